"""Coordinates keep their order and their place, whatever they pass through."""

from __future__ import annotations

import math
import struct

import pytest
from geoalchemy2 import WKBElement
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.orm import Session, scoped_session

from geo.points import EARTH_RADIUS_M, Point, distance_m, from_wkb, make_point, to_ewkb, to_wkb

latitudes = st.floats(-90, 90)
longitudes = st.floats(-180, 180)


@given(latitudes, longitudes)
def test_point_survives_its_binary_form_exactly(latitude: float, longitude: float) -> None:
    assert from_wkb(to_wkb(make_point(latitude, longitude))) == Point(latitude=latitude, longitude=longitude)


@given(latitudes, longitudes)
def test_binary_form_has_longitude_first(latitude: float, longitude: float) -> None:
    x, y = struct.unpack_from("<dd", to_ewkb(make_point(latitude, longitude)), 9)
    assert (x, y) == (longitude, latitude)


@given(st.floats(90.0001, 180), st.floats(-90, 90))
def test_swapped_coordinates_of_the_east_are_refused(longitude: float, latitude: float) -> None:
    with pytest.raises(ValueError, match="latitude"):
        make_point(latitude=longitude, longitude=latitude)


@pytest.mark.parametrize("latitude", [90.001, -91, math.nan, math.inf])
def test_latitude_off_the_globe_is_refused(latitude: float) -> None:
    with pytest.raises(ValueError, match="latitude"):
        make_point(latitude, 3.0)


@pytest.mark.parametrize("longitude", [180.001, -200, math.nan, -math.inf])
def test_longitude_off_the_globe_is_refused(longitude: float) -> None:
    with pytest.raises(ValueError, match="longitude"):
        make_point(45.0, longitude)


def test_nothing_stays_nothing() -> None:
    assert from_wkb(None) is None


def test_other_reference_system_is_refused() -> None:
    with pytest.raises(ValueError, match="SRID"):
        from_wkb(to_ewkb(Point(1, 2), srid=3857))


def test_line_is_no_point() -> None:
    line = struct.pack("<BII4d", 1, 2, 2, 1.0, 2.0, 3.0, 4.0)
    with pytest.raises(ValueError, match="point"):
        from_wkb(WKBElement(line))


def test_big_endian_and_hexadecimal_forms_are_read() -> None:
    content = struct.pack(">BIIdd", 0, 1 | 0x20000000, 4326, 3.5, 45.5)
    assert from_wkb(content) == from_wkb(content.hex()) == Point(latitude=45.5, longitude=3.5)


def test_database_sees_the_same_place(session: scoped_session[Session]) -> None:
    """Paris is north of Toulouse and Strasbourg east of Brest: swapped, they would not be."""
    value = to_ewkb(make_point(latitude=48.8566, longitude=2.3522))
    row = session.execute(
        text("select ST_Y(g), ST_X(g), ST_SRID(g) from (select cast(:value as geometry) as g) as t"),
        {"value": value.hex()},
    ).one()
    assert tuple(row) == (48.8566, 2.3522, 4326)


@given(latitudes, longitudes, latitudes, longitudes)
def test_distance_is_the_same_both_ways_and_never_over_half_the_globe(a: float, b: float, c: float, d: float) -> None:
    there = distance_m(make_point(a, b), make_point(c, d))
    assert there == pytest.approx(distance_m(make_point(c, d), make_point(a, b)))
    assert 0 <= there <= math.pi * EARTH_RADIUS_M * 1.000001


def test_distance_between_two_known_places() -> None:
    """Paris to Toulouse, about 588 km as the crow flies."""
    assert distance_m(make_point(48.8566, 2.3522), make_point(43.6047, 1.4442)) == pytest.approx(588_000, rel=0.003)
