"""Reads reports for people: cards in one query, a whole report in a few; changes nothing."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sqlalchemy import ARRAY, ColumnElement, Uuid, and_, any_, bindparam, false, or_, select
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.orm import load_only

from app.core.extensions import db
from app.models import (
    Area,
    Asset,
    Department,
    Jurisdiction,
    Photo,
    Report,
    Reporter,
    Service,
    Staff,
    StatusUpdate,
    Subscription,
)
from geo import points
from geo.points import Point

READY = "ready"
# Questions, keywords and descriptions of a service would be decoded again for each row of a list.
_ON_A_CARD = (
    load_only(Service.code, Service.name, Service.icon, Service.duplicate_radius_m),
    load_only(Department.code, Department.name, Department.phone, Department.email, Department.dormant_days),
    load_only(Asset.layer, Asset.reference, Asset.label, Asset.location),
)
# What a list shows of a report and of its picture: whatever else is asked of such a row is an error in the code.
_OF_A_ROW = (
    load_only(
        Report.public_id, Report.status, Report.source, Report.service_id, Report.department_id, Report.needs_dispatch,
        Report.is_private, Report.location, Report.address, Report.area_id, Report.assigned_to_id, Report.submitted_at,
        Report.updated_at, Report.due_at, Report.closed_at, Report.version, Report.contested_count,
        Report.follower_count, raiseload=True,
    ),
)  # fmt: skip
_ASKED: Any = any_(bindparam("asked", type_=ARRAY(Uuid)))
"""One value for all ids: the statement is the same for any number of them, and stays prepared."""
_OF_ITS_PICTURE = load_only(Photo.report_id, Photo.role, Photo.state, Photo.copies, raiseload=True)


@dataclass(frozen=True, slots=True)
class ReportCard:
    """What a list shows of a report; `photo` is the first published before-picture.

    Those of `load_rows` name no asset, and know of report and picture only what a list shows.
    """

    report: Report
    service: Service
    department: Department
    point: Point
    area_name: str | None
    asset: Asset | None
    assignee_name: str | None = None
    photo: Photo | None = None
    distance_m: float | None = None


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One thing that happened, with who answers for it and the photos that came with it."""

    update: StatusUpdate
    department: Department | None
    staff_name: str | None
    photo_ids: tuple[uuid.UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportDetail:
    """A whole report; the timeline is newest first and holds internal entries too."""

    card: ReportCard
    photos: tuple[Photo, ...]
    timeline: tuple[TimelineEntry, ...]
    duplicate_of: str | None = None
    duplicates: tuple[str, ...] = field(default_factory=tuple)


def find_by_public_id(public_id: str) -> Report | None:
    """The report with this number (case and spaces forgiven), in whatever town; private ones too."""
    wanted = public_id.strip().upper().replace(" ", "")
    query = select(Report).where(
        Report.jurisdiction_id.in_(select(Jurisdiction.id).where(Jurisdiction.is_active)), Report.public_id == wanted
    )
    return db.session.scalars(query).first()


def load_cards(jurisdiction_id: int, report_ids: Sequence[uuid.UUID]) -> list[ReportCard]:
    """The cards of these reports, in the order given, in two statements; unknown ids are left out."""
    return _in_order(jurisdiction_id, report_ids, *_whole_queries())


def load_rows(jurisdiction_id: int, report_ids: Sequence[uuid.UUID]) -> list[ReportCard]:
    """As load_cards for long lists, at half its cost: nothing is read that a list does not show."""
    return _in_order(jurisdiction_id, report_ids, *_row_queries())


@cache  # costlier to build than to run, as those below
def _whole_queries() -> tuple[Any, Any]:
    with_asset = _cards_query().add_columns(Asset).outerjoin(Asset, _same(Asset, Report.asset_id))
    return with_asset.options(*_ON_A_CARD), _pictures_query()


@cache
def _row_queries() -> tuple[Any, Any]:
    return _cards_query().options(*_ON_A_CARD[:2], *_OF_A_ROW), _pictures_query().options(_OF_ITS_PICTURE)


def _cards_query() -> Any:
    return (
        select(Report, Service, Department, Area.name, Staff.name)
        .join(Service, _same(Service, Report.service_id))
        .join(Department, _same(Department, Report.department_id))
        .outerjoin(Area, _same(Area, Report.area_id))
        .outerjoin(Staff, _same(Staff, Report.assigned_to_id))
        .where(Report.jurisdiction_id == bindparam("town"), Report.id == _ASKED)
    )


def _in_order(
    jurisdiction_id: int, report_ids: Sequence[uuid.UUID], query: Any, pictures_query: Any
) -> list[ReportCard]:
    if not report_ids:
        return []
    asked = {"town": jurisdiction_id, "asked": list(report_ids)}
    rows = {row[0].id: row for row in db.session.execute(query, asked)}
    pictures = {photo.report_id: photo for photo in db.session.scalars(pictures_query, asked)}
    cards = []
    for report_id in report_ids:
        if report_id in rows:
            report, service, department, area_name, assignee, *asset = rows[report_id]
            cards.append(
                ReportCard(
                    report=report,
                    service=service,
                    department=department,
                    point=points.from_wkb(report.location),
                    area_name=area_name,
                    asset=asset[0] if asset else None,
                    assignee_name=assignee,
                    photo=pictures.get(report_id),
                )
            )
    return cards


def load_detail(report: Report) -> ReportDetail:
    """Everything about one report, in five statements."""
    (card,) = load_cards(report.jurisdiction_id, [report.id])
    pictures = db.session.scalars(
        select(Photo)
        .where(Photo.jurisdiction_id == report.jurisdiction_id, Photo.report_id == report.id)
        .order_by(Photo.created_at, Photo.position)
    ).all()
    entries = db.session.execute(
        select(StatusUpdate, Department, Staff.name)
        .outerjoin(
            Department,
            and_(
                Department.jurisdiction_id == StatusUpdate.jurisdiction_id, Department.id == StatusUpdate.department_id
            ),
        )
        .outerjoin(
            Staff, and_(Staff.jurisdiction_id == StatusUpdate.jurisdiction_id, Staff.id == StatusUpdate.staff_id)
        )
        .where(StatusUpdate.jurisdiction_id == report.jurisdiction_id, StatusUpdate.report_id == report.id)
        .order_by(StatusUpdate.id.desc())
    ).all()
    related = db.session.execute(
        select(Report.id, Report.public_id).where(
            Report.jurisdiction_id == report.jurisdiction_id,
            or_(Report.id == report.duplicate_of_id, is_duplicate_of(report.id)),
        )
    ).all()
    return ReportDetail(
        card=card,
        photos=tuple(pictures),
        timeline=tuple(
            TimelineEntry(entry, department, name, tuple(photo.id for photo in pictures if came_with(photo, entry)))
            for entry, department, name in entries
        ),
        duplicate_of=next((number for other, number in related if other == report.duplicate_of_id), None),
        duplicates=tuple(number for other, number in related if other != report.duplicate_of_id),
    )


def find_reports_of(
    *, device_hash: str | None = None, reporter_id: uuid.UUID | None = None, limit: int = 100
) -> list[Report]:
    """The reports sent from a device or by a person, newest first; none for neither."""
    wanted: list[ColumnElement[bool]] = []
    if device_hash:
        wanted.append(Report.device_hash == device_hash)
    if reporter_id:
        wanted.append(Report.reporter_id == reporter_id)
    query = (
        select(Report)
        .where(Report.jurisdiction_id.in_(select(Jurisdiction.id)), or_(false(), *wanted))
        .order_by(Report.submitted_at.desc(), Report.id.desc())
        .limit(limit)
    )
    return list(db.session.scalars(query))


def find_follows_of(
    *, device_hash: str | None = None, reporter_id: uuid.UUID | None = None, limit: int = 100
) -> list[tuple[Report, Subscription]]:
    """The reports that a person follows, or that a phone follows by itself; newest follow first, each once."""
    wanted: list[ColumnElement[bool]] = []
    if device_hash:
        wanted.append(Reporter.email.is_(None) & (Reporter.device_hash == device_hash))
    if reporter_id:
        wanted.append(Reporter.id == reporter_id)
    query = (
        select(Report, Subscription)
        .join(
            Subscription,
            (Subscription.jurisdiction_id == Report.jurisdiction_id) & (Subscription.report_id == Report.id),
        )
        .join(
            Reporter,
            (Reporter.jurisdiction_id == Subscription.jurisdiction_id) & (Reporter.id == Subscription.reporter_id),
        )
        .where(
            Report.jurisdiction_id.in_(select(Jurisdiction.id)),
            Subscription.ended_at.is_(None),
            Reporter.erased_at.is_(None),
            or_(false(), *wanted),
        )
        .order_by(Reporter.email.is_(None), Subscription.created_at.desc(), Subscription.id)
        .limit(limit)
    )
    found: dict[uuid.UUID, tuple[Report, Subscription]] = {}
    for report, subscription in db.session.execute(query):
        found.setdefault(report.id, (report, subscription))
    return list(found.values())


def is_duplicate_of(report_id: uuid.UUID) -> ColumnElement[bool]:
    """Merged into this report by somebody; a part of it that was taken back is not."""
    return and_(Report.duplicate_of_id == report_id, Report.part_of_id.is_(None))


def _pictures_query() -> Any:
    """The first published before-picture of each report."""
    return (
        select(Photo)
        .ext(distinct_on(Photo.report_id))
        .where(
            Photo.jurisdiction_id == bindparam("town"),
            Photo.report_id == _ASKED,
            Photo.state == READY,
            Photo.role == "before",
        )
        .order_by(Photo.report_id, Photo.position, Photo.created_at)
    )


def came_with(photo: Photo, entry: StatusUpdate) -> bool:
    """Whether a photo belongs to an entry of the history: sent with it, or named by it."""
    return photo.status_update_id == entry.id or str(photo.id) in (entry.detail or {}).get("photos", ())


def _same(
    target: type[Service] | type[Department] | type[Area] | type[Asset] | type[Staff], column: Any
) -> ColumnElement[bool]:
    return and_(target.jurisdiction_id == Report.jurisdiction_id, target.id == column)
