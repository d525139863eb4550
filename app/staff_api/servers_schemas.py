"""What the page of other servers asks and is answered."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from app.models.exchange import CLOSINGS
from app.staff_api.settings_schemas import CODE, NotedSchema, short_text

KEY = validate.Regexp(r"^[\x21-\x7e]{1,500}$", error="Printable signs without spaces, 500 at most.")


class RemoteServerAskedSchema(Schema):
    """Where a server is and what it calls things; enough to ask it something."""

    url = short_text(
        500,
        required=True,
        metadata={"description": "Up to the version.", "example": "https://api.ville.example/open311/v2"},
    )
    jurisdiction = short_text(
        200,
        load_default=None,
        allow_none=True,
        metadata={"description": "Its jurisdiction_id, when it serves several."},
    )
    key = fields.String(
        load_default=None,
        allow_none=True,
        validate=KEY,
        load_only=True,
        metadata={"description": "A new key; without one the old one stays, as long as the host does."},
    )
    drop_key = fields.Boolean(load_default=False, metadata={"description": "Forget the key."})
    services = fields.Dict(
        keys=fields.String(validate=CODE),
        values=short_text(200),
        load_default=dict,
        validate=validate.Length(max=1000),
        metadata={"description": "Their code by ours; one without an entry keeps its code."},
    )


class RemoteServerChangeSchema(RemoteServerAskedSchema, NotedSchema):
    """A department's server to write."""

    is_told = fields.Boolean(
        load_default=True,
        metadata={"description": "Whether it is told of what changes here (service request updates)."},
    )
    closing = fields.String(
        load_default="close",
        validate=validate.OneOf(CLOSINGS),
        metadata={
            "description": "When it closes its own: `close` closes the report here, `ask` has somebody look first."
        },
    )
    is_active = fields.Boolean(required=True)


class RemoteServerValueSchema(Schema):
    """A server as it is; of the key, whether there is one, and of which kind."""

    url = fields.String(required=True)
    jurisdiction = fields.String(required=True, allow_none=True)
    services = fields.Dict(keys=fields.String(), values=fields.String(), required=True)
    is_told = fields.Boolean(required=True)
    closing = fields.String(required=True, validate=validate.OneOf(CLOSINGS))
    is_active = fields.Boolean(required=True)
    has_key = fields.Boolean(required=True)
    key_name = fields.String(
        required=True, allow_none=True, metadata={"description": "The variable RUECLAIRE_REMOTE_KEY_… it is read from."}
    )
    polled_at = fields.DateTime(required=True, allow_none=True, metadata={"description": "When it was last asked."})
    last_error = fields.String(required=True, allow_none=True, metadata={"description": "What went wrong last."})


class RemoteCountsSchema(Schema):
    """Reports that wait to be sent, that the server has, that are finished, and that came back."""

    pending = fields.Integer(required=True)
    sent = fields.Integer(required=True)
    done = fields.Integer(required=True)
    returned = fields.Integer(required=True)


class RemoteServerRowSchema(Schema):
    """A department, and its server if it has one."""

    department = fields.String(required=True)
    name = fields.String(required=True)
    etag = fields.String(required=True)
    server = fields.Nested(RemoteServerValueSchema, required=True, allow_none=True)
    counts = fields.Nested(RemoteCountsSchema, required=True)
    services = fields.List(
        fields.String(), required=True, metadata={"description": "Codes of the services that a rule brings here."}
    )


class NamedServiceSchema(Schema):
    """A service by its code and name."""

    code = fields.String(required=True)
    name = fields.String(required=True)


class RemoteServersSchema(Schema):
    """Every department that could be a server, and the town's services."""

    departments = fields.List(fields.Nested(RemoteServerRowSchema), required=True)
    services = fields.List(fields.Nested(NamedServiceSchema), required=True)


class RemoteCheckSchema(Schema):
    """What a server answered."""

    outcome = fields.String(required=True, validate=validate.OneOf(("ready", "no_answer", "forbidden", "refused")))
    reason = fields.String(required=True, allow_none=True)
    services = fields.List(fields.Nested(NamedServiceSchema), required=True, metadata={"description": "Theirs."})
    missing = fields.List(
        fields.String(), required=True, metadata={"description": "Ours that come here and that it does not know."}
    )
    key = fields.String(required=True, validate=validate.OneOf(("accepted", "refused", "absent", "unknown")))
    is_told = fields.Boolean(
        required=True, allow_none=True, metadata={"description": "Whether it knows service request updates."}
    )
