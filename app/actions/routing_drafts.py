"""Changed rules tried before they hold: a draft, its replay over past reports, and going live in one transaction."""

from __future__ import annotations

import time
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select

from app.actions import audit, outbox
from app.actions.accounts import SignedIn
from app.actions.config_versions import lock_settings, sets_whole_town
from app.actions.routing_rules import WantedRule, close_rule, insert_rule, resolve
from app.core import clock, errors
from app.core.errors import ProblemError
from app.core.extensions import db
from app.models import Department, Report, RoutingDraft, RoutingMove, RoutingReplay, Service
from geo import replay
from geo.points import Point, from_wkb
from geo.replay import DraftedRule

MOST_CHANGES = 200
BATCH = 5_000
STEP_SECONDS = 4.0
"""A run of the worker lasts about so long, then lets others have their turn."""
LISTED_MOVES = 300


@dataclass(frozen=True, slots=True)
class Flow:
    """How many reports would go from one department to another."""

    before: Department
    after: Department
    count: int


@dataclass(frozen=True, slots=True)
class Move:
    """A report that would go elsewhere."""

    report: Report
    service: Service
    before_id: int
    after_id: int
    point: Point


def list_drafts(jurisdiction_id: int) -> list[RoutingDraft]:
    """The drafts still being prepared, the latest first."""
    query = (
        select(RoutingDraft)
        .where(RoutingDraft.jurisdiction_id == jurisdiction_id, RoutingDraft.state == "draft")
        .order_by(RoutingDraft.updated_at.desc(), RoutingDraft.id.desc())
    )
    return list(db.session.scalars(query))


def find_draft(jurisdiction_id: int, draft_id: int) -> RoutingDraft:
    """One draft. Raises ProblemError config.not_found."""
    draft = db.session.get(RoutingDraft, (jurisdiction_id, draft_id))
    if draft is None:
        raise ProblemError(errors.CONFIG_NOT_FOUND)
    return draft


def begin_draft(by: SignedIn, name: str, changes: list[dict[str, Any]]) -> RoutingDraft:
    """Begin a draft and commit. Raises ProblemError as `check_changes`."""
    _check_may(by)
    _check_changes(by.jurisdiction_id, changes)
    draft = RoutingDraft(jurisdiction_id=by.jurisdiction_id, name=name, changes=changes, created_by=by.staff_id)
    db.session.add(draft)
    db.session.commit()
    return draft


def write_draft(
    by: SignedIn, draft_id: int, name: str, changes: list[dict[str, Any]], *, expected: str
) -> RoutingDraft:
    """Change a draft and commit. Raises ProblemError config.changed when somebody was faster, draft.closed, …"""
    draft = _lock(by, draft_id, expected)
    _check_changes(by.jurisdiction_id, changes)
    draft.name, draft.changes = name, changes
    draft.version += 1
    draft.updated_at = clock.now()
    db.session.commit()
    return draft


def drop_draft(by: SignedIn, draft_id: int, *, expected: str) -> None:
    """Put a draft aside and commit; what it was stays."""
    draft = _lock(by, draft_id, expected)
    draft.state, draft.closed_at = "dropped", clock.now()
    db.session.commit()


def go_live(by: SignedIn, draft_id: int, *, expected: str) -> RoutingDraft:
    """Put a draft's changes in force, all of them or none, and commit.

    First what ends, then what begins, as one go that can be taken back as one. Raises ProblemError rule.clash, …
    """
    lock_settings(by.jurisdiction_id)
    draft = _lock(by, draft_id, expected)
    if not draft.changes:
        raise ProblemError(errors.DRAFT_EMPTY)
    batch = uuid.uuid4()
    for change in draft.changes:
        if change["op"] == "end":
            close_rule(by, change["rule_id"], note=draft.name, batch=batch)
    for change in draft.changes:
        if change["op"] == "add":
            insert_rule(by, as_rule(change), note=draft.name, batch=batch)
    draft.state, draft.closed_at = "live", clock.now()
    audit.record(
        by.jurisdiction_id, "routing.draft_live", "routing_draft", draft.id, staff_id=by.staff_id,
        detail={"changes": len(draft.changes)},
    )  # fmt: skip
    db.session.commit()
    return draft


def as_rule(change: dict[str, Any]) -> WantedRule:
    """The rule that a change of kind `add` wants."""
    begins = change.get("begins")
    return WantedRule(
        change["department"],
        change.get("service"),
        change.get("area"),
        change.get("street_owner"),
        datetime.fromisoformat(begins) if begins else None,
        note=change.get("note"),
    )


def lay_out(jurisdiction_id: int, changes: Sequence[dict[str, Any]]) -> None:
    """Lay out the rules as these changes would make them, for geo.routing with DRAFTED, in this transaction."""
    ended = [change["rule_id"] for change in changes if change["op"] == "end"]
    added = [DraftedRule(**resolve(jurisdiction_id, as_rule(change))) for change in changes if change["op"] == "add"]
    replay.draft_rules(jurisdiction_id, ended, added)


def ask_replay(by: SignedIn, draft_id: int, months: int) -> RoutingReplay:
    """Have a worker try a draft on the reports of the last months, and commit. Raises ProblemError draft.empty."""
    _check_may(by)
    draft = find_draft(by.jurisdiction_id, draft_id)
    if draft.state != "draft":
        raise ProblemError(errors.DRAFT_CLOSED)
    if not draft.changes:
        raise ProblemError(errors.DRAFT_EMPTY)
    asked = RoutingReplay(
        jurisdiction_id=by.jurisdiction_id,
        draft_id=draft.id,
        draft_version=draft.version,
        changes=draft.changes,
        months=months,
    )
    db.session.add(asked)
    db.session.flush()
    asked.total = replay.count_reports(by.jurisdiction_id, _since(asked))
    _enqueue(asked)
    db.session.commit()
    return asked


