"""Time and memory of importing real cities: python -m bench.importss [--samples DIR]

For each city found: describe, first import, second import (nothing to change), dry run. Each step is a process of
its own; its peak memory is what the kernel counted for it. Reference: the same assets through a bare COPY.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psycopg
from sqlalchemy.engine import URL

from bench.ground import ROOT, bench_database, environment

CITIES = (
    ("Montpellier", "data/montpellier"),
    ("Monaco", "data/osm/monaco_2021.osm.pbf"),
    ("Nantes (part)", "data/osm/nantes_centre_2020.osm.pbf"),
)


def measured(url: URL, *words: str) -> tuple[float, float, str]:
    """Seconds, peak memory in MB and last line of `flask …`."""
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "flask", "--app", "wsgi", *words],
        cwd=ROOT,
        env=environment(url),
        stdout=subprocess.PIPE,
        text=True,
    )
    output = process.stdout.read() if process.stdout else ""
    _pid, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"flask {' '.join(words)} failed")
    return time.perf_counter() - started, usage.ru_maxrss / 1024, output.strip().splitlines()[-1]


def bare_copy(url: URL, folder: Path) -> float:
    """Seconds of a bare COPY of the assets into a table without an index."""
    with gzip.open(folder / "assets.csv.gz", "rt", encoding="utf-8") as file:
        rows = [(row["kind"], row["ref"], row["label"], row["lon"], row["lat"]) for row in csv.DictReader(file)]
    with psycopg.connect(url.render_as_string(hide_password=False)) as connection, connection.cursor() as cursor:
        cursor.execute("create temp table bare (kind text, ref text, label text, lon float8, lat float8)")
        started = time.perf_counter()
        with cursor.copy("copy bare from stdin") as copy:
            for row in rows:
                copy.write_row(row)
        return time.perf_counter() - started


def main() -> None:
    """Print one table of all cities."""
    parser = argparse.ArgumentParser(description=__doc__)
    usual = os.environ.get("RUECLAIRE_SAMPLES", str(ROOT.parent / "shared"))
    parser.add_argument("--samples", type=Path, default=Path(usual))
    samples = parser.parse_args().samples
    print("| city | step | seconds | peak MB |")
    print("|---|---|---|---|")
    with bench_database("import") as url, tempfile.TemporaryDirectory() as scratch:
        for name, path in CITIES:
            place = samples / path
            if not place.exists():
                print(f"| {name} | no sample at {place} | | |")
                continue
            config = str(Path(scratch) / f"{place.name}.toml")
            for step, words in (
                ("describe", ("city", "template", str(place), "--config", config)),
                ("first import", ("city", "import", str(place), "--config", config)),
                ("second import", ("city", "import", str(place), "--config", config)),
                ("dry run", ("city", "import", str(place), "--config", config, "--dry-run")),
            ):
                seconds, memory, _line = measured(url, *words)
                print(f"| {name} | {step} | {seconds:.1f} | {memory:.0f} |", flush=True)
            if place.is_dir():
                print(f"| {name} | reference: bare COPY of the assets | {bare_copy(url, place):.1f} | |", flush=True)


if __name__ == "__main__":
    main()
