"""Branches, benches, leaks and drains; and the same mended."""

from __future__ import annotations

import math

from demo.scenes.canvas import Canvas
from demo.scenes.street import ROAD, ground, leafy_tree, park, street_front


def fallen_branch(canvas: Canvas, *, is_mended: bool) -> None:
    """A large branch across pavement and road, or the street clear."""
    street_front(canvas)
    leafy_tree(canvas, 300, 930, 760)
    if is_mended:
        canvas.oval((330, 560), 26, 22, "#d9b98a")
        return
    canvas.shadow((900, 1050), 520, 60, 0.4)
    canvas.line([(380, 1030), (760, 960), (1290, 1060)], "#6b4b30", 46)
    for x, y, tx, ty in ((620, 980, 560, 850), (860, 975, 980, 830), (1040, 1005, 1170, 890), (760, 965, 800, 1090)):
        canvas.line([(x, y), (tx, ty)], "#6b4b30", 22)
    for x, y, size in (
        (560, 830, 96),
        (680, 900, 70),
        (990, 810, 110),
        (1170, 880, 104),
        (1290, 1040, 92),
        (830, 1090, 74),
    ):
        canvas.blob((x, y), size, size * 0.8, canvas.rng.choice(("#4e7b4c", "#5f8f58", "#6d9a5e")), 0.16)
    canvas.speckle((380, 900, 1050, 240), ("#5f8f58", "#7da868", "#8a6a48"), 120, 10)


def bench(canvas: Canvas, *, is_mended: bool) -> None:
    """A park bench with broken slats, or whole."""
    park(canvas)
    x, y = 520.0, 900.0
    canvas.frame((x + 280, y - 60), 0.76)
    canvas.shadow((x + 290, y + 120), 380, 34)
    for leg in (x + 60, x + 500):
        canvas.line([(leg, y + 110), (leg, y - 150)], "#2c3a3d", 22)
        canvas.line([(leg - 40, y + 110), (leg + 60, y + 110)], "#2c3a3d", 18)
    for slat in range(3):
        canvas.rect(x, y - 150 + slat * 46, 570, 32, "#9a6a3c", 6)
    for slat in range(2):
        if is_mended or slat:
            canvas.rect(x - 10, y + slat * 40, 590, 30, "#a97644", 6)
        else:
            canvas.poly([(x - 10, y), (x + 210, y), (x + 236, y + 22), (x + 190, y + 30), (x - 10, y + 30)], "#a97644")
            canvas.poly([(x + 330, y + 10), (x + 580, y + 64), (x + 572, y + 94), (x + 318, y + 34)], "#8f6238")
    if not is_mended:
        canvas.line([(x + 350, y - 140), (x + 400, y - 40)], "#5e4326", 8)


def water_leak(canvas: Canvas, *, is_mended: bool) -> None:
    """Water welling up between road and kerb, or the trench closed."""
    ground(canvas)
    if is_mended:
        canvas.poly([(600, 300), (900, 275), (960, 720), (640, 750)], "#4a4f52")
        canvas.speckle((610, 300, 320, 430), ("#3f4447", "#555b5e"), 220, 6)
        return
    canvas.blob((800, 720), 560, 250, "#7d98a6", 0.1)
    canvas.blob((780, 690), 430, 180, "#93b2c1", 0.1)
    canvas.poly([(0, 980), (300, 820), (700, 860), (420, 1200), (0, 1200)], "#7d98a6")
    for ring in range(3):
        canvas.blob((700, 560), 150 - ring * 44, 62 - ring * 18, ("#a9c4d1", "#c4d9e2", "#e4f0f4")[ring], 0.16)
    for step in range(9):
        angle = math.pi * (1 + step / 8)
        canvas.line([(700, 545), (700 + 130 * math.cos(angle), 545 + 120 * math.sin(angle))], "#dcebf0", 7)


def blocked_drain(canvas: Canvas, *, is_mended: bool) -> None:
    """A gutter grating choked with leaves and standing water, or clear."""
    ground(canvas)
    canvas.frame((800, 620), 0.85)
    if not is_mended:
        canvas.blob((800, 660), 640, 300, "#5f6f70", 0.08)
        canvas.blob((760, 640), 520, 220, "#748a8d", 0.08)
    canvas.poly([(560, 470), (1010, 440), (1050, 760), (590, 795)], "#343a3c")
    for bar in range(8):
        x, y = 590 + bar * 52, 486 - bar * 4
        canvas.poly([(x, y), (x + 26, y - 2), (x + 54 + bar, y + 282), (x + 26 + bar, y + 284)], "#70787a")
    if not is_mended:
        for _ in range(150):
            at = (canvas.rng.gauss(800, 190), canvas.rng.gauss(640, 120))
            fill = canvas.rng.choice(("#8a6a3c", "#a5803f", "#6f7a3f", "#7a5230"))
            canvas.blob(at, canvas.rng.uniform(18, 44), canvas.rng.uniform(10, 24), fill, 0.2)
        canvas.rect(860, 560, 90, 52, "#d9dee0", 10)


def other(canvas: Canvas, *, is_mended: bool) -> None:
    """A shopping trolley left in the street, or gone."""
    street_front(canvas)
    x, y = canvas.rng.uniform(560, 820), ROAD - 30
    canvas.frame((x + 150, y - 160), 0.6)
    if is_mended:
        return
    canvas.shadow((x + 150, y + 20), 230, 26)
    canvas.line([(x - 60, y - 330), (x, y - 320), (x + 50, y - 90), (x + 320, y - 90)], "#79868b", 14)
    canvas.line([(x, y - 320), (x + 340, y - 300), (x + 300, y - 130), (x + 44, y - 130)], "#8e9a9f", 10)
    for wire in range(7):
        canvas.line([(x + 40 + wire * 44, y - 316), (x + 66 + wire * 36, y - 134)], "#9aa6ab", 5)
    for wheel in (x + 70, x + 300):
        canvas.line([(wheel, y - 90), (wheel, y - 20)], "#79868b", 9)
        canvas.oval((wheel, y - 8), 24, 24, "#2b3235")
    canvas.rect(x - 90, y - 346, 70, 24, "#b9261d", 10)
