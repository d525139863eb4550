"""Stickers to print: what there is to choose from, how many a choice makes, and the PDF."""

from __future__ import annotations

from typing import Any

from flask import Response
from marshmallow import Schema, fields, validate
from webargs.fields import DelimitedList

from app.actions import stickers
from app.core.extensions import db
from app.media.stickers import FORMATS
from app.models import Jurisdiction
from app.web.auth import access, desk, require_staff
from app.web.blueprint import Blueprint
from app.web.ratelimit import rate_limit
from geo import assets
from geo.assets import Selection

blueprint = Blueprint("staff_stickers", __name__, url_prefix="/staff/v1", description="Stickers for street objects")

PRINT_RATES = "60/hour"
PDF = "application/pdf"
_BINARY = {"type": "string", "format": "binary"}
_NO_CONTROL = validate.Regexp(r"^[^\x00]*$", error="Invalid character.")


class SelectionSchema(Schema):
    """Which objects of a layer; everything given must hold."""

    layer = fields.String(required=True, validate=[validate.Length(min=1, max=60), _NO_CONTROL])
    area = fields.String(load_default=None, validate=[validate.Length(max=100), _NO_CONTROL])
    street = fields.String(load_default=None, validate=[validate.Length(max=200), _NO_CONTROL])
    references = DelimitedList(
        fields.String(validate=[validate.Length(min=1, max=60), _NO_CONTROL]),
        load_default=list,
        validate=validate.Length(max=stickers.MOST_STICKERS),
    )


class PrintSchema(SelectionSchema):
    """And on which sheet; `skip` leaves the first labels of a sheet already begun."""

    format = fields.String(load_default="63x38", validate=validate.OneOf(tuple(FORMATS)))
    skip = fields.Integer(
        load_default=0, validate=validate.Range(0, max(one.per_sheet for one in FORMATS.values()) - 1)
    )


class LayerSchema(Schema):
    """A layer of street objects."""

    code = fields.String(required=True)
    name = fields.String(required=True)
    count = fields.Integer(required=True)


class SheetSchema(Schema):
    """A size of sticker."""

    code = fields.String(required=True)
    width_mm = fields.Float(required=True)
    height_mm = fields.Float(required=True)
    per_sheet = fields.Integer(required=True)


class StickerChoicesSchema(Schema):
    """What there is to choose from."""

    layers = fields.List(fields.Nested(LayerSchema), required=True)
    formats = fields.List(fields.Nested(SheetSchema), required=True)
    most = fields.Integer(required=True, metadata={"description": "Stickers in one PDF at most."})


class StickerCountSchema(Schema):
    """How many stickers a choice makes, the first few by reference."""

    count = fields.Integer(required=True)
    sample = fields.List(fields.String(), required=True)


@blueprint.route("/stickers/choices", methods=["GET"])
@access(desk)
@blueprint.response(200, StickerChoicesSchema)
def read_choices() -> dict[str, Any]:
    """The town's layers of objects and the sheets that can be printed."""
    viewer = require_staff()
    return {
        "layers": [
            {"code": code, "name": name, "count": count}
            for code, name, count in assets.list_layers(viewer.jurisdiction_id)
        ],
        "formats": [
            {"code": one.code, "width_mm": one.width, "height_mm": one.height, "per_sheet": one.per_sheet}
            for one in FORMATS.values()
        ],
        "most": stickers.MOST_STICKERS,
    }


@blueprint.route("/stickers", methods=["GET"])
@access(desk)
@blueprint.arguments(SelectionSchema, location="query")
@blueprint.response(200, StickerCountSchema)
def count_stickers(query: dict[str, Any]) -> dict[str, Any]:
    """How many stickers this choice makes."""
    viewer, chosen = require_staff(), _selection(query)
    sample = assets.list_objects(viewer.jurisdiction_id, chosen, limit=5)
    return {
        "count": assets.count_objects(viewer.jurisdiction_id, chosen),
        "sample": [one.reference for one in sample],
    }


@blueprint.route("/stickers.pdf", methods=["GET"])
@access(desk)
@rate_limit(PRINT_RATES)
@blueprint.arguments(PrintSchema, location="query")
@blueprint.response(200, _BINARY, content_type=PDF)
def print_stickers(query: dict[str, Any]) -> Response:
    """The sheets as a PDF, by reference. 422 `stickers.none` or `stickers.too_many`."""
    viewer = require_staff()
    town = db.session.get_one(Jurisdiction, viewer.jurisdiction_id)
    sheet = FORMATS[query["format"]]
    content = stickers.print_stickers(town, _selection(query), sheet, skip=min(query["skip"], sheet.per_sheet - 1))
    response = Response(content, content_type=PDF)
    response.headers["Content-Disposition"] = f'inline; filename="etiquettes-{town.slug}.pdf"'
    return response


def _selection(query: dict[str, Any]) -> Selection:
    return Selection(
        layer=query["layer"],
        area=query["area"] or None,
        street=(query["street"] or "").strip() or None,
        references=tuple(dict.fromkeys(one.strip() for one in query["references"] if one.strip())),
    )
