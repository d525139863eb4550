"""What somebody looks at in public: services, a quarter, a street or a circle, a state, a period, words."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from marshmallow import Schema, ValidationError, fields, validate, validates_schema
from webargs.fields import DelimitedList

from app.actions import public_lists
from app.core import clock, errors, workflow
from app.core.errors import FieldError, ProblemError
from app.web.fields import latitude, longitude
from geo import zones
from geo.filters import ReportFilters
from geo.points import Point

NO_CONTROL = validate.Regexp(r"^[^\x00-\x1f]*$", error="Invalid character.")
PUBLIC_STATUSES = (*workflow.OPEN_STATUSES, workflow.RESOLVED)
STATES: dict[str, tuple[str, ...]] = {"open": tuple(workflow.OPEN_STATUSES), "resolved": (workflow.RESOLVED,)}
DEFAULT_RADIUS_M = 300


def codes(*known: str) -> DelimitedList:
    """Several codes, separated by commas."""
    rules = [validate.OneOf(known)] if known else [validate.Length(min=1, max=100), NO_CONTROL]
    return DelimitedList(fields.String(validate=rules), load_default=list, validate=validate.Length(max=50))


class SelectionSchema(Schema):
    """Which public reports are wanted; several values are separated by commas. Everything is optional."""

    service = codes()
    group = codes()
    status = codes(*PUBLIC_STATUSES)
    state = fields.String(load_default=None, validate=validate.OneOf(tuple(STATES)))
    quarter = fields.String(load_default=None, validate=[validate.Length(max=100), NO_CONTROL])
    street = fields.String(load_default=None, validate=[validate.Length(min=1, max=200), NO_CONTROL])
    latitude = latitude(required=False)
    longitude = longitude(required=False)
    radius_m = fields.Float(
        load_default=DEFAULT_RADIUS_M, validate=validate.Range(zones.MINIMUM_RADIUS_M, zones.MAXIMUM_RADIUS_M)
    )
    since_days = fields.Integer(load_default=None, validate=validate.Range(1, 3660))
    q = fields.String(load_default="", validate=[validate.Length(max=100), NO_CONTROL])
    town = fields.String(load_default=None, validate=[validate.Length(max=60), NO_CONTROL])

    @validates_schema
    def check_centre(self, values: dict[str, Any], **_: Any) -> None:
        """A circle has both degrees, and nobody asks for a street and a circle at once."""
        if ("latitude" in values) != ("longitude" in values):
            raise ValidationError("Both degrees or none.", "latitude")
        if "latitude" in values and values.get("street"):
            raise ValidationError("A street or a circle, not both.", "street")


def read_zone(town_id: int, query: dict[str, Any]) -> zones.Zone | None:
    """The circle or street asked for. Raises VALIDATION_FAILED for a street that the town does not have."""
    if query.get("latitude") is not None:
        return zones.Circle(Point(query["latitude"], query["longitude"]), query["radius_m"])
    if not query.get("street"):
        return None
    zone = zones.street_zone(query["street"])
    if zones.find_street_name(town_id, zone) is None:
        raise ProblemError(errors.VALIDATION_FAILED, errors=[FieldError("street", errors.STREET_UNKNOWN)])
    return zone


def read_selection(town_id: int, query: dict[str, Any]) -> ReportFilters:
    """The public filters that a SelectionSchema asks for.

    Raises SERVICE_UNKNOWN, or VALIDATION_FAILED naming the quarter or street that the town does not have.
    """
    words = query["q"].strip()
    chosen = public_lists.find_chosen(
        town_id,
        service_codes=query["service"],
        group_codes=query["group"],
        quarter_code=query["quarter"],
        words=words,
    )
    return ReportFilters(
        audience="public",
        statuses=_statuses(query),
        service_ids=chosen.service_ids,
        area_id=chosen.area_id,
        zone=read_zone(town_id, query),
        since=clock.now() - timedelta(days=query["since_days"]) if query["since_days"] else None,
        text=words,
        named_service_ids=chosen.named_service_ids,
    )


def _statuses(query: dict[str, Any]) -> tuple[str, ...]:
    asked = tuple(query["status"])
    state = STATES.get(query["state"] or "", ())
    if asked and state:
        return tuple(status for status in asked if status in state) or ("none",)
    return asked or state
