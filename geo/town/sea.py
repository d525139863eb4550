"""The sea of an OpenStreetMap extract, which maps only coastlines (land on their left, water on their right)."""

from __future__ import annotations

import math

import shapely
from shapely.geometry.base import BaseGeometry

STEP = 1e-7
"""Degrees to the side of a coastline at which we look: a centimetre."""


def find_sea(coast: list[BaseGeometry], box: BaseGeometry) -> list[BaseGeometry]:
    """The parts of `box` (a rectangle) that lie on the seaward side of the coastlines; none without coast."""
    inside = [line for line in coast if line.intersects(box)]
    if not inside:
        return []
    edges = shapely.union_all([*inside, box.exterior])  # type: ignore[attr-defined]  # a box is a Polygon
    faces = [face for face in shapely.polygonize([edges]).geoms if box.contains(shapely.point_on_surface(face))]
    return [face for face in faces if _is_sea(face, inside)]


def _is_sea(face: BaseGeometry, coast: list[BaseGeometry]) -> bool:
    """Whether the face is to the right of a coastline that bounds it."""
    for line in coast:
        if not line.intersects(face):
            continue
        for start, end in zip(line.coords, line.coords[1:], strict=False):
            length = math.dist(start, end)
            if length == 0:
                continue
            middle_x, middle_y = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
            side_x, side_y = (end[1] - start[1]) / length * STEP, -(end[0] - start[0]) / length * STEP
            if face.contains(shapely.Point(middle_x + side_x, middle_y + side_y)):
                return True
            if face.contains(shapely.Point(middle_x - side_x, middle_y - side_y)):
                return False
    return False
