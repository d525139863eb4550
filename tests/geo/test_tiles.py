"""Tiles read back: the layers and properties that the map draws, by zoom, and never too much."""

from __future__ import annotations

import math
import random
import uuid
from datetime import timedelta
from typing import Any

import mapbox_vector_tile
import pytest
from geoalchemy2 import WKTElement

from app.core import clock
from app.core.extensions import db
from app.models import Address, LandCover, Report, Street
from geo import tiles
from geo.filters import ReportFilters
from tests import factories as make

LATITUDE, LONGITUDE = make.CENTRE
PUBLIC = ReportFilters()
SIZE_LIMIT = 100_000


def tile_at(z: int, latitude: float = LATITUDE, longitude: float = LONGITUDE) -> tuple[int, int, int]:
    """z, x, y of the tile that holds a point (the slippy map's own formula)."""
    side = 1 << z
    y = (1 - math.asinh(math.tan(math.radians(latitude))) / math.pi) / 2
    return z, int((longitude + 180) / 360 * side), int(y * side)


def read(content: bytes) -> dict[str, list[dict[str, Any]]]:
    """Layer → features, y downwards as in the tile."""
    found = mapbox_vector_tile.decode(content, default_options={"y_coord_down": True}) if content else {}
    return {name: layer["features"] for name, layer in found.items()}


def place_in(z: int, x: int, y: int, spot: list[float]) -> tuple[float, float]:
    """Latitude and longitude of a place within a tile."""
    side = 1 << z
    longitude = (x + spot[0] / tiles.EXTENT) / side * 360 - 180
    return math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * (y + spot[1] / tiles.EXTENT) / side)))), longitude


@pytest.fixture
def town(app: Any) -> Any:
    """A town with one of everything around its middle."""
    town = make.make_jurisdiction()
    town.desk = make.make_department(town, "accueil", is_fallback=True)
    town.lamp = make.make_service(town, icon="lightbulb")
    make.make_area(town, kind="district", code="nord", name="Nord", box=(3.0, 45.0, 3.1, 45.1))
    make.make_area(town, kind="quarter", code="halles", name="Les Halles", box=(3.03, 45.03, 3.07, 45.07))
    make.make_area(town, kind="depot", code="d", name="Dépôt secret", box=(3.0, 45.0, 3.1, 45.1))
    make.make_asset(town, "EP-1", LATITUDE, LONGITUDE)
    gone = make.make_asset(town, "EP-2", LATITUDE, LONGITUDE)
    gone.retired_at = clock.now()
    for kind, road_class in (("Rue Foch", "street"), ("Route de Lodève", "major"), ("Venelle", "minor")):
        line = WKTElement(f"MULTILINESTRING((3.0 {LATITUDE}, 3.1 {LATITUDE}))", srid=4326)
        make.save(Street(jurisdiction_id=town.id, reference=kind, name=kind, road_class=road_class, line=line))
    for kind, side in (("green", 0.02), ("building", 0.0005)):
        shape = make.square(LONGITUDE, LATITUDE, LONGITUDE + side, LATITUDE + side)
        make.save(
            LandCover(
                jurisdiction_id=town.id,
                kind=kind,
                name="Grand parc",
                shape=WKTElement(f"MULTIPOLYGON({shape})", srid=4326),
            )
        )
    make.save(
        Address(
            jurisdiction_id=town.id,
            reference="1",
            number="12 bis",
            street="Rue Foch",
            location=make.point(LATITUDE, LONGITUDE),
        )
    )
    return town


def base(town: Any, z: int) -> dict[str, list[dict[str, Any]]]:
    return read(tiles.base_tile(town.id, *tile_at(z)))


def reports(town: Any, z: int, filters: ReportFilters = PUBLIC) -> list[dict[str, Any]]:
    return read(tiles.reports_tile(town.id, *tile_at(z), filters=filters)).get("reports", [])


def test_close_tile_holds_every_layer_with_its_properties(town: Any) -> None:
    found = base(town, 17)
    assert set(found) == {
        "landcover", "buildings", "streets", "areas", "area_labels", "housenumbers", "assets",
    }  # fmt: skip
    assert {"kind": "green", "name": "Grand parc"} in [item["properties"] for item in found["landcover"]]
    assert {(item["properties"]["name"], item["properties"]["class"]) for item in found["streets"]} == {
        ("Rue Foch", "street"),
        ("Route de Lodève", "major"),
        ("Venelle", "minor"),
    }
    assert [item["properties"] for item in found["housenumbers"]] == [{"number": "12 bis"}]
    (lamp,) = found["assets"]
    assert {key: lamp["properties"][key] for key in ("layer", "reference")} == {
        "layer": "street_lamp",
        "reference": "EP-1",
    }
    assert lamp["properties"]["id"] > 0


