"""What a phone sends and receives."""

from __future__ import annotations

from typing import Any

from flask_smorest.fields import Upload
from marshmallow import Schema, fields, pre_load, validate

from app.core import workflow
from app.core.languages import LOCALES
from app.models.reporter import EMAIL_MODES
from app.web.fields import (
    CardSchema,
    DepartmentSchema,
    PositionSchema,
    ServiceNameSchema,
    WhySchema,
    latitude,
    longitude,
)

MAXIMUM_PHOTOS = 5
MAXIMUM_DESCRIPTION = 2000
MAXIMUM_HINT = 200
NONE_OF_THESE = (
    "The numbered object it is about; 0 for none of them; absent: the nearest of the service's kind is taken."
)
NO_CONTROL = validate.Regexp(r"^[^\x00]*$", error="Invalid character.")


def text(maximum: int, *, required: bool = False, **values: Any) -> fields.String:
    """A text of at most `maximum` characters without NUL, which PostgreSQL cannot store."""
    return fields.String(required=required, validate=[validate.Length(max=maximum), NO_CONTROL], **values)


def metres(*, maximum: float = 1_000_000) -> fields.Float:
    """A distance in metres, or null."""
    return fields.Float(allow_none=True, load_default=None, validate=validate.Range(0, maximum))


class DeviceSchema(Schema):
    """The phone's own secret: it finds "my reports" again, and only its hash is kept."""

    device = fields.String(data_key="X-Device", load_default=None, validate=validate.Length(min=22, max=200))


class TokenQuerySchema(Schema):
    """The token of a sender or follower, as links carry it."""

    token = fields.String(load_default=None, validate=validate.Length(max=200))


class GpsSchema(PositionSchema):
    """What the phone measured."""

    accuracy_m = metres()


class SenderSchema(Schema):
    """How to reach the person; everything is optional."""

    email = fields.Email(allow_none=True, load_default=None, validate=[validate.Length(max=254), NO_CONTROL])
    phone = text(30, allow_none=True, load_default=None)
    name = text(120, allow_none=True, load_default=None)


class SubmissionSchema(PositionSchema):
    """A report as the phone sends it; `id` is made on the phone and makes a repeat harmless."""

    id = fields.UUID(required=True)
    service_code = text(100, required=True)
    accuracy_m = metres()
    gps = fields.Nested(GpsSchema, allow_none=True, load_default=None)
    address = text(300, allow_none=True, load_default=None)
    location_hint = text(MAXIMUM_HINT, allow_none=True, load_default=None)
    asset_id = fields.Integer(
        allow_none=True,
        load_default=None,
        strict=True,
        validate=validate.Range(0, 2**63 - 1),
        metadata={"description": NONE_OF_THESE},
    )
    description = text(MAXIMUM_DESCRIPTION, allow_none=True, load_default="")
    answers = fields.Dict(keys=text(100), values=fields.Raw(), allow_none=True, load_default=dict)
    photo_ids = fields.List(fields.UUID(), load_default=list, validate=validate.Length(max=MAXIMUM_PHOTOS))
    contact = fields.Nested(SenderSchema, allow_none=True, load_default=None)
    locale = fields.String(load_default=None, allow_none=True, validate=validate.OneOf(LOCALES))
    department_code = text(100, allow_none=True, load_default=None)
    captured_at = fields.AwareDateTime(allow_none=True, load_default=None)


class MultipartSubmissionSchema(PositionSchema):
    """The same in one multipart request, for simple clients: flat fields and the pictures themselves."""

    id = fields.UUID(load_default=None)
    service_code = text(100, required=True)
    accuracy_m = metres()
    gps_latitude = latitude(required=False)
    gps_longitude = longitude(required=False)
    gps_accuracy_m = metres()
    address = text(300, load_default=None)
    location_hint = text(MAXIMUM_HINT, load_default=None)
    asset_id = fields.Integer(
        load_default=None, validate=validate.Range(0, 2**63 - 1), metadata={"description": NONE_OF_THESE}
    )
    description = text(MAXIMUM_DESCRIPTION, load_default="")
    answers = fields.String(load_default="{}", metadata={"description": "A JSON object {question code: answer}."})
    email = fields.Email(load_default=None, validate=[validate.Length(max=254), NO_CONTROL])
    phone = text(30, load_default=None)
    name = text(120, load_default=None)
    locale = fields.String(load_default=None, validate=validate.OneOf(LOCALES))
    department_code = text(100, load_default=None)
    photos = fields.List(Upload(), load_default=list, validate=validate.Length(max=MAXIMUM_PHOTOS))

    @pre_load
    def drop_empty(self, values: Any, **_: Any) -> Any:
        """An empty form field is an absent one."""
        kept = {
            name: values.getlist(name) if name == "photos" else values[name] for name in values if name in self.fields
        }
        return {name: value for name, value in kept.items() if value not in ("", None)}


