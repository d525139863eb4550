"""Writes published lines to files: CSV, GeoJSON, GeoPackage, and Parquet where its library is installed."""

from __future__ import annotations

import csv
import importlib
import importlib.util
import json
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import select

from app.actions.open_data_cells import TOWN
from app.actions.open_data_columns import FIELDS, NAMES
from app.actions.open_data_lines import Line
from app.core.extensions import db
from app.models import Area, Jurisdiction, Service
from geo.packages import PointPackage
from geo.points import Point
from geo.squares import Grid, find_anchors

ROWS_AT_ONCE = 5_000
LAYER = "signalements"


Row = dict[str, Any]


class Words:
    """The names and points that cells stand for."""

    def __init__(self, town: Jurisdiction, grid: Grid) -> None:
        self._grid = grid
        self._anchors = find_anchors(town.id)
        services = db.session.execute(
            select(Service.id, Service.code, Service.name, Service.group_code).where(Service.jurisdiction_id == town.id)
        )
        self._services = {row.id: (row.code, _said(row.name, town.default_locale), row.group_code) for row in services}
        areas = db.session.execute(select(Area.id, Area.code, Area.name).where(Area.jurisdiction_id == town.id))
        self._areas = {row.id: (row.code, row.name) for row in areas}

    def told(self) -> str:
        """All names in one text, for whoever asks whether any has changed."""
        return json.dumps(
            [sorted(self._services.items()), sorted(self._areas.items()), sorted(map(str, self._anchors.items()))]
        )

    def row(self, line: Line) -> Row:
        """A line as it is published."""
        cell = line.cell
        code, service, group = self._services[cell.service_id]
        area_code, area = self._areas.get(cell.area_id, ("", "")) if cell.area_id is not None else ("", "")
        place, point = self._place(line)
        values = (
            cell.first.isoformat(), cell.last.isoformat(), cell.precision, code, service, group, area_code, area,
            point.longitude, point.latitude, place, line.outcome, line.closed_within_days, line.was_contested,
        )  # fmt: skip
        return dict(zip(NAMES, values, strict=True))

    def _place(self, line: Line) -> tuple[str, Point]:
        cell = line.cell
        if cell.square is not None:
            return "square", self._grid.middle_of(cell.square)
        if cell.precision != TOWN and cell.area_id in self._anchors:
            return "area", self._anchors[cell.area_id]
        return "town", self._anchors.get(None, Point(0.0, 0.0))


def formats() -> tuple[str, ...]:
    """The formats that this installation writes; Parquet needs `pip install pyarrow`, which is not required."""
    return ("csv", "geojson", "gpkg", "parquet") if importlib.util.find_spec("pyarrow") else ("csv", "geojson", "gpkg")


def write_rows(path: Path, kind: str, rows: Iterable[Row], title: str) -> int:
    """Write rows as `kind` in constant memory (but Parquet, by groups of rows) and say how many."""
    writers: dict[str, Callable[[Path, Iterator[Row], str], int]] = {
        "csv": _write_csv, "geojson": _write_geojson, "gpkg": _write_package, "parquet": _write_parquet,
    }  # fmt: skip
    return writers[kind](path, iter(rows), title)


def _write_csv(path: Path, rows: Iterator[Row], _title: str) -> int:
    """RFC 4180 in UTF-8 with commas, as Table Schema has it."""
    count = 0
    with path.open("w", encoding="utf-8", newline="") as target:
        writer = csv.writer(target)
        writer.writerow(NAMES)
        for count, row in enumerate(rows, 1):  # noqa: B007 - the last one is the number of rows
            writer.writerow(_plain(value) for value in row.values())
    return count


def _plain(value: Any) -> Any:
    return str(value).lower() if isinstance(value, bool) else value


def _write_geojson(path: Path, rows: Iterator[Row], _title: str) -> int:
    """RFC 7946: WGS 84, longitude first."""
    count = 0
    with path.open("w", encoding="utf-8") as target:
        target.write('{"type":"FeatureCollection","features":[')
        for row in rows:
            point = [row.pop("longitude"), row.pop("latitude")]
            feature = {"type": "Feature", "geometry": {"type": "Point", "coordinates": point}, "properties": row}
            target.write(",\n" if count else "\n")
            target.write(json.dumps(feature, ensure_ascii=False, separators=(",", ":")))
            count += 1
        target.write("\n]}\n")
    return count


_PACKAGE_KINDS = {"date": "text", "string": "text", "number": "number", "integer": "number", "boolean": "flag"}


def _write_package(path: Path, rows: Iterator[Row], title: str) -> int:
    columns = [field for field in FIELDS if field.name not in {"longitude", "latitude"}]
    count = 0
    with PointPackage(path, LAYER, title, [(one.name, _PACKAGE_KINDS[one.kind]) for one in columns]) as package:
        while batch := list(islice(rows, ROWS_AT_ONCE)):
            package.add((row["longitude"], row["latitude"], [row[one.name] for one in columns]) for row in batch)
            count += len(batch)
    return count


def _write_parquet(path: Path, rows: Iterator[Row], _title: str) -> int:
    arrow, parquet = importlib.import_module("pyarrow"), importlib.import_module("pyarrow.parquet")
    kinds = {
        "date": arrow.string(), "string": arrow.string(), "number": arrow.float64(), "integer": arrow.int32(),
        "boolean": arrow.bool_(),
    }  # fmt: skip
    schema = arrow.schema([(field.name, kinds[field.kind]) for field in FIELDS])
    count = 0
    with parquet.ParquetWriter(str(path), schema) as writer:
        while batch := list(islice(rows, ROWS_AT_ONCE)):
            writer.write_table(arrow.Table.from_pylist(batch, schema=schema))
            count += len(batch)
    return count


def _said(name: Any, locale: str) -> str:
    return str(name.get(locale) or name.get("fr") or next(iter(name.values()), ""))
