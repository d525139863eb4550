"""Points with their values as a GeoPackage (OGC 12-128r18, version 1.3), which every GIS opens: SQLite by the book."""

from __future__ import annotations

import math
import sqlite3
import struct
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

APPLICATION_ID = 0x47504B47
USER_VERSION = 10300
SRS = 4326
BATCH = 5_000
_HEADER = struct.Struct("<2sBBi")  # magic, version 0, flags (little-endian, no envelope), SRS
_POINT = struct.Struct("<BIdd")
WGS_84 = (
    'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],'
    'AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,'
    'AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]]'
)
_TABLES = """
create table gpkg_spatial_ref_sys (srs_name text not null, srs_id integer not null primary key,
  organization text not null, organization_coordsys_id integer not null, definition text not null, description text);
create table gpkg_contents (table_name text not null primary key, data_type text not null, identifier text unique,
  description text default '', last_change datetime not null default (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  min_x double, min_y double, max_x double, max_y double, srs_id integer,
  constraint fk_gc_r_srs_id foreign key (srs_id) references gpkg_spatial_ref_sys(srs_id));
create table gpkg_geometry_columns (table_name text not null, column_name text not null,
  geometry_type_name text not null,
  srs_id integer not null, z tinyint not null, m tinyint not null,
  constraint pk_geom_cols primary key (table_name, column_name),
  constraint uk_gc_table_name unique (table_name),
  constraint fk_gc_tn foreign key (table_name) references gpkg_contents(table_name),
  constraint fk_gc_srs foreign key (srs_id) references gpkg_spatial_ref_sys (srs_id));
"""
_KINDS = {"text": "TEXT", "number": "DOUBLE", "moment": "DATETIME", "flag": "BOOLEAN"}


class PointPackage:
    """A package with one layer; columns are (name, kind), kinds text, number, moment or flag. Use it in a `with`."""

    def __init__(self, path: Path, layer: str, title: str, columns: Sequence[tuple[str, str]]) -> None:
        path.unlink(missing_ok=True)
        self._layer, self._title, self._columns = layer, title, columns
        self._box = [math.inf, math.inf, -math.inf, -math.inf]
        self._base = sqlite3.connect(path, isolation_level=None)
        self._base.execute(f"pragma application_id = {APPLICATION_ID}")
        self._base.execute(f"pragma user_version = {USER_VERSION}")
        self._base.execute("pragma synchronous = off")
        self._base.execute("pragma journal_mode = off")
        self._base.executescript(_TABLES)
        self._base.executemany(
            "insert into gpkg_spatial_ref_sys values (?, ?, ?, ?, ?, ?)",
            [
                ("Undefined Cartesian SRS", -1, "NONE", -1, "undefined", None),
                ("Undefined geographic SRS", 0, "NONE", 0, "undefined", None),
                ("WGS 84 geodetic", SRS, "EPSG", SRS, WGS_84, "longitude, latitude"),
            ],
        )
        fields = ", ".join(f"{_quoted(name)} {_KINDS[kind]}" for name, kind in columns)
        self._base.execute(
            f"create table {_quoted(layer)} (fid integer primary key autoincrement not null, geom POINT, {fields})"
        )
        marks = ", ".join("?" for _ in range(len(columns) + 1))
        names = ", ".join(["geom", *(_quoted(name) for name, _kind in columns)])
        self._insert = f"insert into {_quoted(layer)} ({names}) values ({marks})"  # noqa: S608 - quoted names

    def __enter__(self) -> PointPackage:
        self._base.execute("begin")
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if kind is None:
            self._register()
            self._base.execute("commit")
        self._base.close()

    def add(self, rows: Iterable[tuple[float, float, Sequence[Any]]]) -> None:
        """Add rows of longitude, latitude and values, one value a column."""
        self._base.executemany(self._insert, (self._row(*row) for row in rows))

    def _row(self, longitude: float, latitude: float, values: Sequence[Any]) -> tuple[Any, ...]:
        box = self._box
        box[0], box[1] = min(box[0], longitude), min(box[1], latitude)
        box[2], box[3] = max(box[2], longitude), max(box[3], latitude)
        return (_HEADER.pack(b"GP", 0, 1, SRS) + _POINT.pack(1, 1, longitude, latitude), *values)

    def _register(self) -> None:
        box = self._box if math.isfinite(self._box[0]) else [None] * 4
        self._base.execute(
            "insert into gpkg_contents (table_name, data_type, identifier, min_x, min_y, max_x, max_y, srs_id) "
            "values (?, 'features', ?, ?, ?, ?, ?, ?)",
            (self._layer, self._title, *box, SRS),
        )
        self._base.execute("insert into gpkg_geometry_columns values (?, 'geom', 'POINT', ?, 0, 0)", (self._layer, SRS))


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
