"""What an export can say of each report: its columns, in SQL, named in the reader's language."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, Text, and_, case, cast, func, literal, select
from sqlalchemy.dialects.postgresql import JSONB

from app.actions import figure_names
from app.core import workflow
from app.core.extensions import db
from app.core.formulas import GUARD, STARTS
from app.models import Asset, Jurisdiction, Report, Reporter
from geo import points

TEXT, NUMBER, MOMENT, FLAG = "text", "number", "moment", "flag"


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `is_personal` ones are given to heads alone, who ask for them expressly."""

    code: str
    fr: str
    en: str
    kind: str = TEXT
    is_personal: bool = False
    is_usual: bool = True

    def label(self, locale: str) -> str:
        """Its heading."""
        return self.fr if locale == "fr" else self.en


COLUMNS: dict[str, Column] = {
    column.code: column
    for column in (
        Column("number", "Numéro", "Number"),
        Column("status", "Statut", "Status"),
        Column("service", "Service", "Service"),
        Column("department", "Direction", "Department"),
        Column("area", "Quartier", "Quarter"),
        Column("address", "Adresse", "Address"),
        Column("latitude", "Latitude", "Latitude", NUMBER),
        Column("longitude", "Longitude", "Longitude", NUMBER),
        Column("sent", "Envoyé le", "Sent", MOMENT),
        Column("due", "À faire avant le", "Due", MOMENT),
        Column("answered", "Première réponse le", "First answer", MOMENT),
        Column("planned", "Prévu le", "Planned", MOMENT, is_usual=False),
        Column("closed", "Clos le", "Closed", MOMENT),
        Column("source", "Source", "Source"),
        Column("assigned", "Confié à", "Assigned to"),
        Column("asset", "Équipement", "Asset", is_usual=False),
        Column("followers", "Suivis", "Followers", NUMBER, is_usual=False),
        Column("contested", "Contestations", "Contested", NUMBER, is_usual=False),
        Column("reopened", "Réouvertures", "Reopened", NUMBER, is_usual=False),
        Column("private", "Privé", "Private", FLAG, is_usual=False),
        Column("description", "Description", "Description", is_personal=True),
        Column("hint", "Précision du lieu", "Place in words", is_personal=True),
        Column("name", "Nom", "Name", is_personal=True),
        Column("email", "E-mail", "E-mail", is_personal=True),
        Column("phone", "Téléphone", "Telephone", is_personal=True),
    )
}

Expressions = dict[str, Callable[[], Any]]
"""By column: what gives its SQL expression; a column of a model, or an expression over some."""


def build_query(
    town: Jurisdiction,
    codes: list[str],
    where: list[ColumnElement[bool]],
    *,
    locale: str,
    sources: dict[str, str],
    kind: str,
    separator: str = ";",
) -> Select[Any]:
    """The rows of an export, newest first; for CSV as text that no spreadsheet runs.

    Moments are the town's in what people read (CSV, XLSX), and moments of the world in what programs read.

    Names stand in for ids by look-up, not by joins: the reports are read once, in the order of their index.
    """
    names = figure_names.name_members(town.id)
    made = _expressions(town, names, locale, sources, is_local=kind in {"csv", "xlsx"})
    columns = [
        (_plain(made[code](), COLUMNS[code].kind, locale, separator) if kind == "csv" else made[code]()).label(code)
        for code in codes
    ]
    query = select(*columns).select_from(Report)
    if {"name", "email", "phone"} & set(codes):
        on = and_(Reporter.jurisdiction_id == Report.jurisdiction_id, Reporter.id == Report.reporter_id)
        query = query.outerjoin(Reporter, on)
    if "asset" in codes:
        on = and_(Asset.jurisdiction_id == Report.jurisdiction_id, Asset.id == Report.asset_id)
        query = query.outerjoin(Asset, on)
    return query.where(*where).order_by(Report.submitted_at.desc(), Report.id.desc())


_PLAIN: Expressions = {
    "followers": lambda: Report.follower_count,
    "contested": lambda: Report.contested_count,
    "reopened": lambda: Report.reopened_count,
    "private": lambda: Report.is_private,
    "description": lambda: Report.description,
    "hint": lambda: Report.location_hint,
    "name": lambda: Reporter.name,
    "email": lambda: Reporter.email,
    "phone": lambda: Reporter.phone,
}
"""Columns that are shown as they are kept."""


def _expressions(
    town: Jurisdiction,
    names: dict[str, dict[str, figure_names.Member]],
    locale: str,
    sources: dict[str, str],
    *,
    is_local: bool,
) -> Expressions:
    def named(dimension: str, column: ColumnElement[Any]) -> ColumnElement[Any]:
        told = {key: _said(member.name, locale) for key, member in names[dimension].items()}
        return _looked_up(told, cast(column, Text))

    def moment(column: Any) -> Callable[[], ColumnElement[Any]]:
        return lambda: func.timezone(town.time_zone, column) if is_local else column

    statuses = {code: status.label(locale) for code, status in workflow.STATUSES.items()}
    report: Any = Report
    return {
        "number": lambda: report.public_id,
        "status": lambda: _looked_up(statuses, report.status),
        "service": lambda: named("service", report.service_id),
        "department": lambda: named("department", report.department_id),
        "area": lambda: named("area", report.area_id),
        "address": lambda: report.address,
        "latitude": lambda: points.latitude_of(report.location),
        "longitude": lambda: points.longitude_of(report.location),
        "sent": moment(report.submitted_at),
        "due": moment(report.due_at),
        "answered": moment(report.answered_at),
        "planned": moment(report.planned_at),
        "closed": moment(report.closed_at),
        "source": lambda: _looked_up(sources, report.source),
        "assigned": lambda: named("crew", report.assigned_to_id),
        "asset": lambda: Asset.reference,
        **_PLAIN,
    }


def _said(name: Any, locale: str) -> str:
    if isinstance(name, dict):
        return str(name.get(locale) or name.get("fr") or next(iter(name.values()), ""))
    return str(name)


def _looked_up(told: dict[str, str], key: ColumnElement[Any]) -> ColumnElement[Any]:
    table = cast(literal(json.dumps(told, ensure_ascii=False)), JSONB)
    return table.op("->>")(key)


def _plain(value: ColumnElement[Any], kind: str, locale: str, separator: str) -> ColumnElement[Any]:
    if kind == MOMENT:
        return func.to_char(value, "YYYY-MM-DD HH24:MI:SS")
    if kind == FLAG:
        yes, no = ("oui", "non") if locale == "fr" else ("yes", "no")
        return case((value, yes), else_=no)
    if kind == NUMBER:  # a French spreadsheet takes 3.05 for the third of May
        return func.replace(cast(value, Text), ".", ",") if separator == ";" else value
    return case((func.left(value, 1).in_(STARTS), func.concat(GUARD, value)), else_=value)


def allowed(codes: list[str], *, with_personal: bool) -> list[str]:
    """The known columns among `codes` in the order asked, without personal ones unless they are granted."""
    return [
        code for code in dict.fromkeys(codes) if code in COLUMNS and (with_personal or not COLUMNS[code].is_personal)
    ]


def count_rows(where: list[ColumnElement[bool]], *, limit: int | None = None) -> int:
    """How many reports match, counted no further than `limit`."""
    rows = select(Report.id).where(*where)
    counted = (rows.limit(limit) if limit is not None else rows).subquery()
    return int(db.session.scalar(select(func.count()).select_from(counted)) or 0)
