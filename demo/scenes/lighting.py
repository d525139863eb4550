"""Lamps: out, flickering, burning by day, with an open hatch; and the same lamps mended."""

from __future__ import annotations

from demo.scenes.canvas import Canvas
from demo.scenes.street import PAVEMENT, ROAD, street_front

FOOT = 920.0
METAL = "#1f3238"


def lamp_post(canvas: Canvas, x: float, *, is_lit: bool, lean: float = 0.0, hatch: bool = False) -> None:
    """A street lamp; `lean` moves its head sideways in units."""
    head = (x + 150 + lean, 236)
    canvas.shadow((x + 40, FOOT + 6), 120, 20)
    canvas.line([(x, FOOT), (x + lean * 0.8, 300), (x + lean + 40, 246), head], METAL, 22)
    canvas.rect(x - 26, FOOT - 78, 52, 84, METAL, 6)
    if hatch:
        canvas.rect(x - 15, FOOT - 66, 30, 52, "#0b1012", 3)
        canvas.line([(x - 4, FOOT - 52), (x - 26, FOOT - 30), (x - 40, FOOT - 2)], "#c8442e", 5)
        canvas.line([(x + 5, FOOT - 52), (x + 22, FOOT - 24), (x + 12, FOOT + 4)], "#3f78c2", 5)
        canvas.poly([(x + 40, FOOT - 60), (x + 74, FOOT - 46), (x + 70, FOOT + 4), (x + 40, FOOT - 6)], "#2c444b")
    canvas.poly([(head[0] - 40, 226), (head[0] + 74, 226), (head[0] + 104, 284), (head[0] - 70, 284)], METAL)
    if is_lit:
        _beam(canvas, head[0] + 16)
    canvas.rect(head[0] - 60, 280, 152, 20, "#fff3c4" if is_lit else "#51636a", 10, lit=is_lit)


def _beam(canvas: Canvas, x: float) -> None:
    strength = 0.5 if canvas.is_night else 0.18
    canvas.veil([(x - 56, 296), (x + 56, 296), (x + 420, 1010), (x - 420, 1010)], "#ffd873", strength, 26)
    canvas.veil([(x - 90, 230), (x + 90, 230), (x + 90, 350), (x - 90, 350)], "#ffe8a8", strength + 0.2, 34)


def lamp_out(canvas: Canvas, *, is_mended: bool) -> None:
    """A street by night, its lamp out or lit."""
    street_front(canvas)
    x = canvas.rng.uniform(480, 880)
    lamp_post(canvas, x, is_lit=is_mended)


def lamp_flickering(canvas: Canvas, *, is_mended: bool) -> None:
    """A lamp that gives half its light, with a trace of movement."""
    street_front(canvas)
    x = canvas.rng.uniform(480, 880)
    lamp_post(canvas, x, is_lit=True)
    if not is_mended:
        canvas.veil([(x - 300, 300), (x + 640, 300), (x + 640, 1010), (x - 300, 1010)], "#0d1428", 0.55, 60)
        canvas.rect(x + 90, 280, 152, 20, "#c89b4a", 10, lit=True)
        for index, end in enumerate((-86, 0, 86)):
            canvas.line([(x + 166 + end * 0.7, 330), (x + 166 + end, 372 + (index % 2) * 12)], "#f6d27a", 6, lit=True)


def lamp_on_by_day(canvas: Canvas, *, is_mended: bool) -> None:
    """A lamp burning in daylight."""
    street_front(canvas)
    lamp_post(canvas, canvas.rng.uniform(480, 880), is_lit=not is_mended)


def wires_exposed(canvas: Canvas, *, is_mended: bool) -> None:
    """A leaning pole with its hatch open, or made safe."""
    street_front(canvas)
    x = canvas.rng.uniform(560, 820)
    if is_mended:
        lamp_post(canvas, x, is_lit=False)
        return
    lamp_post(canvas, x, is_lit=False, lean=120, hatch=True)
    for side in (-170, 210):
        canvas.poly([(x + side - 34, FOOT + 40), (x + side + 34, FOOT + 40), (x + side, PAVEMENT + 4)], "#d2562f")
        canvas.poly(
            [(x + side - 20, FOOT), (x + side + 20, FOOT), (x + side + 12, FOOT - 18), (x + side - 12, FOOT - 18)],
            "#f2efe6",
        )
    canvas.line([(x - 170, ROAD - 50), (x + 210, ROAD - 50)], "#e8e3d5", 6)
