"""The program that decodes a stranger's picture: it runs alone, in a process with limits.

`sandbox.py` starts it with the original on standard input and reads its answer from standard output: one line of
JSON, a JPEG for the staff's eyes, and the upright pixels, which `covering.py` goes on with in a process of its own.
No byte of the original passes.
"""

from __future__ import annotations

import importlib
import io
import json
import os
import sys
from typing import Any, BinaryIO

from PIL import Image, ImageCms

from app.media.cage import confine
from app.media.drawing import encode, fit, shrink

SEEN_SIDE = 2560
"""The longest side, in pixels, at which faces and plates are looked for: beyond what any copy shows."""
VIEW_SIDE, VIEW_QUALITY = 1600, 80
FORMATS = {
    "image/jpeg": "JPEG",
    "image/png": "PNG",
    "image/webp": "WEBP",
    "image/heic": "HEIF",
    "image/heif": "HEIF",
}
"""The one decoder that each kind may use."""

_PLUGINS = {
    "JPEG": ("PIL.JpegImagePlugin", "PIL.MpoImagePlugin"),  # some telephones' JPEG is an MPO
    "PNG": ("PIL.PngImagePlugin", "PIL.JpegImagePlugin"),
    "WEBP": ("PIL.WebPImagePlugin", "PIL.JpegImagePlugin"),
    "HEIF": ("PIL.JpegImagePlugin",),
}
WHITE = (255, 255, 255)
BROKEN, TOO_LARGE, TOO_COSTLY = "photo.broken", "photo.too_large", "photo.too_costly"

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


def load_decoder(content_type: str) -> None:
    """Load all that this kind of file needs, and nothing else: once confined, the process can open no file any more."""
    for module in _PLUGINS[FORMATS[content_type]]:
        importlib.import_module(module)
    if FORMATS[content_type] == "HEIF":
        import pi_heif

        pi_heif.register_heif_opener(thumbnails=False)
    Image._initialized = 2  # Pillow must not go looking for other formats, neither now (slow) nor later (refused)


def make_upright(source: BinaryIO, *, content_type: str = "image/jpeg", turn: int, max_pixels: int) -> Image.Image:
    """The picture as pixels alone: upright, sRGB, its longest side at most 2560 px.

    `content_type` chooses the only decoder, `turn` is the EXIF orientation to apply. Raises RefusedError over
    `max_pixels`, and whatever Pillow raises.
    """
    Image.MAX_IMAGE_PIXELS = None  # ours is checked below, before a pixel is decoded
    picture = Image.open(source, formats=[FORMATS[content_type]])
    if picture.width * picture.height > max_pixels:
        raise RefusedError(TOO_LARGE)
    small = shrink(_decode_small(picture), SEEN_SIDE)
    upright = _turn(_as_srgb(small, picture.info.get("icc_profile")), turn)
    upright.info = {}
    return upright


def _decode_small(picture: Image.Image) -> Image.Image:
    """Decode, a JPEG at the nearest size its blocks allow above the one we want: a third of the time for 12 MP."""
    picture.draft(None, fit(picture.width, picture.height, SEEN_SIDE))
    picture.load()
    return picture


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


def _answer(order: dict[str, Any]) -> tuple[dict[str, Any], list[bytes]]:
    """What to write back; anything that goes wrong in a decoder is the picture's fault, and says so by a code."""
    try:
        with os.fdopen(0, "rb", closefd=False) as source:
            upright = make_upright(
                source, content_type=order["content_type"], turn=order["turn"], max_pixels=order["max_pixels"]
            )
        view = encode(shrink(upright, VIEW_SIDE), VIEW_QUALITY)
    except RefusedError as error:
        return {"failure": str(error), "detail": "pixels"}, []
    except MemoryError:
        return {"failure": TOO_COSTLY, "detail": "memory"}, []
    except Exception as error:  # noqa: BLE001  # decoders raise anything at all on hostile bytes; reported, not swallowed
        return {"failure": BROKEN, "detail": type(error).__name__}, []
    return {"width": upright.width, "height": upright.height, "view": len(view)}, [view, upright.tobytes()]


def main() -> None:
    """Read the order from the last argument, confine the process, and answer on standard output."""
    order = json.loads(sys.argv[-1])
    load_decoder(order["content_type"])
    is_filtered = confine(memory_bytes=order["memory_bytes"], cpu_seconds=order["cpu_seconds"])
    if os.getppid() != order["worker"]:
        sys.exit("the worker died before it could take this process with it")
    summary, contents = _answer(order)
    summary["is_filtered"] = is_filtered
    with os.fdopen(1, "wb", closefd=False) as target:
        target.write(json.dumps(summary).encode() + b"\n")
        for content in contents:
            target.write(content)
