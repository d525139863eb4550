"""The dashboard over a million reports: map, list, filters, search, counts; at each size, against the bare SQL.

Run: scripts/bench dashboard [--sizes 100000 1000000] [--repeats 15] [--only GROUP] [--fill-only] [--drop]

Fills a demonstration town (bench.seed) of each size, in a database that stays for the next time, asks what the screens ask through the application, in
one process with one client, and prints milliseconds of processor time (p50), the ratio to a reference in SQL where there is one, and the
growth from the smallest size. A part of the dashboard adds its own questions to CASES.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import resource
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import psycopg
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.engine import URL

from app import create_app
from app.core import clock
from app.core.extensions import db
from bench import seed
from bench.ground import Spent, drop_database, environment, kept_database, run_flask
from bench.staff_list import counted, deep_cursor
from bench.staff_list import sign_in as open_session
from config import load_settings

MINE = select(func.pg_backend_pid())
LONGEST_S = 4.0
"""A question that takes long is asked less often."""
OPEN = "received,acknowledged,scheduled,in_progress,reopened"
FILTERS = {
    "everything": "", "open": f"status={OPEN}", "one service": "service=street-lamp", "two statuses":
    "status=resolved,rejected", "one department": "department=", "source": "source=telephone",
    "overdue": "overdue=1", "last 7 days": "since_days=7", "last 90 days": "since_days=90", "last 365 days":
    "since_days=365", "older than 30 days": "older_days=30", "has photo": "has_photo=1", "contested": "contested=1",
    "private": "private=1", "assigned to nobody": "assigned=nobody", "mine": "assigned=me",
    "has duplicates": "has_duplicates=1", "one quarter": "area=", "open, overdue, telephone, this year":
    f"status={OPEN}&overdue=1&source=telephone&since_days=365", "one word": "q=dangereux", "two words":
    "q=troisieme mois", "two words, misspelt": "q=troisieme moiss", "a number": "q=RC-2026-0100", "address": "q=12 rue",
}  # fmt: skip
BARE_TILE = """
select ST_AsMVT(q, 'reports', 4096, 'geom')
  from (select public_id, status, ST_AsMVTGeom(location_3857, ST_TileEnvelope(%(z)s, %(x)s, %(y)s), 4096, 64, false) geom
          from reports
         where jurisdiction_id = 1 and location_3857 && ST_TileEnvelope(%(z)s, %(x)s, %(y)s)) q
"""
BARE_LIST = "select * from reports where jurisdiction_id = 1 order by submitted_at desc, id desc limit 50"
BARE_FIGURES = """
select date_trunc('month', submitted_at), status, count(*),
       percentile_cont(0.5) within group (order by closed_at - submitted_at)
  from reports where jurisdiction_id = 1 and submitted_at >= now() - interval '12 months' group by 1, 2
"""
FIGURES = {
    "12 months": "period=12m", "12 weeks": "period=12w", "12 months, one service": "period=12m&service=street-lamp",
    "12 months, one quarter": "period=12m&area=", "12 months, no comparison": "period=12m&compare=none",
    "12 months, one service in one quarter": "period=12m&service=street-lamp&area=",
}  # fmt: skip
BARE_COUNT = "select status, count(*) from reports where jurisdiction_id = 1 group by status"


@dataclass(frozen=True, slots=True)
class World:
    """What a case is asked of."""

    browser: FlaskClient
    connection: psycopg.Connection[Any]
    town: str
    centre: tuple[float, float]
    quarter: str
    service: str
    department: str
    rows: int


@dataclass(frozen=True, slots=True)
class Case:
    """One question of the dashboard: `ask` answers the size of the answer in bytes; `reference` is the bare SQL."""

    group: str
    name: str
    ask: Callable[[World], int]
    reference: Callable[[World], object] | None = None


@dataclass(frozen=True, slots=True)
class Measured:
    """What one case took, in milliseconds, and in those of the processor; `bare` is its reference."""

    p50: float
    spent: float
    bare: float | None
    statements: int
    size: int


class TooLongError(Exception):
    """PostgreSQL gave up, after the five seconds that a statement may take."""


def get(world: World, path: str, query: str = "") -> int:
    """The bytes of an answer of the API. Raises TooLongError; ends the program if it is neither that nor 200."""
    answer = world.browser.get(path + (f"?{query}" if query else ""))
    if answer.status_code == 503:
        raise TooLongError
    if answer.status_code != 200:
        raise SystemExit(f"{path}?{query}: {answer.status_code} {answer.text[:300]}")
    return len(answer.data)


def filled(world: World, query: str) -> str:
    """The query with a quarter, a service and a department that this town has."""
    query = query.replace("area=", f"area={world.quarter}").replace("street-lamp", world.service)
    return query.replace("department=", f"department={world.department}")


def tile_at(world: World, zoom: int) -> tuple[int, int, int]:
    """The tile in the middle of the town."""
    latitude, longitude = world.centre
    side = 1 << zoom
    y = (1 - math.asinh(math.tan(math.radians(latitude))) / math.pi) / 2
    return zoom, int((longitude + 180) / 360 * side), int(y * side)


def tile_case(zoom: int, name: str, query: str) -> Case:
    """A tile of the staff's map; near, beside the bare SQL of all its points."""

    def ask(world: World) -> int:
        z, x, y = tile_at(world, zoom)
        return get(world, f"/staff/v1/tiles/{world.town}/reports/{z}/{x}/{y}.mvt", filled(world, query))

    def bare(world: World) -> object:
        z, x, y = tile_at(world, zoom)
        return world.connection.execute(BARE_TILE, {"z": z, "x": x, "y": y}).fetchone()

    return Case(f"tile z{zoom}", name, ask, bare if name == "everything" else None)


