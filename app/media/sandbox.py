"""Runs the two programs that work on a picture, each in a process of its own that a hostile file cannot get out of."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import PIL

from app.media import covering, drawing, processing
from app.media.boxes import Box, read_boxes

MEDIA = Path(processing.__file__).parent
PACKAGES = str(Path(PIL.__file__).parents[1])
PROGRAM = """
import sys, types
sys.path.insert(0, sys.argv[3])
for name, folder in (("app", sys.argv[1]), ("app.media", sys.argv[2])):
    room = types.ModuleType(name)
    room.__path__ = [folder]
    sys.modules[name] = room
import importlib
importlib.import_module(sys.argv[4]).main()
"""
"""Without `site`, which costs a tenth of a second, and without the application, whose first file loads all of it."""

DECODER, COVERER = "app.media.processing", "app.media.covering"
ENVIRONMENT = {
    "MALLOC_ARENA_MAX": "1",
    "LANG": "C.UTF-8",
    "OPENBLAS_NUM_THREADS": "1",
    "OPENCV_OPENCL_RUNTIME": "disabled",
}


@dataclass(frozen=True, slots=True)
class Limits:
    """What one step of one picture may cost."""

    memory_bytes: int = 2 * 1024**3
    cpu_seconds: int = 20
    wall_seconds: float = 30.0


@dataclass(frozen=True, slots=True)
class Upright:
    """A decoded picture: its size, a JPEG of it as it is (for staff alone), and its RGB pixels in an open file."""

    width: int
    height: int
    view: bytes
    pixels: IO[bytes]
    is_filtered: bool


@dataclass(frozen=True, slots=True)
class Drawn:
    """The copies of a covered picture, its perceptual hash, what was covered, and whether the kernel filtered calls."""

    copies: tuple[drawing.Copy, ...]
    perceptual_hash: int
    boxes: tuple[Box, ...]
    is_filtered: bool


class RefusedError(Exception):
    """The picture cannot be shown. `code` is kept with the photo, `detail` is for the log."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(f"{code} ({detail})")
        self.code = code
        self.detail = detail


DECODING = Limits()
COVERING = Limits(cpu_seconds=60, wall_seconds=60.0)
THREADS = 2


@contextmanager
def decode(
    original: IO[bytes], *, content_type: str, turn: int, max_pixels: int, limits: Limits = DECODING
) -> Iterator[Upright]:
    """The pixels of the file behind `original` (a real file, read from its start), upright, at most 2560 px.

    Raises RefusedError when it is broken, too large or too costly: the picture's fault, and final.
    """
    order = {"content_type": content_type, "turn": turn, "max_pixels": max_pixels}
    with tempfile.TemporaryFile() as answer, tempfile.TemporaryFile() as pixels:
        summary = _run(DECODER, order, original, answer, limits, processing.BROKEN)
        try:
            width, height = int(summary["width"]), int(summary["height"])
            view = answer.read(int(summary["view"]))
            raw = answer.read(width * height * 3 + 1)
            is_filtered = bool(summary["is_filtered"])
        except (ValueError, KeyError, TypeError) as error:
            raise RefusedError(processing.BROKEN, f"answer unreadable: {type(error).__name__}") from error
        is_whole = 0 < width * height * 3 == len(raw) and max(width, height) <= processing.SEEN_SIDE
        if not is_whole or not view.startswith(b"\xff\xd8\xff"):
            raise RefusedError(processing.BROKEN, "answer incomplete")
        pixels.write(raw)
        pixels.flush()
        yield Upright(width, height, view, pixels, is_filtered)


def draw(upright: Upright, *, detectors: Sequence[str], boxes: Sequence[Box] = (), limits: Limits = COVERING) -> Drawn:
    """Cover `boxes` and what `detectors` find (names as in the setting), and draw the copies.

    Raises RefusedError when that fails in any way, a model is missing, or it takes too long: nothing is to be shown.
    """
    order = {
        "width": upright.width,
        "height": upright.height,
        "boxes": [box.as_json() for box in boxes],
        "detectors": list(detectors),
        "threads": THREADS,
    }
    with tempfile.TemporaryFile() as answer:
        summary = _run(COVERER, order, upright.pixels, answer, limits, covering.FAILED)
        return _read_copies(summary, answer)


def arguments(program: str, order: dict[str, Any]) -> list[str]:
    """What starts one of the two programs on its order."""
    folders = (str(MEDIA.parent), str(MEDIA), PACKAGES)
    return [sys.executable, "-I", "-S", "-c", PROGRAM, *folders, program, json.dumps(order)]


def _run(
    program: str, order: dict[str, Any], source: IO[bytes], answer: IO[bytes], limits: Limits, broken: str
) -> dict[str, Any]:
    """Run one program from `source` to `answer`, left after its first line. Raises RefusedError."""
    whole = {
        **order,
        "worker": os.getpid(),
        "memory_bytes": limits.memory_bytes,
        "cpu_seconds": limits.cpu_seconds,
    }
    source.seek(0)
    try:
        finished = subprocess.run(  # noqa: S603  # our own program, our own interpreter, no shell
            arguments(program, whole),
            stdin=source,
            stdout=answer,
            stderr=subprocess.DEVNULL,
            env=ENVIRONMENT,
            cwd="/",
            timeout=limits.wall_seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise RefusedError(processing.TOO_COSTLY, "wall time") from None
    if finished.returncode != 0:
        raise RefusedError(*_reason(finished.returncode, broken))
    answer.seek(0)
    try:
        summary: dict[str, Any] = json.loads(answer.readline(256 * 1024))
        failure = (str(summary["failure"]), str(summary["detail"])) if "failure" in summary else None
    except (ValueError, KeyError, TypeError) as error:
        raise RefusedError(broken, f"answer unreadable: {type(error).__name__}") from error
    if failure:
        raise RefusedError(*failure)
    return summary


def _reason(status: int, broken: str) -> tuple[str, str]:
    if status in {-signal.SIGXCPU, -signal.SIGKILL}:
        return processing.TOO_COSTLY, f"signal {-status}"
    return broken, f"signal {-status}" if status < 0 else f"exit {status}"


def _read_copies(summary: dict[str, Any], answer: IO[bytes]) -> Drawn:
    """Read what the program wrote, trusting none of it more than its shape."""
    try:
        copies = tuple(
            drawing.Copy(int(one["side"]), int(one["width"]), int(one["height"]), answer.read(int(one["content"])))
            for one in summary["copies"]
        )
        drawn = Drawn(copies, int(summary["hash"]), read_boxes(summary["boxes"]), bool(summary["is_filtered"]))
    except (ValueError, KeyError, TypeError) as error:
        raise RefusedError(covering.FAILED, f"answer unreadable: {type(error).__name__}") from error
    if [copy.side for copy in copies] != list(drawing.SIDES) or not all(
        copy.content.startswith(b"\xff\xd8\xff") for copy in copies
    ):
        raise RefusedError(covering.FAILED, "answer incomplete")
    return drawn
