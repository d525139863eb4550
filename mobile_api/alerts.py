"""Alerts: watching a street, a circle or a quarter; confirming, changing and ending by the link of a mail."""

from __future__ import annotations

import uuid
from typing import Any

from flask import request
from marshmallow import Schema, ValidationError, fields, validate, validates_schema
from sqlalchemy import select

from app.actions import alerts
from app.actions.alerts import Wish
from app.core import errors
from app.core.errors import ProblemError
from app.core.extensions import db
from app.core.languages import LOCALES, nearest_full
from app.core.masking import mask
from app.models import Alert, Service
from app.web.auth import access, follower, public
from app.web.blueprint import Blueprint
from app.web.caller import chosen_town
from app.web.fields import ServiceNameSchema, latitude, longitude
from app.web.locale import current_locale, pick
from app.web.ratelimit import rate_limit
from app.web.report_view import mask_email
from app.web.selections import NO_CONTROL, read_zone
from geo.zones import MAXIMUM_RADIUS_M, MINIMUM_RADIUS_M
from mobile_api.schemas import TokenSchema

blueprint = Blueprint("alerts", __name__, url_prefix="/api/v1", description="Alerts about places")

CREATION_RATES = "20/hour;5/minute"
RATES = "120/minute"
NO_STORE = {"Cache-Control": "private, no-store"}

_services = fields.List(
    fields.String(validate=[validate.Length(min=1, max=100), NO_CONTROL]),
    load_default=list,
    validate=validate.Length(max=50),
)


class NewAlertSchema(Schema):
    """Exactly one of a quarter, a street, or a point with a radius; no services means all of them.

    The id is the phone's own: sent again, it makes nothing twice.
    """

    id = fields.UUID(required=True)
    email = fields.Email(required=True, validate=[validate.Length(max=254), NO_CONTROL])
    quarter = fields.String(load_default=None, validate=[validate.Length(min=1, max=100), NO_CONTROL])
    street = fields.String(load_default=None, validate=[validate.Length(min=1, max=200), NO_CONTROL])
    latitude = latitude(required=False)
    longitude = longitude(required=False)
    radius_m = fields.Float(load_default=300, validate=validate.Range(MINIMUM_RADIUS_M, MAXIMUM_RADIUS_M))
    label = fields.String(load_default=None, validate=[validate.Length(max=120), NO_CONTROL])
    services = _services
    tells_resolved = fields.Boolean(load_default=True)
    locale = fields.String(load_default=None, allow_none=True, validate=validate.OneOf(LOCALES))
    town = fields.String(load_default=None, validate=[validate.Length(max=60), NO_CONTROL])

    @validates_schema
    def check_place(self, values: dict[str, Any], **_: Any) -> None:
        """One place, and one only."""
        if ("latitude" in values) != ("longitude" in values):
            raise ValidationError("Both degrees or none.", "latitude")
        places = [values.get("quarter"), values.get("street"), values.get("latitude")]
        if sum(place is not None for place in places) != 1:
            raise ValidationError("One place: a quarter, a street or a point.", "quarter")


class AlertSchema(Schema):
    """An alert as its person sees it; `state` is pending (to be confirmed by mail), active or ended."""

    id = fields.UUID(required=True)
    kind = fields.String(required=True, validate=validate.OneOf(("street", "circle", "quarter")))
    label = fields.String(required=True)
    radius_m = fields.Float(required=True, allow_none=True)
    services = fields.List(fields.Nested(ServiceNameSchema), required=True)
    tells_resolved = fields.Boolean(required=True)
    state = fields.String(required=True, validate=validate.OneOf(("pending", "active", "ended")))


class AskedAlertSchema(AlertSchema):
    """What the page that asked for an alert learns; the same whether the address is known or not."""

    email_masked = fields.String(required=True)


class AlertsSchema(Schema):
    """All alerts of a person, the one their link names first."""

    alerts = fields.List(fields.Nested(AlertSchema), required=True)


