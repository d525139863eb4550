"""Draws the report of a month as a PDF for the council: the key figures, the weeks as bars, the services as a table."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

from reportlab.graphics.shapes import Drawing, Rect, String
from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from app.media.work_orders import BOLD, HEIGHT, INK, LINE, MARGIN, PLAIN, QUIET, WIDTH, plain

ROOM = WIDTH - 2 * MARGIN - 12
"""What the frame of a page leaves, its padding of six points on both sides taken off."""
BARS_HEIGHT = 46 * mm
SECOND = HexColor("#8a9791")


@dataclass(frozen=True, slots=True)
class Grid:
    """A table in words that are ready to be printed: its title, its heads, its lines; the first column is wide."""

    title: str
    heads: tuple[str, ...]
    lines: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class MonthReport:
    """What the paper says; `weeks` are (label, first, second), of which `legend` names the two."""

    title: str
    town: str
    colour: str
    language: str
    keys: Grid
    weeks_title: str
    weeks: tuple[tuple[str, int, int], ...]
    legend: tuple[str, str]
    services: Grid
    opinions: Grid
    notes: tuple[str, ...]


def draw_month(report: MonthReport) -> bytes:
    """The pages as one PDF, which says its language and its title."""
    out = io.BytesIO()
    document = SimpleDocTemplate(
        out, pagesize=(WIDTH, HEIGHT), leftMargin=MARGIN, rightMargin=MARGIN, topMargin=MARGIN, bottomMargin=MARGIN,
        title=f"{report.title}, {report.town}", author="Rue Claire", lang=report.language, pageCompression=1,
    )  # fmt: skip
    document.build(
        [
            _words(report.town, 11, colour=QUIET),
            _words(report.title, 22, font=BOLD),
            Spacer(1, 5 * mm),
            _table(report.keys, report.colour, share=0.5),
            *_section(report.weeks_title),
            _bars(report.weeks, report.legend, report.colour),
            *_section(report.services.title),
            _table(report.services, report.colour, share=0.34),
            *_opinions(report),
            Spacer(1, 5 * mm),
            *(_words(note, 9, colour=QUIET) for note in report.notes),
        ]
    )
    return out.getvalue()


def _opinions(report: MonthReport) -> list[Any]:
    """What people thought, by service; nothing where nobody was asked."""
    if not report.opinions.lines:
        return []
    return [*_section(report.opinions.title), _table(report.opinions, report.colour, share=0.28)]


def _section(title: str) -> list[Any]:
    return [Spacer(1, 7 * mm), _words(title, 14, font=BOLD), Spacer(1, 2 * mm)]


def _words(text: str, size: float, *, font: str = PLAIN, colour: Any = INK, align: Any = 0) -> Any:
    style = ParagraphStyle(
        f"p{size}{font}{align}", fontName=font, fontSize=size, leading=size * 1.3, textColor=colour, alignment=align
    )
    return Paragraph(plain(escape(text)), style)


def _table(grid: Grid, colour: str, *, share: float) -> Any:
    """Numbers end at the end of their column; the heads come again on each page."""
    others = (1 - share) / (len(grid.heads) - 1)
    widths = [ROOM * (share if index == 0 else others) for index in range(len(grid.heads))]
    rows = [
        [_words(cell, 10, font=BOLD if is_head else PLAIN, align=2 if index else 0) for index, cell in enumerate(line)]
        for is_head, line in [(True, grid.heads), *((False, line) for line in grid.lines)]
    ]
    style = TableStyle(
        [
            ("LINEBELOW", (0, 0), (-1, 0), 1.4, HexColor(colour)),
            ("LINEBELOW", (0, 1), (-1, -1), 0.5, LINE),
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ("LEFTPADDING", (0, 0), (-1, -1), 2),
            ("RIGHTPADDING", (0, 0), (-1, -1), 2),
        ]
    )
    return Table(rows, colWidths=widths, repeatRows=1, style=style)


def _bars(weeks: Sequence[tuple[str, int, int]], legend: tuple[str, str], colour: str) -> Any:
    """Two bars a week with their numbers, so that nothing is said by colour alone."""
    drawing = Drawing(ROOM, BARS_HEIGHT + 14 * mm)
    most = max((max(first, second) for _, first, second in weeks), default=0) or 1
    slot = ROOM / max(len(weeks), 1)
    wide = min(slot * 0.3, 16 * mm)
    for index, (label, *counts) in enumerate(weeks):
        middle = slot * (index + 0.5)
        for which, count in enumerate(counts):
            height = BARS_HEIGHT * count / most
            x = middle + (which - 1) * (wide + 1)
            bar: Any = Rect(x, 10 * mm, wide, height)
            bar.fillColor, bar.strokeColor = SECOND if which else HexColor(colour), None
            drawing.add(bar)
            drawing.add(_label(str(count), x + wide / 2, 10 * mm + height + 2))
        drawing.add(_label(plain(label), middle, 5 * mm))
    drawing.add(_label(plain(" · ".join(legend)), ROOM / 2, 0))
    return drawing


def _label(text: str, x: float, y: float) -> Any:
    return String(x, y, text, fontName=PLAIN, fontSize=9, fillColor=INK, textAnchor="middle")
