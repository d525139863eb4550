"""Draws a route sheet as a PDF: the stops of a round in order, each with a box to tick, a photo and a code."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from app.media.work_orders import BOLD, HEIGHT, INK, LINE, MARGIN, MARK, PLAIN, QUIET, WIDTH, draw_code, plain, write

HEAD, FOOT = 22 * mm, 8 * mm
ROW = 34 * mm
PER_PAGE = int((HEIGHT - 2 * MARGIN - HEAD - FOOT) // ROW)
NUMBER, PHOTO, CODE, BOX = 13 * mm, 30 * mm, 22 * mm, 7 * mm
GAP = 4 * mm


@dataclass(frozen=True, slots=True)
class SheetStop:
    """One line, in words that are ready to be printed; `alert` is printed in red."""

    title: str
    place: str
    facts: str
    words: str
    alert: str
    url: str
    photo: bytes | None = None


@dataclass(frozen=True, slots=True)
class RouteSheet:
    """A round on paper; `page` is a format with the page's number and how many there are."""

    town: str
    title: str
    about: str
    colour: str
    remarks: str
    page: str
    foot: str
    stops: tuple[SheetStop, ...]


def draw_sheet(sheet: RouteSheet) -> bytes:
    """The sheet as a PDF, PER_PAGE stops on each page; one page also for no stops."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(WIDTH, HEIGHT), pageCompression=1)
    canvas.setTitle(plain(f"{sheet.title}, {sheet.about}"))
    canvas.setAuthor("Rue Claire")
    pages = [sheet.stops[at : at + PER_PAGE] for at in range(0, len(sheet.stops), PER_PAGE)] or [()]
    for number, stops in enumerate(pages):
        _draw_frame(canvas, sheet, number + 1, len(pages))
        _draw_stops(canvas, stops, number * PER_PAGE, sheet.remarks)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _draw_frame(canvas: Canvas, sheet: RouteSheet, number: int, pages: int) -> None:
    canvas.setFillColor(HexColor(sheet.colour))
    canvas.rect(0, HEIGHT - 5 * mm, WIDTH, 5 * mm, stroke=0, fill=1)
    width = WIDTH - 2 * MARGIN
    y = write(canvas, escape(sheet.town), MARGIN, HEIGHT - 10 * mm, width, colour=QUIET, most=6 * mm)
    y = write(canvas, f"<b>{escape(sheet.title)}</b>", MARGIN, y, width, size=18, most=9 * mm)
    write(canvas, escape(sheet.about), MARGIN, y, width, most=6 * mm)
    canvas.setFillColor(QUIET)
    canvas.setFont(PLAIN, 8)
    canvas.drawString(MARGIN, MARGIN - 4 * mm, plain(sheet.foot))
    canvas.drawRightString(WIDTH - MARGIN, MARGIN - 4 * mm, plain(sheet.page.format(number, pages)))


def _draw_stops(canvas: Canvas, stops: Sequence[SheetStop], before: int, remarks: str) -> None:
    top = HEIGHT - MARGIN - HEAD
    for index, stop in enumerate(stops):
        _draw_stop(canvas, stop, before + index + 1, top - index * ROW, remarks)


def _draw_stop(canvas: Canvas, stop: SheetStop, number: int, top: float, remarks: str) -> None:
    canvas.setStrokeColor(LINE)
    canvas.setLineWidth(0.8)
    canvas.line(MARGIN, top, WIDTH - MARGIN, top)
    inside = top - 3 * mm
    canvas.setFillColor(INK)
    canvas.setFont(BOLD, 16)
    canvas.drawString(MARGIN, inside - 5 * mm, str(number))
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(1.2)
    canvas.rect(MARGIN, inside - 9 * mm - BOX, BOX, BOX, stroke=1, fill=0)
    left = MARGIN + NUMBER
    if stop.photo is not None:
        _draw_photo(canvas, stop.photo, left, inside)
    left += PHOTO + GAP
    width = WIDTH - MARGIN - CODE - GAP - left
    y = write(canvas, f"<b>{escape(stop.title)}</b>", left, inside, width, size=12, most=6 * mm)
    y = write(canvas, escape(stop.place), left, y, width, most=11 * mm)
    y = write(canvas, escape(stop.facts), left, y, width, size=8.5, colour=QUIET, most=5 * mm)
    if stop.alert:
        y = write(canvas, f"<b>{escape(stop.alert)}</b>", left, y, width, size=8.5, colour=MARK, most=5 * mm)
    if stop.words and y - (top - ROW) > 11 * mm:
        write(canvas, escape(stop.words), left, y, width, size=8.5, most=y - (top - ROW) - 6 * mm)
    canvas.setFillColor(QUIET)
    canvas.setFont(PLAIN, 7.5)
    canvas.drawString(left, top - ROW + 2 * mm, plain(remarks))
    draw_code(canvas, stop.url, WIDTH - MARGIN - CODE, inside - CODE, CODE)


def _draw_photo(canvas: Canvas, photo: bytes, x: float, top: float) -> None:
    picture = ImageReader(io.BytesIO(photo))
    across, up = picture.getSize()
    ratio = min(PHOTO / across, (ROW - 5 * mm) / up)
    canvas.drawImage(picture, x, top - up * ratio, across * ratio, up * ratio)
