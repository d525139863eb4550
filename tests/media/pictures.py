"""Makes picture files for tests, good and hostile, by code: the tests need no sample folder."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import pillow_heif
from PIL import Image, ImageCms, ImageDraw

RED, GREEN, BLUE, YELLOW = (220, 30, 30), (30, 180, 60), (40, 60, 220), (230, 210, 40)
Rational = tuple[int, int]
Entry = tuple[int, int, int, bytes]


def quadrants(width: int = 600, height: int = 400) -> Image.Image:
    """Red top left, green top right, blue bottom left, yellow bottom right: it shows how it was turned."""
    picture = Image.new("RGB", (width, height), RED)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((width // 2, 0, width, height // 2), GREEN)
    draw.rectangle((0, height // 2, width // 2, height), BLUE)
    draw.rectangle((width // 2, height // 2, width, height), YELLOW)
    return picture


def corners(picture: Image.Image) -> list[str]:
    """The colours near the four corners, row by row, by name."""
    names = {"red": RED, "green": GREEN, "blue": BLUE, "yellow": YELLOW}
    found = []
    for x, y in ((0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)):
        seen: Any = picture.convert("RGB").getpixel((int(picture.width * x), int(picture.height * y)))
        found.append(min(names, key=lambda name: sum((a - b) ** 2 for a, b in zip(names[name], seen, strict=True))))
    return found


def encode(picture: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:
    """The file of a picture."""
    buffer = io.BytesIO()
    picture.save(buffer, kind, **options)
    return buffer.getvalue()


def jpeg(width: int = 600, height: int = 400, **options: Any) -> bytes:
    """A JPEG of the quadrants."""
    return encode(quadrants(width, height), "JPEG", quality=85, **options)


def heic(width: int = 320, height: int = 200, **options: Any) -> bytes:
    """An HEIC of the quadrants."""
    picture = pillow_heif.from_pillow(quadrants(width, height))
    buffer = io.BytesIO()
    picture.save(buffer, quality=80, **options)
    return buffer.getvalue()


def rationals(order: str, values: Iterable[Rational]) -> bytes:
    """TIFF rationals."""
    return b"".join(struct.pack(order + "II", *value) for value in values)


def text(value: str) -> bytes:
    """TIFF ASCII."""
    return value.encode("ascii") + b"\0"


def directory(order: str, entries: Sequence[Entry], at: int) -> bytes:
    """A TIFF directory at `at`; longer values follow it."""
    head, tail = struct.pack(order + "H", len(entries)), b""
    beyond = at + 2 + 12 * len(entries) + 4
    for tag, kind, count, value in sorted(entries):
        if len(value) <= 4:
            field = value.ljust(4, b"\0")
        else:
            field = struct.pack(order + "I", beyond + len(tail))
            tail += value + b"\0" * (len(value) % 2)
        head += struct.pack(order + "HHI", tag, kind, count) + field
    return head + struct.pack(order + "I", 0) + tail


def exif(
    *,
    order: str = "<",
    orientation: int | None = None,
    taken: str | None = None,
    offset: str | None = None,
    gps: Sequence[Entry] | None = None,
) -> bytes:
    """An EXIF block with its prefix; directories one after the other: main, camera, GPS."""
    main: list[Entry] = [(0x010F, 2, 9, text("CanaryCo"))]
    camera: list[Entry] = []
    if orientation is not None:
        main.append((0x0112, 3, 1, struct.pack(order + "H", orientation)))
    if taken is not None:
        camera.append((0x9003, 2, len(taken) + 1, text(taken)))
    if offset is not None:
        camera.append((0x9011, 2, len(offset) + 1, text(offset)))
    pointers = [(0x8769, camera), (0x8825, list(gps or []))]
    used = [(tag, entries) for tag, entries in pointers if entries]
    placed = [(tag, 4, 1, struct.pack(order + "I", 0)) for tag, _ in used]
    at = 8 + len(directory(order, [*main, *placed], 8))
    blocks = b""
    for tag, entries in used:
        main.append((tag, 4, 1, struct.pack(order + "I", at + len(blocks))))
        blocks += directory(order, entries, at + len(blocks))
    magic = b"II*\0" if order == "<" else b"MM\0*"
    return b"Exif\0\0" + magic + struct.pack(order + "I", 8) + directory(order, main, 8) + blocks


def gps(
    latitude: Sequence[Rational] | None,
    longitude: Sequence[Rational] | None,
    *,
    north: str | None = "N",
    east: str | None = "E",
    order: str = "<",
) -> list[Entry]:
    """GPS entries, as right or as wrong as asked."""
    entries: list[Entry] = []
    for tag, letter, parts in ((1, north, latitude), (3, east, longitude)):
        if letter is not None:
            entries.append((tag, 2, len(letter) + 1, text(letter)))
        if parts is not None:
            entries.append((tag + 1, 5, len(parts), rationals(order, parts)))
    return entries


MONTPELLIER = ([(43, 1), (36, 1), (3096, 100)], [(3, 1), (52, 1), (4692, 100)])
"""43.6086° N, 3.8797° E in degrees, minutes and seconds."""


def segment(marker: int, content: bytes) -> bytes:
    """A JPEG segment."""
    return struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content


def with_segments(file: bytes, *segments: bytes) -> bytes:
    """A JPEG with segments put right after its start."""
    return file[:2] + b"".join(segments) + file[2:]


def chunk(kind: bytes, content: bytes) -> bytes:
    """A PNG chunk."""
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png_header(width: int, height: int, depth: int = 8, colour: int = 2) -> bytes:
    """Signature and IHDR."""
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0))


def png_bomb(side: int) -> bytes:
    """A whole, valid black PNG of one bit a pixel: few bytes, many pixels."""
    packer = zlib.compressobj(9)
    row = b"\0" * (1 + (side + 7) // 8)
    pixels = b"".join(packer.compress(row) for _ in range(side)) + packer.flush()
    return png_header(side, side, 1, 0) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def jpeg_claiming(width: int, height: int) -> bytes:
    """A small JPEG whose header says it is huge."""
    file = bytearray(jpeg(64, 64))
    frame = file.index(b"\xff\xc0")
    file[frame + 5 : frame + 9] = struct.pack(">HH", height, width)
    return bytes(file)


def riff(*chunks: tuple[bytes, bytes]) -> bytes:
    """A WebP container of these chunks."""
    body = b"WEBP" + b"".join(
        kind + struct.pack("<I", len(content)) + content + b"\0" * (len(content) % 2) for kind, content in chunks
    )
    return b"RIFF" + struct.pack("<I", len(body)) + body


def webp_claiming(width: int, height: int) -> bytes:
    """A small WebP whose canvas is said to be huge."""
    small = encode(quadrants(16, 16), "WEBP")
    canvas = b"\0\0\0\0" + (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    return riff((b"VP8X", canvas), (b"VP8 ", small[20:]))


def heic_claiming(width: int, height: int) -> bytes:
    """A small HEIC whose picture is said to be huge."""
    file = bytearray(heic(64, 64))
    at = file.index(b"ispe")
    while at >= 0:
        file[at + 8 : at + 16] = struct.pack(">II", width, height)
        at = file.find(b"ispe", at + 4)
    return bytes(file)


CANARY = b"CANARI-43.6086-3.8797"
"""Must never be seen in anything served."""

XMP = (
    b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF><rdf:Description note='"
    + CANARY
    + b"'/></rdf:RDF></x:xmpmeta>"
)


def tagged_jpeg() -> bytes:
    """A JPEG with everything a camera or a person may hide in one: EXIF with place, XMP, IPTC, ICC, comment, tail."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    file = with_segments(
        jpeg(),
        segment(0xE1, exif(orientation=6, taken="2026:11:20 08:00:00", offset="+01:00", gps=gps(*MONTPELLIER))),
        segment(0xE1, XMP),
        segment(0xE2, b"ICC_PROFILE\0\x01\x01" + profile),
        segment(0xED, b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x15" + CANARY),
        segment(0xFE, CANARY),
    )
    return file + b"<script>" + CANARY + b"</script>"


