"""A town from its files: everything arrives, twice changes nothing, and reports are never touched."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select, text

from app.actions.towns import ImportSummary, import_town
from app.core.extensions import db
from app.models import (
    Address,
    Area,
    AreaPiece,
    Asset,
    AuditEntry,
    Department,
    Jurisdiction,
    LandCover,
    PlaceName,
    Report,
    RoutingRule,
    Service,
    Street,
)
from geo.addresses import search_addresses
from geo.areas import find_place
from geo.nearby import nearest_assets
from geo.points import from_wkb, make_point
from geo.routing import find_department
from geo.town.problems import TownFilesError
from tests import factories as make
from tests.townfiles import TownFolder, feature, line, square

LAMP = make_point(46.0051, 2.0050)


@pytest.fixture
def folder(app: Any, tmp_path: Path) -> TownFolder:
    return TownFolder(tmp_path / "petiville")


def load(folder: TownFolder, **values: Any) -> ImportSummary:
    return import_town(folder.write(), **values)


def town() -> Jurisdiction:
    return db.session.scalars(select(Jurisdiction)).one()


def count(model: Any) -> int:
    return db.session.scalar(select(func.count()).select_from(model)) or 0


def rows_of_ground() -> dict[str, list[Any]]:
    """Every row with its identity and its version, so that a rewritten row shows."""
    tables = ("areas", "area_pieces", "streets", "addresses", "assets", "land_covers", "place_names", "routing_rules")
    return {
        name: list(db.session.execute(text(f"select xmin::text, id from {name} order by id")).all()) for name in tables
    }


def test_town_arrives_with_everything_in_its_files(folder: TownFolder) -> None:
    summary = load(folder)
    found = town()
    assert (found.slug, found.name, found.insee_code, found.default_locale) == (
        "petiville", "Petiville", "99001", "fr",
    )  # fmt: skip
    assert (found.settings["colour"], found.settings["public_id_prefix"]) == ("#0f5563", "PV")
    assert summary.is_new
    assert {name: counts.new for name, counts in summary.counts.items()} == {
        "departments": 2, "services": 1, "areas": 3, "rules": 2, "streets": 2, "addresses": 2, "assets": 4,
        "land cover": 1, "place names": 5,
    }  # fmt: skip
    assert sorted(summary.warnings) == [
        "addresses.csv: 1 addresses without a number left out",
        "assets: 1 outside the town left out",
        "assets: 1 repeated references were numbered",
    ]
    assert db.session.scalars(select(AuditEntry.action)).all() == ["town.imported"]


def test_what_arrived_is_found_by_place_and_by_name(folder: TownFolder) -> None:
    load(folder)
    town_id = town().id
    place = find_place(make_point(46.005, 2.005))
    assert place is not None
    assert (place.jurisdiction_id, place.area_name) == (town_id, "Quartier du Sud")
    assert [asset.reference for asset in nearest_assets(town_id, LAMP, layer="street_lamp", radius_m=400)] == [
        "EP-1", "EP-2", "EP-2 (2)",
    ]  # fmt: skip
    assert search_addresses(town_id, "2bis rue haute")[0].label == "2 bis Rue Haute"
    assert search_addresses(town_id, "parc central")[0].kind == "landmark"
    owners = {row.name: row.owner for row in db.session.execute(select(Street.name, Street.owner))}
    assert owners == {"Rue Haute": "town", "Allée des Pins": "private"}


def test_imported_rules_and_owners_route_reports(folder: TownFolder) -> None:
    load(folder)
    town_id = town().id
    service = db.session.scalars(select(Service)).one()
    departments = {row.code: row.id for row in db.session.scalars(select(Department))}
    by_lamp = find_department(town_id, service.id, LAMP)
    assert (by_lamp.code, by_lamp.department_id) == ("asset_owner", departments["lighting"])
    by_area = find_department(town_id, service.id, make_point(46.015, 2.003))
    assert (by_area.code, by_area.department_id) == ("area_rule", departments["desk"])
    by_service = find_department(town_id, service.id, make_point(46.002, 2.003))
    assert (by_service.code, by_service.department_id) == ("service_rule", departments["lighting"])


def test_questions_are_kept_whole(folder: TownFolder) -> None:
    load(folder)
    (question,) = db.session.scalars(select(Service)).one().questions
    assert question == {
        "code": "extent", "order": 1, "datatype": "singlevaluelist", "is_required": True,
        "label": {"fr": "Combien ?"}, "hint": None, "shown_if": None,
        "values": [{"key": "one", "name": {"fr": "Un"}}, {"key": "wires", "name": {"fr": "Des fils pendent"}}],
        "stop": {"values": ["wires"], "title": {"fr": "Danger"}, "text": {"fr": "Appelez le 112."}, "phone": "112"},
    }  # fmt: skip


def test_second_import_rewrites_no_row(folder: TownFolder) -> None:
    load(folder)
    before, version = rows_of_ground(), town().settings["ground_version"]
    summary = load(folder)
    assert (summary.is_new, summary.touched) == (False, 0)
    assert rows_of_ground() == before
    db.session.expire_all()
    assert town().settings["ground_version"] == version


def test_import_changes_what_differs_and_nothing_else(folder: TownFolder) -> None:
    load(folder)
    before, version = rows_of_ground(), town().settings["ground_version"]
    folder.replace("assets.csv", "EP-1,Lanterne,2.0050", "EP-1,Lanterne,2.0051")
    folder.replace("assets.csv", "tree,AR-1,,2.0080,46.0051\n", "tree,AR-2,,2.0080,46.0051\n")
    folder.layers["streets.geojson.gz"][0]["properties"]["name"] = "Rue Neuve"
    summary = load(folder)
    assets, streets = summary.counts["assets"], summary.counts["streets"]
    assert (assets.new, assets.changed, assets.gone, assets.same) == (1, 1, 1, 2)
    assert (streets.new, streets.changed, streets.gone, streets.same) == (0, 1, 0, 1)
    after = rows_of_ground()
    assert [row.id for row in after["streets"]] == [row.id for row in before["streets"]]
    assert after["areas"] == before["areas"]
    assert after["area_pieces"] == before["area_pieces"]
    assert after["land_covers"] == before["land_covers"]
    db.session.expire_all()
    assert town().settings["ground_version"] != version
    assert search_addresses(town().id, "rue neuve")[0].label == "Rue Neuve"


def test_dry_run_says_the_same_and_leaves_nothing(folder: TownFolder) -> None:
    would = load(folder, dry_run=True)
    assert [count(model) for model in (Jurisdiction, Area, Asset, Department, AuditEntry)] == [0] * 5
    did = load(folder)
    assert would.is_dry_run
    assert would.counts == did.counts
    assert would.warnings == did.warnings


def test_dry_run_on_a_known_town_changes_no_row(folder: TownFolder) -> None:
    load(folder)
    before = rows_of_ground()
    folder.replace("assets.csv", "2.0060", "2.0061")
    folder.replace("city.toml", 'name = "Petiville"', 'name = "Grandeville"')
    assert load(folder, dry_run=True).counts["assets"].changed == 1
    db.session.expire_all()
    assert rows_of_ground() == before
    assert town().name == "Petiville"


def make_report_on(reference: str, area_code: str) -> Report:
    service = db.session.scalars(select(Service)).one()
    department = db.session.scalars(select(Department).where(Department.is_fallback)).one()
    asset = db.session.scalars(select(Asset).where(Asset.reference == reference)).one()
    area = db.session.scalars(select(Area).where(Area.code == area_code)).one()
    return make.make_report(town(), service, department, asset_id=asset.id, area_id=area.id, at=(46.0051, 2.0060))


def test_import_never_touches_reports(folder: TownFolder) -> None:
    load(folder)
    report = make_report_on("EP-2", "sud")
    kept = (report.asset_id, report.area_id)
    xmin = db.session.execute(text("select xmin::text from reports")).scalar_one()
    folder.replace("assets.csv", "street_lamp,EP-2,Lanterne,2.0060,46.0051\n", "")
    folder.replace("assets.csv", "street_lamp,EP-2,Lanterne,2.0070,46.0051\n", "")
    folder.layers["quarters.geojson"].pop(0)
    summary = load(folder)
    db.session.expire_all()
    assert (report.asset_id, report.area_id) == kept
    assert db.session.execute(text("select xmin::text from reports")).scalar_one() == xmin
    assert (summary.counts["assets"].retired, summary.counts["assets"].gone) == (1, 1)
    assert (summary.counts["areas"].retired, summary.counts["areas"].gone) == (1, 0)


def test_retired_assets_and_areas_are_offered_no_more_until_they_return(folder: TownFolder) -> None:
    load(folder)
    make_report_on("EP-2", "sud")
    lamps, quarter = folder.texts["assets.csv"], folder.layers["quarters.geojson"].pop(0)
    folder.replace("assets.csv", "street_lamp,EP-2,Lanterne,2.0060,46.0051\n", "")
    folder.replace("assets.csv", "street_lamp,EP-2,Lanterne,2.0070,46.0051\n", "")
    load(folder)
    here = make_point(46.0051, 2.0060)
    assert nearest_assets(town().id, here, layer="street_lamp", radius_m=50) == []
    place = find_place(here)
    assert place is not None
    assert place.area_id is None
    folder.texts["assets.csv"] = lamps
    folder.layers["quarters.geojson"].insert(0, quarter)
    summary = load(folder)
    assert summary.counts["assets"].changed == 1
    assert [asset.reference for asset in nearest_assets(town().id, here, radius_m=50)] == ["EP-2"]
    place = find_place(here)
    assert place is not None
    assert place.area_name == "Quartier du Sud"


def test_department_and_service_taken_out_are_switched_off(folder: TownFolder) -> None:
    load(folder)
    folder.texts["city.toml"] = folder.texts["city.toml"].replace("lighting", "light")
    summary = load(folder)
    assert (summary.counts["departments"].new, summary.counts["departments"].retired) == (1, 1)
    states = {row.code: row.is_active for row in db.session.execute(select(Department.code, Department.is_active))}
    assert states == {"desk": True, "lighting": False, "light": True}


def test_fallback_can_move_to_another_department(folder: TownFolder) -> None:
    load(folder)
    folder.replace("city.toml", "fallback = true", "fallback = false")
    folder.replace(
        "city.toml",
        'code = "lighting"\nname.fr = "Éclairage"\nname.en = "Lighting"\nemail',
        'code = "lighting"\nfallback = true\nname.fr = "Éclairage"\nname.en = "Lighting"\nemail',
    )
    load(folder)
    assert db.session.scalars(select(Department.code).where(Department.is_fallback)).all() == ["lighting"]


def test_rule_that_changes_ends_and_its_past_stays(folder: TownFolder) -> None:
    load(folder)
    folder.replace(
        "city.toml", 'group = "lighting"\ndepartment = "lighting"', 'group = "lighting"\ndepartment = "desk"'
    )
    summary = load(folder)
    rules = summary.counts["rules"]
    assert (rules.new, rules.gone, rules.same) == (1, 1, 1)
    ended = [rule for rule in db.session.scalars(select(RoutingRule)) if rule.valid.upper is not None]
    assert len(ended) == 1
    assert count(RoutingRule) == 3
    service = db.session.scalars(select(Service)).one()
    assert find_department(town().id, service.id, make_point(46.002, 2.003)).is_fallback


def test_rule_made_by_people_outlives_an_import(folder: TownFolder) -> None:
    load(folder)
    desk = db.session.scalars(select(Department).where(Department.is_fallback)).one()
    own = make.make_rule(town(), desk, street_owner="private", note="Décidé en réunion")
    load(folder)
    db.session.refresh(own)
    assert own.valid.upper is None


def test_settings_made_by_people_outlive_an_import(folder: TownFolder) -> None:
    load(folder)
    found = town()
    found.settings = {**found.settings, "retention_months": 6}
    db.session.commit()
    folder.replace("city.toml", 'colour = "#0f5563"\n', "")
    load(folder)
    db.session.refresh(found)
    assert found.settings["retention_months"] == 6
    assert "colour" not in found.settings


def test_section_that_is_absent_leaves_its_rows_alone(folder: TownFolder) -> None:
    load(folder)
    folder.replace("city.toml", '[addresses]\nfile = "addresses.csv"\n', "")
    summary = load(folder)
    assert "addresses" not in summary.counts
    assert count(Address) == 2


def test_second_town_leaves_the_first_alone(folder: TownFolder, tmp_path: Path) -> None:
    load(folder)
    before = rows_of_ground()
    other = TownFolder(tmp_path / "autreville")
    other.replace("city.toml", 'slug = "petiville"', 'slug = "autreville"')
    load(other)
    after = rows_of_ground()
    assert all(after[name][: len(rows)] == rows for name, rows in before.items())
    assert count(Asset) == 8


def test_failing_import_leaves_the_town_as_it_was(folder: TownFolder) -> None:
    load(folder)
    before = rows_of_ground()
    folder.replace("city.toml", 'email = "eclairage', 'email = "lumiere')
    folder.replace("assets.csv", "kind,ref,label,lon,lat", "kind,ref,label,a,b")
    with pytest.raises(TownFilesError, match="columns"):
        load(folder)
    db.session.expire_all()
    assert rows_of_ground() == before
    assert "eclairage@petiville.example" in db.session.scalars(select(Department.email)).all()


def test_areas_are_cut_into_small_pieces_that_cover_them(folder: TownFolder) -> None:
    import math

    ring = [
        [2.01 + 0.009 * math.cos(a / 500 * math.tau), 46.01 + 0.009 * math.sin(a / 500 * math.tau)] for a in range(500)
    ]
    folder.layers["boundary.geojson"] = [feature({"type": "Polygon", "coordinates": [[*ring, ring[0]]]})]
    load(folder)
    pieces = db.session.execute(
        text("select max(ST_NPoints(piece)), count(*), sum(ST_Area(piece)) from area_pieces where kind = 'boundary'")
    ).one()
    whole = db.session.execute(text("select ST_Area(boundary) from areas where kind = 'boundary'")).scalar_one()
    assert pieces[0] <= 128
    assert pieces[1] > 1
    assert pieces[2] == pytest.approx(whole, rel=1e-9)
    assert count(AreaPiece) == pieces[1] + 2


def test_lambert_93_files_land_in_the_right_place(folder: TownFolder) -> None:
    """EPSG:2154 by the description (CSV) and by the file (GeoJSON), against PROJ's own figures for the point."""
    easting, northing = db.session.execute(
        text(
            "select ST_X(p), ST_Y(p)"
            " from (select ST_Transform(ST_SetSRID(ST_MakePoint(2.005, 46.0051), 4326), 2154) as p) as q"
        )
    ).one()
    folder.texts["assets.csv"] = f"kind,ref,label,x,y\nstreet_lamp,EP-1,,{easting:.3f},{northing:.3f}\n"
    folder.replace("city.toml", 'file = "assets.csv"', 'file = "assets.csv"\ncrs = "EPSG:2154"')
    square_2154 = [
        [easting - 50, northing - 50],
        [easting + 50, northing - 50],
        [easting + 50, northing + 50],
        [easting - 50, northing - 50],
    ]
    folder.layers["green.geojson"] = [feature({"type": "Polygon", "coordinates": [square_2154]}, name="Pré")]
    folder.crs["green.geojson"] = {"crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::2154"}}}
    load(folder)
    found = from_wkb(db.session.scalars(select(Asset.location)).one())
    assert (found.latitude, found.longitude) == pytest.approx((46.0051, 2.005), abs=1e-7)
    inside = db.session.execute(
        text("select ST_Contains(shape, ST_SetSRID(ST_MakePoint(2.0051, 46.0049), 4326)) from land_covers")
    ).scalar_one()
    assert inside


