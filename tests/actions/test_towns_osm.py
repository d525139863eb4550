"""A town from an OpenStreetMap extract, made here object by object."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import osmium
import osmium.osm.mutable as osm
import pytest
from sqlalchemy import func, select

from app.actions.towns import ImportSummary, import_town, write_template
from app.core.extensions import db
from app.models import Address, Area, Asset, LandCover, Street
from geo.addresses import search_addresses
from geo.areas import find_outside, find_place
from geo.points import from_wkb, make_point
from geo.town.problems import TownFilesError


class ExtractWriter:
    """Writes a small .osm.pbf: objects are given in any order, nodes get their numbers here."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._nodes: list[osm.Node] = []
        self._ways: list[osm.Way] = []
        self._relations: list[osm.Relation] = []

    def node(self, longitude: float, latitude: float, **tags: str) -> int:
        number = len(self._nodes) + 1
        self._nodes.append(osm.Node(id=number, location=(longitude, latitude), tags=_colons(tags), version=1))
        return number

    def way(self, points: list[tuple[float, float]], *, closed: bool = False, **tags: str) -> int:
        nodes = [self.node(*point) for point in points]
        number = len(self._ways) + 1
        self._ways.append(
            osm.Way(id=number, nodes=[*nodes, nodes[0]] if closed else nodes, tags=_colons(tags), version=1)
        )
        return number

    def relation(self, members: list[tuple[str, int, str]], **tags: str) -> None:
        number = len(self._relations) + 1
        self._relations.append(osm.Relation(id=number, members=members, tags=_colons(tags), version=1))

    def outline(self, west: float, south: float, east: float, north: float, **tags: str) -> None:
        way = self.way([(west, south), (east, south), (east, north), (west, north)], closed=True)
        self.relation([("w", way, "outer")], type="boundary", boundary="administrative", **tags)

    def write(self) -> Path:
        with osmium.SimpleWriter(str(self.path), overwrite=True) as writer:
            for node in self._nodes:
                writer.add_node(node)
            for way in self._ways:
                writer.add_way(way)
            for relation in self._relations:
                writer.add_relation(relation)
        return self.path


def _colons(tags: dict[str, str]) -> dict[str, str]:
    return {name.replace("__", ":"): value for name, value in tags.items()}


@pytest.fixture
def extract(app: Any, tmp_path: Path) -> ExtractWriter:
    """A town with one of everything, a neighbour, and things outside."""
    writer = ExtractWriter(tmp_path / "bourgneuf_2024.osm.pbf")
    writer.outline(2.0, 46.0, 2.02, 46.02, name="Bourgneuf", admin_level="8", ref__INSEE="99005")
    writer.outline(2.02, 46.0, 2.04, 46.02, name="Voisine", admin_level="8", ref__INSEE="99006")
    writer.outline(2.0, 46.0, 2.01, 46.02, name="Vieux Bourg", admin_level="10")
    writer.way([(2.001, 46.01), (2.019, 46.01)], highway="primary", ref="D 12", name="Route de Lyon")
    writer.way([(2.005, 46.001), (2.005, 46.019)], highway="residential", name="Rue Haute")
    writer.way([(2.0051, 46.001), (2.0051, 46.019)], highway="footway", footway="sidewalk")
    writer.way([(2.015, 46.001), (2.015, 46.003)], highway="service", access="private")
    writer.node(2.0052, 46.005, highway="street_lamp", ref="B12")
    writer.node(2.0052, 46.006, amenity="waste_basket")
    writer.node(2.0052, 46.007, traffic_sign="FR:AB4")
    writer.node(2.03, 46.007, natural="tree")
    writer.node(2.0053, 46.005, addr__housenumber="3", addr__street="Rue Haute")
    house = writer.node(2.0053, 46.006, addr__housenumber="5 bis")
    writer.relation([("n", house, "house")], type="associatedStreet", name="Rue Haute")
    near = [(2.006, 46.006), (2.0062, 46.006), (2.0062, 46.0062), (2.006, 46.0062)]
    writer.way(near, closed=True, building="yes", addr__housenumber="7", addr__street="Rue Haute")
    writer.way([(2.012, 46.012), (2.014, 46.012), (2.014, 46.014)], closed=True, leisure="park", name="Parc du Lac")
    writer.way([(2.015, 46.015), (2.016, 46.015), (2.016, 46.016)], closed=True, natural="water")
    return writer


def load(writer: ExtractWriter, *changes: tuple[str, str]) -> ImportSummary:
    place = writer.write()
    config = place.parent / "town.toml"
    config.unlink(missing_ok=True)
    write_template(place, config)
    content = config.read_text("utf-8")
    for old, new in changes:
        assert old in content
        content = content.replace(old, new)
    config.write_text(content, "utf-8")
    return import_town(place, config)


