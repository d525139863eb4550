"""Draws work orders as a PDF: one page each, with the place on a plan, photos, and a code that opens it on a phone."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from xml.sax.saxutils import escape

import segno
from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_LEFT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

WIDTH, HEIGHT = 210 * mm, 297 * mm
MARGIN = 15 * mm
BOLD, PLAIN = "Helvetica-Bold", "Helvetica"
INK, QUIET, LINE, MARK = HexColor("#13211f"), HexColor("#566560"), HexColor("#c9d3cf"), HexColor("#b3261e")
STREET = HexColor("#8a9791")
MAXIMUM_PHOTOS = 3
PLAN_SIDE = 80 * mm
# Helvetica speaks Latin-1 and a little more; what it lacks is written in the nearest way.
REPLACED = str.maketrans({"‑": "-", "\u202f": "\u00a0", "\u2009": "\u00a0", "→": "->", "−": "-"})

Line = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """Lines in metres from the middle, and how far the plan reaches."""

    half_m: float
    lines: tuple[tuple[str | None, tuple[Line, ...]], ...]


@dataclass(frozen=True, slots=True)
class WorkOrder:
    """What one page says, in words that are ready to be printed."""

    number: str
    title: str
    town: str
    colour: str
    url: str
    facts: tuple[tuple[str, str], ...]
    description: str
    notes: tuple[str, ...]
    plan: Plan
    photos: tuple[bytes, ...] = ()
    labels: dict[str, str] = field(default_factory=dict)


def draw_orders(orders: Sequence[WorkOrder]) -> bytes:
    """The pages as one PDF. `orders` must not be empty."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(WIDTH, HEIGHT), pageCompression=1)
    canvas.setTitle(", ".join(order.number for order in orders[:10]))
    canvas.setAuthor("Rue Claire")
    for order in orders:
        _draw_page(canvas, order)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _draw_page(canvas: Canvas, order: WorkOrder) -> None:
    top = _draw_head(canvas, order)
    plan_top = top
    _draw_plan(canvas, order.plan, WIDTH - MARGIN - PLAN_SIDE, plan_top - PLAN_SIDE)
    column = WIDTH - 2 * MARGIN - PLAN_SIDE - 8 * mm
    y = top
    for label, value in order.facts:
        y = write(canvas, f"<b>{escape(label)}</b> {escape(value)}", MARGIN, y, column) - 1.5 * mm
    y = min(y, plan_top - PLAN_SIDE) - 6 * mm
    full = WIDTH - 2 * MARGIN
    if order.description:
        y = (
            write(canvas, escape(order.description).replace("\n", "<br/>"), MARGIN, y, full, size=12, most=60 * mm)
            - 3 * mm
        )
    for note in order.notes:
        y = write(canvas, escape(note), MARGIN, y, full, most=25 * mm) - 2 * mm
    _draw_photos(canvas, order.photos, y - 3 * mm)
    _draw_foot(canvas, order)


def _draw_head(canvas: Canvas, order: WorkOrder) -> float:
    side = 30 * mm
    draw_code(canvas, order.url, WIDTH - MARGIN - side, HEIGHT - MARGIN - side, side)
    canvas.setFillColor(HexColor(order.colour))
    canvas.rect(0, HEIGHT - 5 * mm, WIDTH, 5 * mm, stroke=0, fill=1)
    width = WIDTH - 2 * MARGIN - side - 6 * mm
    y = write(canvas, escape(order.town), MARGIN, HEIGHT - MARGIN, width, colour=QUIET)
    y = write(canvas, f"<b>{escape(order.title)}</b>", MARGIN, y - 1 * mm, width, size=20, most=24 * mm)
    y = write(canvas, f"<b>{escape(order.number)}</b>", MARGIN, y - 1 * mm, width, size=14)
    y = min(y, HEIGHT - MARGIN - side) - 4 * mm
    canvas.setStrokeColor(LINE)
    canvas.line(MARGIN, y, WIDTH - MARGIN, y)
    return y - 5 * mm


def _draw_plan(canvas: Canvas, plan: Plan, x: float, y: float) -> None:
    scale = PLAN_SIDE / (2 * plan.half_m)
    middle = (x + PLAN_SIDE / 2, y + PLAN_SIDE / 2)
    canvas.saveState()
    frame = canvas.beginPath()
    frame.rect(x, y, PLAN_SIDE, PLAN_SIDE)
    canvas.clipPath(frame, stroke=0, fill=0)
    canvas.setStrokeColor(STREET)
    canvas.setLineWidth(2.2)
    canvas.setLineCap(1)
    for _, lines in plan.lines:
        for line in lines:
            path = canvas.beginPath()
            for index, (east, north) in enumerate(line):
                (path.lineTo if index else path.moveTo)(middle[0] + east * scale, middle[1] + north * scale)
            canvas.drawPath(path, stroke=1, fill=0)
    _name_streets(canvas, plan, middle, scale)
    canvas.restoreState()
    canvas.setStrokeColor(LINE)
    canvas.setLineWidth(0.8)
    canvas.rect(x, y, PLAN_SIDE, PLAN_SIDE, stroke=1, fill=0)
    canvas.setFillColor(MARK)
    canvas.circle(middle[0], middle[1], 2.6 * mm, stroke=0, fill=1)
    canvas.setFillColor(HexColor("#ffffff"))
    canvas.circle(middle[0], middle[1], 0.9 * mm, stroke=0, fill=1)


