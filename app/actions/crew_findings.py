"""What a crew finds beside its stops and reports on the spot: "another one here"."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select

from app.actions.accounts import SignedIn
from app.actions.reports import Entry, Receipt, submit_report
from app.actions.submissions import Submission
from app.core import errors
from app.core.errors import ProblemError
from app.core.extensions import db
from app.models import Service
from geo import assets
from geo.points import Point


def report_finding(
    submission: Submission, *, by: SignedIn, device_hash: str | None, reference: str | None, has_place: bool
) -> Receipt:
    """Accept what somebody of a crew found, and commit it; repeatable like any submission.

    It is routed as any report is, and goes onto the finder's own round when it is their team's. `reference` is the
    number painted on the object of the service's kind; without a place of its own (`has_place`) the report is where
    that object stands. A number that nobody knows is kept in words. Raises OBJECT_NOT_FOUND for an unknown number
    where there is no place either, SERVICE_UNKNOWN, and what submit_report raises.
    """
    if reference:
        submission = _on_object(submission, by.jurisdiction_id, reference, has_place=has_place)
    entry = Entry(
        staff_id=by.staff_id,
        jurisdiction_id=by.jurisdiction_id,
        detail={"on_the_spot": True},
        takes_for=by.department_ids,
        is_on_the_spot=True,
    )
    return submit_report(submission, device_hash=device_hash, entry=entry)


def _on_object(submission: Submission, jurisdiction_id: int, reference: str, *, has_place: bool) -> Submission:
    layer = db.session.scalars(
        select(Service.asset_layer).where(
            Service.jurisdiction_id == jurisdiction_id, Service.code == submission.service_code, Service.is_active
        )
    ).first()
    found = assets.find_object(jurisdiction_id, layer, reference) if layer else None
    if found is not None:
        point = submission.point if has_place else Point(found.point.latitude, found.point.longitude)
        return replace(submission, asset_id=found.id, point=point)
    if not has_place:
        raise ProblemError(errors.OBJECT_NOT_FOUND)
    hint = " · ".join(part for part in (submission.location_hint, reference) if part)
    return replace(submission, location_hint=hint)
