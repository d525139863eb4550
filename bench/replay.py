"""How long a draft of routing rules takes over past reports, as a ratio to a bare scan of the same rows.

    .venv/bin/python -m bench.replay 100000

Works in one transaction on the database of the environment's settings and takes everything back.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import timedelta

from sqlalchemy import select, text

from app.core import clock
from app.core.bootstrap import create_base_app
from app.core.extensions import db
from app.models import Department, Jurisdiction, RoutingDraft, RoutingReplay, Service, Staff
from geo import replay
from geo.replay import DraftedRule

BATCH, SEED_BATCH = 5_000, 10_000
_SEED = text("""
    insert into reports (jurisdiction_id, id, public_id, body_hash, service_id, department_id, routing, location,
                         submitted_at, due_at)
    select :town, gen_random_uuid(), 'BENCH-' || n, 'bench', s.id, d.id, '{}'::jsonb, place.at,
           now() - random() * interval '300 days', now()
      from generate_series(cast(:first as int), cast(:last as int)) as n
      join lateral (select id from services where jurisdiction_id = :town and is_active
                     order by hashint4(n + id) limit 1) as s on true
      join departments d on d.jurisdiction_id = :town and d.is_fallback
      join lateral (select ST_SetSRID(ST_MakePoint(
                      ST_XMin(boundary) + random() * (ST_XMax(boundary) - ST_XMin(boundary)),
                      ST_YMin(boundary) + random() * (ST_YMax(boundary) - ST_YMin(boundary)) + n * 0), 4326) as at
                      from areas where jurisdiction_id = :town and kind = 'boundary') as place on true
""")
_SCAN = text("""
    select count(*), sum(ST_X(location)), max(service_id) from reports
     where jurisdiction_id = :town and submitted_at >= :since
""")


def measure(rows: int) -> None:
    """Seed, scan, replay, print, and take everything back."""
    town = db.session.scalars(select(Jurisdiction).order_by(Jurisdiction.id)).first()
    if town is None:
        raise SystemExit("no town in this database")
    for first in range(1, rows + 1, SEED_BATCH):
        db.session.execute(_SEED, {"town": town.id, "first": first, "last": min(rows, first + SEED_BATCH - 1)})
    db.session.execute(text("analyze reports"))
    since = clock.now() - timedelta(days=365)
    scan = _timed(lambda: db.session.execute(_SCAN, {"town": town.id, "since": since}).one())
    staff = db.session.scalars(select(Staff).where(Staff.jurisdiction_id == town.id)).first()
    services = db.session.scalars(select(Service.id).where(Service.jurisdiction_id == town.id)).all()
    team = db.session.scalars(
        select(Department).where(Department.jurisdiction_id == town.id, Department.is_fallback)
    ).one()
    if staff is None:
        raise SystemExit("no staff in this town")
    draft = RoutingDraft(jurisdiction_id=town.id, name="bench", created_by=staff.id)
    db.session.add(draft)
    db.session.flush()
    for name, touched in (("one service", services[:1]), ("every service", services)):
        asked = RoutingReplay(jurisdiction_id=town.id, draft_id=draft.id, draft_version=1, months=12)
        db.session.add(asked)
        db.session.flush()
        ended = db.session.execute(
            text("select id from routing_rules where service_id = any(:ids)"), {"ids": list(touched)}
        ).scalars()
        replay.draft_rules(town.id, list(ended), [DraftedRule(one, None, None, team.id) for one in touched])
        replay.begin_replay(town.id)
        started = time.perf_counter()
        reached, tried, moved = None, 0, 0
        while True:
            step = replay.try_batch(town.id, asked.id, since, reached, batch=BATCH)
            tried, moved, reached = tried + step.tried, moved + step.moved, step.reached
            if reached is None:
                break
        seconds = time.perf_counter() - started
        sys.stdout.write(
            f"{name}: {tried} tried, {moved} would move, {seconds:.2f} s, bare scan {scan:.3f} s, {seconds / scan:.0f}x\n"
        )


def _timed(run: Callable[[], object]) -> float:
    started = time.perf_counter()
    run()
    return time.perf_counter() - started


if __name__ == "__main__":
    with create_base_app().app_context():
        try:
            measure(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
        finally:
            db.session.rollback()
