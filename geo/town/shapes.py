"""Geometry of features: read, repaired where it is broken, refused by name where it cannot be."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import shapely
from shapely.geometry import shape as to_shape
from shapely.geometry.base import BaseGeometry

from geo.points import SRID, Point, make_point, to_ewkb
from geo.town.problems import FeatureRefusedError
from geo.town.sources import Feature

SMALL_HOLE_DEGREES2 = 5e-8
"""About 400 m²: holes this small in a union of areas are slivers between their outlines."""


class Shaper:
    """Turns features into hexadecimal EWKB, counting what it repaired."""

    def __init__(self) -> None:
        self.repaired = 0

    def polygon(self, feature: Feature) -> str:
        """As a MULTIPOLYGON. Raises FeatureRefusedError when no surface is left after repair."""
        return self.polygon_of(self.read(feature), feature, feature.srid)

    def polygon_of(self, found: BaseGeometry, name: object, srid: int = SRID) -> str:
        """A shape already read, as a MULTIPOLYGON; `name` says where it is from."""
        if not found.is_valid:
            found = shapely.make_valid(found)
            self.repaired += 1
        parts = _parts(found, "Polygon")
        if not parts:
            raise FeatureRefusedError(f"{name} has no surface")
        return _hex(shapely.MultiPolygon(parts), srid)

    def line(self, feature: Feature) -> str:
        """As a MULTILINESTRING. Raises FeatureRefusedError when it is no line."""
        parts = [part for part in _parts(self.read(feature), "LineString") if part.length > 0]
        if not parts:
            raise FeatureRefusedError(f"{feature} is no line")
        return _hex(shapely.MultiLineString(parts), feature.srid)

    def point(self, feature: Feature) -> str:
        """As a POINT: its own, or one on its line or surface."""
        found = self.read(feature)
        if found.geom_type != "Point":
            found = shapely.point_on_surface(found)
        return _hex(found, feature.srid)

    def read(self, feature: Feature) -> BaseGeometry:
        """The shapely geometry of a feature, in two dimensions. Raises FeatureRefusedError naming the feature."""
        if feature.geometry is None:
            raise FeatureRefusedError(f"{feature} has no geometry")
        try:
            found = shapely.force_2d(to_shape(feature.geometry))
        except (ValueError, TypeError, KeyError, AttributeError, IndexError, shapely.errors.ShapelyError) as error:
            raise FeatureRefusedError(f"{feature} has a geometry that cannot be read ({error})") from error
        if found.is_empty:
            raise FeatureRefusedError(f"{feature} has an empty geometry")
        check_range(feature, shapely.bounds(found).tolist(), feature.srid)
        return found


def check_range(name: object, bounds: list[float], srid: int) -> None:
    """Refuse coordinates that are not finite, or no degrees where degrees are meant."""
    if not all(math.isfinite(value) for value in bounds):
        raise FeatureRefusedError(f"{name} has coordinates that are not numbers")
    west, south, east, north = bounds
    if srid == SRID and not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):
        raise FeatureRefusedError(
            f"{name} has coordinates that are not degrees ({west:.0f}, {south:.0f}): state the crs of the file, "
            'for instance crs = "EPSG:2154"'
        )


def table_point(feature: Feature, x_name: str, y_name: str) -> str:
    """The point of a table's row (x = longitude or easting, y = latitude or northing), as hexadecimal EWKB."""
    try:
        x = float(feature.text(x_name).replace(",", "."))
        y = float(feature.text(y_name).replace(",", "."))
        if feature.srid == SRID:
            make_point(latitude=y, longitude=x)
    except ValueError as error:
        raise FeatureRefusedError(
            f"{feature.file}: row {feature.number} has no usable coordinates in {x_name}, {y_name} ({error})"
        ) from error
    return to_ewkb(Point(latitude=y, longitude=x), feature.srid).hex()


def join_outline(shapes: list[BaseGeometry]) -> BaseGeometry:
    """The common outline of neighbouring areas, without the slivers between them."""
    joined = shapely.union_all([shapely.make_valid(shape) for shape in shapes])
    kept = [
        shapely.Polygon(part.exterior, [hole for hole in part.interiors if is_real(hole)])
        for part in _parts(joined, "Polygon")
    ]
    return shapely.MultiPolygon(kept)


def is_real(hole: Any) -> bool:
    """Whether a hole is larger than a sliver."""
    return bool(shapely.Polygon(hole).area > SMALL_HOLE_DEGREES2)


def _parts(found: BaseGeometry, kind: str) -> list[Any]:
    if found.geom_type == kind:
        return [found]
    if kind == "LineString" and found.geom_type == "LinearRing":
        return [shapely.LineString(found.coords)]
    inner: Callable[[Any], list[Any]] = lambda part: _parts(part, kind)  # noqa: E731  # recursion over collections
    return [piece for part in getattr(found, "geoms", ()) for piece in inner(part)]


def _hex(found: BaseGeometry, srid: int) -> str:
    return str(shapely.to_wkb(shapely.set_srid(found, srid), hex=True, include_srid=True, output_dimension=2))
