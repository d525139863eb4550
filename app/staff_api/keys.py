"""Keys of other programs, and the audit log: for administrators."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from flask import Response, stream_with_context
from marshmallow import Schema, fields, validate

from app.actions import api_keys, audit_log
from app.actions.audit_log import Question
from app.core.extensions import db
from app.core.workflow import Role
from app.models import Jurisdiction
from app.web.auth import access, require_staff, staff
from app.web.blueprint import Blueprint
from app.web.changes import NO_CONTROL
from app.web.ratelimit import check_rate

blueprint = Blueprint("staff_keys", __name__, url_prefix="/staff/v1", description="API keys and the audit log")

admins = staff(Role.ADMIN)
_CSV = {"schema": {"type": "string"}}


class ApiKeySchema(Schema):
    """A key; its secret is kept nowhere."""

    id = fields.Integer(required=True)
    name = fields.String(required=True)
    scopes = fields.List(fields.String(), required=True)
    per_minute = fields.Integer(required=True)
    created_at = fields.DateTime(required=True)
    last_used_at = fields.DateTime(required=True, allow_none=True)
    revoked_at = fields.DateTime(required=True, allow_none=True)


class ApiKeysSchema(Schema):
    """The keys of the town, and the rights there are."""

    keys = fields.List(fields.Nested(ApiKeySchema), required=True)
    scopes = fields.List(fields.String(), required=True)


class NewApiKeySchema(Schema):
    """A key to make."""

    name = fields.String(required=True, validate=[validate.Length(min=1, max=100), NO_CONTROL])
    scopes = fields.List(
        fields.String(validate=validate.OneOf(api_keys.SCOPES)), required=True, validate=validate.Length(min=1, max=10)
    )
    per_minute = fields.Integer(load_default=api_keys.DEFAULT_PER_MINUTE, validate=validate.Range(1, 6_000))


class MadeApiKeySchema(Schema):
    """A key just made, with the secret that is shown this once."""

    key = fields.Nested(ApiKeySchema, required=True)
    secret = fields.String(required=True)


class AuditFiltersSchema(Schema):
    """Which lines of the log."""

    who = fields.UUID(load_default=None)
    action = fields.String(load_default=None, validate=[validate.Length(max=100), NO_CONTROL])
    report = fields.String(load_default=None, validate=[validate.Length(max=30), NO_CONTROL])
    since = fields.Date(load_default=None, metadata={"description": "First day, in the town's time."})
    until = fields.Date(load_default=None, metadata={"description": "Last day, in the town's time."})


class AuditQuerySchema(AuditFiltersSchema):
    """Which lines, and from where on."""

    before = fields.Integer(load_default=None, validate=validate.Range(1, 9_223_372_036_854_775_807))


class AuditEntrySchema(Schema):
    """One act."""

    id = fields.Integer(required=True)
    at = fields.DateTime(required=True)
    who = fields.String(required=True, allow_none=True)
    actor_kind = fields.String(required=True)
    action = fields.String(required=True)
    subject_kind = fields.String(required=True)
    subject = fields.String(required=True)
    detail = fields.Dict(required=True)


class AuthorSchema(Schema):
    """Somebody who may have acted."""

    id = fields.UUID(required=True)
    name = fields.String(required=True)


class AuditPageSchema(Schema):
    """A page of the log, newest first; `authors` and `actions` are what can be chosen."""

    entries = fields.List(fields.Nested(AuditEntrySchema), required=True)
    next_before = fields.Integer(required=True, allow_none=True)
    authors = fields.List(fields.Nested(AuthorSchema), required=True)
    actions = fields.List(fields.String(), required=True)


@blueprint.route("/keys", methods=["GET"])
@access(admins)
@blueprint.response(200, ApiKeysSchema)
def list_keys() -> dict[str, Any]:
    """The keys of the town's other programs."""
    return {"keys": api_keys.list_keys(require_staff().jurisdiction_id), "scopes": list(api_keys.SCOPES)}


@blueprint.route("/keys", methods=["POST"])
@access(admins)
@blueprint.arguments(NewApiKeySchema)
@blueprint.response(201, MadeApiKeySchema)
def create_key(given: dict[str, Any]) -> dict[str, Any]:
    """Make a key; its secret is in this answer and never again."""
    key, secret = api_keys.create_key(require_staff(), given["name"], tuple(given["scopes"]), given["per_minute"])
    return {"key": key, "secret": secret}


@blueprint.route("/keys/<int(max=2147483647):key_id>", methods=["DELETE"])
@access(admins)
@blueprint.response(204)
def revoke_key(key_id: int) -> Response:
    """End a key now."""
    api_keys.revoke_key(require_staff(), key_id)
    return Response(status=204)


@blueprint.route("/audit", methods=["GET"])
@access(admins)
@blueprint.arguments(AuditQuerySchema, location="query")
@blueprint.response(200, AuditPageSchema)
def read_audit(asked: dict[str, Any]) -> dict[str, Any]:
    """Who did or read what, newest first."""
    town_id = require_staff().jurisdiction_id
    entries, following = audit_log.read_page(town_id, _question(town_id, asked), before=asked["before"])
    return {
        "entries": entries,
        "next_before": following,
        "authors": [{"id": number, "name": name} for number, name in audit_log.list_authors(town_id)],
        "actions": audit_log.list_actions(town_id),
    }


@blueprint.route("/audit.csv", methods=["GET"])
@access(admins)
@blueprint.arguments(AuditFiltersSchema, location="query")
@blueprint.alt_response(200, schema=_CSV["schema"], content_type="text/csv", description="The log, for a spreadsheet.")
def export_audit(asked: dict[str, Any]) -> Response:
    """The same, whole, as CSV."""
    viewer = require_staff()
    check_rate("audit.export", str(viewer.staff_id), "20/hour")
    question = _question(viewer.jurisdiction_id, asked)
    lines = stream_with_context(audit_log.write_csv(viewer.jurisdiction_id, question))
    return Response(lines, mimetype="text/csv", headers={"Content-Disposition": 'attachment; filename="journal.csv"'})


def _question(town_id: int, asked: dict[str, Any]) -> Question:
    zone = ZoneInfo(db.session.get_one(Jurisdiction, town_id).time_zone)
    who: uuid.UUID | None = asked["who"]
    since = datetime.combine(asked["since"], time(), zone).astimezone(UTC) if asked["since"] else None
    until = datetime.combine(asked["until"], time(), zone) + timedelta(days=1) if asked["until"] else None
    return Question(who, asked["action"], asked["report"], since, until.astimezone(UTC) if until else None)
