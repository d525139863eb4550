"""What somebody asks and is told about their own account."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from app.actions import passkeys, passwords
from app.web.changes import NO_CONTROL

_PASSWORD = validate.Length(min=1, max=passwords.MAXIMUM_LENGTH)


class StepCodeSchema(Schema):
    """A code of the app (six digits) or a recovery code."""

    code = fields.String(required=True, validate=validate.Length(min=1, max=40))


class TotpSchema(Schema):
    """A new secret for a code app: as a link for a QR code, and to be typed."""

    secret = fields.String(required=True)
    address = fields.String(required=True, metadata={"description": "otpauth:// address, for a QR code."})


class RecoverySchema(Schema):
    """Codes for the day when every other factor is lost, shown this once; empty when they were made before."""

    recovery_codes = fields.List(fields.String(), required=True)


class AskedSchema(Schema):
    """What the browser's `navigator.credentials` needs, and the id to answer with."""

    challenge_id = fields.UUID(required=True)
    options = fields.Dict(required=True)


class AnsweredSchema(Schema):
    """What the browser's `navigator.credentials` gave, as its own `toJSON`."""

    challenge_id = fields.UUID(required=True)
    credential = fields.Dict(required=True)


class NewPasskeySchema(AnsweredSchema):
    """A passkey and the name its owner gives it."""

    name = fields.String(required=True, validate=[validate.Length(min=1, max=passkeys.NAME_LENGTH), NO_CONTROL])


class PasskeySchema(Schema):
    """A passkey."""

    id = fields.UUID(required=True)
    name = fields.String(required=True)
    created_at = fields.DateTime(required=True)
    last_used_at = fields.DateTime(required=True, allow_none=True)


class FactorsSchema(Schema):
    """Second factors."""

    passkeys = fields.List(fields.Nested(PasskeySchema), required=True)
    totp_since = fields.DateTime(required=True, allow_none=True)
    recovery_left = fields.Integer(required=True)
    is_needed = fields.Boolean(required=True, metadata={"description": "Whether the town asks for one."})


class OpenSessionSchema(Schema):
    """A browser in which somebody is signed in."""

    id = fields.UUID(required=True)
    browser = fields.String(required=True, allow_none=True)
    system = fields.String(required=True, allow_none=True)
    created_at = fields.DateTime(required=True)
    seen_at = fields.DateTime(required=True)
    factors = fields.List(fields.String(), required=True)
    is_this = fields.Boolean(required=True)


class OpenSessionsSchema(Schema):
    """Where somebody is signed in; the session in use comes first."""

    sessions = fields.List(fields.Nested(OpenSessionSchema), required=True)


class PasswordChangeSchema(Schema):
    """The current password and the one to come."""

    current = fields.String(required=True, load_only=True, validate=_PASSWORD)
    password = fields.String(required=True, load_only=True, validate=_PASSWORD)


class InviteTokenSchema(Schema):
    """What the link of an invitation carries."""

    token = fields.String(required=True, validate=validate.Length(min=1, max=200))


class InvitationSchema(Schema):
    """Whom a link invites."""

    name = fields.String(required=True)
    email = fields.String(required=True)
    town = fields.String(required=True)
    least = fields.Integer(required=True, metadata={"description": "Characters their password must have."})


class AcceptSchema(InviteTokenSchema):
    """A link, and the password chosen with it."""

    password = fields.String(required=True, load_only=True, validate=_PASSWORD)
