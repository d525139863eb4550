"""How many open dashboards the polling holds: what a call of `/staff/v1/changes` costs, beside an empty endpoint.

Run: scripts/python -m bench.changes [--rows 100000] [--seconds 10]   (one process, as a web worker serves them)
"""

from __future__ import annotations

import argparse
import os
import statistics
import time

import psycopg
from flask.testing import FlaskClient
from sqlalchemy import text

from app import create_app
from app.core.extensions import db
from bench.ground import Spent, bench_database, environment
from bench.staff_list import fill, sign_in
from config import load_settings

VIEWERS = 500
EVERY_SECONDS = 6
"""How often the dashboard asks (frontend/src/staff/news.svelte.ts)."""
OPEN = "status=received,acknowledged,scheduled,in_progress,reopened"
ONE_CHANGES = "update reports set updated_at = now() where id = (select id from reports order by id limit 1)"
EMPTY = "/api/v1/openapi-not-there"


def main() -> None:
    """Fill, measure, print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--seconds", type=float, default=8)
    given = parser.parse_args()
    with bench_database("changes") as url:
        fill(url, given.rows)
        with psycopg.connect(url.render_as_string(hide_password=False), autocommit=True) as connection:
            connection.execute("update reports set updated_at = least(updated_at, now() - interval '1 hour')")
            connection.execute('update jurisdictions set settings = settings || \'{"second_factor": "optional"}\'')
            connection.execute("vacuum analyze reports")
        os.environ.update(environment(url))
        app = create_app(load_settings())
        with app.app_context():
            browser = sign_in(app, "agent@bench.example")
            cursor = int(browser.get("/staff/v1/changes").json["cursor"])  # type: ignore[index]
            rows = {
                "empty endpoint (404)": measure(browser, EMPTY, given.seconds),
                "who is signed in": measure(browser, "/staff/v1/session", given.seconds),
                "nothing changed": measure(browser, f"/staff/v1/changes?after={cursor}&{OPEN}", given.seconds),
                "nothing changed, with words": measure(
                    browser, f"/staff/v1/changes?after={cursor}&{OPEN}&q=rue+basse", given.seconds
                ),
            }
            with psycopg.connect(url.render_as_string(hide_password=False), autocommit=True) as connection:
                connection.execute(ONE_CHANGES)
            rows |= {
                "one report changed": measure(browser, f"/staff/v1/changes?after={cursor}&{OPEN}", given.seconds),
                "one report changed, with words": measure(
                    browser, f"/staff/v1/changes?after={cursor}&{OPEN}&q=rue+basse", given.seconds
                ),
            }
            show(rows)
            db.session.remove()
            db.engine.dispose()


def measure(browser: FlaskClient, path: str, seconds: float) -> list[float]:
    """Seconds of processor time that each request took, database included, one after the other, for so long."""
    took: list[float] = []
    backend = int(db.session.execute(text("select pg_backend_pid()")).scalar_one())
    db.session.remove()
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        spent = Spent(backend)
        browser.get(path)
        db.session.remove()
        took.append(spent.milliseconds() / 1000)
    return took


def show(rows: dict[str, list[float]]) -> None:
    """Milliseconds a request, its ratio to the empty endpoint, and how busy 500 viewers keep one core."""
    reference = statistics.median(rows["empty endpoint (404)"])
    print(
        f"| question | requests | median ms of processor | ratio | {VIEWERS} viewers every {EVERY_SECONDS} s: share of one core |"
    )
    print("|---|---:|---:|---:|---:|")
    for name, took in rows.items():
        median = statistics.median(took)
        share = median * VIEWERS / EVERY_SECONDS
        print(f"| {name} | {len(took):,} | {median * 1000:.2f} | {median / reference:.1f} | {share:.0%} |")


if __name__ == "__main__":
    main()