def list_case(name: str, query: str) -> Case:
    """A page of the list."""

    def bare(world: World) -> object:
        return world.connection.execute(BARE_LIST).fetchall()

    return Case(
        "list", name, lambda world: get(world, "/staff/v1/reports", filled(world, query)),
        bare if name == "sort newest" else None,
    )  # fmt: skip


def deep_case(sort: str) -> Case:
    """Page 1,000 of the list, whose cursor was found by walking there."""
    cursors: dict[int, str] = {}

    def ask(world: World) -> int:
        if world.rows not in cursors:
            cursors[world.rows] = deep_cursor(world.browser, sort, world.rows)
        return get(world, "/staff/v1/reports", f"sort={sort}&limit=50&cursor={cursors[world.rows]}")

    return Case("list", f"sort {sort}, page 1,000", ask)


def counts_case(name: str, query: str) -> Case:
    """The counts beside the filters."""

    def bare(world: World) -> object:
        return world.connection.execute(BARE_COUNT).fetchall()

    return Case(
        "counts", name, lambda world: get(world, "/staff/v1/counts", filled(world, query)),
        bare if name == "everything" else None,
    )  # fmt: skip


def figures_case(name: str, query: str) -> Case:
    """A page of figures; beside the year's, the bare count by month that says the least of it."""

    def bare(world: World) -> object:
        return world.connection.execute(BARE_FIGURES).fetchall()

    return Case(
        "figures", name, lambda world: get(world, "/staff/v1/figures", filled(world, query)),
        bare if name == "12 months" else None,
    )  # fmt: skip


CASES: list[Case] = [
    *(tile_case(zoom, "everything", "") for zoom in (10, 11, 12, 13, 14, 15, 16, 17)),
    *(tile_case(zoom, name, query) for zoom in (11, 12, 15) for name, query in FILTERS.items() if query),
    *(list_case(f"sort {sort}", f"sort={sort}") for sort in ("urgent", "newest", "oldest", "updated", "followed")),
    *(deep_case(sort) for sort in ("urgent", "newest", "updated")),
    *(list_case(name, query) for name, query in FILTERS.items() if query),
    *(counts_case(name, FILTERS[name]) for name in ("everything", "open", "last 365 days", "mine", "two words")),
    Case(
        "areas",
        "figures of the quarters, 365 days",
        lambda world: get(world, "/staff/v1/areas/figures", "since_days=365"),
    ),
    *(figures_case(name, query) for name, query in FIGURES.items()),
]
"""What is asked; whoever builds a page of the dashboard adds to it."""


