"""Takes a town out of an OpenStreetMap extract (.osm.pbf): boundary, areas, streets, addresses, assets, land cover."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import osmium
import osmium.filter
import osmium.geom
import shapely
from shapely.geometry.base import BaseGeometry

from geo.addresses import search_form
from geo.layers import osm_layer
from geo.points import SRID
from geo.town.osm_tags import is_street, land_cover_kind, road_class, road_owner
from geo.town.problems import FeatureRefusedError, TownFilesError
from geo.town.rows import Reading, Row
from geo.town.sea import find_sea

TAKES = ("boundary", "areas", "neighbours", "streets", "addresses", "assets", "buildings", "land_cover")
AREA_LEVELS = {"9": "district", "10": "quarter", "11": "quarter"}


class Spool:
    """Rows kept on disk until their table is filled, so that memory stays small."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115  # lives as long as the spool
        self.count = 0

    def add(self, row: Row) -> None:
        """Keep one row of JSON values."""
        self._file.write(json.dumps(row) + "\n")
        self.count += 1

    def close(self) -> None:
        """Drop the rows."""
        self._file.close()

    def __iter__(self) -> Iterator[Row]:
        self._file.seek(0)
        return (tuple(json.loads(line)) for line in self._file)


class Extract:
    """One reading of an extract; `rows` has a spool per section, with rows as geo.town.rows gives them."""

    def __init__(
        self,
        path: Path,
        reading: Reading,
        *,
        takes: frozenset[str],
        town: tuple[str, str | None],
        owners: dict[str, int],
    ) -> None:
        self.rows = {name: Spool() for name in TAKES}
        self.takes = takes
        self._path, self._reading, self._takes = path, reading, takes
        self._town_name, self._insee = search_form(town[0]), town[1]
        self._owners = owners
        self._shapes = osmium.geom.WKBFactory()
        self._coast: list[BaseGeometry] = []
        self._hull: list[BaseGeometry] = []
        self._codes: set[tuple[str, str]] = set()
        self._streets_of_houses: dict[str, str] = {}

    def read(self) -> None:
        """Fill the spools. Raises TownFilesError when the file cannot be read as an extract."""
        try:
            self._streets_of_houses = _associated_streets(self._path) if "addresses" in self._takes else {}
            found = osmium.FileProcessor(str(self._path)).with_locations().with_areas()
            for item in found.with_filter(osmium.filter.EmptyTagFilter()):
                self._take(item)
            box = self._box()
        except (RuntimeError, OSError) as error:
            raise TownFilesError(f"{self._path.name}: is no readable OpenStreetMap extract ({error})") from error
        if "land_cover" in self._takes:
            for number, sea in enumerate(find_sea(self._coast, box)):
                self._add("land_cover", ("water", None, self._path.name, self._reading.shaper.polygon_of(sea, number)))

    def close(self) -> None:
        """Drop every spool."""
        for spool in self.rows.values():
            spool.close()

    def outline(self) -> BaseGeometry:
        """Around everything that was read: the last resort for a boundary. Raises TownFilesError when empty."""
        hull = shapely.convex_hull(shapely.GeometryCollection(self._hull))
        if hull.geom_type != "Polygon":
            raise TownFilesError(f"{self._path.name}: holds too little to be a town")
        return hull

    def _take(self, item: Any) -> None:
        """One object of the extract; a closed way comes again as an area, which is where its surface is used."""
        kind = item.type_str()
        if kind == "r":
            return
        tags = dict(item.tags)
        name = f"{self._path.name}: {kind}{item.orig_id() if kind == 'a' else item.id}"
        try:
            if kind == "n":
                self._take_thing(item.id, "n", tags, shapely.Point(item.location.lon, item.location.lat))
            elif kind == "w":
                self._take_way(item, tags)
            else:
                self._take_area(item, tags, name)
        except FeatureRefusedError as error:
            self._reading.refused.append(str(error))
        except (osmium.InvalidLocationError, RuntimeError, shapely.errors.ShapelyError) as error:
            self._reading.refused.append(f"{name} has a geometry that cannot be read ({error})")

    def _take_way(self, way: Any, tags: dict[str, str]) -> None:
        coast = tags.get("natural") == "coastline" and "land_cover" in self._takes
        street = is_street(tags) and "streets" in self._takes
        if not (coast or street) or len(way.nodes) < 2:
            return
        line = shapely.from_wkb(self._shapes.create_linestring(way))
        if coast:
            self._coast.append(line)
        if street:
            name = tags.get("name")
            shape = _hex(shapely.MultiLineString([line.coords]))
            row = (f"w{way.id}", name, search_form(name or ""), road_class(tags), road_owner(tags), shape)
            self._add("streets", row)
            self._hull.append(shapely.convex_hull(line))

    def _take_area(self, area: Any, tags: dict[str, str], name: str) -> None:
        letter = "w" if area.from_way() else "r"
        number = area.orig_id()
        kind = land_cover_kind(tags)
        section = "buildings" if kind == "building" else "land_cover"
        is_boundary = tags.get("boundary") == "administrative"
        is_thing = osm_layer(tags) is not None or "addr:housenumber" in tags
        if not (is_boundary or is_thing or (kind and section in self._takes)):
            return
        found = shapely.from_wkb(self._shapes.create_multipolygon(area))
        if is_boundary:
            self._take_boundary(f"{letter}{number}", tags, found, name)
        if kind and section in self._takes:
            shape = self._reading.shaper.polygon_of(found, name)
            self._add(section, (kind, tags.get("name"), self._path.name, shape))
        if is_thing:
            self._take_thing(number, letter, tags, shapely.point_on_surface(found))

    def _take_boundary(self, code: str, tags: dict[str, str], found: BaseGeometry, name: str) -> None:
        level, title = tags.get("admin_level", ""), tags.get("name") or code
        shape = self._reading.shaper.polygon_of(found, name)
        if level == "8":
            insee = tags.get("ref:INSEE")
            ours = insee == self._insee if self._insee and insee else search_form(title) == self._town_name
            self._add("boundary" if ours else "neighbours", ("", insee or code, title, "{}", shape))
        elif level in AREA_LEVELS:
            self._add("areas", (AREA_LEVELS[level], code, title, "{}", shape))

    def _take_thing(self, number: int, letter: str, tags: dict[str, str], point: BaseGeometry) -> None:
        layer = osm_layer(tags)
        if layer and "assets" in self._takes:
            reference = tags.get("ref") or f"OSM-{letter}{number}"
            label = tags.get("name")
            self._add("assets", (layer, reference, label, self._owners.get(layer), "{}", _hex(point)))
        street = tags.get("addr:street") or self._streets_of_houses.get(f"{letter}{number}") or tags.get("addr:place")
        house = tags.get("addr:housenumber")
        if house and street and "addresses" in self._takes:
            house = re.sub(r"\s+", " ", house).strip()
            row = (f"{letter}{number}", house, street, tags.get("addr:postcode"), search_form(street), _hex(point))
            self._add("addresses", row)
            self._hull.append(point)

    def _add(self, section: str, row: Row) -> None:
        if section not in self._takes:
            return
        if section in ("boundary", "areas", "neighbours"):
            if (section, str(row[1])) in self._codes:
                return
            self._codes.add((section, str(row[1])))
        self.rows[section].add(row)

    def _box(self) -> BaseGeometry:
        with osmium.io.Reader(str(self._path)) as reader:
            box = reader.header().box()
        if box.valid():
            return shapely.box(box.bottom_left.lon, box.bottom_left.lat, box.top_right.lon, box.top_right.lat)
        return shapely.envelope(shapely.GeometryCollection(self._hull + self._coast))


def _associated_streets(path: Path) -> dict[str, str]:
    """Street names of houses ("n123", "w456") from relations of type associatedStreet, the usual way in France."""
    found: dict[str, str] = {}
    relation: Any
    for relation in osmium.FileProcessor(str(path), osmium.osm.RELATION):
        tags: dict[str, str] = dict(relation.tags)
        name = tags.get("name") or tags.get("addr:street")
        if tags.get("type") == "associatedStreet" and name:
            found.update({f"{member.type}{member.ref}": name for member in relation.members if member.role == "house"})
    return found


def _hex(found: BaseGeometry) -> str:
    return str(shapely.to_wkb(shapely.set_srid(found, SRID), hex=True, include_srid=True, output_dimension=2))
