"""The figures of a town: for the page, for the month on paper, and each table as a file."""

from __future__ import annotations

from typing import Any

from flask import Response

from app.actions import figure_names, opinions, stats
from app.actions.accounts import SignedIn
from app.actions.figure_names import Member
from app.actions.figure_periods import Period, month_period, named_period, today
from app.actions.opinions import Opinion
from app.actions.stats import Choice, Delay, Figures, Line
from app.core.extensions import db
from app.core.workflow import Role
from app.models import Jurisdiction
from app.staff_api.catalogue import SOURCE_LABELS
from app.staff_api.figure_tables import write_table
from app.staff_api.figures_schemas import FiguresQuerySchema, FiguresSchema, FiguresTableSchema
from app.web.auth import access, desk, require_staff
from app.web.blueprint import Blueprint
from app.web.locale import current_locale, pick
from geo import quarters

blueprint = Blueprint("staff_figures", __name__, url_prefix="/staff/v1", description="Figures")

CSV = "text/csv; charset=utf-8"
QUIET = 0.5
"""A quarter that reports less than this part of what its inhabitants would at the pace of the town is quiet."""
_BINARY = {"type": "string", "format": "binary"}
_NONE = {
    "area": {"fr": "Hors quartier", "en": "Outside quarters"},
    "crew": {"fr": "Sans équipe", "en": "No crew"},
}
_GONE = {"fr": "Supprimé", "en": "Deleted"}


@blueprint.route("/figures", methods=["GET"])
@access(desk)
@blueprint.arguments(FiguresQuerySchema, location="query")
@blueprint.response(200, FiguresSchema)
def read_figures(query: dict[str, Any]) -> dict[str, Any]:
    """Counts, delays, what they are compared with, and the parts they are made of, of the viewer's departments."""
    return collect(require_staff(), query)


@blueprint.route("/figures/table.csv", methods=["GET"])
@access(desk)
@blueprint.arguments(FiguresTableSchema, location="query")
@blueprint.response(200, _BINARY, content_type="text/csv")
def download_table(query: dict[str, Any]) -> Response:
    """One table as CSV, UTF-8 with a byte order mark for spreadsheets."""
    shown = collect(require_staff(), query)
    content = write_table(shown, query["table"], query["separator"], current_locale())
    response = Response(content, content_type=CSV)
    name = f"{query['table']}-{shown['period']['first']}-{shown['period']['last']}.csv"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def collect(viewer: SignedIn, query: dict[str, Any]) -> dict[str, Any]:
    """What FiguresSchema shows. Raises ProblemError validation.failed for a code that the town does not have."""
    town = db.session.get_one(Jurisdiction, viewer.jurisdiction_id)
    members = figure_names.name_members(town.id)
    choice = _choice(viewer, query, members)
    is_head = viewer.role in {Role.MANAGER, Role.ADMIN}
    period = _period(town, query)
    found = stats.read_figures(town, choice, period, query["compare"], with_crews=is_head)
    is_whole = viewer.has_whole_town and not choice.department_ids and choice.area_id is None
    return _show(town, members, found) | {
        "quarters": _quarters(town, found, is_whole=is_whole),
        "satisfaction": _satisfaction(town, choice, found, members),
    }


def _choice(viewer: SignedIn, query: dict[str, Any], members: dict[str, dict[str, Member]]) -> Choice:
    department = figure_names.find_member(members["department"], query["department"], "department")
    theirs = () if viewer.has_whole_town else viewer.department_ids
    if department is not None:
        theirs = tuple(one for one in theirs if one == department) or (-1,) if theirs else (department,)
    return Choice(
        service_id=figure_names.find_member(members["service"], query["service"], "service"),
        department_ids=theirs,
        area_id=figure_names.find_member(members["area"], query["area"], "area"),
        scope_area_ids=() if viewer.has_whole_town else viewer.area_ids,
    )


def _period(town: Jurisdiction, query: dict[str, Any]) -> Period:
    if query["first"] is not None:
        return Period(query["first"], query["last"])
    if query["month"]:
        year, month = query["month"].split("-")
        return month_period(int(year), int(month))
    return named_period(town, query["period"])


def last_month(town: Jurisdiction) -> str:
    """The last whole month, as the address writes it."""
    day = today(town).replace(day=1)
    year, month = (day.year, day.month - 1) if day.month > 1 else (day.year - 1, 12)
    return f"{year}-{month:02d}"


