"""Turning a picture by quarters on top of what its camera said."""

from __future__ import annotations

import pytest
from PIL import Image

from app.media.boxes import FACE, STAFF, Box, turn_boxes
from app.media.images import turned
from app.media.processing import _turn


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("quarters", range(-4, 5))
def test_turned_orientation_shows_what_turning_the_upright_picture_shows(orientation: int, quarters: int) -> None:
    picture = Image.frombytes("L", (3, 2), bytes(range(6)))
    upright = _turn(picture, orientation)
    for _ in range(quarters % 4):
        upright = upright.transpose(Image.Transpose.ROTATE_270)
    other = _turn(picture, turned(orientation, quarters))
    assert (other.size, other.tobytes()) == (upright.size, upright.tobytes())


def test_box_comes_back_after_four_quarters() -> None:
    box = Box(FACE, STAFF, 0.1, 0.2, 0.3, 0.4)
    once = turn_boxes([box], 1)[0]
    assert (round(once.x, 6), once.y, once.width, once.height) == (0.4, 0.1, 0.4, 0.3)
    again = turn_boxes([box], 4)[0]
    for one, other in ((box.x, again.x), (box.y, again.y), (box.width, again.width), (box.height, again.height)):
        assert abs(one - other) < 1e-9
