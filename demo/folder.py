"""Writes the drawn town as a folder of open data in the format of docs/import.md, the same bytes every time."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from demo import plan
from demo.areas import POPULATIONS, NamedArea, draw_areas, draw_neighbours
from demo.furniture import furnish, number_houses
from demo.placing import DECIMALS, on_earth, position, ring_positions
from demo.shapes import clip
from demo.town import Town, draw_town

DESCRIPTION = Path(__file__).with_name("city.toml")
AREA_FILES = {"quarter": "quarters", "depot": "sectors", "zone": "parks"}
LAYERS = {
    "street_lamp": "lampadaire",
    "waste_basket": "corbeille",
    "traffic_sign": "panneau",
    "tree": "arbre",
    "bench": "banc",
    "crossing": "passage piéton",
    "recycling": "point verre",
    "drinking_water": "fontaine",
}
"""What the town's own files call our layers (city.toml translates them back)."""

Feature = dict[str, Any]


def build_folder(folder: Path) -> None:
    """Write city.toml and every file it names into `folder`, which is made if need be."""
    folder.mkdir(parents=True, exist_ok=True)
    town = draw_town()
    shutil.copyfile(DESCRIPTION, folder / "city.toml")
    boundary = NamedArea("boundary", "aubeclaire", "Aubeclaire", (plan.boundary(),))
    _write(folder, "boundary", [_area(boundary)])
    areas = draw_areas(town)
    for kind, name in AREA_FILES.items():
        _write(folder, name, [_area(area) for area in areas if area.kind == kind])
    _write(folder, "neighbours", [_area(area) for area in draw_neighbours()])
    _write(folder, "streets", _streets(town))
    _write(folder, "landcover", _land_cover(town))
    _write(folder, "buildings", [_polygon(building.ring, nom=building.name) for building in town.buildings])
    _write_addresses(folder, town)
    _write_assets(folder, town)


def _write(folder: Path, name: str, features: Iterable[Feature]) -> None:
    lines = ",\n".join(json.dumps(feature, ensure_ascii=False, separators=(",", ":")) for feature in features)
    text = f'{{"type":"FeatureCollection","name":"{name}","features":[\n{lines}\n]}}\n'
    (folder / f"{name}.geojson").write_text(text, encoding="utf-8", newline="\n")


def _feature(kind: str, coordinates: object, **properties: str | None) -> Feature:
    return {"type": "Feature", "properties": properties, "geometry": {"type": kind, "coordinates": coordinates}}


def _polygon(ring: list[tuple[float, float]], **properties: str | None) -> Feature:
    return _feature("Polygon", [ring_positions(ring)], **properties)


def _area(area: NamedArea) -> Feature:
    if len(area.rings) == 1:
        people = POPULATIONS.get(area.code) if area.kind == "quarter" else None
        told = {} if people is None else {"population": str(people)}
        return _polygon(area.rings[0], code=area.code, nom=area.name, **told)
    return _feature("MultiPolygon", [[ring_positions(ring)] for ring in area.rings], code=area.code, nom=area.name)


def _streets(town: Town) -> Iterable[Feature]:
    inside = plan.boundary()
    number = 0
    for way in town.ways:
        for part in clip(way.line, inside):
            number += 1
            yield _feature(
                "LineString",
                [position(point) for point in part],
                ref=f"V{number:04d}",
                nom=way.name,
                classe=way.road_class,
                domanialite=way.owner,
            )


def _land_cover(town: Town) -> Iterable[Feature]:
    for cover in town.covers:
        rings = [ring_positions(cover.ring), *(ring_positions(hole, hole=True) for hole in cover.holes)]
        yield _feature("Polygon", rings, nature=cover.kind, nom=cover.name)


def _write_addresses(folder: Path, town: Town) -> None:
    rows = []
    for count, house in enumerate(number_houses(town), start=1):
        rows.append([f"aubeclaire_{count:05d}", str(house.number), house.street, *_degrees(house.at)])
    _write_table(folder / "addresses.csv", ["id", "numero", "voie", "lon", "lat"], rows)


def _write_assets(folder: Path, town: Town) -> None:
    rows = [[LAYERS[thing.layer], thing.reference, thing.label, *_degrees(thing.at)] for thing in furnish(town)]
    _write_table(folder / "assets.csv", ["objet", "numero", "libelle", "lon", "lat"], rows)


def _degrees(at: tuple[float, float]) -> list[str]:
    point = on_earth(at)
    return [f"{point.longitude:.{DECIMALS}f}", f"{point.latitude:.{DECIMALS}f}"]


def _write_table(file: Path, header: list[str], rows: list[list[str]]) -> None:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    file.write_text(text.getvalue(), encoding="utf-8", newline="\n")
