"""Reading a town's files: as they come from data portals, and refused by name where they cannot be used."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.town import sources
from geo.town.description import read_description
from geo.town.problems import FeatureRefusedError, TownFilesError
from geo.town.rows import Reading, address_rows, display_name, street_rows
from geo.town.shapes import Shaper
from geo.town.sources import SourceFile, parse_crs, read_features
from tests.townfiles import TownFolder, feature, line, square


def write(path: Path, content: Any) -> SourceFile:
    text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
    path.write_bytes(gzip.compress(text.encode()) if path.suffix == ".gz" else text.encode())
    return SourceFile("streets", path)


def collection(*features: Any, **members: Any) -> dict[str, Any]:
    return {"type": "FeatureCollection", **members, "features": list(features)}


ROAD = feature(line((2.0, 46.0), (2.1, 46.1)), name="Rue Haute")


@pytest.mark.parametrize("name", ["a.geojson", "a.geojson.gz", "a.json"])
def test_geojson_is_read_packed_or_not(tmp_path: Path, name: str) -> None:
    found = list(read_features(write(tmp_path / name, collection(ROAD, ROAD))))
    assert [item.number for item in found] == [1, 2]
    assert found[0].geometry == ROAD["geometry"]
    assert str(found[1]) == f"{name}: feature 2"


@settings(max_examples=60)
@given(
    st.lists(st.dictionaries(st.text(max_size=5), st.one_of(st.text(max_size=20), st.integers())), max_size=12),
    st.integers(1, 50),
    st.sampled_from([None, 2]),
)
def test_features_are_the_same_however_the_file_is_cut(
    tmp_path_factory: pytest.TempPathFactory, properties: list[dict[str, Any]], chunk: int, indent: int | None
) -> None:
    path = tmp_path_factory.mktemp("cut") / "a.geojson"
    whole = collection(*(feature(None) | {"properties": item} for item in properties))
    path.write_text(json.dumps(whole, ensure_ascii=chunk % 2 == 0, indent=indent), "utf-8")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(sources, "CHUNK", chunk)
        assert [item.properties for item in read_features(SourceFile("x", path))] == properties


def test_memory_stays_small_over_a_long_file(tmp_path: Path) -> None:
    import tracemalloc

    path = tmp_path / "long.geojson"
    with path.open("w") as file:
        file.write('{"type": "FeatureCollection", "features": [')
        for number in range(60_000):
            file.write(("," if number else "") + json.dumps(ROAD | {"id": number}))
        file.write("]}")
    tracemalloc.start()
    total = sum(1 for _ in read_features(SourceFile("streets", path)))
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert total == 60_000
    assert path.stat().st_size > 8_000_000
    assert peak < 7_000_000


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ('{"type": "FeatureCollection"}', "is not a GeoJSON FeatureCollection"),
        ("no json at all", "is not a GeoJSON FeatureCollection"),
        ('{"features": [{"type": "Feature", "geometry": nul', "feature 1 is not valid JSON"),
        ('{"features": [', "ends in the middle, after feature 0"),
        ('{"features": [{"geometry": null},', "ends in the middle, after feature 1"),
        ('{"features": [17]}', "feature 1 is not a GeoJSON feature"),
        ('{"crs": {"properties": {"name": "Lambert"}}, "features": []}', "crs is not understood"),
    ],
)
def test_broken_geojson_is_refused_by_name(tmp_path: Path, content: str, problem: str) -> None:
    with pytest.raises(TownFilesError, match=f"a.geojson: .*{problem}"):
        list(read_features(write(tmp_path / "a.geojson", content)))


def test_broken_archive_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "a.geojson.gz"
    path.write_bytes(gzip.compress(b'{"features": []}' * 1000)[:-10])
    with pytest.raises(TownFilesError, match=r"a\.geojson\.gz: cannot be read"):
        list(read_features(SourceFile("streets", path)))


@pytest.mark.parametrize(
    ("name", "srid"),
    [
        ("EPSG:2154", 2154),
        ("urn:ogc:def:crs:EPSG::3950", 3950),
        ("urn:ogc:def:crs:EPSG:9.8:2154", 2154),
        ("urn:ogc:def:crs:OGC:1.3:CRS84", 4326),
        ("http://www.opengis.net/def/crs/OGC/1.3/CRS84", 4326),
        ("epsg:4326", 4326),
    ],
)
def test_crs_names_are_understood(name: str, srid: int) -> None:
    assert parse_crs(name) == srid


def test_declared_crs_is_honoured_and_a_stated_one_wins(tmp_path: Path) -> None:
    crs = {"type": "name", "properties": {"name": "EPSG:2154"}}
    source = write(tmp_path / "a.geojson", collection(ROAD, crs=crs))
    assert next(read_features(source)).srid == 2154
    assert next(read_features(SourceFile("streets", source.path, srid=3857))).srid == 3857


def test_not_a_number_is_nothing(tmp_path: Path) -> None:
    content = '{"features": [{"properties": {"name": NaN}, "geometry": {"type": "Point", "coordinates": [NaN, 46.0]}}]}'
    (found,) = read_features(write(tmp_path / "a.geojson", content))
    assert found.text("name") == ""
    with pytest.raises(FeatureRefusedError, match="feature 1"):
        Shaper().point(found)


def test_crs_after_the_features_is_refused_with_the_cure(tmp_path: Path) -> None:
    content = json.dumps(collection(ROAD))[:-1] + ', "crs": {"properties": {"name": "EPSG:2154"}}}'
    with pytest.raises(TownFilesError, match='state it as crs = "EPSG:2154"'):
        list(read_features(write(tmp_path / "a.geojson", content)))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_tables_are_read_as_portals_write_them(tmp_path: Path, encoding: str, delimiter: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(f'id{delimiter}nom\n1{delimiter}"Allée des Chênes"\n'.encode(encoding))
    (row,) = read_features(SourceFile("addresses", path))
    assert row.properties == {"id": "1", "nom": "Allée des Chênes"}


def test_table_without_columns_or_with_too_many_values_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TownFilesError, match="no column names"):
        list(read_features(write(tmp_path / "a.csv", "")))
    with pytest.raises(TownFilesError, match="row 2 has more values"):
        list(read_features(write(tmp_path / "b.csv", "a,b\n1,2\n1,2,3\n")))


def test_only_keeps_the_features_of_the_town(tmp_path: Path) -> None:
    source = write(tmp_path / "a.geojson", collection(feature(None, insee=1), feature(None, insee="2"), feature(None)))
    assert [item.number for item in read_features(SourceFile("x", source.path, only={"insee": ("1", "2")}))] == [1, 2]


def shape_of(geometry: Any, srid: int = 4326) -> sources.Feature:
    return sources.Feature("a.geojson", 7, {}, geometry, srid)


@pytest.mark.parametrize(
    ("geometry", "problem"),
    [
        (None, "feature 7 has no geometry"),
        ({"type": "Polygon", "coordinates": []}, "feature 7 has an empty geometry"),
        ({"type": "Hexagon", "coordinates": []}, "feature 7 has a geometry that cannot be read"),
        ({"type": "Polygon", "coordinates": [[[0, 0], [1, 1]]]}, "feature 7 has a geometry that cannot be read"),
        ({"type": "Polygon"}, "feature 7 has a geometry that cannot be read"),
        (line((0, 0), (1, 1)), "feature 7 has no surface"),
        (square(200, 10, 5), "are not degrees"),
        ({"type": "Point", "coordinates": [None, 46.0]}, "feature 7"),
    ],
)
def test_unusable_outline_is_refused_by_its_number(geometry: Any, problem: str) -> None:
    with pytest.raises(FeatureRefusedError, match=problem):
        Shaper().polygon(shape_of(geometry))


def test_heights_are_dropped_and_repairs_counted() -> None:
    shaper = Shaper()
    raised = {"type": "Polygon", "coordinates": [[[0, 0, 9], [1, 0, 9], [1, 1, 9], [0, 1, 9], [0, 0, 9]]]}
    assert shaper.polygon(shape_of(raised)) == shaper.polygon(shape_of(square(0, 0, 1)))
    assert shaper.repaired == 0
    shaper.polygon(shape_of({"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]]}))
    assert shaper.repaired == 1


def test_file_that_is_mostly_unusable_is_refused_whole(tmp_path: Path) -> None:
    bad = [feature(None, name="x")] * 30
    with pytest.raises(TownFilesError, match="30 of the first 130 features cannot be used"):
        list(street_rows(Reading(), write(tmp_path / "a.geojson", collection(*[ROAD] * 100, *bad))))
    reading = Reading()
    assert len(list(street_rows(reading, write(tmp_path / "b.geojson", collection(*[ROAD] * 200, *bad))))) == 200
    assert len(reading.refused) == 30


def test_file_of_which_nothing_is_kept_is_refused(tmp_path: Path) -> None:
    source = write(tmp_path / "a.geojson", collection(ROAD))
    with pytest.raises(TownFilesError, match="holds no feature that `only` keeps"):
        list(street_rows(Reading(), SourceFile("streets", source.path, only={"insee": ("1",)})))


def test_national_address_file_is_understood_as_it_is(tmp_path: Path) -> None:
    """Columns of adresse.data.gouv.fr, with a street without numbers (0) and a place name (99999)."""
    head = "id;id_fantoir;numero;rep;nom_voie;code_postal;code_insee;nom_commune;x;y;lon;lat;type_position"
    rows = [
        "34172_1;;3;ter;Rue Foch;34000;34172;Montpellier;770000;6279000;3.87;43.61;entrée",
        "34172_2;;0;;Rue Foch;34000;34172;Montpellier;770000;6279000;3.87;43.61;",
        "34172_3;;99999;;Lieu-dit Là;34000;34172;Montpellier;770000;6279000;3.87;43.61;",
    ]
    source = write(tmp_path / "adresses-34.csv", "\n".join([head, *rows]))
    reading = Reading()
    found = list(address_rows(reading, SourceFile("addresses", source.path)))
    assert [row[:5] for row in found] == [("34172_1", "3 ter", "Rue Foch", "34000", "rue foch")]
    assert reading.warnings == ["adresses-34.csv: 2 addresses without a number left out"]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("LES CEVENNES", "Les Cevennes"),
        ("CROIX D'ARGENT", "Croix d'Argent"),
        ("PRES D'ARENE", "Pres d'Arene"),
        ("RUE DE L’EGLISE SAINT-ROCH", "Rue de l’Eglise Saint-Roch"),
        ("Rue Foch", "Rue Foch"),
        ("CHU", "CHU"),
    ],
)
def test_names_in_capitals_become_readable(written: str, shown: str) -> None:
    assert display_name(written) == shown


def describe(tmp_path: Path, *changes: tuple[str, str]) -> list[str]:
    folder = TownFolder(tmp_path / "town")
    for old, new in changes:
        folder.replace("city.toml", old, new)
    place = folder.write()
    try:
        read_description(place / "city.toml", place)
    except TownFilesError as error:
        return list(error.problems)
    return []


def test_good_description_has_no_problem(tmp_path: Path) -> None:
    assert describe(tmp_path) == []


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('slug = "petiville"', 'slug = "Petite Ville"', "slug = 'Petite Ville' may hold"),
        ('slug = "petiville"', "", "slug is missing"),
        ('name = "Petiville"', "name = 3", "name must be a text"),
        ("#0f5563", "green", "colour must be written #rrggbb"),
        ('public_id_prefix = "PV"', 'time_zone = "Mars/Olympus"', "time_zone = 'Mars/Olympus' is not known"),
        ("fallback = true", "", "exactly one department must have fallback = true (0 do)"),
        ('group = "lighting"\nname.fr', 'group = "dark"\nname.fr', "names the group 'dark'"),
        ('department = "lighting"', 'department = "dark"', "names the department 'dark'"),
        ('service = "lamp_out"\narea', 'service = "dark"\narea', "names the service 'dark'"),
        ('area = "quarter:nord"', 'area = "nord"', "must be written kind:code"),
        ('asset_layer = "street_lamp"', "due_hours = 0", "due_hours must be a whole number from 1"),
        ('asset_layer = "street_lamp"', "duplicate_radius_m = 5000", "duplicate_radius_m must be"),
        ('asset_layer = "street_lamp"', "asset_lair = 3", "'asset_lair' is not known here"),
        ('datatype = "singlevaluelist"', 'datatype = "choice"', "datatype = 'choice' is not one of"),
        ('datatype = "singlevaluelist"', 'datatype = "text"', "datatype text takes no values"),
        ('values = ["wires"]', 'values = ["cables"]', "there is no value 'cables'"),
        ('kind = "quarter"', 'kind = "ward"', "kind = 'ward' is not one of"),
        ('file = "boundary.geojson"', 'file = "nowhere.geojson"', "there is no file"),
        ('street_lamp = "lighting"', 'street_lamp = "dark"', "names the department 'dark'"),
        ("[boundary]", "[limits]", "'limits' is not known here"),
        ('"Privé" = "private"', '"Privé" = 1', "owner_values must be a table of texts"),
        ('file = "green.geojson"', 'file = "green.geojson"\ncrs = "Lambert"', "is not the name of a coordinate"),
    ],
)
def test_every_mistake_is_named(tmp_path: Path, old: str, new: str, problem: str) -> None:
    found = describe(tmp_path, (old, new))
    assert any(problem in line for line in found), found


def test_all_mistakes_are_named_at_once(tmp_path: Path) -> None:
    found = describe(tmp_path, ("fallback = true", ""), ("#0f5563", "green"), ("quarter:nord", "nord"))
    assert len(found) == 3


def test_description_that_is_no_toml_or_not_there_is_refused(tmp_path: Path) -> None:
    (tmp_path / "city.toml").write_text("[town\n")
    with pytest.raises(TownFilesError, match=r"city\.toml"):
        read_description(tmp_path / "city.toml", tmp_path)
    with pytest.raises(TownFilesError, match="cannot be read"):
        read_description(tmp_path / "none.toml", tmp_path)
