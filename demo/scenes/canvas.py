"""A drawing surface of 1600 × 1200 units that knows the hour: the same strokes by day, at dusk and by night."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

from PIL import Image, ImageDraw, ImageFilter

WIDTH, HEIGHT = 1600, 1200
OVERSAMPLING = 1.5
MASK_SHARE = 0.25
"""Soft light is drawn at this share of the size: it has no edges to lose."""

Colour = tuple[int, int, int]
At = tuple[float, float]

TINTS: dict[str, tuple[Colour, float]] = {
    "day": ((255, 250, 235), 0.03),
    "overcast": ((178, 190, 198), 0.20),
    "dusk": ((86, 66, 96), 0.34),
    "night": ((16, 24, 46), 0.66),
}
SKIES: dict[str, tuple[Colour, Colour]] = {
    "day": ((150, 197, 224), (219, 236, 240)),
    "overcast": ((176, 187, 194), (216, 221, 222)),
    "dusk": ((76, 84, 138), (240, 178, 132)),
    "night": ((10, 16, 38), (36, 46, 82)),
}


def colour(text: str) -> Colour:
    """The colour of a #rrggbb text."""
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)


def mixed(one: Colour, two: Colour, share: float) -> Colour:
    """`one` with `share` (0 to 1) of `two`."""
    return (
        round(one[0] + (two[0] - one[0]) * share),
        round(one[1] + (two[1] - one[1]) * share),
        round(one[2] + (two[2] - one[2]) * share),
    )