def test_broken_outline_is_repaired_and_counted(folder: TownFolder) -> None:
    bow = [[2.012, 46.012], [2.014, 46.014], [2.014, 46.012], [2.012, 46.014], [2.012, 46.012]]
    folder.layers["green.geojson"] = [feature({"type": "Polygon", "coordinates": [bow]}, name="Nœud")]
    summary = load(folder)
    assert summary.repaired == 1
    assert db.session.execute(text("select bool_and(ST_IsValid(shape)) from land_covers")).scalar_one()


def test_feature_that_cannot_be_used_is_left_out_and_named(folder: TownFolder) -> None:
    folder.layers["streets.geojson.gz"] += [
        feature(None, id=3, name="Sans tracé"),
        feature(line((2.0, 46.0), (2.0, 46.0)), id=4, name="Un point"),
        feature({"type": "LineString", "coordinates": [["x", "y"], ["z", "t"]]}, id=5),
    ]
    summary = load(folder)
    assert [problem.split(" (")[0] for problem in summary.refused] == [
        "streets.geojson.gz: feature 3 has no geometry",
        "streets.geojson.gz: feature 4 is no line",
        "streets.geojson.gz: feature 5 has a geometry that cannot be read",
    ]
    assert count(Street) == 2


def test_boundary_can_be_the_outline_of_the_quarters(folder: TownFolder) -> None:
    folder.replace("city.toml", 'file = "boundary.geojson"', 'union_of = "quarter"')
    load(folder)
    assert find_place(make_point(46.015, 2.005)) is not None
    assert find_place(make_point(46.015, 2.015)) is None