def test_point_is_drawn_where_it_is(town: Any) -> None:
    lamp = base(town, 18)["assets"][0]
    assert place_in(*tile_at(18), lamp["geometry"]["coordinates"]) == pytest.approx((LATITUDE, LONGITUDE), abs=1e-6)


def test_far_tile_leaves_out_what_would_not_be_seen(town: Any) -> None:
    assert {item["properties"]["class"] for item in base(town, 10)["streets"]} == {"major"}
    assert {item["properties"]["class"] for item in base(town, 12)["streets"]} == {"major", "street"}
    assert "buildings" not in base(town, 13)
    assert not {"assets", "housenumbers"} & set(base(town, 16))
    assert set(base(town, 9)) == {"landcover", "boundary"}


def test_residents_see_quarters_and_districts_but_no_depots(town: Any) -> None:
    found = base(town, 13)
    assert {(item["properties"]["name"], item["properties"]["kind"]) for item in found["areas"]} == {
        ("Nord", "district"),
        ("Les Halles", "quarter"),
    }
    assert {item["properties"]["name"] for item in base(town, 12).get("area_labels", [])} == {"Nord"}


def test_name_of_a_quarter_stands_in_one_tile_only(town: Any) -> None:
    z, x, y = tile_at(14)
    names = [
        item["properties"]["name"]
        for right in range(-3, 4)
        for down in range(-3, 4)
        for item in read(tiles.base_tile(town.id, z, x + right, y + down)).get("area_labels", [])
    ]
    assert names == ["Les Halles"]


def test_tile_away_from_the_town_is_empty(town: Any) -> None:
    assert tiles.base_tile(town.id, 15, 0, 0) == b""
    assert tiles.reports_tile(town.id, 15, 0, 0, filters=PUBLIC) == b""


def test_other_towns_are_not_drawn(town: Any) -> None:
    other = make.make_jurisdiction("ailleurs", west=5.0)
    assert base(other, 17) == {}


@pytest.mark.parametrize(("z", "x", "y"), [(-1, 0, 0), (23, 0, 0), (3, 8, 0), (3, 0, 8), (3, -1, 0), (10**9, 0, 0)])
def test_tile_that_does_not_exist_is_refused(town: Any, z: int, x: int, y: int) -> None:
    assert not tiles.is_tile(z, x, y)
    with pytest.raises(ValueError, match="no tile"):
        tiles.base_tile(town.id, z, x, y)
    with pytest.raises(ValueError, match="no tile"):
        tiles.reports_tile(town.id, z, x, y, filters=PUBLIC)


def test_near_report_is_a_pin(town: Any) -> None:
    report = make.make_report(town, town.lamp, town.desk)
    (pin,) = reports(town, 15)
    assert pin["properties"] == {
        "public_id": report.public_id,
        "status": "received",
        "icon": "lightbulb",
        "service": "lampadaire",
        "is_late": False,
        "count": 1,
    }
    assert place_in(*tile_at(15), pin["geometry"]["coordinates"]) == pytest.approx((LATITUDE, LONGITUDE), abs=1e-5)


def test_far_reports_are_counted_with_the_late_ones(town: Any) -> None:
    for number in range(5):
        late = {"due_at": clock.now() - timedelta(hours=1)} if number < 2 else {}
        make.make_report(town, town.lamp, town.desk, at=(LATITUDE, LONGITUDE + number * 1e-5), **late)
    (cluster,) = reports(town, 12)
    assert cluster["properties"] == {"count": 5, "late_count": 2}


def test_report_alone_keeps_its_pin_when_far(town: Any) -> None:
    report = make.make_report(town, town.lamp, town.desk, status="acknowledged")
    (found,) = reports(town, 12)
    assert found["properties"]["public_id"] == report.public_id
    assert found["properties"]["count"] == 1
    assert found["properties"]["icon"] == "lightbulb"