def polyglot_html() -> bytes:
    """A JPEG that is also a page with a script."""
    return with_segments(jpeg(), segment(0xFE, b"--><script>alert(1)</script><!--")) + b"<script>alert(2)</script>"


def polyglot_zip() -> bytes:
    """A JPEG that is also an archive."""
    import zipfile

    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("canary.txt", CANARY)
    return jpeg() + buffer.getvalue()


UNSUPPORTED: dict[str, Callable[[], bytes]] = {
    "svg": lambda: b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
    "html": lambda: b"<!doctype html><script>alert(1)</script>",
    "text": lambda: b"un lampadaire en panne",
    "gif": lambda: encode(quadrants(32, 32), "GIF"),
    "bmp": lambda: encode(quadrants(32, 32), "BMP"),
    "tiff": lambda: encode(quadrants(32, 32), "TIFF"),
    "pdf": lambda: b"%PDF-1.7\n1 0 obj<<>>endobj",
    "mvg": lambda: b"push graphic-context\nfill 'url(https://127.0.0.1/x.png\"|id\")'\npop graphic-context",
    "avif": lambda: b"\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf" + b"\0\0\0\x08free",
    "mp4": lambda: b"\0\0\0\x18ftypisom\0\0\0\0isommp42" + b"\0\0\0\x08free",
    "lossless jpeg": lambda: jpeg().replace(b"\xff\xc0", b"\xff\xc3", 1),
    "elf": lambda: b"\x7fELF" + bytes(60),
}
"""Files we do not take, by what they are."""


