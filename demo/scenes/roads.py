"""Signs, markings, potholes, pavements and wrecks; and the same mended."""

from __future__ import annotations

import math

from demo.scenes.canvas import WIDTH, At, Canvas
from demo.scenes.street import PAVEMENT, ROAD, ground, paving, street_front

FOOT = 925.0


def _turned(points: list[At], about: At, degrees: float) -> list[At]:
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return [
        (about[0] + (x - about[0]) * c - (y - about[1]) * s, about[1] + (x - about[0]) * s + (y - about[1]) * c)
        for x, y in points
    ]


def _disc(at: At, radius: float, sides: int = 40, start: float = 0.0) -> list[At]:
    return [
        (
            at[0] + radius * math.cos(start + math.tau * k / sides),
            at[1] + radius * math.sin(start + math.tau * k / sides),
        )
        for k in range(sides)
    ]


def sign_damaged(canvas: Canvas, *, is_mended: bool) -> None:
    """A road sign bent out of true, or upright again."""
    street_front(canvas)
    kind, x = canvas.rng.randint(0, 2), canvas.rng.uniform(640, 900)
    canvas.frame((x, 560), 0.86)
    lean = 0.0 if is_mended else canvas.rng.choice((-34.0, 31.0))
    about = (x, FOOT)
    canvas.shadow((x + 20, FOOT + 4), 110, 18)
    top, bend = _turned([(x, 300), (x, 330)], about, lean), _turned([(x, 700)], about, lean * 0.35)
    canvas.line([about, bend[0], top[0]], "#8b9498", 22)
    _face(canvas, kind, top[1], lean)
    if not is_mended:
        x, y = top[1]
        canvas.line([(x - 60, y + 20), (x + 10, y - 60), (x + 70, y - 40)], "#6f6a60", 7)


def _face(canvas: Canvas, kind: int, at: At, lean: float) -> None:
    """Stop, no entry or give way, turned by `lean` degrees."""
    red, white = "#b9261d", "#fbfbf8"
    if kind == 2:
        canvas.poly(_turned(_disc(at, 170, 3, math.pi / 2), at, lean), red)
        canvas.poly(_turned(_disc(at, 118, 3, math.pi / 2), at, lean), white)
        return
    sides, start = (8, math.pi / 8) if kind == 0 else (40, 0.0)
    canvas.poly(_turned(_disc(at, 150, sides, start), at, lean), white)
    canvas.poly(_turned(_disc(at, 138, sides, start), at, lean), red)
    x, y = at
    bar = [(x - 95, y - 23), (x + 95, y - 23), (x + 95, y + 23), (x - 95, y + 23)]
    canvas.poly(_turned(bar, at, lean), white)


def road_marking(canvas: Canvas, *, is_mended: bool) -> None:
    """A pedestrian crossing, worn or freshly painted."""
    street_front(canvas)
    canvas.frame((800, 1000), 0.85)
    canvas.rect(0, ROAD, WIDTH, 225, "#7d8485")
    for stripe in range(7):
        x = 240 + stripe * 170
        corners = [(x, ROAD + 6), (x + 92, ROAD + 6), (x + 64, 1196), (x - 52, 1196)]
        canvas.poly(corners, "#f3f1e8" if is_mended else "#a7abaa")
    if not is_mended:
        canvas.speckle((120, ROAD + 4, 1400, 215), ("#7d8485", "#767d7e"), 900, 15)


