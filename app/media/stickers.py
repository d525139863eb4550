"""Draws sheets of stickers as a PDF: the town's colour, a reference to read from afar, and a code to scan."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass

import segno
from reportlab.lib.colors import HexColor, white
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

A4_MM = (210.0, 297.0)
BOLD, PLAIN = "Helvetica-Bold", "Helvetica"
BLACK = HexColor("#000000")
QUIET_MODULES = 4
"""The white border that ISO/IEC 18004 asks for around a code, in modules."""
REPLACED = str.maketrans({"’": "'", "œ": "oe", "Œ": "OE", "‑": "-", " ": " "})


@dataclass(frozen=True, slots=True)
class SheetFormat:
    """A sheet of labels on A4, all lengths in millimetres: how many across and down, how large, where they begin."""

    code: str
    columns: int
    rows: int
    width: float
    height: float
    left: float
    top: float
    gap_x: float
    gap_y: float

    @property
    def per_sheet(self) -> int:
        """Stickers on a full sheet."""
        return self.columns * self.rows


FORMATS = {
    one.code: one
    for one in (
        SheetFormat("63x38", 3, 7, 63.5, 38.1, 7.25, 15.15, 2.5, 0.0),
        SheetFormat("99x38", 2, 7, 99.1, 38.1, 4.65, 15.15, 2.5, 0.0),
        SheetFormat("99x68", 2, 4, 99.1, 67.7, 4.65, 13.1, 2.5, 0.0),
        SheetFormat("105x148", 2, 2, 105.0, 148.5, 0.0, 0.0, 0.0, 0.0),
    )
}
"""Sizes that stationers sell: 21, 14 and 8 to a sheet, and a postcard for shelters and notice boards."""


@dataclass(frozen=True, slots=True)
class Sticker:
    """What one says: `reference` large, `kind` above it, `url` as a code."""

    reference: str
    kind: str
    url: str


@dataclass(frozen=True, slots=True)
class Look:
    """What they share: the town's name and colour, and "Something wrong? Scan." in two languages."""

    town: str
    colour: str
    calls: tuple[str, ...]


def ink_on(colour: str) -> str:
    """Black or white, whichever has the greater contrast on a colour (WCAG 2.2, relative luminance)."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return "#ffffff" if 1.05 / (luminance + 0.05) >= (luminance + 0.05) / 0.05 else "#000000"


def draw_sheets(stickers: Iterable[Sticker], sheet: SheetFormat, look: Look, *, skip: int = 0) -> bytes:
    """A PDF of A4 sheets; the first `skip` labels of the first sheet stay empty, for one already begun."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(A4_MM[0] * mm, A4_MM[1] * mm), invariant=1, pageCompression=1)
    canvas.setTitle(f"{look.town} – Rue Claire")
    place = skip
    for sticker in stickers:
        if place and place % sheet.per_sheet == 0:
            canvas.showPage()
        row, column = divmod(place % sheet.per_sheet, sheet.columns)
        x = sheet.left + column * (sheet.width + sheet.gap_x)
        y = A4_MM[1] - sheet.top - (row + 1) * sheet.height - row * sheet.gap_y
        _draw(canvas, sticker, look, (x * mm, y * mm, sheet.width * mm, sheet.height * mm))
        place += 1
    canvas.save()
    return out.getvalue()


def _draw(canvas: Canvas, sticker: Sticker, look: Look, box: tuple[float, float, float, float]) -> None:
    x, y, width, height = box
    margin = min(3.2 * mm, height * 0.08)
    band = max(6.5 * mm, height * 0.16)
    canvas.setFillColor(HexColor(look.colour))
    canvas.rect(x, y + height - band, width, band, stroke=0, fill=1)
    canvas.setFillColor(HexColor(ink_on(look.colour)))
    _write(canvas, look.town, BOLD, band * 0.52, x + margin, y + height - band * 0.68, width - 2 * margin)
    inner_height = height - band - 2 * margin
    is_tall = height > width
    side = min(inner_height * 0.62, width - 2 * margin) if is_tall else min(inner_height, width * 0.42)
    code_x = x + (width - side) / 2 if is_tall else x + width - margin - side
    code_y = y + height - band - margin - side if is_tall else y + margin + (inner_height - side) / 2
    _draw_code(canvas, sticker.url, code_x, code_y, side)
    if is_tall:
        _draw_words(canvas, sticker, look, (x + margin, y + margin, width - 2 * margin, inner_height - side - margin))
    else:
        _draw_words(canvas, sticker, look, (x + margin, y + margin, width - 3 * margin - side, inner_height))


def _draw_words(canvas: Canvas, sticker: Sticker, look: Look, box: tuple[float, float, float, float]) -> None:
    x, y, width, height = box
    small = height * 0.105
    canvas.setFillColor(BLACK)
    top = y + height
    _write(canvas, sticker.kind, PLAIN, height * 0.13, x, top - height * 0.13, width)
    _write(canvas, sticker.reference, BOLD, height * 0.3, x, top - height * 0.46, width)
    for number, call in enumerate(look.calls):
        font = BOLD if number == 0 else PLAIN
        _write(
            canvas, call, font, small * 1.1, x, y + (len(look.calls) - 1 - number) * small * 1.75 + small * 0.3, width
        )


def _draw_code(canvas: Canvas, url: str, x: float, y: float, side: float) -> None:
    """The code as runs of dark modules, medium correction: a sticker in the street gets scratched."""
    rows = [bytes(row) for row in segno.make(url, error="m", micro=False, boost_error=False).matrix]
    size = len(rows) + 2 * QUIET_MODULES
    module = side / size
    canvas.setFillColor(white)
    canvas.rect(x, y, side, side, stroke=0, fill=1)
    canvas.setFillColor(BLACK)
    path = canvas.beginPath()
    for number, row in enumerate(rows):
        bottom = y + side - (number + 1 + QUIET_MODULES) * module
        for start, length in _runs(row):
            path.rect(x + (start + QUIET_MODULES) * module, bottom, length * module, module)
    canvas.drawPath(path, stroke=0, fill=1)


def _runs(row: bytes) -> Iterable[tuple[int, int]]:
    start = None
    for place, dark in enumerate((*row, 0)):
        if dark and start is None:
            start = place
        elif not dark and start is not None:
            yield start, place - start
            start = None


def _write(canvas: Canvas, text: str, font: str, size: float, x: float, y: float, width: float) -> None:
    """One line, made smaller until it fits."""
    shown = text.translate(REPLACED).encode("cp1252", "replace").decode("cp1252")
    natural = stringWidth(shown, font, size)
    fitted = size if natural <= width else size * width / natural
    canvas.setFont(font, fitted)
    canvas.drawString(x, y, shown)
