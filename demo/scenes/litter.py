"""Litter: bins, dumped rubbish, broken glass, dog mess and graffiti; and the same places clean."""

from __future__ import annotations

import math
import random

from demo.scenes.canvas import At, Canvas
from demo.scenes.street import park, paving, street_front, wall

BAG = "#2e3338"


def bag(canvas: Canvas, at: At, size: float, fill: str = BAG) -> None:
    """A tied rubbish bag standing on `at`."""
    x, y = at
    canvas.shadow((x + 10, y), size * 0.9, size * 0.16)
    outline = (
        (-0.72, 0), (-0.8, 0.5), (-0.34, 1), (-0.22, 1.3), (0.08, 1.05), (0.3, 1.28), (0.34, 0.96),
        (0.76, 0.46), (0.68, 0),
    )  # fmt: skip
    canvas.poly([(x + size * across, y - size * up) for across, up in outline], fill)
    canvas.line([(x - size * 0.3, y - size * 0.8), (x - size * 0.46, y - size * 0.3)], "#5d666c", 5)


def can(canvas: Canvas, at: At, fill: str) -> None:
    """A can or bottle lying about."""
    x, y = at
    canvas.rect(x, y, 58, 24, fill, 10)
    canvas.oval((x + 56, y + 12), 7, 12, "#d7dcdc")


def _bin(canvas: Canvas, x: float, foot: float, *, is_full: bool) -> None:
    canvas.shadow((x + 30, foot), 150, 24)
    if is_full:
        bag(canvas, (x - 28, foot - 300), 92)
        bag(canvas, (x + 52, foot - 296), 80, "#43514a")
        canvas.poly(
            [(x + 10, foot - 300), (x + 56, foot - 408), (x + 118, foot - 372), (x + 84, foot - 290)], "#d8b36a"
        )
    canvas.poly([(x - 104, foot - 300), (x + 104, foot - 300), (x + 88, foot), (x - 88, foot)], "#35584a")
    for slat in range(5):
        canvas.line([(x - 78 + slat * 39, foot - 284), (x - 66 + slat * 33, foot - 14)], "#2a463b", 6)
    canvas.rect(x - 118, foot - 326, 236, 42, "#2a463b", 14)
    canvas.rect(x - 40, foot - 190, 80, 44, "#e7e3d4", 4)


def overflowing_bin(canvas: Canvas, *, is_mended: bool) -> None:
    """A bin, full with bags at its foot, or empty."""
    if canvas.rng.random() < 0.4:
        park(canvas)
        foot = 1060.0
    else:
        street_front(canvas)
        foot = 935.0
    x = canvas.rng.uniform(600, 980)
    canvas.frame((x + 20, foot - 180), 0.66)
    _bin(canvas, x, foot, is_full=not is_mended)
    if not is_mended:
        bag(canvas, (x + 210, foot + 20), 84, "#49684f")
        for step, fill in enumerate(("#c0543c", "#c7d4d8", "#d8b36a")):
            can(canvas, (x - 330 + step * 110, foot + 10 + step * 14), fill)


def dumped_rubbish(canvas: Canvas, *, is_mended: bool) -> None:
    """Furniture, boxes and bags against a house front, or the pavement clean again."""
    street_front(canvas)
    x, foot = canvas.rng.uniform(420, 700), 930.0
    canvas.frame((x + 260, foot - 130), 0.72)
    if is_mended:
        return
    canvas.shadow((x + 260, foot + 6), 470, 40, 0.45)
    _mattress(canvas, x + 120, foot)
    if canvas.rng.random() < 0.5:
        _sofa(canvas, x + 330, foot + 8)
    else:
        _fridge(canvas, x + 440, foot + 6)
    for step in range(4):
        fill = (BAG, "#49684f", "#384048")[step % 3]
        bag(canvas, (x - 60 + step * 96, foot + 18 + (step % 2) * 16), canvas.rng.uniform(62, 92), fill)
    canvas.poly([(x + 250, foot + 30), (x + 390, foot + 30), (x + 390, foot - 90), (x + 250, foot - 90)], "#c79a5c")
    canvas.line([(x + 320, foot - 90), (x + 320, foot + 30)], "#a67c42", 6)


def _mattress(canvas: Canvas, x: float, foot: float) -> None:
    canvas.poly([(x, foot), (x + 210, foot - 24), (x + 262, foot - 372), (x + 58, foot - 350)], "#e9e4da")
    for stripe in range(5):
        canvas.line(
            [(x + 36 + stripe * 40, foot - 8 - stripe * 4), (x + 88 + stripe * 40, foot - 352 - stripe * 4)],
            "#b9c3cf",
            5,
        )
    canvas.oval((x + 150, foot - 190), 34, 24, "#cdb98f")