def main() -> None:
    """Fill, ask, print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100_000, 1_000_000])
    parser.add_argument("--repeats", type=int, default=15)
    parser.add_argument("--only", default="", help="groups that begin with this")
    parser.add_argument("--fill-only", action="store_true", help="make the databases, and measure another time")
    parser.add_argument("--drop", action="store_true", help="drop the databases afterwards")
    asked = parser.parse_args()
    cases = [case for case in CASES if case.group.startswith(asked.only)]
    found: dict[int, list[Measured | None]] = {}
    for size in sorted(asked.sizes):
        url = town_of(size)
        if asked.fill_only:
            continue
        os.environ.update(environment(url))
        found[size] = measure(url, size, cases, asked.repeats)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"{size:,} reports; load {os.getloadavg()[0]:.1f}; our peak {peak} MB", flush=True)
    if found:
        show(cases, found)
    if asked.drop:
        for size in asked.sizes:
            drop_database(f"town_{size}")


def town_of(size: int) -> URL:
    """A database with the demonstration town and so many reports, filled the first time it is asked for."""
    return kept_database(f"town_{size}", partial(fill, size=size))


def fill(url: URL, size: int) -> None:
    """The demonstration town and so many reports more; says how long it took."""
    run_flask(url, "demo", "load")
    started = time.monotonic()
    address = url.render_as_string(hide_password=False)
    with psycopg.connect(address, autocommit=True) as connection:
        town = seed.read_town(connection, None)
    seed.fill(url, town, size, 6.0, size)
    run_flask(url, "counts", "fold")
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("vacuum analyze")
    print(f"{size:,} reports filled in {time.monotonic() - started:.0f} s; load {os.getloadavg()[0]:.1f}", flush=True)


def measure(url: URL, size: int, cases: list[Case], repeats: int) -> list[Measured | None]:
    """Every case once to warm up, then `repeats` times."""
    app = create_app(load_settings())
    with (
        app.app_context(),
        psycopg.connect(url.render_as_string(hide_password=False), autocommit=True) as connection,
    ):
        connection.execute("set jit = off")
        connection.execute("set max_parallel_workers_per_gather = 0")  # whose time nobody would count
        world = open_world(app, connection, size)
        found = [measure_case(case, world, repeats) for case in cases]
        db.session.remove()
        db.engine.dispose()
    return found


def open_world(app: Any, connection: psycopg.Connection[Any], size: int) -> World:
    """The town, signed in to as the demonstration's agent."""
    row = connection.execute(
        """select j.slug, ST_Y(ST_Centroid(b.boundary)), ST_X(ST_Centroid(b.boundary)),
                  (select code from areas where jurisdiction_id = j.id and kind = 'quarter' order by code limit 1),
                  (select code from services where jurisdiction_id = j.id and is_active order by id limit 1),
                  (select code from departments where jurisdiction_id = j.id and is_active order by id limit 1)
             from jurisdictions j join areas b on b.jurisdiction_id = j.id and b.kind = 'boundary'"""
    ).fetchone()
    if row is None:
        raise SystemExit("there is no town")
    browser = open_session(app, "agent@aubeclaire.example")
    return World(browser, connection, row[0], (row[1], row[2]), row[3], row[4], row[5], size)


def measure_case(case: Case, world: World, repeats: int) -> Measured | None:
    """The medians of one case and its reference; None where the database gives up."""
    try:
        case.ask(world)  # some find their way first
        with counted() as statements:
            size = case.ask(world)
        p50, spent = timed(lambda: case.ask(world), repeats, db.session.scalar(MINE))
    except TooLongError:
        return None
    reference = case.reference
    bare = timed(lambda: reference(world), repeats, world.connection.info.backend_pid)[1] if reference else None
    return Measured(p50, spent, bare, len(statements), size)


def timed(call: Callable[[], object], repeats: int, backend: int | None) -> tuple[float, float]:
    """The median of so many calls in milliseconds, of fewer when they take long; and in those of the processor."""
    times: list[tuple[float, float]] = []
    started = time.monotonic()
    while len(times) < repeats and time.monotonic() - started < LONGEST_S * (3 if len(times) < 3 else 1):
        begun, spent = time.perf_counter(), Spent(backend or 0)
        call()
        times.append(((time.perf_counter() - begun) * 1000, spent.milliseconds()))
    return statistics.median(seen for seen, _ in times), statistics.median(spent for _, spent in times)


def show(cases: list[Case], found: dict[int, list[Measured | None]]) -> None:
    """One table for all sizes."""
    sizes = list(found)
    print(f"\nMeasured on {clock.now():%Y-%m-%d}, load average {os.getloadavg()[0]:.1f}.\n")
    print("Milliseconds of processor time (ours and the database's), at the largest size also those that passed.\n")
    heads = "".join(f" {size:,} |" for size in sizes)
    print(f"| what | filter or order |{heads} growth | passed | bare SQL at the largest | ratio | statements | kB |")
    print("|---|---|" + "---:|" * (len(sizes) + 6))
    for number, case in enumerate(cases):
        rows = [found[size][number] for size in sizes]
        cells = "".join(f" {row.spent:.1f} |" if row else " gave up |" for row in rows)
        print(f"| {case.group} | {case.name} |{cells}{rest_of(rows)}")
    large = [case.name for case, row in zip(cases, found[sizes[-1]], strict=True) if row and row.size > 100_000]
    print(json.dumps({"over 100 kB": large}))


def rest_of(rows: list[Measured | None]) -> str:
    """The cells of one line after the sizes: growth, and what the largest that answered took."""
    answered = [row for row in rows if row]
    if not answered:
        return " | | | | | |"
    last = answered[-1]
    growth = f"{last.spent / answered[0].spent:.2f}" if len(answered) > 1 else ""
    bare = f"{last.bare:.1f} | {last.spent / last.bare:.2f}" if last.bare else "|"
    return f" {growth} | {last.p50:.0f} | {bare} | {last.statements} | {last.size / 1000:.1f} |"


if __name__ == "__main__":
    main()
