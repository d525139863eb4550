"""The public dataset of a town at each size: seconds, the peak of memory, the ratio to COPY; and a second look.

Run: scripts/bench open_data [--sizes 100000 1000000]

The towns are those of bench.dashboard. Each step runs as the worker runs it, in a process of
its own: building everything, looking over it again when nothing changed (what happens every night), and again after one
report was closed. The reference is the same rows by COPY, all columns of the table, into one file.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import time

import psycopg
from sqlalchemy import func, select
from sqlalchemy.engine import URL

from app.actions import open_data
from app.core import clock
from app.core.bootstrap import create_base_app
from app.core.extensions import db
from app.models import Jurisdiction, OpenDataFile
from bench.dashboard import town_of
from bench.exports import copy_bare
from bench.ground import ROOT, environment
from config import load_settings

ONE_CHANGES = """
update reports set status = 'resolved', closed_at = now(), updated_at = now()
 where id = (select id from reports where closed_at is null and submitted_at < now() - interval '40 days'
              and not is_private order by submitted_at, id limit 1)
"""


def main() -> None:
    """Fill, build, print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100_000, 1_000_000])
    parser.add_argument("--build", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.build:
        build_once()
        return
    print(
        "| reports | step | months built | seconds | MB published | peak of memory, MB | ratio to COPY |\n"
        "|---:|---|---:|---:|---:|---:|---:|"
    )
    for size in sorted(asked.sizes):
        url = town_of(size)
        os.environ.update(environment(url))
        measure(url)
    print(f"\nMeasured on {clock.now():%Y-%m-%d}, load average {os.getloadavg()[0]:.1f}.")


def measure(url: URL) -> None:
    """The lines of one size."""
    with psycopg.connect(url.render_as_string(hide_password=False), autocommit=True) as connection:
        for table in ("open_data_files", "open_data_lines", "open_data_months"):
            connection.execute(f"delete from {table}")
        bare, rows, _size = copy_bare(url)
        print(f"| {rows:,} | COPY, for reference | | {bare:.1f} | | | 1 |", flush=True)
        show(url, rows, bare, "everything, formats as installed")
        show(url, rows, bare, "again, nothing changed")
        connection.execute(ONE_CHANGES)
        show(url, rows, bare, "again, one old report closed")


def show(url: URL, rows: int, bare: float, step: str) -> None:
    """Build in a process of its own, and print its line."""
    command = [sys.executable, "-m", "bench.open_data", "--build"]
    told = subprocess.run(command, cwd=ROOT, env=environment(url), check=True, stdout=subprocess.PIPE, text=True)
    months, seconds, size, peak = (float(word) for word in told.stdout.split())
    print(
        f"| {rows:,} | {step} | {months:.0f} | {seconds:.1f} | {size / 1e6:.0f} | {peak:.0f} | {seconds / bare:.1f} |",
        flush=True,
    )


def build_once() -> None:
    """Build as the worker does; print months, seconds, published bytes and the peak of memory in MB."""
    with create_base_app(load_settings()).app_context():
        town = db.session.scalars(select(Jurisdiction.id).order_by(Jurisdiction.id).limit(1)).one()
        begun = time.perf_counter()
        built = open_data.build_town(town)
        seconds = time.perf_counter() - begun
        size = db.session.scalar(select(func.sum(OpenDataFile.size_bytes))) or 0
        print(built, seconds, size, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


if __name__ == "__main__":
    main()