def _sofa(canvas: Canvas, x: float, foot: float) -> None:
    canvas.rect(x, foot - 220, 400, 150, "#8d4f45", 26)
    canvas.rect(x - 20, foot - 120, 440, 96, "#a25e52", 24)
    canvas.rect(x - 44, foot - 160, 70, 150, "#7d443b", 24)
    canvas.rect(x + 376, foot - 160, 70, 150, "#7d443b", 24)
    canvas.line([(x + 200, foot - 116), (x + 196, foot - 30)], "#7d443b", 6)


def _fridge(canvas: Canvas, x: float, foot: float) -> None:
    canvas.poly([(x, foot), (x + 190, foot), (x + 196, foot - 330), (x - 6, foot - 330)], "#dfe3e2")
    canvas.line([(x - 2, foot - 216), (x + 192, foot - 216)], "#aab3b3", 6)
    canvas.rect(x + 158, foot - 300, 12, 60, "#8f9999", 6)
    canvas.rect(x + 158, foot - 190, 12, 80, "#8f9999", 6)


def litter(canvas: Canvas, *, is_mended: bool) -> None:
    """Broken glass, cans and paper on the pavement, or nothing."""
    paving(canvas)
    canvas.frame((820, 640), 0.8)
    if is_mended:
        return
    rng = canvas.rng
    for _ in range(46):
        x, y, size = rng.gauss(820, 230), rng.gauss(640, 150), rng.uniform(10, 44)
        turn = rng.uniform(0, math.tau)
        corners = [(x + size * math.cos(turn + a), y + size * 0.6 * math.sin(turn + a)) for a in (0, 2.0, 3.9)]
        canvas.poly(corners, rng.choice(("#5f8f6b", "#79a884", "#47765a", "#a9c7b0")))
    canvas.rect(540, 560, 190, 62, "#4f7f5d", 26)
    canvas.rect(700, 576, 74, 30, "#4f7f5d", 8)
    for fill in ("#c0543c", "#3f78c2", "#d9dee0"):
        can(canvas, (rng.uniform(300, 1250), rng.uniform(250, 980)), fill)
    for _ in range(4):
        x, y = rng.uniform(260, 1300), rng.uniform(240, 1000)
        canvas.poly([(x, y), (x + 90, y - 24), (x + 128, y + 40), (x + 40, y + 66)], "#f0ece2")


def dog_waste(canvas: Canvas, *, is_mended: bool) -> None:
    """Dog mess on the paving, or washed away."""
    paving(canvas)
    canvas.frame((800, 660), 0.62)
    if is_mended:
        canvas.veil([(560, 480), (1100, 500), (1060, 820), (520, 800)], "#7f8a8c", 0.25, 60)
        return
    canvas.shadow((810, 740), 190, 60)
    for dx, dy, rx in ((0, 0, 150), (-24, -52, 112), (10, -98, 74), (30, -136, 40)):
        canvas.blob((800 + dx, 720 + dy), rx, rx * 0.38, "#6d4a2c", 0.08)
    canvas.line([(720, 690), (820, 676)], "#8a6340", 10)


def graffiti(canvas: Canvas, *, is_mended: bool) -> None:
    """A scrawl on a wall that means nothing, or the wall cleaned."""
    wall(canvas)
    if is_mended:
        canvas.veil([(260, 330), (1340, 300), (1360, 800), (280, 830)], "#ece3d0", 0.35, 50)
        return
    rng = canvas.rng
    ink, rim = rng.choice(
        (("#7a2e8c", "#3b1745"), ("#1f5dc0", "#0d2c60"), ("#c0241a", "#5c0f0a"), ("#1c6b4a", "#0b3323"))
    )
    strokes = _scrawl(rng)
    for width, fill in ((62, rim), (40, ink)):
        for stroke in strokes:
            canvas.line(stroke, fill, width)
    canvas.line([(280, 830), (700, 772), (1310, 806)], ink, 20)
    for x in (420, 760, 1120):
        canvas.line([(x, 700), (x + 4, 700 + rng.uniform(60, 150))], ink, 9)


def _scrawl(rng: random.Random) -> list[list[At]]:
    """Four big letters of no alphabet."""
    loops: list[list[At]] = []
    for index in range(4):
        x, y = 300 + index * 270 + rng.uniform(-20, 20), 560 + rng.uniform(-40, 40)
        tall = rng.uniform(150, 220)
        turns = rng.randint(26, 46)
        start = rng.randint(0, 30)
        loops.append(
            rng.choice(
                (
                    [
                        (x + 110 + 150 * math.cos(a / 9), y + tall * math.sin(a / 9))
                        for a in range(start, start + turns)
                    ],
                    [(x + a * 5, y + tall * math.sin(a / 7.0 + start)) for a in range(44)],
                    [(x, y + 180), (x + 60, y - tall), (x + 110, y + 90), (x + 170, y - tall), (x + 220, y + 170)],
                    [(x + 200, y - tall), (x + 30, y - 60), (x + 190, y + 60), (x + 10, y + tall)],
                )
            )
        )
    return loops
