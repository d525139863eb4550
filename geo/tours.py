"""Order of a crew's stops by where the crew stands."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, func

from app.models import Report
from geo import points
from geo.points import Point


def by_distance(point: Point) -> ColumnElement[Any]:
    """An expression to order reports by: nearest to `point` first, served by the spatial index.

    Compared in EPSG:3857, which is conformal and so keeps the order of short distances; not a distance in metres.
    """
    here = func.ST_Transform(points.to_wkb(point), points.WEB_MERCATOR)
    return Report.location_3857.op("<->")(here)