def test_every_report_is_counted_exactly_once_over_the_tiles(town: Any) -> None:
    chosen = random.Random(4)
    now = clock.now()
    db.session.add_all(
        Report(
            jurisdiction_id=town.id, id=uuid.uuid4(), public_id=f"RC-{number}", body_hash="x", service_id=town.lamp.id,
            department_id=town.desk.id, routing={}, due_at=now + timedelta(days=1),
            location=make.point(45.0 + chosen.random() / 10, 3.0 + chosen.random() / 10),
        )
        for number in range(300)
    )  # fmt: skip
    db.session.commit()
    for z in (11, 13, 15):
        _z, x, y = tile_at(z)
        reach = 1 << max(0, z - 11)
        total = sum(
            item["properties"]["count"]
            for right in range(-reach, reach + 1)
            for down in range(-reach, reach + 1)
            for item in read(tiles.reports_tile(town.id, z, x + right, y + down, filters=PUBLIC)).get("reports", [])
        )
        assert total == 300, z


def test_public_tile_shows_neither_private_nor_refused_reports(town: Any) -> None:
    make.make_report(town, town.lamp, town.desk, is_private=True)
    make.make_report(town, town.lamp, town.desk, status="rejected", closed_at=clock.now())
    assert reports(town, 15) == []
    assert reports(town, 12) == []
    assert len(reports(town, 15, ReportFilters(audience="staff"))) == 2


def test_filters_of_the_list_are_those_of_the_map(town: Any) -> None:
    other = make.make_service(town, "corbeille")
    make.make_report(town, town.lamp, town.desk)
    make.make_report(town, other, town.desk)
    assert [item["properties"]["service"] for item in reports(town, 15, ReportFilters(service_ids=(other.id,)))] == [
        "corbeille"
    ]
    assert reports(town, 12, ReportFilters(service_ids=(other.id,)))[0]["properties"]["count"] == 1


def add_crowd(town: Any, count: int, seed: int, side: float) -> None:
    """So many reports on a square of that many degrees."""
    chosen = random.Random(seed)
    db.session.add_all(
        Report(
            jurisdiction_id=town.id, id=uuid.uuid4(), public_id=f"RC-2026-{number:06d}", body_hash="x",
            service_id=town.lamp.id, department_id=town.desk.id, routing={}, due_at=clock.now(),
            location=make.point(LATITUDE + chosen.random() * side, LONGITUDE + chosen.random() * side),
        )
        for number in range(count)
    )  # fmt: skip
    db.session.commit()


def test_crowded_tile_is_clustered_and_stays_small(town: Any) -> None:
    add_crowd(town, 4 * tiles.PIN_LIMIT, 5, 0.002)
    z, x, y = tile_at(15, LATITUDE + 0.001, LONGITUDE + 0.001)
    content = tiles.reports_tile(town.id, z, x, y, filters=PUBLIC)
    found = read(content)["reports"]
    assert len(content) < SIZE_LIMIT
    assert len(found) <= tiles.CLUSTER_CELLS**2
    assert sum(item["properties"]["count"] for item in found) > tiles.PIN_LIMIT


@pytest.mark.parametrize("z", [14, 15, 16])
def test_counts_and_reports_themselves_make_the_same_clusters(town: Any, z: int) -> None:
    add_crowd(town, 5 * tiles.PIN_LIMIT, 7, 0.003)
    tile = tile_at(z, LATITUDE + 0.0015, LONGITUDE + 0.0015)
    counted, themselves = (
        sorted(
            (item["properties"]["count"], item["properties"]["late_count"], item["geometry"]["coordinates"])
            for item in read(tiles.reports_tile(town.id, *tile, filters=filters))["reports"]
        )
        for filters in (
            ReportFilters(audience="staff"),
            ReportFilters(audience="staff", since=clock.now() - timedelta(days=1)),
        )
    )
    assert sum(count for count, _, _ in counted) > tiles.PIN_LIMIT
    assert counted == themselves


def test_counted_cluster_of_one_says_what_it_is(town: Any) -> None:
    add_crowd(town, 2 * tiles.PIN_LIMIT, 8, 0.0002)
    z, x, y = tile_at(15)
    alone = make.make_report(town, town.lamp, town.desk, at=place_in(z, x, y, [3000, 3000]))
    found = read(tiles.reports_tile(town.id, z, x, y, filters=PUBLIC))["reports"]
    assert [item["properties"]["public_id"] for item in found if item["properties"]["count"] == 1] == [alone.public_id]


def test_fullest_possible_tile_of_pins_stays_small(town: Any) -> None:
    add_crowd(town, tiles.PIN_LIMIT, 6, 0.0002)
    content = tiles.reports_tile(town.id, *tile_at(15), filters=PUBLIC)
    assert len(read(content)["reports"]) == tiles.PIN_LIMIT
    assert len(content) < SIZE_LIMIT
