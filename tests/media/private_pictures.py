"""Pictures with something private in them: a public-domain portrait (NASA, S92-38343) and plates drawn by code."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

PORTRAIT = Path(__file__).with_name("portrait.jpg")
FACE = (0.25, 0.23, 0.63, 0.74)
"""Where the face is in the portrait, in fractions: left, top, right, bottom."""
Edges = tuple[int, int, int, int]


def street(width: int = 1600, height: int = 1200) -> Image.Image:
    """Sky, houses, pavement and road: nobody there."""
    picture = Image.new("RGB", (width, height), (170, 190, 210))
    draw = ImageDraw.Draw(picture)
    for number, colour in enumerate(((196, 180, 160), (176, 150, 132), (205, 200, 190), (160, 160, 150))):
        left = number * width // 4
        draw.rectangle((left, height // 6, left + width // 4, height * 2 // 3), fill=colour)
        draw.rectangle((left + width // 16, height // 4, left + width // 8, height // 3), fill=(90, 100, 110))
    draw.rectangle((0, height * 2 // 3, width, height), fill=(110, 110, 112))
    return picture


def with_face(picture: Image.Image, at: tuple[int, int], face_height: int) -> Edges:
    """Put the portrait into the picture, its face `face_height` pixels high; where the face is."""
    side = round(face_height / (FACE[3] - FACE[1]))
    with Image.open(PORTRAIT) as portrait:
        picture.paste(portrait.convert("RGB").resize((side, side), Image.Resampling.LANCZOS), at)
    return tuple(round(at[index % 2] + FACE[index] * side) for index in range(4))  # type: ignore[return-value]


def with_plate(picture: Image.Image, at: tuple[int, int], width: int, words: str = "GB-274-KZ") -> Edges:
    """Put a French plate on a dark bumper into the picture, `width` pixels wide; where it is."""
    plate = Image.new("RGB", (1040, 220), (246, 246, 240))
    draw = ImageDraw.Draw(plate)
    for left in (0, 950):
        draw.rectangle((left, 0, left + 90, 220), fill=(20, 60, 160))
    font = ImageFont.load_default(200)
    left, top, right, bottom = (round(edge) for edge in draw.textbbox((0, 0), words, font=font, stroke_width=4))
    letters = Image.new("L", (right - left, bottom - top))
    ImageDraw.Draw(letters).text((-left, -top), words, fill=255, font=font, stroke_width=4)
    letters = letters.resize((800, 150))
    plate.paste((20, 20, 24), (120, 35), letters)
    height = round(width * 220 / 1040)
    x, y = at
    ImageDraw.Draw(picture).rectangle(
        (x - width // 4, y - height, x + width * 5 // 4, y + 2 * height), fill=(52, 56, 64)
    )
    picture.paste(plate.resize((width, height), Image.Resampling.LANCZOS), at)
    return x, y, x + width, y + height


def as_jpeg(picture: Image.Image) -> bytes:
    """The picture as a telephone would send it."""
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=90)
    return buffer.getvalue()


def crowded() -> tuple[bytes, list[Edges]]:
    """A street with a face and a plate, and where they are."""
    picture = street()
    return_at = [with_face(picture, (260, 300), 130), with_plate(picture, (1000, 940), 190)]
    return as_jpeg(picture), return_at
