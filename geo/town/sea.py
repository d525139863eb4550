"""The sea of an OpenStreetMap extract, which maps only coastlines (land on their left, water on their right)."""

from __future__ import annotations

import math
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

STEP = 1e-7
"""Degrees to the side of a coastline at which we look: a centimetre."""


def find_sea(coast: list[BaseGeometry], box: BaseGeometry) -> list[BaseGeometry]:
    """The parts of `box` (a rectangle) that lie on the seaward side of the coastlines; none without coast.

    An extract may be cut along another outline than its box: a coastline that ends inside is drawn on to the nearest
    edge. A part that has coast on both sides all the same is left as land.
    """
    inside = [line for line in coast if line.intersects(box)]
    if not inside:
        return []
    edge = shapely.boundary(box)
    lines = _parts(shapely.line_merge(shapely.union_all(inside), directed=True))
    edges = shapely.union_all([*lines, *_extensions(lines, box, edge), edge])
    faces = [face for face in _parts(shapely.polygonize([edges])) if box.contains(shapely.point_on_surface(face))]
    return [face for face in faces if _is_sea(face, lines)]


def _extensions(lines: list[Any], box: BaseGeometry, edge: BaseGeometry) -> list[BaseGeometry]:
    ends = [
        shapely.Point(end)
        for line in lines
        if not line.is_closed
        for end in (line.coords[0], line.coords[-1])
        if box.contains(shapely.Point(end))
    ]
    return [shapely.shortest_line(end, edge) for end in ends]


def _is_sea(face: BaseGeometry, coast: list[Any]) -> bool:
    """Whether the face is to the right of every coastline that bounds it, and of one at least."""
    shapely.prepare(face)
    is_right = False
    for line in coast:
        if not line.intersects(face):
            continue
        for start, end in zip(line.coords, line.coords[1:], strict=False):
            length = math.dist(start, end)
            if length == 0:
                continue
            middle_x, middle_y = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
            side_x, side_y = (end[1] - start[1]) / length * STEP, -(end[0] - start[0]) / length * STEP
            if face.contains(shapely.Point(middle_x - side_x, middle_y - side_y)):
                return False
            is_right = is_right or bool(face.contains(shapely.Point(middle_x + side_x, middle_y + side_y)))
    return is_right


def _parts(found: BaseGeometry) -> list[Any]:
    return list(getattr(found, "geoms", [found]))