class ChangeAlertSchema(Schema):
    """What an alert tells from now on."""

    token = fields.String(required=True, validate=validate.Length(max=200))
    services = _services
    tells_resolved = fields.Boolean(required=True)
    is_active = fields.Boolean(required=True)


@blueprint.route("/alerts", methods=["POST"])
@access(public)
@rate_limit(CREATION_RATES)
@blueprint.arguments(NewAlertSchema)
@blueprint.response(201, AskedAlertSchema)
def create(body: dict[str, Any]) -> Any:
    """Ask for an alert. Nothing is told before the mail that this sends is answered."""
    town = chosen_town(body["town"])
    locale = nearest_full(body["locale"] or current_locale())  # that of its mails
    alert = alerts.create_alert(
        town,
        Wish(
            id=body["id"],
            email=body["email"].strip(),
            locale=locale,
            zone=read_zone(town.id, body),
            quarter_code=body["quarter"],
            label=mask(body["label"], locale).strip() if body["label"] else None,
            service_codes=tuple(body["services"]),
            tells_resolved=body["tells_resolved"],
        ),
    )
    (shown,) = _show([alert])
    return {**shown, "state": "pending", "email_masked": mask_email(body["email"])}


@blueprint.route("/alerts", methods=["GET"])
@access(follower)
@rate_limit(RATES)
@blueprint.response(200, AlertsSchema)
def list_alerts() -> Any:
    """The alerts of whoever holds the link of a mail, given as `X-Alert-Token`."""
    return {"alerts": _show(alerts.list_alerts(request.headers.get("X-Alert-Token") or ""))}, 200, NO_STORE


@blueprint.route("/alerts/confirm", methods=["POST"])
@access(follower)
@rate_limit(RATES)
@blueprint.arguments(TokenSchema)
@blueprint.response(200, AlertsSchema)
def confirm(body: dict[str, Any]) -> Any:
    """Confirm an alert. A POST from the page that the mail opens, so that no mail scanner does it by reading."""
    return {"alerts": _show(alerts.confirm_alert(body["token"]))}, 200, NO_STORE


@blueprint.route("/alerts/<uuid:alert_id>/change", methods=["POST"])
@access(follower)
@rate_limit(RATES)
@blueprint.arguments(ChangeAlertSchema)
@blueprint.response(200, AlertsSchema)
def change(body: dict[str, Any], alert_id: uuid.UUID) -> Any:
    """Change what an alert tells, end it, or take it up again."""
    changed = alerts.change_alert(
        body["token"],
        alert_id,
        service_codes=body["services"],
        tells_resolved=body["tells_resolved"],
        is_active=body["is_active"],
    )
    return {"alerts": _show(changed)}, 200, NO_STORE


@blueprint.route("/alerts/<string:token>/unsubscribe", methods=["POST"])
@access(follower)
@rate_limit(RATES)
@blueprint.response(204)
def unsubscribe(token: str) -> None:
    """Stop one alert (RFC 8058 one-click); doing it twice changes nothing."""
    if len(token) > 200:
        raise ProblemError(errors.TOKEN_INVALID)
    alerts.end_alert(token)


def _show(found: list[Alert]) -> list[dict[str, Any]]:
    locale = current_locale()
    wanted = {service_id for alert in found for service_id in alert.service_ids}
    services = {service.id: service for service in db.session.scalars(select(Service).where(Service.id.in_(wanted)))}
    return [
        {
            "id": alert.id,
            "kind": alert.kind,
            "label": alert.label,
            "radius_m": alert.radius_m,
            "services": [
                {"code": services[one].code, "name": pick(services[one].name, locale), "icon": services[one].icon}
                for one in alert.service_ids
                if one in services
            ],
            "tells_resolved": alert.tells_resolved,
            "state": "ended" if alert.ended_at else "active" if alert.confirmed_at else "pending",
        }
        for alert in found
    ]
