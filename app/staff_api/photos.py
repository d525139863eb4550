"""What the desk does with pictures: what is covered, what is released, and the photos that wait for a look."""

from __future__ import annotations

import uuid
from typing import Any

from flask import Response
from marshmallow import Schema, ValidationError, fields, validate, validates_schema

from app.actions import photo_boxes
from app.core import errors
from app.media.boxes import KINDS, MAX_BOXES, ORIGINS
from app.models import Photo
from app.models.photo import PHOTO_STATES
from app.web.auth import access, desk, require_staff
from app.web.blueprint import Blueprint
from app.web.locale import current_locale
from app.web.ratelimit import rate_limit
from app.web.report_view import picture_urls

blueprint = Blueprint(
    "staff_photos", __name__, url_prefix="/staff/v1", description="Pictures: what is covered, what waits for a look"
)

CHANGE_RATES = "600/hour;60/minute"
_BINARY = {"type": "string", "format": "binary"}


class BoxSchema(Schema):
    """A part of the picture that is covered, in fractions of the upright picture from its top left corner."""

    kind = fields.String(required=True, validate=validate.OneOf(KINDS))
    x = fields.Float(required=True, validate=validate.Range(0, 1))
    y = fields.Float(required=True, validate=validate.Range(0, 1))
    width = fields.Float(required=True, validate=validate.Range(0, 1, min_inclusive=False))
    height = fields.Float(required=True, validate=validate.Range(0, 1, min_inclusive=False))

    @validates_schema
    def check_it_lies_in_the_picture(self, box: dict[str, Any], **_: object) -> None:
        """Refuse a box that reaches over the right or lower edge."""
        try:
            photo_boxes.read_staff_boxes([box])
        except ValueError:
            raise ValidationError("field.invalid") from None


class DrawnBoxSchema(BoxSchema):
    """A box, and whether a detector or a member of staff put it there."""

    origin = fields.String(required=True, validate=validate.OneOf(ORIGINS))


class PhotoWorkSchema(Schema):
    """A picture as the box editor needs it."""

    id = fields.UUID(required=True)
    report_id = fields.UUID(required=True)
    public_id = fields.String(required=True, metadata={"description": "The report's number."})
    state = fields.String(required=True, validate=validate.OneOf(PHOTO_STATES))
    failure_code = fields.String(required=True, allow_none=True)
    failure = fields.String(required=True, allow_none=True, metadata={"description": "Why it is private, in words."})
    width = fields.Integer(required=True, metadata={"description": "Pixels of the upright original."})
    height = fields.Integer(required=True)
    boxes = fields.List(fields.Nested(DrawnBoxSchema), required=True)
    boxes_by = fields.String(required=True, allow_none=True, validate=validate.OneOf(ORIGINS))
    revision = fields.Integer(required=True)
    urls = fields.Dict(keys=fields.String(), values=fields.String(), required=True)
    original_url = fields.String(
        required=True,
        allow_none=True,
        metadata={"description": "The picture uncovered, while it is kept. Looking at it leaves a trace."},
    )
    published_at = fields.DateTime(required=True, allow_none=True)
    created_at = fields.DateTime(required=True)


class WaitingListSchema(Schema):
    """The photos to look at, oldest first."""

    items = fields.List(fields.Nested(PhotoWorkSchema), required=True)


class RevisionSchema(Schema):
    """The picture as the editor last saw it."""

    revision = fields.Integer(required=True, validate=validate.Range(0, 30_000))


class TurnSchema(RevisionSchema):
    """By how many quarter turns clockwise."""

    quarters = fields.Integer(required=True, validate=validate.OneOf((1, 2, 3)))


class DropSchema(RevisionSchema):
    """Why it is put aside; kept in the report's history."""

    reason = fields.String(load_default=None, allow_none=True, validate=validate.OneOf(photo_boxes.DROP_REASONS))


class BoxesChangeSchema(RevisionSchema):
    """All boxes that are to be covered from now on."""

    boxes = fields.List(fields.Nested(BoxSchema), required=True, validate=validate.Length(max=MAX_BOXES))


@blueprint.route("/photos/to-look-at", methods=["GET"])
@access(desk)
@blueprint.response(200, WaitingListSchema)
def list_waiting() -> dict[str, Any]:
    """Photos that stay private because nobody could check them (`failed`) or the search is off (`held`)."""
    found = photo_boxes.list_waiting(require_staff())
    return {"items": [show_work(one.photo, one.public_id) for one in found]}