class Canvas:
    """Strokes in units; colours are #rrggbb and are tinted by the hour unless said to be lit."""

    def __init__(self, hour: str, rng: random.Random) -> None:
        self.hour = hour
        self.rng = rng
        self._scale = OVERSAMPLING
        self.image = Image.new("RGB", (round(WIDTH * self._scale), round(HEIGHT * self._scale)))
        self._draw = ImageDraw.Draw(self.image)
        self._frame = (0.0, 0.0, 1.0)
        self.fade(0, HEIGHT, *SKIES[hour])

    def frame(self, at: At, share: float) -> None:
        """Step closer: the picture will show only `share` of the width and height, around a place."""
        x = min(max(at[0] - WIDTH * share / 2, 0.0), WIDTH * (1 - share))
        y = min(max(at[1] - HEIGHT * share / 2, 0.0), HEIGHT * (1 - share))
        self._frame = (x, y, share)

    @property
    def is_night(self) -> bool:
        """Whether lamps and windows are the light."""
        return self.hour == "night"

    def tint(self, text: str, *, lit: bool = False) -> Colour:
        """A colour as it looks at this hour."""
        plain = colour(text)
        return plain if lit else mixed(plain, *TINTS[self.hour])

    def _scaled(self, points: Sequence[At]) -> list[At]:
        return [(x * self._scale, y * self._scale) for x, y in points]

    def fade(self, top: float, bottom: float, one: Colour, two: Colour) -> None:
        """Fill the full width from `top` to `bottom` with a vertical gradient."""
        start, end = round(top * self._scale), round(bottom * self._scale)
        for y in range(start, end, 4):
            share = (y - start) / max(1, end - start)
            self._draw.rectangle((0, y, self.image.width, y + 4), fill=mixed(one, two, share))

    def poly(self, points: Sequence[At], fill: str, *, lit: bool = False) -> None:
        """A filled polygon."""
        self._draw.polygon(self._scaled(points), fill=self.tint(fill, lit=lit))

    def rect(
        self, x: float, y: float, width: float, height: float, fill: str, radius: float = 0, *, lit: bool = False
    ) -> None:
        """A filled rectangle from its top left corner, rounded by `radius`."""
        corners = self._scaled([(x, y), (x + width, y + height)])
        self._draw.rounded_rectangle(corners, radius * self._scale, fill=self.tint(fill, lit=lit))

    def oval(self, at: At, rx: float, ry: float, fill: str, *, lit: bool = False) -> None:
        """A filled ellipse around a place."""
        corners = self._scaled([(at[0] - rx, at[1] - ry), (at[0] + rx, at[1] + ry)])
        self._draw.ellipse(corners, fill=self.tint(fill, lit=lit))

    def line(self, points: Sequence[At], fill: str, width: float, *, lit: bool = False) -> None:
        """A line with round joints and ends."""
        scaled = self._scaled(points)
        ink = self.tint(fill, lit=lit)
        self._draw.line(scaled, fill=ink, width=round(width * self._scale), joint="curve")
        radius = width * self._scale / 2
        for x, y in (scaled[0], scaled[-1]):
            self._draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=ink)

    def blob(self, at: At, rx: float, ry: float, fill: str, roughness: float = 0.14, *, lit: bool = False) -> list[At]:
        """An uneven round shape; returns its outline."""
        phases = [self.rng.uniform(0, math.tau) for _ in range(3)]
        points = []
        for step in range(44):
            angle = math.tau * step / 44
            swell = 1 + roughness * sum(math.sin(angle * (n + 2) + phase) / (n + 1.4) for n, phase in enumerate(phases))
            points.append((at[0] + rx * swell * math.cos(angle), at[1] + ry * swell * math.sin(angle)))
        self.poly(points, fill, lit=lit)
        return points

    def veil(self, points: Sequence[At], fill: str, strength: float, blur: float) -> None:
        """A soft translucent patch (light or shadow): `strength` 0 to 1, `blur` in units."""
        xs, ys, edge = [x for x, _ in points], [y for _, y in points], blur * 3
        left, top = max(0.0, min(xs) - edge), max(0.0, min(ys) - edge)
        width, height = min(WIDTH, max(xs) + edge) - left, min(HEIGHT, max(ys) + edge) - top
        share = MASK_SHARE * self._scale
        mask = Image.new("L", (max(1, round(width * share)), max(1, round(height * share))))
        corners = [((x - left) * share, (y - top) * share) for x, y in points]
        ImageDraw.Draw(mask).polygon(corners, fill=round(255 * strength))
        size = (round(width * self._scale), round(height * self._scale))
        mask = mask.filter(ImageFilter.GaussianBlur(blur * share)).resize(size, Image.Resampling.BILINEAR)
        at = (round(left * self._scale), round(top * self._scale))
        self.image.paste(Image.new("RGB", size, colour(fill)), at, mask)

    def shadow(self, at: At, rx: float, ry: float, strength: float = 0.35) -> None:
        """A soft shadow on the ground."""
        points = [(at[0] + rx * math.cos(a / 9 * math.pi), at[1] + ry * math.sin(a / 9 * math.pi)) for a in range(18)]
        self.veil(points, "#0b1114", strength, 14)

    def speckle(self, box: tuple[float, float, float, float], fills: Sequence[str], count: int, size: float) -> None:
        """Small dots over a box (x, y, width, height): gravel, leaves, grain."""
        x, y, width, height = box
        for _ in range(count):
            at = (x + self.rng.random() * width, y + self.rng.random() * height)
            radius = size * self.rng.uniform(0.4, 1.0)
            self.oval(at, radius, radius * 0.7, self.rng.choice(fills))

    def finished(self) -> Image.Image:
        """The picture, 1600 × 1200, with a slight darkening towards its corners as a phone gives."""
        x, y, share = self._frame
        box = (x, y, x + WIDTH * share, y + HEIGHT * share)
        shown = tuple(edge * self._scale for edge in box)
        picture = self.image.resize(
            (WIDTH, HEIGHT), Image.Resampling.BILINEAR, box=(shown[0], shown[1], shown[2], shown[3])
        )
        return Image.composite(picture, Image.new("RGB", picture.size), _vignette())


_cached: list[Image.Image] = []


def _vignette() -> Image.Image:
    if not _cached:
        edge = Image.radial_gradient("L").resize((WIDTH, HEIGHT), Image.Resampling.BILINEAR)
        _cached.append(edge.point(lambda value: 255 - max(0, value - 120) // 3))
    return _cached[0]