def test_neighbours_are_known_by_name_but_not_served(folder: TownFolder) -> None:
    folder.texts["city.toml"] += '\n[neighbours]\nfile = "communes.geojson"\ncode_from = "insee"\n'
    folder.layers["communes.geojson"] = [
        feature(square(2.02, 46.0, 0.02), insee="99002", name="Voisine"),
        feature(square(2.0, 46.0, 0.02), insee="99001", name="Petiville"),
    ]
    load(folder)
    assert db.session.scalars(select(Area.name).where(Area.kind == "neighbour")).all() == ["Voisine"]
    from geo.areas import find_outside

    assert find_outside(make_point(46.01, 2.03)).commune == "Voisine"


def test_land_cover_and_buildings_come_and_go_apart(folder: TownFolder) -> None:
    folder.texts["city.toml"] += '\n[buildings]\nfile = "buildings.geojson"\n'
    folder.layers["buildings.geojson"] = [feature(square(2.005, 46.006, 0.0002), name="Mairie")] * 2
    load(folder)
    assert sorted(db.session.scalars(select(LandCover.kind))) == ["building", "green"]
    folder.replace("city.toml", '[[land_cover]]\nfile = "green.geojson"\nkind = "green"\n', "")
    folder.layers["buildings.geojson"] = [feature(square(2.006, 46.006, 0.0002), name="École")]
    summary = load(folder)
    assert (summary.counts["land cover"].new, summary.counts["land cover"].gone) == (1, 1)
    assert sorted(db.session.scalars(select(LandCover.name))) == ["Parc Central", "École"]
    assert count(PlaceName) == 6