def run_replay(subject: str) -> None:
    """Go on with a replay for a few seconds; what is left is done in the next run. Changes nothing but the replay."""
    jurisdiction_id, replay_id = (int(part) for part in subject.split("."))
    asked = db.session.get(RoutingReplay, (jurisdiction_id, replay_id), with_for_update=True)
    if asked is None or asked.state in {"done", "failed"}:
        db.session.rollback()
        return
    try:
        lay_out(jurisdiction_id, asked.changes)
    except ProblemError:  # what the draft refers to has gone since: the page says so
        db.session.rollback()
        _finish(jurisdiction_id, replay_id, "failed")
        return
    replay.begin_replay(jurisdiction_id)
    until = time.monotonic() + STEP_SECONDS
    asked.state = "running"
    while True:
        step = replay.try_batch(jurisdiction_id, replay_id, _since(asked), asked.reached, batch=BATCH)
        asked.tried += step.tried
        asked.moved += step.moved
        asked.reached = step.reached
        if step.reached is None:
            asked.state, asked.finished_at = "done", clock.now()
            break
        if time.monotonic() > until:
            _enqueue(asked)
            break
    db.session.commit()


def newest_replay(draft: RoutingDraft) -> RoutingReplay | None:
    """The last replay of a draft."""
    query = (
        select(RoutingReplay)
        .where(RoutingReplay.jurisdiction_id == draft.jurisdiction_id, RoutingReplay.draft_id == draft.id)
        .order_by(RoutingReplay.id.desc())
    )
    return db.session.scalars(query).first()


def find_replay(jurisdiction_id: int, replay_id: int) -> RoutingReplay:
    """One replay. Raises ProblemError config.not_found."""
    found = db.session.get(RoutingReplay, (jurisdiction_id, replay_id))
    if found is None:
        raise ProblemError(errors.CONFIG_NOT_FOUND)
    return found


def list_flows(asked: RoutingReplay) -> list[Flow]:
    """From whom to whom reports would go, the most first."""
    query = (
        select(RoutingMove.from_department_id, RoutingMove.to_department_id, func.count().label("count"))
        .where(RoutingMove.jurisdiction_id == asked.jurisdiction_id, RoutingMove.replay_id == asked.id)
        .group_by(RoutingMove.from_department_id, RoutingMove.to_department_id)
        .order_by(func.count().desc())
    )
    return [
        Flow(
            db.session.get_one(Department, (asked.jurisdiction_id, before)),
            db.session.get_one(Department, (asked.jurisdiction_id, after)),
            count,
        )
        for before, after, count in db.session.execute(query)
    ]


def list_moves(asked: RoutingReplay, limit: int = LISTED_MOVES) -> list[Move]:
    """The reports that would go elsewhere, the newest first."""
    query = (
        select(RoutingMove, Report, Service)
        .join(Report, (Report.jurisdiction_id == RoutingMove.jurisdiction_id) & (Report.id == RoutingMove.report_id))
        .join(Service, (Service.jurisdiction_id == Report.jurisdiction_id) & (Service.id == Report.service_id))
        .where(RoutingMove.jurisdiction_id == asked.jurisdiction_id, RoutingMove.replay_id == asked.id)
        .order_by(Report.submitted_at.desc(), Report.id.desc())
        .limit(limit)
    )
    return [
        Move(report, service, move.from_department_id, move.to_department_id, from_wkb(report.location))
        for move, report, service in db.session.execute(query)
    ]


def _since(asked: RoutingReplay) -> datetime:
    since: datetime = db.session.execute(
        select(func.coalesce(asked.created_at, func.now()) - func.make_interval(0, asked.months))
    ).scalar_one()
    return since


def _enqueue(asked: RoutingReplay) -> None:
    outbox.enqueue(
        asked.jurisdiction_id,
        outbox.EXPORTS,
        outbox.ROUTING_REPLAY,
        f"{asked.jurisdiction_id}.{asked.id}",
        f"routing.replay:{asked.jurisdiction_id}:{asked.id}:{asked.tried}",
    )


def _finish(jurisdiction_id: int, replay_id: int, state: str) -> None:
    asked = db.session.get_one(RoutingReplay, (jurisdiction_id, replay_id))
    asked.state, asked.finished_at = state, clock.now()
    db.session.commit()


def _lock(by: SignedIn, draft_id: int, expected: str) -> RoutingDraft:
    _check_may(by)
    draft = db.session.get(RoutingDraft, (by.jurisdiction_id, draft_id), with_for_update=True)
    if draft is None:
        raise ProblemError(errors.CONFIG_NOT_FOUND)
    if draft.state != "draft":
        raise ProblemError(errors.DRAFT_CLOSED)
    if expected != str(draft.version):
        raise ProblemError(
            errors.CONFIG_CHANGED,
            extra={"current": {"name": draft.name, "changes": draft.changes}},
            headers={"ETag": f'"{draft.version}"'},
        )
    return draft


def _check_changes(jurisdiction_id: int, changes: list[dict[str, Any]]) -> None:
    for change in changes:
        if change["op"] == "add":
            resolve(jurisdiction_id, as_rule(change))


def _check_may(by: SignedIn) -> None:
    if not sets_whole_town(by):
        raise ProblemError(errors.AUTH_FORBIDDEN)