def test_extract_alone_makes_a_town(extract: ExtractWriter) -> None:
    summary = load(extract)
    assert (summary.town_name, summary.town_slug, summary.warnings) == ("Bourgneuf", "bourgneuf", (
        "assets: 1 outside the town left out",
    ))  # fmt: skip
    areas = db.session.execute(select(Area.kind, Area.name).order_by(Area.kind)).all()
    assert [tuple(row) for row in areas] == [
        ("boundary", "Bourgneuf"), ("neighbour", "Voisine"), ("quarter", "Vieux Bourg"),
    ]  # fmt: skip
    place = find_place(make_point(46.005, 2.005))
    assert place is not None
    assert place.area_name == "Vieux Bourg"
    assert find_outside(make_point(46.01, 2.03)).commune == "Voisine"


def test_roads_have_their_class_and_owner(extract: ExtractWriter) -> None:
    load(extract)
    rows = db.session.execute(select(Street.name, Street.road_class, Street.owner).order_by(Street.reference)).all()
    assert [tuple(row) for row in rows] == [
        ("Route de Lyon", "major", "departement"), ("Rue Haute", "street", "town"), (None, "minor", "private"),
    ]  # fmt: skip


def test_houses_have_their_street_however_it_is_mapped(extract: ExtractWriter) -> None:
    load(extract)
    numbers = db.session.scalars(select(Address.number).where(Address.street == "Rue Haute").order_by(Address.number))
    assert list(numbers) == ["3", "5 bis", "7"]
    town_id = db.session.scalars(select(Area.jurisdiction_id)).first()
    assert town_id is not None
    assert search_addresses(town_id, "5bis rue haute")[0].kind == "address"


def test_lamps_bins_and_signs_become_assets(extract: ExtractWriter) -> None:
    load(extract)
    found = {row.layer: row for row in db.session.scalars(select(Asset))}
    assert set(found) == {"street_lamp", "waste_basket", "traffic_sign"}
    lamp = found["street_lamp"]
    assert lamp.reference == "B12"
    assert lamp.owner_department_id is not None
    assert from_wkb(lamp.location) == make_point(46.005, 2.0052)


def test_land_cover_and_buildings_are_told_apart(extract: ExtractWriter) -> None:
    load(extract)
    kinds = db.session.execute(select(LandCover.kind, LandCover.name).order_by(LandCover.kind)).all()
    assert [tuple(row) for row in kinds] == [("building", None), ("green", "Parc du Lac"), ("water", None)]


def test_second_import_of_an_extract_changes_nothing(extract: ExtractWriter) -> None:
    load(extract)
    assert load(extract).touched == 0


def test_files_beside_an_extract_come_before_it(extract: ExtractWriter) -> None:
    (extract.path.parent / "lamps.csv").write_text("ref,lon,lat\nL1,2.005,46.005\n")
    section = '\n[[assets]]\nfile = "lamps.csv"\nlayer = "street_lamp"\n\n[osm]'
    load(extract, ("\n[osm]", section))
    assert list(db.session.scalars(select(Asset.reference))) == ["L1"]
    assert db.session.scalar(select(func.count()).select_from(Street)) == 3


def test_extract_without_its_boundary_is_outlined_with_a_warning(app: Any, tmp_path: Path) -> None:
    writer = ExtractWriter(tmp_path / "hameau.osm.pbf")
    for latitude in (46.0, 46.01):
        writer.way([(2.0, latitude), (2.01, latitude)], highway="residential", name="Rue Haute")
    summary = load(writer)
    assert summary.town_name == "Hameau"
    assert "does not hold the whole boundary of Hameau" in summary.warnings[0]
    assert find_place(make_point(46.005, 2.005)) is not None
    assert find_place(make_point(46.02, 2.005)) is None


def test_sea_lies_to_the_right_of_the_coast(app: Any, tmp_path: Path) -> None:
    """A coast from north to south: land, on its left, is in the east, the sea in the west."""
    writer = ExtractWriter(tmp_path / "port.osm.pbf")
    writer.outline(1.98, 46.0, 2.02, 46.02, name="Port", admin_level="8")
    writer.way([(2.001, 46.001), (2.019, 46.019)], highway="residential", name="Quai")
    writer.way([(2.0, 46.019), (2.001, 46.01), (2.0, 46.001)], natural="coastline")
    writer.way([(1.985, 46.01), (1.986, 46.01)], highway="service")
    load(writer)
    sea = db.session.scalars(select(LandCover).where(LandCover.kind == "water")).one()
    inside = db.session.scalar(select(func.ST_Covers(sea.shape, func.ST_SetSRID(func.ST_MakePoint(1.99, 46.01), 4326))))
    ashore = db.session.scalar(select(func.ST_Covers(sea.shape, func.ST_SetSRID(func.ST_MakePoint(2.01, 46.01), 4326))))
    assert (inside, ashore) == (True, False)


def test_file_that_is_no_extract_is_refused_by_name(extract: ExtractWriter) -> None:
    load(extract)
    extract.path.write_bytes(b"not a map")
    with pytest.raises(TownFilesError, match=r"bourgneuf_2024\.osm\.pbf: is no readable OpenStreetMap extract"):
        import_town(extract.path, extract.path.parent / "town.toml")
    assert db.session.scalar(select(func.count()).select_from(Street)) == 3
