"""Runs the decoding program on one picture, in a process of its own that a hostile file cannot get out of."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import PIL

from app.media import processing

FOLDERS = [str(Path(processing.__file__).parent), str(Path(PIL.__file__).parents[1])]
PROGRAM = "import sys; sys.path[:0] = sys.argv[1:3]; import processing; processing.main()"
"""Without `site`, which costs a tenth of a second's processor time in a large environment."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one picture may cost."""

    memory_bytes: int = 2 * 1024**3
    cpu_seconds: int = 20
    wall_seconds: float = 30.0


@dataclass(frozen=True, slots=True)
class Drawn:
    """The copies of a picture, its perceptual hash, and whether the kernel filtered the decoder's system calls."""

    copies: tuple[processing.Copy, ...]
    perceptual_hash: int
    is_filtered: bool


class RefusedError(Exception):
    """The picture cannot be shown. `code` is kept with the photo, `detail` is for the log."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(f"{code} ({detail})")
        self.code = code
        self.detail = detail


DEFAULT_LIMITS = Limits()


def draw_copies(
    original: IO[bytes], *, content_type: str, turn: int, max_pixels: int, limits: Limits = DEFAULT_LIMITS
) -> Drawn:
    """Decode the file behind `original` (a real file, read from its start) and draw its copies.

    Raises RefusedError when it is broken, too large or too costly: the picture's fault, and final.
    """
    order = {
        "worker": os.getpid(),
        "content_type": content_type,
        "turn": turn,
        "max_pixels": max_pixels,
        "memory_bytes": limits.memory_bytes,
        "cpu_seconds": limits.cpu_seconds,
    }
    original.seek(0)
    with tempfile.TemporaryFile() as answer:
        try:
            finished = subprocess.run(  # noqa: S603  # our own program, our own interpreter, no shell
                [sys.executable, "-I", "-S", "-c", PROGRAM, *FOLDERS, json.dumps(order)],
                stdin=original,
                stdout=answer,
                stderr=subprocess.DEVNULL,
                env={"MALLOC_ARENA_MAX": "1", "LANG": "C.UTF-8"},
                cwd="/",
                timeout=limits.wall_seconds,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise RefusedError(processing.TOO_COSTLY, "wall time") from None
        if finished.returncode != 0:
            raise RefusedError(*_reason(finished.returncode))
        answer.seek(0)
        return _read_answer(answer)


def _reason(status: int) -> tuple[str, str]:
    if status in {-signal.SIGXCPU, -signal.SIGKILL}:
        return processing.TOO_COSTLY, f"signal {-status}"
    return processing.BROKEN, f"signal {-status}" if status < 0 else f"exit {status}"


def _read_answer(answer: IO[bytes]) -> Drawn:
    """Read what the program wrote, trusting none of it more than its shape."""
    try:
        summary = json.loads(answer.readline(64 * 1024))
        if "failure" in summary:
            raise RefusedError(str(summary["failure"]), str(summary["detail"]))
        copies = tuple(
            processing.Copy(int(one["side"]), int(one["width"]), int(one["height"]), answer.read(int(one["content"])))
            for one in summary["copies"]
        )
        drawn = Drawn(copies, int(summary["hash"]), bool(summary["is_filtered"]))
    except (ValueError, KeyError, TypeError) as error:
        raise RefusedError(processing.BROKEN, f"answer unreadable: {type(error).__name__}") from error
    if [copy.side for copy in copies] != list(processing.SIDES) or not all(
        copy.content.startswith(b"\xff\xd8\xff") for copy in copies
    ):
        raise RefusedError(processing.BROKEN, "answer incomplete")
    return drawn
