"""The program that finds faces and plates in upright pixels, covers them and draws the copies, in a caged process.

`sandbox.py` starts it with raw pixels on standard input and reads from standard output one line of JSON, then the
JPEG copies one after the other. It meets no file format: `processing.py` left only numbers. Whatever goes wrong here
is an answer with a code, and the picture stays private.
"""

from __future__ import annotations

import json
import os
import sys
from typing import Any

from PIL import Image, ImageFile

from app.media.boxes import Box, read_boxes
from app.media.cage import confine
from app.media.drawing import Copy, cover, make_copies

FAILED, MODEL_MISSING, TOO_COSTLY = "photo.detection_failed", "photo.model_missing", "photo.too_costly"


def draw(pixels: bytes, size: tuple[int, int], boxes: tuple[Box, ...]) -> tuple[list[Copy], int]:
    """The copies and the perceptual hash of upright RGB pixels, with these boxes covered."""
    picture = Image.frombytes("RGB", size, pixels)
    cover(picture, boxes)
    return make_copies(picture)


def _find(order: dict[str, Any], detectors: list[Any], pixels: bytes) -> tuple[Box, ...]:
    """The boxes that the order gives, and what the detectors find."""
    given = read_boxes(order["boxes"])
    if not detectors:
        return given
    import numpy as np

    from app.media.detection import find_boxes

    picture = np.frombuffer(pixels, np.uint8).reshape(order["height"], order["width"], 3)
    return (*given, *find_boxes(picture, detectors))


def _load(names: list[str], threads: int) -> list[Any]:
    """The detectors with their weights in memory: once confined, the process can open no file any more."""
    if not names:
        return []
    import cv2

    cv2.setNumThreads(threads)
    from app.media.detection import load_detectors

    return load_detectors(names)


def _answer(order: dict[str, Any], detectors: list[Any]) -> tuple[dict[str, Any], list[bytes]]:
    try:
        with os.fdopen(0, "rb", closefd=False) as source:
            pixels = source.read()
        boxes = _find(order, detectors, pixels)
        copies, fingerprint = draw(pixels, (order["width"], order["height"]), boxes)
    except MemoryError:
        return {"failure": TOO_COSTLY, "detail": "memory"}, []
    except Exception as error:  # noqa: BLE001  # a detector may raise anything; reported, not swallowed
        code = TOO_COSTLY if "Insufficient memory" in str(error) else FAILED
        return {"failure": code, "detail": type(error).__name__}, []
    described = [{**copy._asdict(), "content": len(copy.content)} for copy in copies]
    summary = {"hash": fingerprint, "boxes": [box.as_json() for box in boxes], "copies": described}
    return summary, [copy.content for copy in copies]


def main() -> None:
    """Read the order from the last argument, load, confine the process, and answer on standard output."""
    order = json.loads(sys.argv[-1])
    ImageFile.MAXBLOCK = max(ImageFile.MAXBLOCK, 1024 * 1024)
    failure: dict[str, Any] | None = None
    try:
        import PIL.JpegImagePlugin  # noqa: F401  # the encoder, while files can still be opened

        Image._initialized = 2
        detectors = _load(order["detectors"], order["threads"])
    except Exception as error:  # noqa: BLE001  # whatever keeps a detector from loading, the picture stays private
        failure, detectors = {"failure": MODEL_MISSING, "detail": f"{type(error).__name__}: {error}"[:300]}, []
    is_filtered = confine(memory_bytes=order["memory_bytes"], cpu_seconds=order["cpu_seconds"])
    if os.getppid() != order["worker"]:
        sys.exit("the worker died before it could take this process with it")
    outcome: tuple[dict[str, Any], list[bytes]] = (failure, []) if failure else _answer(order, detectors)
    summary, contents = outcome
    summary["is_filtered"] = is_filtered
    with os.fdopen(1, "wb", closefd=False) as target:
        target.write(json.dumps(summary).encode() + b"\n")
        for content in contents:
            target.write(content)
