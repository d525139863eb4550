"""What became of a month in the public dataset, as the public and the admin read it alike."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields

from app.models import OpenDataMonth


class OpenLicenceSchema(Schema):
    """Under which the data is given."""

    code = fields.String(required=True)
    name = fields.String(required=True)
    url = fields.String(required=True)


class OpenMonthSchema(Schema):
    """What was made of a month: lines by precision, and reports left out (null: fewer than `k`, but some)."""

    month = fields.String(required=True)
    published = fields.Integer(required=True)
    day = fields.Integer(required=True)
    week = fields.Integer(required=True)
    month_wide = fields.Integer(required=True)
    town_wide = fields.Integer(required=True)
    squares = fields.Integer(required=True)
    left_out = fields.Integer(required=True, allow_none=True)


def show_month(one: OpenDataMonth) -> dict[str, Any]:
    """An OpenMonthSchema mapping."""
    told = one.summary
    return {
        "month": f"{one.month:%Y-%m}", "published": told["published"], "day": told["day"], "week": told["week"],
        "month_wide": told["month"], "town_wide": told["town"], "squares": told["squares"],
        "left_out": told["left_out"],
    }  # fmt: skip
