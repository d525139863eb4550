"""Which scene shows which service, at which hours, and in how many variants."""

from __future__ import annotations

import random
from typing import Protocol

from PIL import Image

from demo.scenes import lighting, litter, nature, roads
from demo.scenes.canvas import HEIGHT, WIDTH, Canvas

SIZE = (WIDTH, HEIGHT)
HOURS = ("day", "day", "overcast", "dusk")
NIGHT = ("night",)
DAYLIGHT = ("day", "overcast")


class Drawing(Protocol):
    """Draws a problem, or the place once mended."""

    def __call__(self, canvas: Canvas, *, is_mended: bool) -> None: ...


SCENES: dict[str, tuple[Drawing, tuple[str, ...], int]] = {
    "overflowing_bin": (litter.overflowing_bin, HOURS, 4),
    "dumped_rubbish": (litter.dumped_rubbish, HOURS, 4),
    "litter": (litter.litter, DAYLIGHT, 2),
    "dog_waste": (litter.dog_waste, DAYLIGHT, 1),
    "graffiti": (litter.graffiti, HOURS, 3),
    "lamp_out": (lighting.lamp_out, NIGHT, 4),
    "lamp_flickering": (lighting.lamp_flickering, NIGHT, 2),
    "lamp_on_by_day": (lighting.lamp_on_by_day, DAYLIGHT, 1),
    "wires_exposed": (lighting.wires_exposed, DAYLIGHT, 2),
    "sign_damaged": (roads.sign_damaged, HOURS, 4),
    "road_marking": (roads.road_marking, DAYLIGHT, 1),
    "pothole": (roads.pothole, DAYLIGHT, 3),
    "pavement": (roads.pavement, DAYLIGHT, 2),
    "abandoned_vehicle": (roads.abandoned_vehicle, HOURS, 1),
    "fallen_branch": (nature.fallen_branch, DAYLIGHT, 2),
    "bench": (nature.bench, DAYLIGHT, 1),
    "water_leak": (nature.water_leak, DAYLIGHT, 2),
    "blocked_drain": (nature.blocked_drain, DAYLIGHT, 1),
    "other": (nature.other, HOURS, 1),
}
"""By service code: the drawing, the hours it is seen at, the number of variants."""


def variants_of(service_code: str) -> int:
    """How many different pictures there are of a service's problem."""
    return SCENES[service_code][2]


def draw_scene(service_code: str, variant: int, *, is_mended: bool) -> Image.Image:
    """The picture of a problem, or of the same place mended; always the same for the same arguments."""
    draw, hours, _ = SCENES[service_code]
    seed = f"{service_code}:{variant}"
    hour = hours[variant % len(hours)]
    canvas = Canvas(hour, random.Random(seed))
    draw(canvas, is_mended=is_mended)
    return canvas.finished()