def _name_streets(canvas: Canvas, plan: Plan, middle: tuple[float, float], scale: float) -> None:
    """Each name once, where its street is nearest to the middle, unless it would cover another."""
    taken: list[tuple[float, float]] = []
    named: dict[str, tuple[float, float]] = {}
    for name, lines in plan.lines:
        for place in (place for line in lines for place in line if name):
            if name and (name not in named or _far(place) < _far(named[name])):
                named[name] = place
    for name, place in sorted(named.items(), key=lambda item: _far(item[1])):
        said = plain(name)
        half = stringWidth(said, PLAIN, 7) / 2
        at = (middle[0] + place[0] * scale, middle[1] + place[1] * scale + 2)
        at = (min(max(at[0], middle[0] - PLAN_SIDE / 2 + half + 2), middle[0] + PLAN_SIDE / 2 - half - 2), at[1])
        is_free = all(abs(at[1] - other[1]) > 9 or abs(at[0] - other[0]) > half + 30 for other in taken)
        if not is_free or abs(at[1] - middle[1]) > PLAN_SIDE / 2 - 8 or (abs(at[1] - middle[1]) < 9 and half > 5):
            continue
        taken.append(at)
        canvas.setFillColor(HexColor("#ffffff"))
        canvas.rect(at[0] - half - 1.5, at[1] - 2, 2 * half + 3, 9, stroke=0, fill=1)
        canvas.setFillColor(INK)
        canvas.setFont(PLAIN, 7)
        canvas.drawCentredString(at[0], at[1], said)


def _draw_photos(canvas: Canvas, photos: Sequence[bytes], top: float) -> None:
    room = min(top - MARGIN - 32 * mm, 62 * mm)
    if room < 20 * mm:
        return
    width = (WIDTH - 2 * MARGIN - (MAXIMUM_PHOTOS - 1) * 4 * mm) / MAXIMUM_PHOTOS
    for index, photo in enumerate(photos[:MAXIMUM_PHOTOS]):
        picture = ImageReader(io.BytesIO(photo))
        across, up = picture.getSize()
        ratio = min(width / across, room / up)
        x = MARGIN + index * (width + 4 * mm)
        canvas.drawImage(picture, x, top - up * ratio, across * ratio, up * ratio)


def _draw_foot(canvas: Canvas, order: WorkOrder) -> None:
    y = MARGIN + 18 * mm
    canvas.setStrokeColor(LINE)
    canvas.line(MARGIN, y, WIDTH - MARGIN, y)
    canvas.setFillColor(INK)
    canvas.setFont(PLAIN, 10)
    x = MARGIN
    for key in ("done_on", "by", "signed"):
        canvas.drawString(x, y - 7 * mm, plain(order.labels[key]))
        x += (WIDTH - 2 * MARGIN) / 3
    canvas.setFillColor(QUIET)
    canvas.setFont(PLAIN, 8)
    canvas.drawString(MARGIN, MARGIN - 2 * mm, plain(order.labels["foot"]))


def draw_code(canvas: Canvas, url: str, x: float, y: float, side: float) -> None:
    """Draw a code that opens `url`, its lower left corner at `x`, `y`."""
    code = segno.make(url, error="m", micro=False)
    modules = code.symbol_size(border=0)[0]
    unit = side / modules
    canvas.setFillColor(INK)
    for row, line in enumerate(code.matrix):
        for column, is_dark in enumerate(line):
            if is_dark & 1:
                canvas.rect(x + column * unit, y + side - (row + 1) * unit, unit + 0.05, unit + 0.05, stroke=0, fill=1)


def write(
    canvas: Canvas,
    markup: str,
    x: float,
    top: float,
    width: float,
    *,
    size: float = 11,
    colour: Any = INK,
    most: float = 0,
) -> float:
    """Write a paragraph down from `top`, no taller than `most`; answers where the next begins."""
    style = ParagraphStyle("p", fontName=PLAIN, fontSize=size, leading=size * 1.3, textColor=colour, alignment=TA_LEFT)
    paragraph: Any = Paragraph(plain(markup), style)
    room = most or HEIGHT
    height = float(paragraph.wrap(width, room)[1])
    if height > room:
        parts = paragraph.split(width, room)
        if not parts:  # not even its first line has room
            return top
        paragraph = parts[0]
        height = float(paragraph.wrap(width, room)[1])
    paragraph.drawOn(canvas, x, top - height)
    return top - height


def _far(place: tuple[float, float]) -> float:
    return place[0] ** 2 + place[1] ** 2


def plain(text: str) -> str:
    """The text in the characters that the PDF's own fonts have."""
    return text.translate(REPLACED).encode("cp1252", "replace").decode("cp1252")