def test_file_with_swapped_coordinates_is_refused_with_the_reason(folder: TownFolder) -> None:
    folder.replace("assets.csv", "kind,ref,label,lon,lat", "kind,ref,label,lat,lon")
    with pytest.raises(TownFilesError, match="latitude and longitude swapped"):
        load(folder)
    assert count(Jurisdiction) == 0


def test_file_in_metres_without_its_crs_is_refused_with_the_cure(folder: TownFolder) -> None:
    metres = square(650_000, 6_860_000, 100)
    folder.layers["green.geojson"] = [feature(metres) for _number in range(10)]
    with pytest.raises(TownFilesError, match='crs = "EPSG:2154"'):
        load(folder)


def test_unknown_crs_is_refused_by_name(folder: TownFolder) -> None:
    folder.replace("city.toml", 'file = "assets.csv"', 'file = "assets.csv"\ncrs = "EPSG:99999"')
    with pytest.raises(TownFilesError, match=r"assets\.csv: EPSG:99999 is not known"):
        load(folder)


def test_rules_that_overlap_are_refused(folder: TownFolder) -> None:
    folder.texts["city.toml"] += '\n[[rule]]\nservice = "lamp_out"\ndepartment = "desk"\n'
    with pytest.raises(TownFilesError, match="valid at the same time"):
        load(folder)


