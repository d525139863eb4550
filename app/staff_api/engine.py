"""The engine room: version, schema, storage, messages and map of the installation, and what an examination finds."""

from __future__ import annotations

import shutil
from dataclasses import asdict
from typing import Any

from marshmallow import Schema, fields, validate
from sqlalchemy import text

from app.actions import engine
from app.core.extensions import db
from app.core.workflow import Role
from app.web import doctor
from app.web.auth import access, require_staff, staff
from app.web.blueprint import Blueprint
from app.web.ratelimit import rate_limit
from config import VERSION

blueprint = Blueprint("staff_engine", __name__, url_prefix="/staff/v1/engine", description="The engine room")

EXAMINATION_RATES = "20/minute"
"""It writes a file and calls the mail server each time."""
_CODES = (*dict.fromkeys(doctor.CODES.values()), "queue", "town")


class ChannelDaySchema(Schema):
    """The messages of a channel in the last 24 hours, and those that wait."""

    channel = fields.String(required=True)
    sent = fields.Integer(required=True)
    waiting = fields.Integer(required=True)
    failed = fields.Integer(required=True)
    last_sent_at = fields.AwareDateTime(required=True, allow_none=True)


class PicturesSchema(Schema):
    """Pictures of the town's reports."""

    count = fields.Integer(required=True)
    bytes = fields.Integer(required=True, metadata={"description": "Of their public copies."})


class GroundSchema(Schema):
    """What the town's map is drawn from."""

    imported_at = fields.AwareDateTime(required=True, allow_none=True)
    streets = fields.Integer(required=True)
    objects = fields.Integer(required=True)
    areas = fields.Integer(required=True)


class SchemaStateSchema(Schema):
    """The revision of the database's tables, and the one that this version needs."""

    current = fields.String(required=True, allow_none=True)
    wanted = fields.String(required=True, allow_none=True)


class SpaceSchema(Schema):
    """Where pictures are kept; without figures for an S3."""

    kind = fields.String(required=True, validate=validate.OneOf(("folder", "s3")))
    free = fields.Integer(required=True, allow_none=True, metadata={"description": "Bytes."})
    total = fields.Integer(required=True, allow_none=True, metadata={"description": "Bytes."})


class EngineSchema(Schema):
    """What runs; no address, no key, no password."""

    version = fields.String(required=True)
    database_version = fields.String(required=True)
    schema = fields.Nested(SchemaStateSchema, required=True)
    storage = fields.Nested(SpaceSchema, required=True)
    pictures = fields.Nested(PicturesSchema, required=True)
    channels = fields.List(fields.Nested(ChannelDaySchema), required=True)
    ground = fields.Nested(GroundSchema, required=True)


class EngineFindingSchema(Schema):
    """One thing that was looked at."""

    code = fields.String(required=True, validate=validate.OneOf(_CODES))
    what = fields.String(required=True)
    state = fields.String(required=True, validate=validate.OneOf((doctor.OK, doctor.WARN, doctor.FAIL)))
    said = fields.String(required=True, metadata={"description": "In English, as `flask doctor` says it."})
    advice = fields.String(required=True)


class ExaminationSchema(Schema):
    """Everything that was looked at, in the order in which to mend it."""

    findings = fields.List(fields.Nested(EngineFindingSchema), required=True)


@blueprint.route("", methods=["GET"])
@access(staff(Role.ADMIN))
@blueprint.response(200, EngineSchema)
def read_engine() -> dict[str, Any]:
    """Version, schema and disk of the installation; messages, pictures and map of the viewer's town."""
    town = require_staff().jurisdiction_id
    current, wanted = doctor.migration_state()
    folder = doctor.storage_folder()
    space = shutil.disk_usage(folder) if folder else None
    return {
        "version": VERSION,
        "database_version": db.session.execute(text("select current_setting('server_version')")).scalar_one(),
        "schema": {"current": current, "wanted": wanted},
        "storage": {
            "kind": "folder" if folder else "s3",
            "free": space.free if space else None,
            "total": space.total if space else None,
        },
        "pictures": asdict(engine.pictures(town)),
        "channels": [asdict(one) for one in engine.channel_days(town)],
        "ground": asdict(engine.ground(town)),
    }


@blueprint.route("/examination", methods=["GET"])
@access(staff(Role.ADMIN))
@rate_limit(EXAMINATION_RATES)
@blueprint.response(200, ExaminationSchema)
def examine() -> dict[str, Any]:
    """What `flask doctor` says: everything the service needs, looked at now; takes some seconds."""
    found = [{**asdict(one), "code": doctor.code_of(one)} for one in doctor.examine()]
    return {"findings": found}