class ReceiptSchema(Schema):
    """What the sender learns at once: the number, who has it and why, until when."""

    id = fields.UUID(required=True)
    public_id = fields.String(required=True, metadata={"example": "RC-2026-04817"})
    town = fields.String(required=True)
    status = fields.String(required=True, validate=validate.OneOf(tuple(workflow.STATUSES)))
    status_label = fields.String(required=True)
    service = fields.Nested(ServiceNameSchema, required=True)
    department = fields.Nested(DepartmentSchema, required=True)
    why = fields.Nested(WhySchema, required=True)
    submitted_at = fields.DateTime(required=True)
    due_at = fields.DateTime(required=True)
    address = fields.String(required=True, allow_none=True)
    follow_token = fields.String(required=True)
    follow_url = fields.String(required=True)
    email_pending_confirmation = fields.Boolean(required=True)


class FollowSchema(Schema):
    """Follow, by address or on this phone only; `joins` says "I have seen the same", with a word or pictures if wanted.

    `id` is made on the phone and makes a repeat of the word and the pictures harmless.
    """

    id = fields.UUID(load_default=None, allow_none=True)
    note = text(
        MAXIMUM_DESCRIPTION,
        allow_none=True,
        load_default=None,
        metadata={"description": "For the team, not published."},
    )
    photo_ids = fields.List(fields.UUID(), load_default=list, validate=validate.Length(max=MAXIMUM_PHOTOS))

    email = fields.Email(allow_none=True, load_default=None, validate=[validate.Length(max=254), NO_CONTROL])
    joins = fields.Boolean(load_default=False)
    locale = fields.String(load_default=None, allow_none=True, validate=validate.OneOf(LOCALES))


class FollowingSchema(Schema):
    """The follower's own token, and the report followed: another one when the one asked for was merged into it."""

    public_id = fields.String(required=True)
    follow_token = fields.String(required=True)
    follower_count = fields.Integer(required=True)
    email_pending_confirmation = fields.Boolean(required=True)


class TokenSchema(Schema):
    """A token, in the body so that no log keeps it."""

    token = fields.String(required=True, validate=validate.Length(min=1, max=200))


class NotFixedSchema(TokenSchema):
    """ "Not fixed", with a word and pictures if wanted; the phone's id makes a repeat harmless."""

    id = fields.UUID(load_default=None, allow_none=True)
    note = text(MAXIMUM_DESCRIPTION, allow_none=True, load_default=None)
    photo_ids = fields.List(fields.UUID(), load_default=list, validate=validate.Length(max=MAXIMUM_PHOTOS))


class PhotoInPlaceSchema(TokenSchema):
    """A photo for an open report, in the place of one that came to nothing; the phone's id makes a repeat harmless."""

    id = fields.UUID(required=True)
    photo_id = fields.UUID(required=True)
    replaces = fields.UUID(load_default=None, allow_none=True)


class MyCardSchema(CardSchema):
    """A card of one's own report, with the token that opens it."""

    follow_token = fields.String(required=True)
    updated_at = fields.DateTime(required=True)


class MyReportsSchema(Schema):
    """One's own reports and those one follows, newest first; where from: this phone, or whoever is signed in."""

    reports = fields.List(fields.Nested(MyCardSchema), required=True)
    follows = fields.List(fields.Nested(MyCardSchema), required=True)
    signed_in = fields.Boolean(required=True)


class ConfirmedSchema(Schema):
    """Which address was confirmed, masked, the report it was given for, and the person's own token for it."""

    email_masked = fields.String(required=True, allow_none=True)
    public_id = fields.String(required=True, allow_none=True)
    follow_token = fields.String(required=True, allow_none=True)


class AnswerSchema(TokenSchema):
    """How somebody finds the result; the comment is for staff alone."""

    answer = fields.String(required=True, validate=validate.OneOf(("good", "fair", "poor")))
    comment = text(1000, allow_none=True, load_default=None)