def _show(town: Jurisdiction, members: dict[str, dict[str, Member]], found: Figures) -> dict[str, Any]:
    lines = {name: _lines(name, members.get(name, {}), part, found) for name, part in found.lines.items()}
    edges = [*stats.BACKLOG_DAYS, None]
    return {
        "period": {"first": found.period.first, "last": found.period.last},
        "compared": {"first": found.compared.first, "last": found.compared.last} if found.compared else None,
        "step": found.period.step,
        "minimum": found.minimum,
        "target": found.target,
        "is_sampled": found.is_sampled,
        "total": _measured(found.total, found.minimum),
        "before": _measured(found.before, found.minimum) if found.before else None,
        "parts": [{"start": start, **counts} for start, counts in found.parts],
        "services": lines["service"],
        "departments": lines["department"],
        "areas": lines["area"],
        "sources": lines["source"],
        "crews": lines.get("crew", []),
        "backlog": [{"up_to_days": days, "count": count} for days, count in zip(edges, found.backlog, strict=True)],
    }


def _lines(dimension: str, members: dict[str, Member], part: dict[str, Line], found: Figures) -> list[dict[str, Any]]:
    shown = []
    for key, line in part.items():
        if not any(line.counts.values()):
            continue
        member = members.get(key)
        shown.append(
            {
                "code": member.code if member else key,
                "name": _name(dimension, key, member),
                "icon": member.icon if member else None,
                "due_hours": member.due_hours if member else None,
                **_measured(line, found.minimum),
            }
        )
    return sorted(shown, key=lambda one: (-one["received"], -one["solved"], one["name"]))


def _name(dimension: str, key: str, member: Member | None) -> str:
    locale = current_locale()
    if dimension == "source":
        return pick(SOURCE_LABELS.get(key, {"fr": key, "en": key}), locale)
    if member is None:
        return pick(_NONE.get(dimension, _GONE) if key == "" else _GONE, locale)
    return pick(member.name, locale) if isinstance(member.name, dict) else str(member.name)


def _measured(line: Line, minimum: int) -> dict[str, Any]:
    counts = line.counts
    return {
        **counts,
        "share_in_time": _share(counts["in_time"], counts["solved"], minimum),
        "share_reopened": _share(counts["reopened"], counts["received"], minimum),
        "solution": _delay(line.solution),
        "answer": _delay(line.answer),
    }


def _share(part: int, whole: int, minimum: int) -> float | None:
    return round(part / whole, 4) if whole >= max(minimum, 1) else None


def _delay(delay: Delay) -> dict[str, Any]:
    return {"count": delay.count, "median": delay.median, "ninetieth": delay.ninetieth}


def _satisfaction(
    town: Jurisdiction, choice: Choice, found: Figures, members: dict[str, dict[str, Member]]
) -> dict[str, Any]:
    """What people thought, all together, before, and by each of opinions.PARTS, most answers first."""
    told = opinions.read_opinions(town, choice, found.period)
    before = opinions.read_opinions(town, choice, found.compared, only_total=True) if found.compared else None
    lines = {
        f"{dimension}s": sorted(
            (
                {"code": member.code if member else key, "name": _name(dimension, key, member)}
                | _opinion(opinion, found.minimum)
                for key, opinion in part.items()
                for member in (members[dimension].get(key),)
            ),
            key=lambda one: (-one["answered"], -one["asked"], one["name"]),
        )
        for dimension, part in told.lines.items()
    }
    return {
        "total": _opinion(told.total, found.minimum),
        "before": _opinion(before.total, found.minimum) if before else None,
        **lines,
    }


def _opinion(opinion: Opinion, minimum: int) -> dict[str, Any]:
    answered = opinion.answered
    return {
        "asked": opinion.asked,
        "answered": answered,
        "good": opinion.good,
        "fair": opinion.fair,
        "poor": opinion.poor,
        "share_good": _share(opinion.good, answered, minimum),
    }


def _quarters(town: Jurisdiction, found: Figures, *, is_whole: bool) -> list[dict[str, Any]]:
    """Each quarter; `is_whole` says that all of them are counted alike, so that the quiet ones can be told."""
    areas = found.lines["area"]
    listed = quarters.list_quarters(town.id)
    people = sum(one.population or 0 for one in listed)
    told = sum(areas[str(one.id)].counts["received"] for one in listed if one.population and str(one.id) in areas)
    shown = []
    for quarter in listed:
        line = areas.get(str(quarter.id))
        received = line.counts["received"] if line else 0
        expected = (quarter.population or 0) * told / people if people else 0
        shown.append(
            {
                "code": quarter.code,
                "name": quarter.name,
                "population": quarter.population,
                "received": received,
                "per_thousand": round(1000 * received / quarter.population, 1) if quarter.population else None,
                "is_quiet": is_whole and expected >= found.minimum and received < QUIET * expected,
                "outline": quarter.outline,
            }
        )
    return shown
