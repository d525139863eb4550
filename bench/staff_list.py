"""The dashboard's list at a million reports: every order and filter it offers, first page and deep in the list.

Run: scripts/python -m bench.staff_list [--rows 1000000]   (filling a million takes some minutes)
"""

from __future__ import annotations

import argparse
import os
import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import psycopg
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event
from sqlalchemy.engine import URL

from app import create_app
from app.core import clock, ids
from app.core.extensions import db
from app.models import Staff, StaffSession
from bench.ground import bench_database, environment
from config import load_settings

PAGE = 50
REPEATS = 21
DEEP_PAGES = 1_000
TARGET_MS, TARGET_STATEMENTS = 10.0, 6

SETUP = """
insert into jurisdictions (slug, name) values ('grande-ville', 'Grande-Ville');
insert into areas (jurisdiction_id, kind, code, name, boundary)
  select 1, 'quarter', 'q' || n, 'Quartier ' || n,
         ST_Multi(ST_MakeEnvelope(3 + n * 0.01, 45, 3.01 + n * 0.01, 45.1, 4326)) from generate_series(0, 9) n;
insert into area_pieces (jurisdiction_id, area_id, kind, piece)
  select 1, id, 'quarter', (ST_Dump(boundary)).geom from areas;
insert into departments (jurisdiction_id, code, name, is_fallback)
  select 1, 'd' || n, jsonb_build_object('fr', 'Service ' || n), n = 0 from generate_series(0, 9) n;
insert into service_groups (jurisdiction_id, code, name) values (1, 'g', '{"fr": "Groupe"}');
insert into services (jurisdiction_id, code, group_code, name)
  select 1, 's' || n, 'g', jsonb_build_object('fr', 'Problème ' || n) from generate_series(0, 14) n;
insert into staff (jurisdiction_id, id, email, name, role, password_hash) values
  (1, gen_random_uuid(), 'agent@bench.example', 'Agent', 'agent', 'x'),
  (1, gen_random_uuid(), 'chef@bench.example', 'Chef', 'manager', 'x');
insert into staff_departments (jurisdiction_id, staff_id, department_id)
  select 1, s.id, d.id from staff s, departments d where s.email = 'chef@bench.example' and d.code in ('d1', 'd2');
"""

FILL = """
insert into reports (jurisdiction_id, id, public_id, body_hash, service_id, department_id, routing, location, address,
  description, status, closed_at, submitted_at, updated_at, due_at, source, needs_dispatch, contested_count,
  assigned_to_id)
select 1, gen_random_uuid(), 'RC-2026-' || lpad(n::text, 7, '0'), 'x', 1 + n %% 15, 1 + n %% 10,
  '{"code": "service_rule"}', ST_SetSRID(ST_MakePoint(3 + random() * 0.1, 45 + random() * 0.1), 4326),
  (n %% 200) || ' rue ' || (array['Basse', 'Haute', 'du Moulin', 'de l’Église', 'des Lilas'])[1 + n %% 5],
  (array['Lampadaire éteint', 'Dépôt sauvage', 'Panneau tordu', 'Corbeille pleine'])[1 + n %% 4] || ' devant le ' || n,
  case when is_open then (array['received', 'acknowledged', 'scheduled', 'in_progress', 'reopened'])[1 + n %% 5]
       else (array['resolved', 'resolved', 'resolved', 'rejected'])[1 + n %% 4] end,
  case when is_open then null else at + interval '3 days' end, at, at + interval '3 days', at + interval '5 days',
  (array['app', 'app', 'app', 'telephone'])[1 + n %% 4], is_open and n %% 50 = 0, (n %% 97 = 0)::int,
  case when n %% 40 = 0 then (select id from staff limit 1) end
from (select n, at, at > now() - interval '30 days' or n %% 400 = 0 as is_open
  from (select n, now() - random() * interval '730 days' as at
    from generate_series(%(first)s::int, %(last)s) n) as m) as r;
"""

