"""The program that decodes a stranger's picture: it runs alone, in a process with limits, and imports nothing of ours.

`sandbox.py` starts it with the original on standard input and reads its answer from standard output: one line of
JSON, then the JPEG copies one after the other. Every copy is drawn anew from pixels; no byte of the original passes.
"""

from __future__ import annotations

import ctypes
import hashlib
import io
import json
import os
import resource
import signal
import sys
from dataclasses import asdict, dataclass
from typing import Any, BinaryIO

import pi_heif
from PIL import Image, ImageCms

SIDES = (1600, 800, 320)
QUALITY = {1600: 80, 800: 80, 320: 78}
FORMATS = ("JPEG", "PNG", "WEBP", "HEIF")
WHITE = (255, 255, 255)
HASH_COLUMNS, HASH_ROWS = 9, 8
MAX_OUTPUT_BYTES = 32 * 1024 * 1024

BROKEN, TOO_LARGE, TOO_COSTLY = "photo.broken", "photo.too_large", "photo.too_costly"

_PR_SET_PDEATHSIG, _PR_SET_NO_NEW_PRIVS = 1, 38

_TURNS = {
    2: (Image.Transpose.FLIP_LEFT_RIGHT,),
    3: (Image.Transpose.ROTATE_180,),
    4: (Image.Transpose.FLIP_TOP_BOTTOM,),
    5: (Image.Transpose.TRANSPOSE,),
    6: (Image.Transpose.ROTATE_270,),
    7: (Image.Transpose.TRANSVERSE,),
    8: (Image.Transpose.ROTATE_90,),
}


class RefusedError(Exception):
    """The picture cannot be shown; the argument is the failure code kept with the photo."""


@dataclass(frozen=True, slots=True)
class Copy:
    """One JPEG copy: `side` is the longest side asked for, width and height what it got (never enlarged)."""

    side: int
    width: int
    height: int
    content: bytes

    @property
    def sha256(self) -> str:
        """The hash of the bytes, in hex."""
        return hashlib.sha256(self.content).hexdigest()


def make_copies(source: BinaryIO, *, turn: int, max_pixels: int) -> tuple[list[Copy], int]:
    """Upright sRGB JPEG copies of 1600, 800 and 320 px without metadata, and the perceptual hash (signed 64 bits).

    `turn` is the EXIF orientation to apply. Raises RefusedError over `max_pixels`, and whatever Pillow raises.
    """
    Image.MAX_IMAGE_PIXELS = None  # ours is checked below, before a pixel is decoded
    picture = Image.open(source, formats=FORMATS)
    if picture.width * picture.height > max_pixels:
        raise RefusedError(TOO_LARGE)
    largest = _shrink(_decode_small(picture), SIDES[0])
    current = _turn(_as_srgb(largest, picture.info.get("icc_profile")), turn)
    copies: list[Copy] = []
    for side in SIDES:
        smaller = _shrink(current, side)
        if copies and smaller is current:
            copies.append(Copy(side, current.width, current.height, copies[-1].content))
            continue
        current = smaller
        copies.append(Copy(side, current.width, current.height, _encode(current, QUALITY[side])))
    return copies, difference_hash(current)


def _fit(width: int, height: int, side: int) -> tuple[int, int]:
    """The size with its longest side at most `side`; never larger, never below one pixel."""
    longest = max(width, height)
    if longest <= side:
        return width, height
    return max(1, round(width * side / longest)), max(1, round(height * side / longest))


def _decode_small(picture: Image.Image) -> Image.Image:
    """Decode, a JPEG at the nearest size its blocks allow above the one we want: a third of the time for 12 MP."""
    picture.draft(None, _fit(picture.width, picture.height, SIDES[0]))
    picture.load()
    return picture


def _shrink(picture: Image.Image, side: int) -> Image.Image:
    size = _fit(picture.width, picture.height, side)
    if size == picture.size:
        return picture
    if picture.mode in {"P", "PA", "1"}:
        picture = picture.convert("RGBA" if picture.mode == "PA" or "transparency" in picture.info else "RGB")
    return picture.resize(size, Image.Resampling.LANCZOS)