def test_rule_for_an_area_that_no_file_holds_is_refused(folder: TownFolder) -> None:
    folder.replace("city.toml", "quarter:nord", "quarter:ouest")
    with pytest.raises(TownFilesError, match="quarter:ouest"):
        load(folder)


def test_rule_keeps_the_period_it_is_described_with(folder: TownFolder) -> None:
    folder.replace(
        "city.toml", 'area = "quarter:nord"', 'area = "quarter:nord"\nvalid_from = 2020-01-01\nvalid_until = 2090-01-01'
    )
    load(folder)
    rule = db.session.scalars(select(RoutingRule).where(RoutingRule.area_id.is_not(None))).one()
    assert (rule.valid.lower.isoformat(), rule.valid.upper.isoformat()) == (
        "2019-12-31T23:00:00+00:00",
        "2089-12-31T23:00:00+00:00",
    )
    assert load(folder).counts["rules"].touched == 0


def test_rule_that_is_over_is_not_taken_up(folder: TownFolder) -> None:
    folder.replace("city.toml", 'area = "quarter:nord"', 'area = "quarter:nord"\nvalid_until = 2020-01-01')
    assert load(folder).counts["rules"].new == 1
    assert load(folder).counts["rules"].touched == 0


@pytest.mark.timeout(100)
def test_large_town_beside_a_small_one_is_imported_in_seconds(folder: TownFolder, tmp_path: Path) -> None:
    """The planner's figures know the small town alone; believed, they would compare every row with every other."""
    load(folder)
    db.session.execute(text("analyze"))
    db.session.commit()
    large = TownFolder(tmp_path / "grandeville")
    large.replace("city.toml", 'slug = "petiville"', 'slug = "grandeville"')
    large.texts["assets.csv"] = "kind,ref,label,lon,lat\n" + "".join(
        f"street_lamp,L-{number},,{2.001 + number % 180 / 10_000:.4f},{46.001 + number // 180 / 20_000:.5f}\n"
        for number in range(30_000)
    )
    summary = load(large)
    assert summary.counts["assets"].new == 30_000
    assert summary.seconds < 60