QUESTIONS = (
    "sort=urgent", "sort=newest", "sort=oldest", "sort=updated",
    "status=received,acknowledged,scheduled,in_progress,reopened", "sort=newest&status=resolved",
    "department=d3", "sort=newest&department=d3", "service=s4&sort=newest", "department=d3&service=s2",
    "area=q4", "source=telephone", "overdue=1", "dispatch=1", "contested=1", "has_photo=1", "since_days=7",
    "bbox=3.05,45.05,3.06,45.06", "q=RC-2026-0000123", "q=moulin panneau", "q=rien-de-tel",
)  # fmt: skip


def main() -> None:
    """Fill, measure, print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    rows = parser.parse_args().rows
    with bench_database("staff") as url:
        seconds = fill(url, rows)
        print(f"{rows:,} reports in {seconds:.0f} s; {REPEATS} requests each, one client, in process\n")
        os.environ.update(environment(url))
        app = create_app(load_settings())
        with app.app_context():
            print("| viewer | question | p50 ms | p95 ms | statements |")
            print("|---|---|---:|---:|---:|")
            for who in ("agent", "chef"):
                browser = sign_in(app, f"{who}@bench.example")
                for question in QUESTIONS:
                    report(browser, who, question, "")
            browser = sign_in(app, "agent@bench.example")
            for sort in ("urgent", "newest", "oldest", "updated"):
                question = f"sort={sort}"
                report(browser, "agent", question, deep_cursor(browser, sort, rows), f"{question}, page 1,000")
            db.session.remove()
            db.engine.dispose()


def fill(url: URL, rows: int) -> float:
    """The town and its reports; how long it took, in seconds."""
    started = time.monotonic()
    with psycopg.connect(url.render_as_string(hide_password=False), autocommit=True) as connection:
        connection.execute(SETUP)
        for first in range(1, rows + 1, 50_000):
            connection.execute(FILL, {"first": first, "last": min(first + 49_999, rows)})
        connection.execute("vacuum analyze")
    return time.monotonic() - started


def sign_in(app: Flask, email: str) -> FlaskClient:
    """A browser with a session of that member of staff."""
    person = db.session.scalars(db.select(Staff).where(Staff.email == email)).one()
    secret = ids.new_secret()
    db.session.add(
        StaffSession(
            jurisdiction_id=1, secret_hash=ids.hash_secret(secret), staff_id=person.id,
            expires_at=clock.now() + timedelta(hours=1),
        )
    )  # fmt: skip
    db.session.commit()
    browser = app.test_client()
    browser.set_cookie("__Host-rueclaire" if load_settings().is_secure else "rueclaire", secret)
    return browser


def deep_cursor(browser: FlaskClient, sort: str, rows: int) -> str:
    """The cursor of page 1,000, found by walking there in pages of 100."""
    cursor = ""
    for _ in range(min(DEEP_PAGES * PAGE, rows - PAGE) // 100):
        query = {"sort": sort, "limit": "100"} | ({"cursor": cursor} if cursor else {})
        cursor = ask(browser, query)["next_cursor"]
    return cursor


def report(browser: FlaskClient, who: str, question: str, cursor: str, name: str = "") -> None:
    """One row of the table."""
    query = dict(part.split("=", 1) for part in question.split("&"))
    query |= {"limit": str(PAGE)} | ({"cursor": cursor} if cursor else {})
    with counted() as statements:
        ask(browser, query)
    took = []
    for _ in range(REPEATS):
        started = time.perf_counter()
        ask(browser, query)
        took.append((time.perf_counter() - started) * 1000)
    middle, late = statistics.median(took), sorted(took)[int(REPEATS * 0.95)]
    mark = "" if middle <= TARGET_MS and len(statements) <= TARGET_STATEMENTS else " **over**"
    print(f"| {who} | {name or question} | {middle:.1f}{mark} | {late:.1f} | {len(statements)} |", flush=True)


def ask(browser: FlaskClient, query: dict[str, str]) -> dict[str, Any]:
    """A page of the list."""
    answer = browser.get("/staff/v1/reports", query_string=query)
    if answer.status_code != 200 or answer.json is None:
        raise SystemExit(f"{query}: {answer.status_code} {answer.text}")
    found: dict[str, Any] = answer.json
    return found


@contextmanager
def counted() -> Iterator[list[str]]:
    """The SQL statements of a block."""
    seen: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        seen.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(db.engine, "before_cursor_execute", note)


if __name__ == "__main__":
    main()
