"""A 12-megapixel photo to its three copies against libvips doing the same, and 3 MB photos received per second.

Run: scripts/python -m bench.photos   (needs Debian's wrk, and for the reference: pip install "pyvips[binary]==3.2.0")
"""

from __future__ import annotations

import importlib.util
import io
import json
import os
import random
import re
import resource
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PIL import Image, ImageFilter

from app.media import drawing, processing, sandbox
from bench.ground import bench_database, serving

SIZE = (4000, 3000)
ROUNDS = 15
CLIENTS = (1, 8, 32)
SECONDS = 6
UPLOAD_BYTES = 3_000_000
MAX_PIXELS = 50_000_000

WRK_SCRIPT = """
local hex = "0123456789abcdef"
local function digits(n)
  local t = {} for i = 1, n do local k = math.random(1, 16) t[i] = hex:sub(k, k) end return table.concat(t)
end
local body
function init(args)
  math.randomseed(os.time() * 1000 + tonumber(tostring({}):sub(8), 16) % 1000000)
  local file = io.open(args[1], "rb") body = file:read("*a") file:close()
end
request = function()
  local id = digits(8) .. "-" .. digits(4) .. "-4" .. digits(3) .. "-a" .. digits(3) .. "-" .. digits(12)
  return wrk.format("PUT", "/api/v1/photos/" .. id, {["Content-Type"] = "image/jpeg"}, body)
end
done = function(summary, latency, requests)
  local bad = summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.timeout
  io.write(string.format('RESULT {"rate": %.1f, "p50": %.1f, "p95": %.1f, "p99": %.1f, "bad": %d}\\n',
    summary.requests / (summary.duration / 1e6), latency:percentile(50) / 1e3,
    latency:percentile(95) / 1e3, latency:percentile(99) / 1e3, bad))
end
"""


def street_like(size: tuple[int, int]) -> bytes:
    """A JPEG as heavy as a telephone's: soft shapes with grain, about 3 MB at 12 megapixels."""
    chance = random.Random(12)
    cells = Image.frombytes("RGB", (40, 30), chance.randbytes(40 * 30 * 3)).resize(size, Image.Resampling.BICUBIC)
    grain = Image.effect_noise(size, 28).filter(ImageFilter.GaussianBlur(1.1)).convert("RGB")
    buffer = io.BytesIO()
    Image.blend(cells, grain, 0.35).save(buffer, "JPEG", quality=90)
    return buffer.getvalue()


def with_vips(file: bytes) -> list[bytes]:
    """The same three copies by libvips: shrink on load, smaller from larger, progressive, no metadata."""
    import pyvips

    current = pyvips.Image.thumbnail_buffer(file, 1600, height=1600, size="down")
    copies = []
    for side in drawing.SIDES:
        current = current.thumbnail_image(side, height=side, size="down").copy_memory()
        quality = drawing.QUALITY[side]
        copies.append(current.jpegsave_buffer(Q=quality, interlace=True, optimize_coding=True, keep="none"))
    return copies


def with_pillow(file: bytes) -> None:
    """Our decoder, in this process."""
    drawing.make_copies(processing.make_upright(io.BytesIO(file), turn=6, max_pixels=MAX_PIXELS))


def in_sandbox(file: bytes) -> None:
    """Our programs as they are run, without detectors (those are measured in privacy.py)."""
    with tempfile.TemporaryFile() as original:
        original.write(file)
        original.flush()
        with sandbox.decode(original, content_type="image/jpeg", turn=6, max_pixels=MAX_PIXELS) as upright:
            sandbox.draw(upright, detectors=())


def measure(work: Callable[[bytes], object], file: bytes) -> tuple[float, float]:
    """Median wall and processor time in milliseconds, children included."""
    work(file)
    walls, processor = [], []
    for _ in range(ROUNDS):
        began, before = time.perf_counter(), _processor_time()
        work(file)
        walls.append(time.perf_counter() - began)
        processor.append(_processor_time() - before)
    return statistics.median(walls) * 1000, statistics.median(processor) * 1000


def _processor_time() -> float:
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(used.ru_utime + used.ru_stime for used in map(resource.getrusage, kinds))


