"""Tiles at 100,000 reports against the bare SQL: python -m bench.tiles [--reports N]

A town of 8 by 11 km, denser towards its middle; 15 in 100 reports are open, the rest closed over three years.
Reference in the same run: ST_AsMVT over every point of the tile, by its index, without filters, joins or clusters.
"""

from __future__ import annotations

import argparse
import math
import statistics
import time
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from urllib.error import HTTPError

import psycopg
from sqlalchemy.engine import URL

from bench.ground import bench_database, serving

LATITUDE, LONGITUDE, HALF_DEGREES = 46.5, 2.5, 0.05
ZOOMS = (11, 12, 13, 14, 15, 16, 17)
ROUNDS = 15

SETTING = """
insert into jurisdictions (slug, name) values ('bench', 'Bench');
insert into departments (jurisdiction_id, code, name, is_fallback) values (1, 'desk', '{"fr": "Accueil"}', true);
insert into service_groups (jurisdiction_id, code, name) values (1, 'g', '{"fr": "G"}');
insert into services (jurisdiction_id, code, group_code, name)
select 1, 's' || n, 'g', '{"fr": "S"}' from generate_series(1, 15) n;
insert into areas (jurisdiction_id, kind, code, name, boundary)
values (1, 'boundary', 'bench', 'Bench', ST_Multi(ST_MakeEnvelope(2.45, 46.45, 2.55, 46.55, 4326)));
insert into area_pieces (jurisdiction_id, area_id, kind, piece) select 1, id, kind, (ST_Dump(boundary)).geom from areas;
"""

REPORTS = """
insert into reports (jurisdiction_id, id, public_id, body_hash, status, service_id, department_id, routing, location,
                     submitted_at, updated_at, due_at, closed_at, is_private)
select 1, gen_random_uuid(), 'RC-2026-' || n, '', case when is_open then 'received' else 'resolved' end,
       (select min(id) from services) + (random() * 14)::int, (select id from departments), '{}',
       ST_SetSRID(ST_MakePoint(2.5 + 0.05 * (random() + random() - 1), 46.5 + 0.05 * (random() + random() - 1)), 4326),
       at, at, at + interval '5 days', case when not is_open then least(at + interval '4 days', now()) end,
       random() < 0.02
  from (select n, random() < 0.15 as is_open, now() - random() * interval '1095 days' as at
          from generate_series(1, %s) n) as r
"""

BARE = """
select ST_AsMVT(q, 'reports', 4096, 'geom')
  from (select public_id, status, ST_AsMVTGeom(location_3857, ST_TileEnvelope(%(z)s, %(x)s, %(y)s), 4096, 64, false) geom
          from reports
         where jurisdiction_id = 1 and location_3857 && ST_TileEnvelope(%(z)s, %(x)s, %(y)s)) q
"""


def tile_at(zoom: int) -> tuple[int, int]:
    """x, y of the tile in the middle of the town."""
    side = 1 << zoom
    y = (1 - math.asinh(math.tan(math.radians(LATITUDE))) / math.pi) / 2
    return int((LONGITUDE + 180) / 360 * side), int(y * side)


def fill(url: URL, reports: int) -> None:
    """The town and its reports."""
    with psycopg.connect(url.render_as_string(hide_password=False), autocommit=True) as connection:
        connection.execute("set jit = off")
        connection.execute(SETTING)
        connection.execute(REPORTS, (reports,))
        connection.execute("vacuum analyze reports")


def timed(call: Callable[[], bytes]) -> tuple[float, int]:
    """Median milliseconds of some rounds after one to warm up, and the bytes of the answer."""
    size = len(call())
    times = []
    for _round in range(ROUNDS):
        started = time.perf_counter()
        call()
        times.append((time.perf_counter() - started) * 1000)
    return statistics.median(times), size


def main() -> None:
    """Print one table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=100_000)
    reports = parser.parse_args().reports
    with bench_database("tiles") as url:
        fill(url, reports)
        measure(url, reports)


def measure(url: URL, reports: int) -> None:
    """Bare SQL, our function for the public and for staff, and the public tile over HTTP."""
    from app.core import clock
    from app.core.bootstrap import create_base_app
    from app.core.extensions import db
    from config import load_settings
    from geo.filters import ReportFilters
    from geo.tiles import reports_tile

    settings = replace(
        load_settings(), database_url=url.set(drivername="postgresql+psycopg").render_as_string(hide_password=False)
    )
    public, staff = ReportFilters(), ReportFilters(audience="staff")
    late = ReportFilters(audience="staff", overdue=True, since=clock.now() - timedelta(days=365))
    print(f"{reports:,} reports; milliseconds (median of {ROUNDS}), kB uncompressed")
    print("| zoom | bare SQL, all points | public map | staff, everything | staff, late this year | public over HTTP |")
    print("|---|---|---|---|---|---|")
    address = url.render_as_string(hide_password=False)
    with (
        psycopg.connect(address, autocommit=True) as connection,
        create_base_app(settings).app_context(),
        serving(url, "wsgi:app") as web,
    ):
        connection.execute("set jit = off")
        for zoom in ZOOMS:
            x, y = tile_at(zoom)
            calls: list[Callable[[], bytes]] = [
                lambda place={"z": zoom, "x": x, "y": y}: bytes(connection.execute(BARE, place).fetchone()[0]),
                *(
                    lambda chosen=chosen, place=(zoom, x, y): reports_tile(1, *place, filters=chosen)
                    for chosen in (public, staff, late)
                ),
                lambda path=f"{web}/api/v1/tiles/bench/reports/{zoom}/{x}/{y}.mvt": fetch(path),
            ]
            cells = [f"{milliseconds:.1f} ({size / 1000:.1f} kB)" for milliseconds, size in map(timed, calls)]
            print(f"| {zoom} | {' | '.join(cells)} |", flush=True)
        db.session.rollback()


def fetch(path: str) -> bytes:
    """The body at an address of our own."""
    with suppress(HTTPError), urllib.request.urlopen(path, timeout=30) as answer:
        return bytes(answer.read())
    raise SystemExit(f"{path} did not answer")


if __name__ == "__main__":
    main()
