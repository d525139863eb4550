"""A report's beginning: accepted once, routed with its reason, and told to whoever must know, in one transaction."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from app.actions import alert_digests, competence, due_dates, notifications, photos, webhook_events
from app.actions.report_rows import write_report
from app.actions.reporters import find_or_make_reporter, is_proven, subscribe
from app.actions.submissions import Submission, check_answers
from app.core import clock, errors, events, hooks, workflow
from app.core.errors import ProblemError
from app.core.extensions import db
from app.models import Department, Jurisdiction, Report, Reporter, Service, StatusUpdate
from app.models.report import report_number
from geo import areas, points, routing
from geo.areas import Place
from geo.routing import Routing

PUBLIC_ID_PREFIX = "RC"


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the sender learns at once."""

    report: Report
    town: Jurisdiction
    service: Service
    department: Department
    is_replay: bool
    email_pending: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """Who enters a report for somebody else: the member of staff signed in (None: another program), whose town it must
    be, and what to record.

    `detail` goes into the audit entry: ids, codes and flags only. `with_it` adds to the same transaction. A report
    that the rules give to one of `takes_for` (departments) goes onto the round of whoever enters it. Whoever stands
    before the thing (`is_on_the_spot`) owes no answer to the questions that a resident is asked.
    """

    staff_id: uuid.UUID | None
    jurisdiction_id: int
    detail: dict[str, object]
    with_it: Callable[[Report], None] | None = None
    takes_for: tuple[int, ...] = ()
    is_on_the_spot: bool = False


def submit_report(submission: Submission, *, device_hash: str | None, entry: Entry | None = None) -> Receipt:
    """Accept a report and commit it; the same submission again answers the same, and does nothing twice.

    With `entry`, the device is the town hall's: it vouches for the photos, and nothing else is remembered by it.
    Raises PLACE_OUTSIDE, ROAD_NOT_OURS, SERVICE_UNKNOWN, DEPARTMENT_UNKNOWN, VALIDATION_FAILED and ANSWER_STOPS
    (answers), PHOTO_UNKNOWN, REPORT_ID_REUSED when the id came before with another body, PLACE_OTHER_TOWN for an
    entry in another town.
    """
    try:
        place = areas.find_place(submission.point)
        if place is None:
            raise outside(submission.point, submission.locale)
        if entry is not None and place.jurisdiction_id != entry.jurisdiction_id:
            town = db.session.get_one(Jurisdiction, place.jurisdiction_id)
            raise ProblemError(errors.PLACE_OTHER_TOWN, context={"name": town.name})
        receipt = _accept(submission, place, device_hash, entry)
        db.session.expunge_all()  # keeps what the receipt shows, which a commit would have to read again
        db.session.commit()
    except (IntegrityError, ProblemError):
        # Nearly every submission is new, so whether this one came before is asked only once something is in its way.
        db.session.rollback()
        known = find_by_client_id(submission.id)
        if known is None:
            raise
        return _replay(known, submission)
    return receipt


def find_by_client_id(report_id: uuid.UUID) -> Report | None:
    """The report that a phone's id names, in whatever town."""
    return db.session.scalars(select(Report).where(Report.id == report_id)).first()


def show_again(report: Report) -> Receipt:
    """The receipt of a report that came before."""
    service = db.session.get_one(Service, (report.jurisdiction_id, report.service_id))
    department = db.session.get_one(Department, (report.jurisdiction_id, report.department_id))
    reporter = db.session.get(Reporter, (report.jurisdiction_id, report.reporter_id)) if report.reporter_id else None
    pending = bool(reporter and reporter.email and not is_proven(reporter, report.device_hash))
    town = db.session.get_one(Jurisdiction, report.jurisdiction_id)
    return Receipt(report, town, service, department, is_replay=True, email_pending=pending)


def outside(point: points.Point, locale: str) -> ProblemError:
    """The error for a point outside every town: names the nearest one, the commune the point is in and its contact."""
    found = areas.find_outside(point)
    nearest = {"town": found.town_slug, "name": found.town_name, "distance_m": round(found.distance_m)}
    context: dict[str, object] = {
        "name": found.town_name,
        "commune": found.commune,
        "distance": _distance(found.distance_m),
    }
    code = errors.PLACE_OUTSIDE_COMMUNE if found.commune else errors.PLACE_OUTSIDE
    competent = competence.find_neighbour(found.town_id, found.commune_code, locale) if found.commune else None
    extra = {"nearest": nearest, "commune": found.commune, "competent": asdict(competent) if competent else None}
    return ProblemError(code, context=context, extra=extra)


def find_route(jurisdiction_id: int, service_id: int, submission: Submission) -> Routing:
    """Who answers for what was sent. Raises TOWN_MISSING for a town without rules and fallback."""
    try:
        return routing.find_department(
            jurisdiction_id,
            service_id,
            submission.point,
            accuracy_m=submission.accuracy_m,
            asset_id=submission.asset_id,
        )
    except routing.NoDepartmentError as error:
        raise ProblemError(errors.TOWN_MISSING) from error


def _accept(submission: Submission, place: Place, device_hash: str | None, entry: Entry | None) -> Receipt:
    service, number, town, is_watched, is_listened = _find_service(place.jurisdiction_id, submission.service_code)
    may_miss = entry is not None and entry.is_on_the_spot
    answers = check_answers(service, submission.answers, submission.locale, may_miss=may_miss)
    route = find_route(place.jurisdiction_id, service.id, submission)
    _check_road(town, service, route, submission.locale)
    department_id, reason = _choose(place.jurisdiction_id, route, submission.department_code)
    report = _make_report(submission, service, route, reason)
    report.jurisdiction_id = place.jurisdiction_id
    report.department_id = department_id
    report.assigned_to_id = entry.staff_id if entry and department_id in entry.takes_for else None
    report.due_at, report.due_reason = due_dates.count_due(town, service, department_id, report.submitted_at)
    report.public_id = _public_id(town, number, report.submitted_at)
    report.device_hash = None if entry else device_hash
    report.answers = answers
    department, pending, first = _record(report, submission, device_hash, entry)
    if is_listened:
        webhook_events.note(report, first, hooks.REPORT_CREATED)
    if is_watched:
        alert_digests.expect_match(report, alert_digests.OPENED)
    return Receipt(report, town, service, department, is_replay=False, email_pending=pending)


