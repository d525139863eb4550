from __future__ import annotations

import io
import os
import random
import signal
import subprocess
import sys
import tempfile
import textwrap
import time
from pathlib import Path

import pytest
from PIL import Image

from app.core import errors
from app.media import cage, covering, drawing, processing, sandbox
from app.media.images import BrokenError, PixelsError, UnsupportedError, understand
from app.media.sandbox import Drawn, Limits, RefusedError
from tests.media import pictures
from tests.media.jpeg_marks import foreign_marks

MAX_PIXELS = 50_000_000
PROGRAM_FOLDER = Path(cage.__file__).parent


def draw(
    file: bytes,
    *,
    content_type: str | None = None,
    turn: int = 1,
    max_pixels: int = MAX_PIXELS,
    limits: Limits | None = None,
) -> Drawn:
    kind = content_type or understand(file, max_pixels=MAX_PIXELS).content_type
    with tempfile.TemporaryFile() as original:
        original.write(file)
        original.flush()
        with sandbox.decode(
            original, content_type=kind, turn=turn, max_pixels=max_pixels, limits=limits or Limits()
        ) as upright:
            return sandbox.draw(upright, detectors=())


@pytest.mark.parametrize(
    ("what", "content_type"),
    [
        ("jpeg cut in its pixels", "image/jpeg"),
        ("heic cut", "image/heic"),
        ("png without pixels", "image/png"),
        ("webp cut", "image/webp"),
        ("empty", "image/jpeg"),
    ],
)
def test_worker_refuses_a_damaged_picture_with_a_code(what: str, content_type: str) -> None:
    with pytest.raises(RefusedError) as refusal:
        draw(pictures.BROKEN[what](), content_type=content_type)
    assert refusal.value.code == errors.PHOTO_BROKEN


def test_worker_uses_no_decoder_but_that_of_the_kind_it_was_told() -> None:
    for content_type in ("image/png", "image/webp", "image/heic"):
        with pytest.raises(RefusedError) as refusal:
            draw(pictures.jpeg(64, 64), content_type=content_type)
        assert refusal.value.code == errors.PHOTO_BROKEN


def test_worker_counts_pixels_again_before_it_decodes() -> None:
    with pytest.raises(RefusedError) as refusal:
        draw(pictures.jpeg(400, 300), max_pixels=119_999)
    assert refusal.value.code == errors.PHOTO_TOO_LARGE


def test_worker_stops_a_picture_that_needs_too_much_memory() -> None:
    with pytest.raises(RefusedError) as refusal:
        draw(pictures.png_bomb(7000), content_type="image/png", limits=Limits(memory_bytes=150 * 1024**2))
    assert refusal.value.code == errors.PHOTO_TOO_COSTLY


def test_worker_stops_a_picture_that_needs_too_much_processor_time() -> None:
    noise = Image.frombytes("RGB", (3000, 3000), random.Random(5).randbytes(27_000_000))
    file = pictures.encode(noise, "WEBP", lossless=True, method=0, quality=0)
    with pytest.raises(RefusedError) as refusal:
        draw(file, limits=Limits(cpu_seconds=0))
    assert refusal.value.code == errors.PHOTO_TOO_COSTLY


def test_worker_stops_a_picture_that_takes_too_long() -> None:
    with pytest.raises(RefusedError) as refusal:
        draw(pictures.jpeg(), limits=Limits(wall_seconds=0.02))
    assert refusal.value.code == errors.PHOTO_TOO_COSTLY


def test_worker_draws_in_another_process_what_it_would_draw_here() -> None:
    file = pictures.tagged_jpeg()
    with io.BytesIO(file) as source:
        here, fingerprint = drawing.make_copies(processing.make_upright(source, turn=6, max_pixels=MAX_PIXELS))
    there = draw(file, turn=6)
    assert [copy.content for copy in there.copies] == [copy.content for copy in here]
    assert there.perceptual_hash == fingerprint


ODD_KINDS = {
    "mpo": lambda: pictures.encode(SMALL, "MPO", save_all=True, append_images=[SMALL.rotate(180)]),
    "animated png": lambda: pictures.encode(SMALL, "PNG", save_all=True, append_images=[SMALL.rotate(180)]),
    "animated webp": lambda: pictures.encode(SMALL, "WEBP", save_all=True, append_images=[SMALL.rotate(180)]),
    "16-bit grey png": lambda: pictures.encode(Image.new("I;16", (64, 64), 0x8000), "PNG"),
    "palette png": lambda: pictures.encode(SMALL.convert("P"), "PNG", transparency=0),
    "cmyk jpeg": lambda: pictures.encode(SMALL.convert("CMYK"), "JPEG"),
    "tagged jpeg": pictures.tagged_jpeg,
    "lossless webp with alpha": lambda: pictures.encode(SMALL.convert("RGBA"), "WEBP", lossless=True),
    "interlaced jpeg": lambda: pictures.encode(SMALL, "JPEG", progressive=True),
    "heic": pictures.heic,
}
SMALL = pictures.quadrants(96, 64)


@pytest.mark.parametrize("kind", ODD_KINDS)
def test_worker_needs_to_open_nothing_more_for_any_kind(kind: str) -> None:
    drawn = draw(ODD_KINDS[kind]())
    assert drawn.is_filtered or os.uname().machine not in {"x86_64", "aarch64"}
    assert [foreign_marks(copy.content) for copy in drawn.copies] == [[], [], []]


