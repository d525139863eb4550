"""Backgrounds: a street front, the ground seen from above, a wall, a park."""

from __future__ import annotations

import math

from demo.scenes.canvas import HEIGHT, WIDTH, Canvas

FRONTS = ("#e8d3ae", "#dcc199", "#e6cdb4", "#d9c7b2", "#ead9c0", "#d8b49a", "#cfc6b6", "#e3bfa0")
SHUTTERS = ("#6d8f8d", "#7d8d6a", "#8a5a4a", "#4f6d86", "#9aa79c", "#7a6a86")
SHOPS = ("#2f4f4a", "#5b3a35", "#34495e", "#6b5a2f", "#44513a")
PAVEMENT, KERB, ROAD = 850.0, 955.0, 975.0
"""Heights, in units, where pavement, kerb and road begin."""


def street_front(canvas: Canvas) -> None:
    """Old house fronts behind a pavement and a road."""
    rng = canvas.rng
    x = -rng.uniform(0, 180)
    while x < WIDTH:
        width = rng.uniform(330, 520)
        _house(canvas, x, width, rng.uniform(60, 190))
        x += width
    canvas.rect(0, PAVEMENT, WIDTH, KERB - PAVEMENT, "#c9c4b8")
    for joint in range(8):
        canvas.line([(joint * 220 + 40, PAVEMENT), (joint * 235 + 10, KERB)], "#b8b2a4", 2)
    canvas.veil([(0, PAVEMENT), (WIDTH, PAVEMENT), (WIDTH, PAVEMENT + 26), (0, PAVEMENT + 26)], "#12181a", 0.3, 10)
    canvas.rect(0, KERB, WIDTH, ROAD - KERB, "#a9a498")
    canvas.rect(0, ROAD, WIDTH, HEIGHT - ROAD, "#848b8c")
    canvas.speckle((0, ROAD + 6, WIDTH, HEIGHT - ROAD - 6), ("#7b8283", "#8f9697", "#999f9f"), 260, 4)
    shift = rng.uniform(0, 200)
    for dash in range(4):
        canvas.poly(_dash(dash * 440 - shift), "#e9e6da")


def _dash(x: float) -> list[tuple[float, float]]:
    return [(x, 1098), (x + 210, 1098), (x + 204, 1118), (x - 8, 1118)]


