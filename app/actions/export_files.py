"""Writes rows of reports to a file, in constant memory whatever their number: CSV, XLSX, GeoJSON, GeoPackage."""

from __future__ import annotations

import codecs
import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]  # ships no types
from sqlalchemy import Select

from app.actions.export_columns import COLUMNS, FLAG, MOMENT
from app.core.extensions import db
from geo.packages import PointPackage

TOLD_EVERY = 10_000
ROWS_AT_ONCE = 2_000
SHEET_ROWS = 1_048_575
"""Of one sheet of XLSX, below its heading; more go on the next sheet."""
PLACED = ("longitude", "latitude")
Told = Callable[[int], None]


def write_file(path: Path, kind: str, query: Select[Any], codes: list[str], options: dict[str, str], told: Told) -> int:
    """Write the rows of `query` as `kind` and say how many; `told` hears the number now and then.

    `options`: `locale`, `separator` (CSV), `title`. Formats with geometry expect longitude and latitude first.
    """
    writers = {"csv": _write_csv, "xlsx": _write_xlsx, "geojson": _write_geojson, "gpkg": _write_package}
    return writers[kind](path, query, codes, options, told)


def heads(codes: list[str], locale: str) -> list[str]:
    """The headings of columns."""
    return [COLUMNS[code].label(locale) for code in codes]


def csv_parts(query: Select[Any], codes: list[str], options: dict[str, str]) -> Iterator[bytes]:
    """The bytes of a CSV, a row or so at a time, as PostgreSQL writes them (COPY); first the mark that says UTF-8."""
    separator = options["separator"]
    line = separator.join(f'"{head}"' for head in heads(codes, options["locale"]))
    yield codecs.BOM_UTF8 + line.encode() + b"\r\n"
    dialect = db.engine.dialect
    compiled = query.compile(dialect=dialect, compile_kwargs={"render_postcompile": True})
    connection: Any = db.session.connection().connection.driver_connection
    statement = f"copy ({compiled}) to stdout with (format csv, delimiter '{separator}')"
    with connection.cursor() as cursor, cursor.copy(statement, compiled.params) as copy:
        for part in copy:
            yield bytes(part)


def _write_csv(path: Path, query: Select[Any], codes: list[str], options: dict[str, str], told: Told) -> int:
    count = -1
    with path.open("wb") as target:
        for part in csv_parts(query, codes, options):
            target.write(part)
            count += 1
            if count % TOLD_EVERY == 0 and count:
                told(count)
    return max(count, 0)


def _rows(query: Select[Any], told: Told) -> Iterator[Any]:
    """The rows through a cursor of the server's."""
    streamed = query.execution_options(stream_results=True, yield_per=ROWS_AT_ONCE)
    for count, row in enumerate(db.session.execute(streamed), 1):
        yield row
        if count % TOLD_EVERY == 0:
            told(count)


def _write_xlsx(path: Path, query: Select[Any], codes: list[str], options: dict[str, str], told: Told) -> int:
    book = xlsxwriter.Workbook(
        str(path),
        {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "tmpdir": str(path.parent),
            "default_date_format": "yyyy-mm-dd hh:mm",
        },
    )
    bold = book.add_format({"bold": True})
    kinds = [COLUMNS[code].kind for code in codes]
    sheet, count = None, 0
    for row in _rows(query, told):
        at = count % SHEET_ROWS
        if at == 0:
            sheet = _add_sheet(book, bold, codes, options, count // SHEET_ROWS + 1)
        for column, (value, kind) in enumerate(zip(row, kinds, strict=True)):
            _write_cell(sheet, at + 1, column, value, kind)
        count += 1
    if sheet is None:
        _add_sheet(book, bold, codes, options, 1)
    book.close()
    return count


def _add_sheet(book: Any, bold: Any, codes: list[str], options: dict[str, str], number: int) -> Any:
    sheet = book.add_worksheet(options["title"][:25] if number == 1 else f"{options['title'][:25]} {number}")
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, len(codes) - 1, 20)
    sheet.write_row(0, 0, heads(codes, options["locale"]), bold)
    return sheet


def _write_cell(sheet: Any, row: int, column: int, value: Any, kind: str) -> None:
    """A text is written as text whatever it begins with: it is never a formula."""
    if value is None:
        return
    if kind == MOMENT:
        sheet.write_datetime(row, column, value)
    elif kind == FLAG:
        sheet.write_boolean(row, column, value)
    elif isinstance(value, str):
        sheet.write_string(row, column, value)
    else:
        sheet.write_number(row, column, value)


def _write_geojson(path: Path, query: Select[Any], codes: list[str], options: dict[str, str], told: Told) -> int:
    """RFC 7946: WGS 84, longitude first."""
    names = codes
    count = 0
    with path.open("w", encoding="utf-8") as target:
        target.write('{"type":"FeatureCollection","features":[')
        for longitude, latitude, *values in _rows(query, told):
            feature = {
                "type": "Feature",
                "geometry": {"type": "Point", "coordinates": [round(longitude, 7), round(latitude, 7)]},
                "properties": {name: _json(value) for name, value in zip(names, values, strict=True)},
            }
            target.write(",\n" if count else "\n")
            target.write(json.dumps(feature, ensure_ascii=False, separators=(",", ":")))
            count += 1
        target.write("\n]}\n")
    return count


def _json(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value


def _write_package(path: Path, query: Select[Any], codes: list[str], options: dict[str, str], told: Told) -> int:
    count = 0
    with PointPackage(path, "reports", options["title"], [(code, COLUMNS[code].kind) for code in codes]) as package:
        rows = _rows(query, told)
        while batch := list(islice(rows, ROWS_AT_ONCE)):
            package.add((row[0], row[1], [_sqlite(value) for value in row[2:]]) for row in batch)
            count += len(batch)
    return count


def _sqlite(value: Any) -> Any:
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z") if isinstance(value, datetime) else value
