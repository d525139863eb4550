"""Writes the folder of a small town in the format of docs/import.md, for tests that import it."""

from __future__ import annotations

import copy
import gzip
import json
from pathlib import Path
from typing import Any

SOUTH, WEST, SIDE = 46.0, 2.0, 0.02

DESCRIPTION = """
[town]
slug = "petiville"
name = "Petiville"
insee = "99001"
colour = "#0f5563"
public_id_prefix = "PV"

[[department]]
code = "desk"
name.fr = "Accueil"
name.en = "Desk"
fallback = true

[[department]]
code = "lighting"
name.fr = "Éclairage"
name.en = "Lighting"
email = "eclairage@petiville.example"

[[group]]
code = "lighting"
name.fr = "Éclairage"
name.en = "Lighting"

[[service]]
code = "lamp_out"
group = "lighting"
name.fr = "Lampadaire éteint"
name.en = "Lamp out"
asset_layer = "street_lamp"
keywords.fr = ["lumière"]

  [[service.questions]]
  code = "extent"
  datatype = "singlevaluelist"
  is_required = true
  label.fr = "Combien ?"
  values = [{ key = "one", name.fr = "Un" }, { key = "wires", name.fr = "Des fils pendent" }]
  [service.questions.stop]
  values = ["wires"]
  title.fr = "Danger"
  text.fr = "Appelez le 112."
  phone = "112"

[[rule]]
group = "lighting"
department = "lighting"

[[rule]]
service = "lamp_out"
area = "quarter:nord"
department = "desk"

[boundary]
file = "boundary.geojson"

[[areas]]
file = "quarters.geojson"
kind = "quarter"
code_from = "code"

[streets]
file = "streets.geojson.gz"
owner_from = "domaine"
owner_values = { "Privé" = "private" }

[[land_cover]]
file = "green.geojson"
kind = "green"

[addresses]
file = "addresses.csv"

[[assets]]
file = "assets.csv"
layer_from = "kind"
owners = { street_lamp = "lighting" }
"""

ADDRESSES = """id;numero;rep;nom_voie;code_postal;lon;lat
a1;1;;Rue Haute;99000;2.0050;46.0050
a2;2;bis;Rue Haute;99000;2.0052;46.0050
a3;0;;Rue Haute;99000;2.0054;46.0050
"""

ASSETS = """kind,ref,label,lon,lat
street_lamp,EP-1,Lanterne,2.0050,46.0051
street_lamp,EP-2,Lanterne,2.0060,46.0051
street_lamp,EP-2,Lanterne,2.0070,46.0051
tree,AR-1,,2.0080,46.0051
street_lamp,EP-9,Lanterne,2.5000,46.0051
"""


def square(west: float, south: float, side: float) -> dict[str, Any]:
    """A GeoJSON polygon."""
    east, north = west + side, south + side
    return {
        "type": "Polygon",
        "coordinates": [[[west, south], [east, south], [east, north], [west, north], [west, south]]],
    }


def line(*points: tuple[float, float]) -> dict[str, Any]:
    """A GeoJSON line through longitude, latitude pairs."""
    return {"type": "LineString", "coordinates": [list(point) for point in points]}


def feature(geometry: dict[str, Any] | None, **properties: Any) -> dict[str, Any]:
    """A GeoJSON feature."""
    return {"type": "Feature", "properties": properties, "geometry": geometry}


LAYERS: dict[str, list[dict[str, Any]]] = {
    "boundary.geojson": [feature(square(WEST, SOUTH, SIDE), nom="Petiville")],
    "quarters.geojson": [
        feature(square(WEST, SOUTH, SIDE / 2), code="sud", name="QUARTIER DU SUD"),
        feature(square(WEST, SOUTH + SIDE / 2, SIDE / 2), code="nord", name="Quartier nord"),
    ],
    "streets.geojson.gz": [
        feature(line((2.001, 46.005), (2.019, 46.005)), id=1, name="Rue Haute", domaine="Public"),
        feature(line((2.010, 46.001), (2.010, 46.019)), id=2, name="Allée des Pins", domaine="Privé"),
    ],
    "green.geojson": [feature(square(2.012, 46.012, 0.002), name="Parc Central")],
}


class TownFolder:
    """A folder that a test changes before it imports it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.layers = copy.deepcopy(LAYERS)
        self.crs: dict[str, Any] = {}
        self.texts = {"city.toml": DESCRIPTION, "addresses.csv": ADDRESSES, "assets.csv": ASSETS}

    def write(self) -> Path:
        """Write every file; returns the folder."""
        self.path.mkdir(exist_ok=True)
        for name, content in self.texts.items():
            (self.path / name).write_text(content, "utf-8")
        for name, features in self.layers.items():
            found = {"type": "FeatureCollection", **self.crs.get(name, {}), "features": features}
            content = json.dumps(found).encode()
            (self.path / name).write_bytes(gzip.compress(content) if name.endswith(".gz") else content)
        return self.path

    def replace(self, name: str, old: str, new: str) -> None:
        """Change a text file; the old text must be there."""
        assert old in self.texts[name], f"{old!r} is not in {name}"
        self.texts[name] = self.texts[name].replace(old, new)