def pothole(canvas: Canvas, *, is_mended: bool) -> None:
    """A hole in the road with water in it, or a patch of new asphalt."""
    ground(canvas)
    at = (canvas.rng.uniform(680, 940), canvas.rng.uniform(660, 760))
    if is_mended:
        x, y = at
        canvas.poly([(x - 360, y - 180), (x + 350, y - 205), (x + 385, y + 205), (x - 345, y + 225)], "#474c4f")
        canvas.speckle((x - 330, y - 170, 660, 360), ("#3d4245", "#51575a"), 300, 6)
        return
    canvas.blob(at, 350, 200, "#6c7172", 0.1)
    canvas.blob((at[0] + 8, at[1] + 12), 300, 160, "#4a4f51", 0.12)
    canvas.blob((at[0] + 16, at[1] + 22), 250, 122, "#383d40", 0.12)
    canvas.blob((at[0] + 30, at[1] + 44), 170, 62, "#86a3b1", 0.14)
    canvas.blob((at[0] + 60, at[1] + 36), 80, 22, "#b7cdd6", 0.1)
    for _ in range(26):
        angle, reach = canvas.rng.uniform(0, math.tau), canvas.rng.uniform(330, 460)
        canvas.blob((at[0] + reach * math.cos(angle), at[1] + reach * 0.58 * math.sin(angle)), 14, 10, "#5e6465", 0.2)


def pavement(canvas: Canvas, *, is_mended: bool) -> None:
    """A broken slab that trips people, or a new one."""
    paving(canvas)
    canvas.frame((830, 615), 0.66)
    corners = [(620, 470), (1010, 486), (1024, 760), (636, 742)]
    if is_mended:
        canvas.poly(corners, "#d6d1c6")
        canvas.line([*corners, corners[0]], "#a59e8e", 5)
        return
    canvas.veil([(600, 470), (1050, 480), (1080, 800), (620, 770)], "#12100c", 0.5, 16)
    canvas.poly([(620, 470), (830, 480), (780, 742), (636, 742)], "#b5ad9c")
    canvas.poly([(862, 460), (1030, 474), (1050, 700), (830, 736)], "#cfc9bb")
    canvas.poly([(830, 736), (1050, 700), (1054, 726), (836, 764)], "#8f8878")
    canvas.poly([(636, 742), (780, 742), (770, 790), (650, 784)], "#5f5a4e")
    canvas.line([(830, 480), (812, 560), (842, 610), (780, 742)], "#4a463d", 12)
    canvas.speckle((760, 480, 120, 280), ("#7d7667", "#5b564a"), 70, 11)


def abandoned_vehicle(canvas: Canvas, *, is_mended: bool) -> None:
    """A car without wheels, or the empty place."""
    street_front(canvas)
    x, y = canvas.rng.uniform(360, 520), 1090.0
    canvas.frame((x + 360, y - 150), 0.8)
    if is_mended:
        return
    body = canvas.rng.choice(("#7f8f96", "#8d5a4c", "#6d7f5f"))
    canvas.shadow((x + 350, y + 20), 440, 36, 0.5)
    canvas.poly([(x + 120, y - 170), (x + 230, y - 300), (x + 500, y - 300), (x + 610, y - 165)], body)
    canvas.poly([(x + 150, y - 172), (x + 240, y - 280), (x + 350, y - 280), (x + 350, y - 172)], "#39474d")
    canvas.poly([(x + 372, y - 280), (x + 490, y - 280), (x + 575, y - 172), (x + 372, y - 172)], "#4a5a61")
    canvas.line([(x + 400, y - 270), (x + 450, y - 220), (x + 420, y - 190)], "#b8c6cb", 4)
    canvas.rect(x, y - 178, 720, 130, body, 40)
    canvas.speckle((x + 40, y - 160, 640, 90), ("#6e4a34", "#8a5f43"), 60, 12)
    for wheel in (x + 150, x + 560):
        canvas.oval((wheel, y - 46), 66, 66, "#20262a")
        canvas.oval((wheel, y - 46), 30, 30, "#8f989b")
    canvas.rect(x + 120, y + 10, 90, 22, "#9c8c70", 4)
    canvas.rect(x - 6, y - 120, 40, 30, "#d7d2c0", 6)
    canvas.line([(x + 700, PAVEMENT + 130), (x + 724, PAVEMENT + 190)], "#39474d", 8)