def _check_road(town: Jurisdiction, service: Service, route: Routing, locale: str) -> None:
    """Refuse what the town does not take on a road of somebody else's; an object with an owner is that owner's."""
    if route.code == "asset_owner":
        return
    road = competence.find_road(town, route.street_owner, locale)
    if road and road.refuses_service(service.code) and road.competent:
        raise ProblemError(
            errors.ROAD_NOT_OURS,
            context={"name": road.competent.name},
            extra={"competent": asdict(road.competent), "street_owner": road.owner},
        )


def _make_report(submission: Submission, service: Service, route: Routing, reason: dict[str, object]) -> Report:
    now = clock.now()
    return Report(
        id=submission.id,
        body_hash=submission.fingerprint(),
        source=submission.source,
        status=workflow.RECEIVED,
        service_id=service.id,
        routing=reason,
        is_private=service.is_private,
        description=submission.description,
        location=points.to_wkb(submission.point),
        accuracy_m=submission.accuracy_m,
        gps_location=points.to_wkb(submission.gps_point) if submission.gps_point else None,
        gps_accuracy_m=submission.gps_accuracy_m,
        address=submission.address or route.address,
        location_hint=submission.location_hint,
        area_id=route.quarter_id,
        asset_id=route.asset_id,
        locale=submission.locale,
        captured_at=submission.captured_at,
        submitted_at=now,
        updated_at=now,
        contested_count=0,
        follower_count=0,
        version=1,
    )


def _record(
    report: Report, submission: Submission, device_hash: str | None, entry: Entry | None
) -> tuple[Department, bool, StatusUpdate]:
    """Write the report with its first entry, audit, photos and messages.

    Answers its department, whether the sender's address is to be confirmed, and the entry.
    """
    reporter = None
    if submission.contact:
        reporter = find_or_make_reporter(
            report.jurisdiction_id, submission.contact, device_hash=report.device_hash, locale=submission.locale
        )
        report.reporter_id = reporter.id
    department, update = write_report(
        report,
        action=events.REPORT_SUBMITTED,
        staff_id=entry.staff_id if entry else None,
        detail={"source": report.source, "routing": report.routing.get("code"), **(entry.detail if entry else {})},
    )
    if submission.photo_ids:
        photos.claim_photos(
            report.jurisdiction_id,
            report.id,
            submission.photo_ids,
            role="before",
            device_hash=device_hash,
        )
    if entry and entry.with_it:
        entry.with_it(report)
    return department, _tell_sender(report, reporter, update), update


def _tell_sender(report: Report, reporter: Reporter | None, update: StatusUpdate) -> bool:
    """Announce the receipt, or ask for the address to be confirmed; whether that is still to be done."""
    if reporter is None:
        return False
    subscribe(reporter, report.id, "reporter")
    if not reporter.email:
        return False
    if reporter.email_confirmed_at is None:
        notifications.ask_confirmation(report, reporter)
    else:
        notifications.announce(report, events.REPORT_SUBMITTED, update, only=reporter)
    # Whether an address is confirmed is told only on a phone where its mail was read.
    return not is_proven(reporter, report.device_hash)


def _replay(report: Report, submission: Submission) -> Receipt:
    if report.body_hash != submission.fingerprint():
        raise ProblemError(errors.REPORT_ID_REUSED)
    return show_again(report)


def _find_service(jurisdiction_id: int, code: str) -> tuple[Service, int, Jurisdiction, bool, bool]:
    query = (
        select(
            Service,
            report_number.next_value(),
            Jurisdiction,
            alert_digests.is_watched(jurisdiction_id),
            webhook_events.is_listened(jurisdiction_id),
        )
        .join(Jurisdiction, Jurisdiction.id == Service.jurisdiction_id)
        .where(Service.jurisdiction_id == jurisdiction_id, Service.code == code, Service.is_active)
    )
    found = db.session.execute(query).first()
    if found is None:
        raise ProblemError(errors.SERVICE_UNKNOWN)
    service, number, town, is_watched, is_listened = found
    return service, number, town, is_watched, is_listened


def _choose(jurisdiction_id: int, route: Routing, code: str | None) -> tuple[int, dict[str, object]]:
    """The department the rules give, or near a border the one the person chose among those offered."""
    reason = route.as_json()
    if code is None:
        return route.department_id, reason
    query = select(Department.id).where(Department.jurisdiction_id == jurisdiction_id, Department.code == code)
    chosen = db.session.scalars(query).first()
    if chosen is None or chosen not in {choice.department_id for choice in route.choices} | {route.department_id}:
        raise ProblemError(errors.DEPARTMENT_UNKNOWN)
    if chosen != route.department_id:
        reason |= {"code": "chosen", "department_id": chosen, "instead_of": route.department_id}
    return chosen, reason


def _public_id(town: Jurisdiction, number: int, now: datetime) -> str:
    prefix = town.settings.get("public_id_prefix") or PUBLIC_ID_PREFIX
    return f"{prefix}-{now.year}-{number:05d}"


def _distance(metres: float) -> str:
    return f"{metres / 1000:.0f} km" if metres >= 1000 else f"{max(metres, 1):.0f} m"