def bench_drawing() -> None:
    """Print the table of one photo to three copies."""
    file = street_like(SIZE)
    print(f"One photo of {SIZE[0]}×{SIZE[1]} ({len(file) / 1e6:.1f} MB) to 1600, 800 and 320 px, median of {ROUNDS}:\n")
    print("| who | wall ms | processor ms | wall ÷ libvips | processor ÷ libvips |\n|---|---|---|---|---|")
    rows: list[tuple[str, Callable[[bytes], object]]] = [("our decoder", with_pillow), ("in its sandbox", in_sandbox)]
    if importlib.util.find_spec("pyvips"):
        rows.insert(0, ("libvips (pyvips)", with_vips))
    else:
        print('| libvips | not installed: pip install "pyvips[binary]==3.2.0" | | | |')
    reference: tuple[float, float] | None = None
    for name, work in rows:
        wall, processor = measure(work, file)
        if work is with_vips:
            reference = (wall, processor)
        ratios = f"{wall / reference[0]:.2f} | {processor / reference[1]:.2f}" if reference else "– | –"
        print(f"| {name} | {wall:.0f} | {processor:.0f} | {ratios} |")


def bench_receiving() -> None:
    """Print the table of 3 MB photos received, and what the web processes held in memory at most."""
    if shutil.which("wrk") is None:
        raise SystemExit("wrk is missing: apt-get install wrk")
    file = street_like(SIZE)[:-2]
    file += bytes(max(0, UPLOAD_BYTES - len(file) - 2)) + b"\xff\xd9"
    with tempfile.TemporaryDirectory() as folder, bench_database("photos") as url:
        os.environ["RUECLAIRE_STORAGE_URL"] = f"file://{folder}/storage"
        path = Path(folder) / "photo.jpg"
        path.write_bytes(file)
        print(f"\nPUT of a {len(file) / 1e6:.1f} MB photo, 2 processes, {SECONDS} s each:\n")
        print("| who | clients | photos a second | p50 | p95 | p99 ms | processor ms a photo | largest web process |")
        print("|---|---|---|---|---|---|---|---|")
        rates: dict[tuple[str, int], float] = {}
        for name, application in (("smallest Flask", "bench.smallest_upload:application"), ("Rue Claire", "wsgi:app")):
            with serving(url, application) as address:
                send(address, 2, path)
                for clients in CLIENTS:
                    rates[name, clients] = receive_row(name, address, clients, path)
            shutil.rmtree(f"{folder}/storage", ignore_errors=True)
        ratios = (f"{rates['Rue Claire', n] / rates['smallest Flask', n]:.2f} at {n}" for n in CLIENTS)
        print(f"\nRate against the smallest Flask: {', '.join(ratios)} clients.")


def receive_row(name: str, address: str, clients: int, path: Path) -> float:
    """Measure and print one line; the rate."""
    before = processor_seconds()
    found = send(address, clients, path)
    cost = (processor_seconds() - before) * 1000 / (found["rate"] * SECONDS)
    print(
        f"| {name} | {clients} | {found['rate']:.0f} | {found['p50']:.0f} | {found['p95']:.0f} | {found['p99']:.0f} "
        f"| {cost:.1f} | {largest_memory():.0f} MB |"
    )
    return found["rate"]


def send(address: str, clients: int, path: Path) -> dict[str, float]:
    """Rate and latencies (ms) of PUT /api/v1/photos/<id>."""
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(WRK_SCRIPT)
        script.flush()
        words = ["wrk", "-t1", f"-c{clients}", f"-d{SECONDS}s", "--timeout", "10s", "-s", script.name, address]
        done = subprocess.run([*words, "--", str(path)], capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(re.search(r"RESULT (.*)", done.stdout)[1])  # type: ignore[index]  # wrk failed otherwise
    if found["bad"]:
        raise SystemExit(f"{found['bad']:.0f} requests failed at {clients} clients: the figures mean nothing")
    return found


def web_processes() -> list[Path]:
    """The gunicorn processes that this benchmark started, in /proc."""
    found = [Path("/proc/self")]
    for parent in found:
        children = (parent / "task").glob("*/children")
        found += [Path("/proc") / child for listed in children for child in listed.read_text().split()]
    return [process for process in found if "gunicorn" in (process / "cmdline").read_text()]


def largest_memory() -> float:
    """The highest resident memory that any web process has had, in MB."""
    peaks = (re.search(r"VmHWM:\s+(\d+)", (process / "status").read_text()) for process in web_processes())
    return max(int(found[1]) for found in peaks if found) / 1024


def processor_seconds() -> float:
    """The processor time of all web processes so far."""
    ticks = 0
    for process in web_processes():
        fields = (process / "stat").read_text().rsplit(")", 1)[1].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    bench_drawing()
    bench_receiving()
