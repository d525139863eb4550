"""Photos as a phone sends them, and as everybody who may sees them."""

from __future__ import annotations

import uuid
from typing import Any

from flask import Response, request
from marshmallow import Schema, fields, validate
from werkzeug.exceptions import RequestEntityTooLarge

from app.actions import photos, tokens
from app.core import errors
from app.core.errors import FieldError, ProblemError
from app.core.extensions import settings
from app.media.spool import Readable
from app.models import Photo
from app.web.auth import access, current_staff, follower, public
from app.web.blueprint import Blueprint
from app.web.fields import PHOTO_SIZES, PositionSchema
from app.web.ratelimit import rate_limit
from geo.points import from_wkb
from mobile_api.schemas import DeviceSchema, TokenQuerySchema

blueprint = Blueprint("photos", __name__, url_prefix="/api/v1", description="Photos, sent and shown")

UPLOAD_RATES = "600/hour;60/minute"
READ_RATES = "1200/minute"
FORM_FIELD = "photo"
FORM_OVERHEAD_BYTES = 64 * 1024
PUBLIC_SECONDS, PRIVATE_SECONDS = 3600, 300

_BINARY = {"type": "string", "format": "binary"}
_BODY = {
    "required": True,
    "description": "The file as it is (JPEG, PNG, WebP or HEIC, told by its content), or a form with it.",
    "content": {
        **{kind: {"schema": _BINARY} for kind in ("image/jpeg", "image/png", "image/webp", "image/heic", "image/heif")},
        "multipart/form-data": {
            "schema": {"type": "object", "properties": {FORM_FIELD: _BINARY}, "required": [FORM_FIELD]}
        },
    },
}
_SIZE_PARAMETER = {
    "name": "size",
    "in": "path",
    "required": True,
    "description": "Longest side in pixels, at most; a smaller picture is never enlarged.",
    "schema": {"type": "string", "enum": list(PHOTO_SIZES)},
}


class PhotoReceiptSchema(Schema):
    """What was understood of a photo. Its place and time are the camera's word: suggestions."""

    id = fields.UUID(required=True)
    state = fields.String(required=True, metadata={"enum": list(photos.STATES)})
    content_type = fields.String(required=True, metadata={"example": "image/jpeg"})
    bytes = fields.Integer(required=True)
    width = fields.Integer(required=True, metadata={"description": "Pixels, upright."})
    height = fields.Integer(required=True, metadata={"description": "Pixels, upright."})
    place = fields.Nested(PositionSchema, required=True, allow_none=True)
    taken_at = fields.DateTime(required=True, allow_none=True)


class CopyQuerySchema(TokenQuerySchema):
    """The token, and which drawing of the picture is meant."""

    v = fields.String(load_default="", validate=validate.Length(max=64))


@blueprint.route("/photos/<uuid:photo_id>", methods=["PUT"])
@access(public)
@rate_limit(UPLOAD_RATES)
@blueprint.arguments(DeviceSchema, location="headers")
@blueprint.response(201, PhotoReceiptSchema)
@blueprint.alt_response(200, schema=PhotoReceiptSchema, description="These bytes were received before.", success=True)
@blueprint.doc(requestBody=_BODY)
def send(headers: dict[str, Any], photo_id: uuid.UUID) -> Any:
    """Send a photo under an id made by the phone, before the report that names it.

    Sending the same bytes again answers the same; other bytes under the same id are refused (409). The original is
    never shown: a worker draws the public copies from its pixels, without its metadata.
    """
    device, signed_in = headers["device"], current_staff()
    received = photos.receive(
        photo_id,
        _uploaded(),
        device_hash=tokens.device_hash(device) if device else None,
        staff_id=signed_in.staff_id if signed_in else None,
    )
    return show_receipt(received.photo), 201 if received.is_new else 200


@blueprint.route("/photos/<uuid:photo_id>/<any('320', '800', '1600'):size>.jpg", parameters=[_SIZE_PARAMETER])
@access(follower)
@rate_limit(READ_RATES)
@blueprint.arguments(CopyQuerySchema, location="query")
@blueprint.response(200, _BINARY, content_type="image/jpeg")
@blueprint.alt_response(304, description="The copy that the caller has is the current one.", success=True)
def show(query: dict[str, Any], photo_id: uuid.UUID, size: str) -> Response:
    """A copy of a photo whose report may be seen; for a private one with its token, or by staff who see it."""
    photo, is_public = photos.find_visible_photo(
        photo_id, token=request.headers.get("X-Follow-Token") or query["token"], viewer=current_staff()
    )
    response = Response(mimetype="image/jpeg")
    tag = photos.copy_tag(photo, size)
    response.set_etag(tag)
    response.headers["Content-Disposition"] = 'inline; filename="photo.jpg"'
    response.headers["Cache-Control"] = _caching(is_public=is_public, is_named=tag.startswith(query["v"] or "-"))
    if tag in request.if_none_match:
        response.status_code = 304
        return response
    response.set_data(photos.open_copy(photo, size))
    return response


def _caching(*, is_public: bool, is_named: bool) -> str:
    """How long a copy may be kept: an address that does not name this drawing must always be asked for again."""
    if not is_named:
        return "public, no-cache" if is_public else "private, no-cache"
    return f"public, max-age={PUBLIC_SECONDS}" if is_public else f"private, max-age={PRIVATE_SECONDS}"


def show_receipt(photo: Photo) -> dict[str, Any]:
    """A PhotoReceiptSchema mapping."""
    place = from_wkb(photo.exif_location) if photo.exif_location is not None else None
    return {
        "id": photo.id,
        "state": photo.state,
        "content_type": photo.content_type,
        "bytes": photo.original_bytes,
        "width": photo.width,
        "height": photo.height,
        "place": {"latitude": place.latitude, "longitude": place.longitude} if place else None,
        "taken_at": photo.exif_taken_at,
    }


class _Whole:
    """A body that must be as long as it was declared: one that was cut could still be a picture, but another one."""

    def __init__(self, stream: Readable, length: int) -> None:
        self._stream = stream
        self._missing = length

    def read(self, size: int, /) -> bytes:
        """As of a file. Raises ProblemError request.malformed at an end that comes too soon."""
        chunk = self._stream.read(size)
        self._missing -= len(chunk)
        if not chunk and self._missing > 0:
            raise ProblemError(errors.REQUEST_MALFORMED)
        return chunk


def _uploaded() -> Readable:
    """The bytes of the request, whichever way they came. Raises ProblemError when they are too many or missing."""
    limit = settings.photo_max_bytes + FORM_OVERHEAD_BYTES
    request.max_content_length = limit
    if (request.content_length or 0) > limit:
        raise photos.too_large()
    if request.mimetype != "multipart/form-data":
        return _Whole(request.stream, request.content_length or 0)
    try:
        file = request.files.get(FORM_FIELD)
    except RequestEntityTooLarge:
        raise photos.too_large() from None
    if file is None:
        raise ProblemError(errors.VALIDATION_FAILED, errors=[FieldError(FORM_FIELD, "field.required")])
    return file.stream
