"""Which reports an export is about, in a form that can be kept until a worker writes it."""

from __future__ import annotations

import uuid
from dataclasses import fields
from datetime import datetime
from typing import Any

from app.models import Report
from geo.filters import ReportFilters, Scope, conditions


def where_of(jurisdiction_id: int, filters: ReportFilters) -> list[Any]:
    """The conditions on reports that a selection stands for."""
    return [Report.jurisdiction_id == jurisdiction_id, *conditions(filters)]


def pack(filters: ReportFilters) -> dict[str, Any]:
    """A selection as JSON: what differs from no selection at all."""
    plain = ReportFilters()
    return {
        field.name: _packed(value)
        for field in fields(ReportFilters)
        if (value := getattr(filters, field.name)) != getattr(plain, field.name)
    }


def unpack(told: dict[str, Any]) -> ReportFilters:
    """The selection that was packed."""
    return ReportFilters(**{name: _unpacked(value) for name, value in told.items()})


def _packed(value: Any) -> Any:
    if isinstance(value, datetime):
        return {"at": value.isoformat()}
    if isinstance(value, uuid.UUID):
        return {"id": str(value)}
    if isinstance(value, Scope):
        return {"scope": {field.name: _packed(getattr(value, field.name)) for field in fields(Scope)}}
    if isinstance(value, tuple):
        return [_packed(item) for item in value]
    if value is None or isinstance(value, str | int | float | bool):
        return value
    raise TypeError(f"{type(value).__name__} is no part of a selection that can be kept")


def _unpacked(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_unpacked(item) for item in value)
    if not isinstance(value, dict):
        return value
    ((kind, inner),) = value.items()
    if kind == "scope":
        return Scope(**{name: _unpacked(item) for name, item in inner.items()})
    return datetime.fromisoformat(inner) if kind == "at" else uuid.UUID(inner)
