"""Where a report is: what the phone measured beside what was chosen, what stands around, and moving the pin."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from app.actions import audit, reports
from app.actions.report_entries import add_update, lock_report, touch
from app.actions.report_queries import ReportCard, load_cards
from app.core import errors
from app.core.errors import ProblemError
from app.core.extensions import db
from app.models import Asset, Department, Photo, Report, Staff
from geo import areas, nearby, points, routing
from geo.nearby import NearAsset
from geo.points import Point
from geo.routing import Routing

ASSETS_RADIUS_M, REPORTS_RADIUS_M = 80, 200
MOST_ASSETS, MOST_REPORTS = 30, 12
MOVED = {
    "fr": "Point déplacé de {metres} m : {place}.",
    "en": "Pin moved by {metres} m: {place}.",
}


@dataclass(frozen=True, slots=True)
class Measured:
    """What a device said: the phone's position, or the place kept in a photo; metres to the chosen point."""

    kind: str
    point: Point
    accuracy_m: float | None
    distance_m: float


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A report's point with what was measured and what is around it."""

    point: Point
    measured: tuple[Measured, ...]
    assets: tuple[NearAsset, ...]
    reports: tuple[ReportCard, ...]


@dataclass(frozen=True, slots=True)
class Destination:
    """Who would get the report at another point, and why."""

    route: Routing
    department: Department
    changes_department: bool
    distance_m: float


def look_around(report: Report) -> Surroundings:
    """What was measured of the report's place, the objects within 80 m and the open public reports within 200 m."""
    town, here = report.jurisdiction_id, points.from_wkb(report.location)
    found = nearby.find_reports(town, here, radius_m=REPORTS_RADIUS_M, limit=MOST_REPORTS + 1)
    others = [report_id for report_id, _ in found if report_id != report.id][:MOST_REPORTS]
    return Surroundings(
        point=here,
        measured=tuple(_measured(report, here)),
        assets=tuple(nearby.nearest_assets(town, here, radius_m=ASSETS_RADIUS_M, limit=MOST_ASSETS)),
        reports=tuple(load_cards(town, others)),
    )


def preview_move(report: Report, point: Point, asset_id: int | None) -> Destination:
    """Who would get the report at `point`; nothing changes. Raises PLACE_OUTSIDE, PLACE_OTHER_TOWN, ASSET_UNKNOWN."""
    route = _route(report, point, asset_id)
    department = db.session.get_one(Department, (report.jurisdiction_id, route.department_id))
    return Destination(
        route,
        department,
        changes_department=department.id != report.department_id,
        distance_m=round(points.distance_m(points.from_wkb(report.location), point), 1),
    )


def move_report(report_id: uuid.UUID, point: Point, asset_id: int | None, *, by: Staff, version: int) -> Report:
    """Move the pin, route the report anew, and commit; whoever follows reads of it only when its department changes.

    Raises REPORT_CHANGED and what preview_move raises.
    """
    report = lock_report(by.jurisdiction_id, report_id, version)
    before = points.from_wkb(report.location)
    found = preview_move(report, point, asset_id)
    route, from_department = found.route, report.department_id
    report.location = points.to_wkb(point)
    report.address, report.area_id, report.asset_id = route.address, route.quarter_id, route.asset_id
    report.routing = route.as_json()
    report.department_id, report.needs_dispatch = route.department_id, route.is_fallback
    touch(report)
    detail = {"moved_m": found.distance_m, "from": from_department, "to": route.department_id}
    place = route.address or route.quarter_name or f"{point.latitude:.5f}, {point.longitude:.5f}"
    said = MOVED["en" if by.locale == "en" else "fr"].format(metres=round(found.distance_m), place=place)
    add_update(report, kind="note", note=said, by=by, is_public=False, detail=detail)
    if found.changes_department:
        report.assigned_to_id = None
        add_update(report, kind="reassign", by=by, detail={"from": from_department, "to": route.department_id})
    where = {"was": [round(before.latitude, 6), round(before.longitude, 6)], "routing": route.code}
    audit.record(by.jurisdiction_id, "report.moved", "report", report.id, staff_id=by.id, detail=detail | where)
    db.session.commit()
    return report


def _measured(report: Report, here: Point) -> list[Measured]:
    """What the phone measured and what each photo carried, nearest last: the surest first."""
    found = []
    if report.gps_location is not None:
        gps = points.from_wkb(report.gps_location)
        found.append(Measured("gps", gps, report.gps_accuracy_m, round(points.distance_m(here, gps), 1)))
    query = db.select(Photo.exif_location).where(
        Photo.jurisdiction_id == report.jurisdiction_id,
        Photo.report_id == report.id,
        Photo.exif_location.is_not(None),
        Photo.status_update_id.is_(None),
    )
    for place in db.session.scalars(query.order_by(Photo.position, Photo.id).limit(3)):
        if place is not None:
            point = points.from_wkb(place)
            found.append(Measured("photo", point, None, round(points.distance_m(here, point), 1)))
    return found


def _route(report: Report, point: Point, asset_id: int | None) -> Routing:
    place = areas.find_place(point)
    if place is None:
        raise reports.outside(point, report.locale)
    if place.jurisdiction_id != report.jurisdiction_id:
        raise ProblemError(errors.PLACE_OTHER_TOWN, context={"name": place.area_name or ""})
    if asset_id and db.session.get(Asset, (report.jurisdiction_id, asset_id)) is None:
        raise ProblemError(errors.ASSET_UNKNOWN)
    try:
        return routing.find_department(report.jurisdiction_id, report.service_id, point, asset_id=asset_id)
    except routing.NoDepartmentError as error:
        raise ProblemError(errors.TOWN_MISSING) from error