def test_every_failure_code_of_the_decoder_has_a_sentence() -> None:
    codes = {processing.BROKEN, processing.TOO_LARGE, processing.TOO_COSTLY, covering.FAILED, covering.MODEL_MISSING}
    assert codes <= set(errors.KINDS)


def test_worker_survives_any_damage() -> None:
    chance = random.Random("sandbox")
    outcomes = set()
    for kind in ("JPEG", "PNG", "WEBP", "HEIC"):
        seed = pictures.heic(64, 64) if kind == "HEIC" else pictures.encode(pictures.quadrants(96, 64), kind)
        for _ in range(6):
            file = bytearray(seed)
            start = chance.choice((12, len(file) // 2))
            for _ in range(chance.randint(1, 4)):
                file[chance.randrange(start, len(file))] = chance.randrange(256)
            outcomes.add(outcome(bytes(file)))
    assert outcomes <= {"shown", "refused at the door", errors.PHOTO_BROKEN, errors.PHOTO_TOO_LARGE}
    assert "shown" in outcomes


def outcome(file: bytes) -> str:
    try:
        turn = understand(file, max_pixels=MAX_PIXELS).turn
        drawn = draw(file, turn=turn)
    except (BrokenError, UnsupportedError, PixelsError):
        return "refused at the door"
    except RefusedError as refusal:
        return refusal.code
    for copy in drawn.copies:
        assert foreign_marks(copy.content) == []
    return "shown"


ESCAPES = """
    import os, socket, sys, threading
    sys.path.insert(0, sys.argv[1])
    import cage
    print("filtered" if cage.confine(memory_bytes=2**31, cpu_seconds=5) else "unfiltered")

    def fork():
        if os.fork() == 0:
            os._exit(0)

    attempts = {
        "open": lambda: open("/etc/hostname"),
        "list": lambda: os.listdir("/"),
        "unlink": lambda: os.unlink("/nowhere/at/all"),
        "socket": lambda: socket.socket(),
        "fork": fork,
        "exec": lambda: os.execv("/bin/true", ["true"]),
        "spawn": lambda: os.posix_spawn("/bin/true", ["true"], {}),
        "kill": lambda: os.kill(os.getppid(), 0),
    }
    for name, attempt in attempts.items():
        try:
            attempt()
        except PermissionError:
            print(name, "refused")
        else:
            print(name, "ALLOWED")
    thread = threading.Thread(target=lambda: print("thread runs"))
    thread.start()
    thread.join()
"""


@pytest.mark.skipif(os.uname().machine not in {"x86_64", "aarch64"}, reason="the filter knows x86_64 and aarch64")
def test_hostile_code_in_the_decoder_can_open_and_start_nothing() -> None:
    answer = subprocess.run(
        [sys.executable, "-I", "-c", textwrap.dedent(ESCAPES), str(PROGRAM_FOLDER)],
        capture_output=True,
        text=True,
        timeout=30,
    )
    lines = answer.stdout.split("\n")
    assert lines[0] == "filtered", answer.stderr
    assert "ALLOWED" not in answer.stdout
    assert answer.stdout.count("refused") == 8
    assert "thread runs" in lines


def test_decoder_is_filtered_and_knows_nothing_of_our_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: dict[str, object] = {}
    real = subprocess.run

    def watch(*arguments: object, **options: object) -> object:
        seen.update(options)
        return real(*arguments, **options)  # type: ignore[call-overload]

    monkeypatch.setenv("RUECLAIRE_SECRET_KEY", "must not be inherited")
    monkeypatch.setattr(sandbox.subprocess, "run", watch)
    drawn = draw(pictures.jpeg(64, 64))
    assert drawn.is_filtered or os.uname().machine not in {"x86_64", "aarch64"}
    assert not [name for name in seen["env"] if name.startswith("RUECLAIRE")]  # type: ignore[attr-defined]
    assert seen["cwd"] == "/"


PARENT = """
    import subprocess, sys, time
    child = subprocess.Popen([sys.executable, "-I", "-c", sys.argv[1], sys.argv[2]])
    print(child.pid, flush=True)
    time.sleep(60)
"""
CHILD = """
    import sys, time
    sys.path.insert(0, sys.argv[1])
    import cage
    cage.confine(memory_bytes=2**31, cpu_seconds=50)
    sys.stdout.write("ready\\n")
    sys.stdout.flush()
    time.sleep(60)
"""


def test_decoder_dies_with_its_worker() -> None:
    worker = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(PARENT), textwrap.dedent(CHILD), str(PROGRAM_FOLDER)],
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert worker.stdout is not None
        lines = {worker.stdout.readline().strip(), worker.stdout.readline().strip()}
        child = int((lines - {"ready"}).pop())
        worker.send_signal(signal.SIGKILL)
        worker.wait(30)
        deadline = time.monotonic() + 30
        while is_alive(child) and time.monotonic() < deadline:
            time.sleep(0.02)
        assert not is_alive(child)
    finally:
        worker.kill()
        worker.wait()
        if worker.stdout is not None:
            worker.stdout.close()


def test_decoder_whose_worker_died_before_it_was_bound_draws_nothing() -> None:
    order = {
        "worker": -1, "content_type": "image/jpeg", "turn": 1, "max_pixels": MAX_PIXELS,
        "memory_bytes": 2**31, "cpu_seconds": 20,
    }  # fmt: skip
    answer = subprocess.run(
        sandbox.arguments(sandbox.DECODER, order),
        input=pictures.jpeg(64, 64),
        capture_output=True,
        timeout=30,
    )
    assert (answer.returncode, answer.stdout) == (1, b"")
    assert b"the worker died" in answer.stderr


def is_alive(process: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