class SignInRequestSchema(Schema):
    """Whose reports are wanted; the default town when none is named."""

    email = fields.Email(required=True, validate=[validate.Length(max=254), NO_CONTROL])
    town = text(100, allow_none=True, load_default=None)
    locale = fields.String(load_default=None, allow_none=True, validate=validate.OneOf(LOCALES))


class SignInRequestedSchema(Schema):
    """Always this, whether somebody has the address or not; with the id this browser may type the mail's code."""

    request_id = fields.UUID(required=True)
    expires_at = fields.DateTime(required=True)


class SignInSchema(Schema):
    """The token of the mail's link, or the id of this browser's own request with the mail's code."""

    token = fields.String(load_default=None, allow_none=True, validate=validate.Length(max=200))
    request_id = fields.UUID(load_default=None, allow_none=True)
    code = fields.String(load_default=None, allow_none=True, validate=validate.Length(max=20))


class ResidentSessionSchema(Schema):
    """Who is signed in, and until when."""

    email_masked = fields.String(required=True, allow_none=True)
    expires_at = fields.DateTime(required=True)
    town = fields.String(required=True)


class SignOutSchema(Schema):
    """`everywhere` ends the sessions of the person's other browsers too."""

    everywhere = fields.Boolean(load_default=False)


class ChannelsQuerySchema(Schema):
    """The browser's own push endpoint, to say whether it is known; the default town when none is named."""

    town = text(100, load_default=None)


class EndpointHeaderSchema(Schema):
    """The browser's own push endpoint: a secret, so that no log keeps it."""

    endpoint = fields.String(data_key="X-Push-Endpoint", load_default=None, validate=validate.Length(max=1000))


class ChannelsSchema(Schema):
    """How a person is told, and what may be chosen."""

    proof = fields.String(
        required=True, allow_none=True, validate=validate.OneOf(("session", "link", "phone")),
        metadata={"description": "How the caller is known; null for somebody who follows nothing yet."},
    )  # fmt: skip
    email_masked = fields.String(required=True, allow_none=True)
    email_confirmed = fields.Boolean(required=True)
    email_mode = fields.String(required=True, validate=validate.OneOf(EMAIL_MODES))
    phone_masked = fields.String(required=True, allow_none=True)
    phone_confirmed = fields.Boolean(required=True)
    wants_sms = fields.Boolean(required=True)
    sms_offered = fields.Boolean(required=True)
    push_here = fields.Boolean(required=True)
    push_browsers = fields.Integer(required=True)
    push_key = fields.String(required=True, metadata={"description": "applicationServerKey, base64url."})


class ChannelsChangeSchema(Schema):
    """What is to be chosen differently."""

    email_mode = fields.String(load_default=None, allow_none=True, validate=validate.OneOf(EMAIL_MODES))
    wants_sms = fields.Boolean(load_default=None, allow_none=True)
    locale = fields.String(load_default=None, allow_none=True, validate=validate.OneOf(LOCALES))
    town = text(100, allow_none=True, load_default=None)


class PushKeysSchema(Schema):
    """What PushSubscription.toJSON() gives under `keys`."""

    p256dh = fields.String(required=True, validate=validate.Length(max=200))
    auth = fields.String(required=True, validate=validate.Length(max=100))


class PushEndpointSchema(Schema):
    """A browser that wants to be told; with `public_id` it also follows that report."""

    endpoint = fields.String(required=True, validate=[validate.Length(min=1, max=1000), NO_CONTROL])
    keys = fields.Nested(PushKeysSchema, required=True)
    public_id = text(40, allow_none=True, load_default=None)
    town = text(100, allow_none=True, load_default=None)
    locale = fields.String(load_default=None, allow_none=True, validate=validate.OneOf(LOCALES))


class PushedSchema(Schema):
    """The token by which this phone follows the report, when one was named and is open."""

    follow_token = fields.String(required=True, allow_none=True)


class EndpointSchema(Schema):
    """A browser's own endpoint."""

    endpoint = fields.String(required=True, validate=validate.Length(min=1, max=1000))


class PhoneSchema(Schema):
    """A mobile number."""

    phone = text(30, required=True)


class CodeSchema(Schema):
    """Six digits."""

    code = text(20, required=True)