def _without_pixels() -> bytes:
    return png_header(32, 32) + chunk(b"IEND", b"")


BROKEN: dict[str, Callable[[], bytes]] = {
    "empty": lambda: b"",
    "jpeg cut in its header": lambda: tagged_jpeg()[:300],
    "jpeg cut in its pixels": lambda: jpeg()[: len(jpeg()) * 6 // 10],
    "jpeg of a start only": lambda: b"\xff\xd8\xff",
    "jpeg whose segment is too long": lambda: b"\xff\xd8\xff\xe1\xff\xffExif\0\0",
    "jpeg without height": lambda: jpeg_claiming(64, 0),
    "png signature only": lambda: b"\x89PNG\r\n\x1a\n",
    "png without pixels": _without_pixels,
    "png of an impossible colour": lambda: png_header(32, 32, 8, 1) + chunk(b"IDAT", b"x") + chunk(b"IEND", b""),
    "png with a damaged header": lambda: bytes(
        byte ^ (position == 17) for position, byte in enumerate(encode(quadrants(32, 32), "PNG"))
    ),
    "png cut": lambda: encode(quadrants(64, 64), "PNG")[:-20],
    "webp cut": lambda: encode(quadrants(64, 64), "WEBP")[:-20],
    "webp without frames": lambda: riff((b"VP8X", b"\0" * 10)),
    "heic cut": lambda: heic()[:-50],
    "heic of its brand only": lambda: b"\0\0\0\x18ftypheic\0\0\0\0heicmif1",
    "heic whose box is too long": lambda: b"\0\0\0\x18ftypheic\0\0\0\0heicmif1" + b"\x7f\xff\xff\xffmeta",
}
"""Damaged files of kinds we take, by what is wrong."""

TOO_MANY_PIXELS: dict[str, Callable[[], bytes]] = {
    "png": lambda: png_bomb(8000),
    "jpeg": lambda: jpeg_claiming(65_000, 65_000),
    "webp": lambda: webp_claiming(16_000, 16_000),
    "heic": lambda: heic_claiming(60_000, 60_000),
    "png of the largest header": lambda: png_header(2**31 - 1, 2**31 - 1) + chunk(b"IDAT", b"x") + chunk(b"IEND", b""),
}
"""Bombs, by kind: few bytes, more than 50 megapixels."""
