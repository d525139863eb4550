"""A street that leaves a tile and comes back is drawn whole."""

from sqlalchemy import text

from geo import tiles
from tests import factories as make


def test_street_that_crosses_a_tile_twice_is_in_it(session):
    town = make.make_jurisdiction()
    # A ring around the corner where four tiles of zoom 17 meet, in the middle of the town.
    z, x, y = 17, 66646, 47083
    corner = session.execute(
        text(
            "select ST_X(p), ST_Y(p) from (select ST_Transform(ST_PointN(ST_ExteriorRing("
            "ST_TileEnvelope(:z, :x, :y)), 1), 4326) p) q"
        ),
        {"z": z, "x": x, "y": y},
    ).one()
    ring = "ST_Multi(ST_ExteriorRing(ST_Buffer(ST_SetSRID(ST_MakePoint(:lon, :lat), 4326)::geography, 60)::geometry))"
    session.execute(
        text(
            f"insert into streets (jurisdiction_id, reference, name, line) values (:town, 'r', 'Place Ronde', {ring})"
        ),
        {"town": town.id, "lon": corner[0], "lat": corner[1]},
    )
    session.commit()
    around = [(x, y), (x - 1, y), (x, y + 1), (x - 1, y + 1)]
    assert [b"Place Ronde" in tiles.base_tile(town.id, z, *tile) for tile in around] == [True] * 4