def _as_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """RGB pixels in the sRGB space, on white where the picture was transparent."""
    if picture.mode.startswith("I") or picture.mode == "F":
        picture = _eight_bits(picture)
    if picture.mode in {"RGBA", "LA", "PA", "P", "RGBa", "La"}:
        picture = _on_white(picture)
    if profile and picture.mode in {"RGB", "L", "CMYK"}:
        picture = _convert_profile(picture, profile)
    return picture if picture.mode == "RGB" else picture.convert("RGB")


def _eight_bits(picture: Image.Image) -> Image.Image:
    """Grey of 16 or 32 bits as grey of 8, its range kept."""
    return picture.convert("I").point(lambda value: value / 256).convert("L")


def _on_white(picture: Image.Image) -> Image.Image:
    layered = picture.convert("RGBA")
    flat = Image.new("RGB", layered.size, WHITE)
    flat.paste(layered, mask=layered.getchannel("A"))
    return flat


def _convert_profile(picture: Image.Image, profile: bytes) -> Image.Image:
    """Pixels from the picture's own colour space to sRGB; as they are when its profile is unusable."""
    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if "sRGB" in (own.profile.profile_description or ""):
            return picture
        converted = ImageCms.profileToProfile(picture, own, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return picture
    return converted or picture


def _turn(picture: Image.Image, turn: int) -> Image.Image:
    for step in _TURNS.get(turn, ()):
        picture = picture.transpose(step)
    return picture


def _encode(picture: Image.Image, quality: int) -> bytes:
    """A progressive JPEG of the pixels alone: what the original said of itself is forgotten first."""
    picture.info = {}
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=quality, progressive=True, optimize=True, subsampling="4:2:0")
    return buffer.getvalue()


def difference_hash(picture: Image.Image) -> int:
    """dHash of 64 bits: whether each of 8 × 8 cells is darker than its right neighbour; signed, as PostgreSQL keeps it.

    Pictures that look alike differ in few bits (count them with bit_count).
    """
    grey = picture.convert("L").resize((HASH_COLUMNS, HASH_ROWS), Image.Resampling.BOX)
    cells = grey.tobytes()
    bits = 0
    for row in range(HASH_ROWS):
        for column in range(HASH_COLUMNS - 1):
            at = row * HASH_COLUMNS + column
            bits = bits << 1 | (cells[at] < cells[at + 1])
    return bits - (1 << 64) if bits >= 1 << 63 else bits


def confine(*, memory_bytes: int, cpu_seconds: int) -> None:
    """Bind this process: memory, CPU, output, no core file, no new privileges; dies with the worker that started it."""
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (MAX_OUTPUT_BYTES, MAX_OUTPUT_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (16, 16))


def _answer(order: dict[str, Any]) -> tuple[dict[str, Any], list[bytes]]:
    """What to write back; anything that goes wrong in a decoder is the picture's fault, and says so by a code."""
    try:
        with os.fdopen(0, "rb", closefd=False) as source:
            copies, fingerprint = make_copies(source, turn=order["turn"], max_pixels=order["max_pixels"])
    except RefusedError as error:
        return {"failure": str(error), "detail": "pixels"}, []
    except MemoryError:
        return {"failure": TOO_COSTLY, "detail": "memory"}, []
    except Exception as error:  # noqa: BLE001  # decoders raise anything at all on hostile bytes; reported, not swallowed
        return {"failure": BROKEN, "detail": type(error).__name__}, []
    described = [{**asdict(copy), "content": len(copy.content)} for copy in copies]
    return {"hash": fingerprint, "copies": described}, [copy.content for copy in copies]


def main() -> None:
    """Read the order from the first argument, confine the process, and answer on standard output."""
    order = json.loads(sys.argv[1])
    pi_heif.register_heif_opener(thumbnails=False)
    Image.preinit()
    confine(memory_bytes=order["memory_bytes"], cpu_seconds=order["cpu_seconds"])
    summary, contents = _answer(order)
    with os.fdopen(1, "wb", closefd=False) as target:
        target.write(json.dumps(summary).encode() + b"\n")
        for content in contents:
            target.write(content)


if __name__ == "__main__":
    main()
