"""The drawn town: the same every time, as many of everything as promised, and sound on the ground."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
import tomllib
from collections import Counter
from pathlib import Path

import pytest
import shapely
from shapely.geometry import shape

from demo.folder import build_folder
from demo.planar import Net
from demo.shapes import area, clip, contains
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    place = tmp_path_factory.mktemp("town")
    build_folder(place)
    return place


def features(folder: Path, name: str) -> list[dict]:
    return json.loads((folder / f"{name}.geojson").read_text("utf-8"))["features"]


def shapes(folder: Path, name: str) -> list[shapely.Geometry]:
    return [shape(feature["geometry"]) for feature in features(folder, name)]


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_builder_writes_the_same_bytes_in_another_process(folder, tmp_path):
    # another hash seed: nothing may hang on the order of a set
    environment = {**os.environ, "PYTHONHASHSEED": "4711"}
    subprocess.run([sys.executable, "-m", "demo", "build", str(tmp_path)], cwd=ROOT, env=environment, check=True)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(path.name for path in folder.iterdir())
    for path in tmp_path.iterdir():
        assert path.read_bytes() == (folder / path.name).read_bytes(), path.name


def test_town_holds_as_much_as_promised(folder):
    kinds = Counter(row["objet"] for row in rows(folder, "assets"))
    assert (kinds["lampadaire"], kinds["corbeille"], kinds["panneau"]) == (800, 200, 150)
    assert kinds["arbre"] > 1000
    assert kinds["banc"] > 100
    assert len({feature["properties"]["nom"] for feature in features(folder, "streets")}) >= 150
    assert len(features(folder, "quarters")) == 8
    assert len(rows(folder, "addresses")) > 2500
    description = tomllib.loads((folder / "city.toml").read_text("utf-8"))
    assert len(description["department"]) == 7
    assert [department["code"] for department in description["department"] if department.get("fallback")] == ["desk"]
    assert 15 <= len(description["service"]) <= 20
    assert description["town"]["fictional"] is True


@pytest.mark.parametrize(
    "name", ["boundary", "quarters", "sectors", "parks", "neighbours", "streets", "landcover", "buildings"]
)
def test_every_shape_is_valid(folder, name):
    wrong = [shapely.is_valid_reason(geometry) for geometry in shapes(folder, name) if not geometry.is_valid]
    assert wrong == []


def test_quarters_tile_the_town(folder):
    (boundary,) = shapes(folder, "boundary")
    quarters = shapes(folder, "quarters")
    together = shapely.union_all(quarters)
    assert together.symmetric_difference(boundary).area < boundary.area * 1e-5
    assert sum(quarter.area for quarter in quarters) == pytest.approx(boundary.area, rel=1e-5)


def test_neighbours_touch_the_town_without_overlapping_it(folder):
    (boundary,) = shapes(folder, "boundary")
    for neighbour in shapes(folder, "neighbours"):
        assert neighbour.intersection(boundary).area < boundary.area * 1e-6
        assert neighbour.touches(boundary) or neighbour.distance(boundary) < 1e-6


def test_buildings_stand_beside_streets_and_out_of_the_water(folder):
    buildings = shapes(folder, "buildings")
    metre = 1 / 111_000
    streets = shapely.STRtree(shapes(folder, "streets"))
    houses, crossed = streets.query(buildings, predicate="dwithin", distance=1.5 * metre)
    assert len(houses) == 0, f"{len(houses)} buildings lie on {len(set(crossed))} streets"
    water = [
        shape(feature["geometry"])
        for feature in features(folder, "landcover")
        if feature["properties"]["nature"] == "water"
    ]
    assert not any(geometry.intersects(building) for geometry in water for building in buildings)


def test_buildings_do_not_overlap(folder):
    buildings = shapes(folder, "buildings")
    one, two = shapely.STRtree(buildings).query(buildings, predicate="intersects")
    pairs = [(a, b) for a, b in zip(one, two, strict=True) if a < b]
    shared = [buildings[a].intersection(buildings[b]).area * 111_000**2 for a, b in pairs]
    assert max(shared, default=0.0) < 8.0  # square metres: neighbours in a terrace share a wall, not a room


def test_everything_lies_inside_the_boundary(folder):
    (boundary,) = shapes(folder, "boundary")
    near = boundary.buffer(1e-6)
    for name in ("streets", "buildings"):
        assert all(near.covers(geometry) for geometry in shapes(folder, name)), name
    for name in ("addresses", "assets"):
        places = [shapely.Point(float(row["lon"]), float(row["lat"])) for row in rows(folder, name)]
        assert shapely.covers(near, places).all(), name


def test_house_numbers_are_unique_and_their_streets_exist(folder):
    addresses = rows(folder, "addresses")
    known = {feature["properties"]["nom"] for feature in features(folder, "streets")}
    assert {row["voie"] for row in addresses} <= known
    assert Counter((row["voie"], row["numero"]) for row in addresses).most_common(1)[0][1] == 1


def test_references_are_unique_and_counted_from_one(folder):
    references = [row["numero"] for row in rows(folder, "assets")]
    assert len(set(references)) == len(references)
    assert "EP-00001" in references
    assert "EP-00800" in references


def test_every_point_of_a_lit_street_is_near_a_lamp(folder):
    lamps = shapely.STRtree(
        [
            shapely.Point(float(row["lon"]), float(row["lat"]))
            for row in rows(folder, "assets")
            if row["objet"] == "lampadaire"
        ]
    )
    middles = [
        shape(feature["geometry"]).interpolate(0.5, normalized=True)
        for feature in features(folder, "streets")
        if feature["properties"]["domanialite"] == "Communale" and feature["properties"]["classe"] != "minor"
    ]
    far = [place for place in middles if lamps.query(place, predicate="dwithin", distance=80 / 111_000).size == 0]
    assert len(far) < len(middles) * 0.1


def test_a_net_finds_the_faces_between_crossing_lines():
    lines = [[(0, 0), (10, 0)], [(10, 0), (10, 10)], [(10, 10), (0, 10)], [(0, 10), (0, 0)], [(5, -3), (5, 13)]]
    faces = Net([[(float(x), float(y)) for x, y in line] for line in lines]).faces()
    assert sorted(round(area(face)) for face in faces) == [50, 50]  # the ends that stick out bound nothing


def test_a_line_is_clipped_to_the_parts_inside():
    ring = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (6.0, 10.0), (6.0, 4.0), (4.0, 4.0), (4.0, 10.0), (0.0, 10.0)]
    parts = clip([(-5.0, 8.0), (15.0, 8.0)], ring)
    assert [[round(x) for x, _ in part] for part in parts] == [[0, 4], [6, 10]]
    assert contains(ring, (2.0, 8.0))
    assert not contains(ring, (5.0, 8.0))