@blueprint.route("/photos/<uuid:photo_id>/boxes", methods=["GET"])
@access(desk)
@blueprint.response(200, PhotoWorkSchema)
def read_boxes(photo_id: uuid.UUID) -> dict[str, Any]:
    """What is covered in a picture, and what may be done with it."""
    return show_one(photo_boxes.find_photo(require_staff(), photo_id))


@blueprint.route("/photos/<uuid:photo_id>/boxes", methods=["PUT"])
@access(desk)
@rate_limit(CHANGE_RATES, name="staff.change")
@blueprint.arguments(BoxesChangeSchema)
@blueprint.response(202, PhotoWorkSchema)
def change_boxes(body: dict[str, Any], photo_id: uuid.UUID) -> dict[str, Any]:
    """Say what is covered; the copies are drawn anew, and the present ones can be reached no more.

    Sending the boxes of a photo that failed or was held, changed or not, releases it. 409 `photo.original_gone`: only
    more can be covered; `photo.changed`: somebody else was faster; `photo.being_drawn`: wait a moment.
    """
    boxes = photo_boxes.read_staff_boxes(body["boxes"])
    return show_one(photo_boxes.set_boxes(require_staff(), photo_id, boxes, revision=body["revision"]))


@blueprint.route("/photos/<uuid:photo_id>/draw", methods=["POST"])
@access(desk)
@rate_limit(CHANGE_RATES, name="staff.change")
@blueprint.arguments(RevisionSchema)
@blueprint.response(202, PhotoWorkSchema)
def draw_again(body: dict[str, Any], photo_id: uuid.UUID) -> dict[str, Any]:
    """Look for faces and plates once more in a photo that failed or was held."""
    return show_one(photo_boxes.draw_again(require_staff(), photo_id, revision=body["revision"]))


@blueprint.route("/photos/<uuid:photo_id>/turn", methods=["POST"])
@access(desk)
@rate_limit(CHANGE_RATES, name="staff.change")
@blueprint.arguments(TurnSchema)
@blueprint.response(202, PhotoWorkSchema)
def turn(body: dict[str, Any], photo_id: uuid.UUID) -> dict[str, Any]:
    """Turn a photo clockwise; what is covered turns with it, and its copies are drawn anew."""
    viewer = require_staff()
    return show_one(photo_boxes.turn_photo(viewer, photo_id, body["quarters"], revision=body["revision"]))


@blueprint.route("/photos/<uuid:photo_id>/drop", methods=["POST"])
@access(desk)
@rate_limit(CHANGE_RATES, name="staff.change")
@blueprint.arguments(DropSchema)
@blueprint.response(204)
def drop(body: dict[str, Any], photo_id: uuid.UUID) -> None:
    """Put a photo aside for good; its files are deleted."""
    photo_boxes.drop_photo(require_staff(), photo_id, revision=body["revision"], reason=body["reason"])


@blueprint.route("/photos/<uuid:photo_id>/original.jpg", methods=["GET"])
@access(desk)
@rate_limit(CHANGE_RATES, name="staff.original")
@blueprint.response(200, _BINARY, content_type="image/jpeg")
def see_original(photo_id: uuid.UUID) -> Response:
    """The picture with nothing covered, drawn anew without its metadata; leaves a trace (`photo.original_seen`)."""
    response = Response(photo_boxes.open_view(require_staff(), photo_id), mimetype="image/jpeg")
    response.headers["Content-Disposition"] = 'inline; filename="photo.jpg"'
    response.headers["Cache-Control"] = "no-store"
    return response


def show_one(photo: Photo) -> dict[str, Any]:
    """A PhotoWorkSchema mapping, with the number of its report."""
    return show_work(photo, photo_boxes.number_of(photo))


def show_work(photo: Photo, public_id: str) -> dict[str, Any]:
    """A PhotoWorkSchema mapping."""
    code = photo.failure_code
    return {
        "id": photo.id,
        "report_id": photo.report_id,
        "public_id": public_id,
        "state": photo.state,
        "failure_code": code,
        "failure": errors.sentence(code, current_locale(), {}) if code in errors.KINDS else None,
        "width": photo.width,
        "height": photo.height,
        "boxes": photo.boxes,
        "boxes_by": photo.boxes_by,
        "revision": photo.revision,
        "urls": picture_urls(photo),
        "original_url": f"/staff/v1/photos/{photo.id}/original.jpg" if photo.view_key else None,
        "published_at": photo.published_at,
        "created_at": photo.created_at,
    }
