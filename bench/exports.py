"""Exports of every format at each size: seconds, rows a second, the peak of memory, and for CSV the ratio to COPY.

Run: scripts/bench exports [--sizes 100000 1000000] [--formats csv xlsx geojson gpkg]

The towns are those of bench.dashboard. Each export is written as the worker writes it, in
a process of its own, so that its peak of memory is its own. The reference is the same rows by COPY, all columns of the
table, into a file, by psycopg in one process.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from typing import Any

import psycopg
from sqlalchemy import select
from sqlalchemy.engine import URL

from app.actions import export_writing, exports
from app.actions.export_columns import COLUMNS
from app.core import clock, ids
from app.core.bootstrap import create_base_app
from app.core.extensions import db, settings
from app.media.storage import open_storage
from app.models import Export, Staff
from app.models.export import FORMATS
from bench.dashboard import town_of
from bench.ground import ROOT, environment
from config import load_settings

COPY = "copy (select * from reports order by submitted_at desc, id desc) to stdout with (format csv)"


def main() -> None:
    """Fill, write, print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100_000, 1_000_000])
    parser.add_argument("--formats", nargs="+", default=list(FORMATS), choices=FORMATS)
    parser.add_argument("--one", choices=FORMATS, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        write_one(asked.one)
        return
    print(
        "| reports | file | seconds | rows/s | MB | peak of memory, MB | ratio to COPY |\n|---:|---|---:|---:|---:|---:|---:|"
    )
    for size in sorted(asked.sizes):
        url = town_of(size)
        os.environ.update(environment(url))
        measure(url, asked.formats)
    print(f"\nMeasured on {clock.now():%Y-%m-%d}, load average {os.getloadavg()[0]:.1f}.")


def measure(url: URL, formats: list[str]) -> None:
    """One line for the bare COPY and each format."""
    bare, rows, size = copy_bare(url)
    print(f"| {rows:,} | COPY, for reference | {bare:.1f} | {rows / bare:,.0f} | {size / 1e6:.0f} | | 1 |", flush=True)
    for kind in formats:
        command = [sys.executable, "-m", "bench.exports", "--one", kind]
        told = subprocess.run(command, cwd=ROOT, env=environment(url), check=True, capture_output=True, text=True)
        seconds, count, written, peak = (float(word) for word in told.stdout.split())
        print(
            f"| {count:,.0f} | {kind} | {seconds:.1f} | {count / seconds:,.0f} | {written / 1e6:.0f} | {peak:.0f} "
            f"| {seconds / bare:.2f} |",
            flush=True,
        )


def copy_bare(url: URL) -> tuple[float, int, int]:
    """Seconds, rows and bytes of the reference."""
    with (
        psycopg.connect(url.render_as_string(hide_password=False)) as connection,
        tempfile.TemporaryFile() as target,
        connection.cursor() as cursor,
    ):
        begun = time.perf_counter()
        with cursor.copy(COPY) as copy:
            for part in copy:
                target.write(part)
        return time.perf_counter() - begun, cursor.rowcount, target.tell()


def write_one(kind: str) -> None:
    """Write one export as the worker does, and print seconds, rows, bytes and the peak of memory in MB."""
    with create_base_app(load_settings()).app_context():
        export = ask(kind)
        begun = time.perf_counter()
        export_writing.write_export(str(export))
        seconds = time.perf_counter() - begun
        written: Any = db.session.scalars(select(Export).where(Export.id == export)).one()
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(seconds, written.rows_done, written.size_bytes, peak)
        open_storage(settings).delete([written.file_key])


def ask(kind: str) -> Any:
    """A row as the dashboard makes it, of every report and the usual columns."""
    person = db.session.scalars(select(Staff).where(Staff.email == "admin@aubeclaire.example")).one()
    export = Export(
        jurisdiction_id=person.jurisdiction_id, id=ids.new_uuid(), staff_id=person.id, format=kind,
        columns=[code for code, column in COLUMNS.items() if column.is_usual and not column.is_personal],
        selection={"filters": {"audience": "staff"}, "sources": {}}, expires_at=clock.now() + exports.KEPT,
    )  # fmt: skip
    db.session.add(export)
    db.session.commit()
    return export.id


if __name__ == "__main__":
    main()