def _house(canvas: Canvas, x: float, width: float, top: float) -> None:
    rng = canvas.rng
    front, shutter = rng.choice(FRONTS), rng.choice(SHUTTERS)
    roof = rng.choice(("#b5654a", "#a85a45", "#6f7a82"))
    canvas.poly([(x - 8, top), (x + 26, top - 74), (x + width - 26, top - 74), (x + width + 8, top)], roof)
    canvas.rect(x + width * 0.7, top - 128, 42, 80, "#9a7560")
    canvas.rect(x, top, width, PAVEMENT - top, front)
    canvas.rect(x - 8, top, width + 16, 16, "#cbb795")
    canvas.rect(x, 612, width, 8, "#cbb795")
    columns = max(2, int(width // 165))
    for column in range(columns):
        middle = x + width * (column + 0.5) / columns
        for row_top in range(round(top) + 62, 560, 205):
            _window(canvas, middle, row_top, shutter)
    _ground_floor(canvas, x, width)
    canvas.rect(x + width - 3, top + 16, 3, PAVEMENT - top - 16, "#a99a80")


def _window(canvas: Canvas, middle: float, top: float, shutter: str) -> None:
    rng = canvas.rng
    is_lit = canvas.hour in {"night", "dusk"} and rng.random() < 0.3
    canvas.rect(middle - 40, top - 6, 80, 142, "#d9cbb0")
    canvas.rect(middle - 33, top, 66, 130, "#f0c466" if is_lit else "#46565d", lit=is_lit)
    if not is_lit:
        canvas.poly(
            [(middle - 33, top + 60), (middle + 20, top), (middle + 33, top), (middle - 33, top + 92)], "#627880"
        )
    canvas.line([(middle, top), (middle, top + 130)], "#e9e1cd", 4)
    canvas.line([(middle - 33, top + 48), (middle + 33, top + 48)], "#e9e1cd", 4)
    for side in (-1, 1):
        left = middle + 34 if side > 0 else middle - 68
        canvas.rect(left, top - 2, 34, 134, shutter)
        for slat in range(6):
            canvas.line([(left + 5, top + 14 + slat * 20), (left + 29, top + 14 + slat * 20)], "#3c5054", 2)
    canvas.rect(middle - 46, top + 132, 92, 10, "#c2b190")


def _ground_floor(canvas: Canvas, x: float, width: float) -> None:
    rng = canvas.rng
    if rng.random() < 0.55:
        canvas.rect(x + width * 0.1, 670, 92, 180, rng.choice(SHUTTERS), 6)
        canvas.rect(x + width * 0.1 + 16, 690, 60, 60, "#56666b", 4)
        canvas.rect(x + width * 0.55, 690, width * 0.34, 110, "#46565d", 3)
        canvas.rect(x + width * 0.55 - 6, 800, width * 0.34 + 12, 10, "#c2b190")
        return
    fascia = rng.choice(SHOPS)
    canvas.rect(x + 18, 630, width - 36, 220, fascia, 4)
    canvas.rect(x + 34, 690, width - 68, 134, "#f3d388" if canvas.is_night else "#8fa6ab", 3, lit=canvas.is_night)
    canvas.rect(x + width * 0.4, 690, 6, 134, fascia)
    canvas.rect(x + width * 0.4 - 70, 648, 150, 18, "#e7dcc0", 9)


def ground(canvas: Canvas) -> None:
    """Road, kerb and a strip of pavement seen by somebody looking down."""
    canvas.rect(0, 0, WIDTH, HEIGHT, "#868d8e")
    canvas.speckle((0, 250, WIDTH, 950), ("#7a8182", "#929899", "#9ca2a2", "#6f7677"), 900, 7)
    canvas.poly([(0, 0), (WIDTH, 0), (WIDTH, 190), (0, 300)], "#c7c1b4")
    for slab in range(6):
        canvas.line([(slab * 300 - 40, 0), (slab * 300 + 30, 290 - slab * 20)], "#aea797", 4)
    canvas.poly([(0, 300), (WIDTH, 190), (WIDTH, 222), (0, 338)], "#a6a195")
    canvas.veil([(0, 338), (WIDTH, 222), (WIDTH, 262), (0, 380)], "#14191b", 0.4, 12)
    light = canvas.rng.uniform(200, 1200)
    canvas.veil([(light, 300), (light + 500, 300), (light + 260, 1200), (light - 340, 1200)], "#fff8e6", 0.10, 90)


def paving(canvas: Canvas) -> None:
    """A pavement of large slabs, seen from above and a little aslant."""
    canvas.rect(0, 0, WIDTH, HEIGHT, "#c4bdae")
    for row in range(-1, 7):
        for column in range(-1, 7):
            x, y = column * 290 + (row % 2) * 145 + row * 14, row * 205
            shade = canvas.rng.choice(("#cbc5b7", "#c6bfb0", "#bfb8a8", "#cfc9bc"))
            canvas.poly([(x + 4, y + 4), (x + 284, y + 10), (x + 292, y + 198), (x + 10, y + 192)], shade)
    canvas.speckle((0, 0, WIDTH, HEIGHT), ("#b3ac9c", "#d6d0c4"), 420, 4)


def wall(canvas: Canvas) -> None:
    """A rendered or stone wall with a strip of pavement at its foot."""
    stone = canvas.rng.random() < 0.5
    canvas.rect(0, 0, WIDTH, HEIGHT, "#dcc7a2" if stone else "#d7cfc2")
    if stone:
        for row in range(6):
            y = row * 176
            canvas.line([(0, y), (WIDTH, y)], "#c3aa7e", 7)
            for column in range(6):
                x = column * 330 + (row % 2) * 165 + canvas.rng.uniform(-20, 20)
                canvas.line([(x, y), (x, y + 176)], "#c3aa7e", 7)
    else:
        canvas.speckle((0, 0, WIDTH, 1000), ("#cbc2b3", "#e0d9cd"), 700, 5)
        canvas.rect(0, 770, WIDTH, 230, "#b9b0a2")
    canvas.rect(0, 1000, WIDTH, 200, "#c4beb1")
    canvas.veil([(0, 1000), (WIDTH, 1000), (WIDTH, 1040), (0, 1040)], "#171a1a", 0.35, 14)
    for joint in range(6):
        canvas.line([(joint * 330, 1004), (joint * 350 - 60, 1200)], "#ada695", 4)


def park(canvas: Canvas) -> None:
    """Grass, a path and trees under the sky."""
    rng = canvas.rng
    canvas.rect(0, 560, WIDTH, 640, "#93b27a")
    for _ in range(9):
        x, size = rng.uniform(-60, 1660), rng.uniform(100, 190)
        canvas.rect(x - 12, 480, 24, 140, "#6b5440")
        canvas.blob((x, 420), size, size * 0.9, rng.choice(("#6d9a5e", "#5b8a52", "#7da868", "#86a860")), 0.1)
    canvas.rect(0, 600, WIDTH, 12, "#7f9f68")
    canvas.poly([(-50, 1200), (560, 700), (760, 690), (1000, 1200)], "#d9cdb4")
    canvas.poly([(560, 700), (900, 640), (1600, 620), (1600, 648), (760, 690)], "#d9cdb4")
    canvas.speckle((0, 640, WIDTH, 560), ("#86a66e", "#a2bf88", "#7f9c66"), 600, 6)
    canvas.speckle((200, 900, 600, 300), ("#cbbfa4", "#e2d8c2"), 160, 4)


def leafy_tree(canvas: Canvas, x: float, foot: float, height: float) -> None:
    """A street tree with its crown."""
    canvas.shadow((x + 30, foot), 170, 26)
    canvas.poly(
        [(x - 22, foot), (x - 13, foot - height * 0.6), (x + 13, foot - height * 0.6), (x + 24, foot)], "#6b4f39"
    )
    for step in range(6):
        angle = math.tau * step / 6 + 0.4
        at = (x + math.cos(angle) * height * 0.2, foot - height * 0.74 + math.sin(angle) * height * 0.14)
        canvas.blob(at, height * 0.2, height * 0.18, ("#5c8a4f", "#6d9a5e", "#4e7b4c")[step % 3], 0.12)
