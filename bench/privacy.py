"""How many faces and plates are found, by size; how many boxes are wrong; what a 12-megapixel picture costs.

    python -m bench.privacy

The set is small: one portrait (that of the tests) put at several sizes and places on drawn streets, and plates drawn
with Pillow's own font, all at several angles, light and noise. Wrong boxes are counted on streets without anybody. It
measures which sizes are found, not how varied the people and plates of a town are.
"""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import sys
import tempfile
import time

import cv2
import numpy as np
from PIL import Image, ImageEnhance

from app.media import detection, sandbox
from app.media.boxes import Box
from tests.media import private_pictures
from tests.media.private_pictures import Edges

MODES = {"all": ("centerface", "blazeface", "plates"), "little memory": ("blazeface", "plates")}
FACE_BANDS = (14, 20, 32, 64, 128)
PLATE_BANDS = (40, 60, 80, 120, 200)
EACH = 12
FACE_HIT, PLATE_HIT, MARGIN = 0.7, 0.8, 0.15
RUNS = 7


def share(box: Box, edges: Edges, size: tuple[int, int]) -> float:
    """How much of the rectangle lies under the box grown by the margin."""
    left, top = (box.x - box.width * MARGIN) * size[0], (box.y - box.height * MARGIN) * size[1]
    right, bottom = left + box.width * (1 + 2 * MARGIN) * size[0], top + box.height * (1 + 2 * MARGIN) * size[1]
    width, height = min(right, edges[2]) - max(left, edges[0]), min(bottom, edges[3]) - max(top, edges[1])
    return max(0.0, width) * max(0.0, height) / ((edges[2] - edges[0]) * (edges[3] - edges[1]))


def worn(picture: Image.Image, chance: random.Random) -> Image.Image:
    """Other light, and the noise of a small sensor."""
    dimmed = ImageEnhance.Brightness(picture).enhance(chance.uniform(0.5, 1.2))
    noise = np.random.default_rng(chance.randrange(10**6)).normal(0, chance.uniform(1, 7), (*dimmed.size[::-1], 3))
    return Image.fromarray((np.asarray(dimmed) + noise).clip(0, 255).astype(np.uint8))


def tilted(picture: Image.Image, edges: Edges, chance: random.Random) -> tuple[Image.Image, Edges]:
    """The whole scene turned by a few degrees, and where the rectangle is then."""
    middle = ((edges[0] + edges[2]) / 2, (edges[1] + edges[3]) / 2)
    turn = cv2.getRotationMatrix2D(middle, chance.uniform(-8, 8), 1.0)
    pixels = cv2.warpAffine(np.asarray(picture), turn, picture.size, borderMode=cv2.BORDER_REFLECT)
    corners = np.array([[x, y, 1] for x in edges[::2] for y in edges[1::2]]) @ turn.T
    (left, top), (right, bottom) = corners.min(axis=0), corners.max(axis=0)
    return Image.fromarray(pixels), (round(left), round(top), round(right), round(bottom))


def recall(kind: str, size: int, detectors: list[detection.Detector], chance: random.Random) -> float:
    """The share of EACH scenes whose one face (or plate) of `size` pixels is covered."""
    hits = 0
    for _ in range(EACH):
        picture = private_pictures.street(1000, 750)
        at = (chance.randint(60, 600), chance.randint(60, 480))
        put = private_pictures.with_face if kind == "face" else private_pictures.with_plate
        picture, edges = tilted(picture, put(picture, at, size), chance)
        found = detection.find_boxes(np.asarray(worn(picture, chance)), detectors)
        needed = FACE_HIT if kind == "face" else PLATE_HIT
        hits += any(box.kind == kind and share(box, edges, picture.size) >= needed for box in found)
    return hits / EACH


def wrong_boxes(detectors: list[detection.Detector], chance: random.Random) -> float:
    """Boxes per megapixel on streets with nobody in them."""
    count = sum(
        len(detection.find_boxes(np.asarray(worn(private_pictures.street(), chance)), detectors)) for _ in range(4)
    )
    return count / (4 * 1.92)


def cost(names: tuple[str, ...]) -> tuple[float, float, float]:
    """Median and 95th percentile in seconds of a 12-megapixel JPEG through both programs, and peak memory in MB."""
    picture = private_pictures.street(4000, 3000)
    private_pictures.with_face(picture, (900, 900), 200)
    private_pictures.with_plate(picture, (2600, 2400), 400)
    taken = []
    with tempfile.TemporaryFile() as original:
        original.write(private_pictures.as_jpeg(picture))
        original.flush()
        for _ in range(RUNS):
            began = time.perf_counter()
            with sandbox.decode(original, content_type="image/jpeg", turn=1, max_pixels=50_000_000) as upright:
                sandbox.draw(upright, detectors=names)
            taken.append(time.perf_counter() - began)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return statistics.median(taken), sorted(taken)[-1], peak


def main() -> None:
    """Print the table."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    cv2.setNumThreads(sandbox.THREADS)
    say = sys.stdout.write
    for mode in ("little memory", "all"):  # the smaller first: peak memory only grows
        names = MODES[mode]
        median, slowest, peak = cost(names)
        say(f"{mode}: {median:.1f} s median, {slowest:.1f} s slowest of {RUNS}, {peak:.0f} MB for 12 megapixels\n")
        detectors = detection.load_detectors(names)
        for kind, bands in (("face", FACE_BANDS), ("plate", PLATE_BANDS)):
            chance = random.Random(f"{mode}{kind}")
            row = ", ".join(f"{size} px {recall(kind, size, detectors, chance):.2f}" for size in bands)
            say(f"  {kind}s found: {row}\n")
        say(f"  wrong boxes: {wrong_boxes(detectors, random.Random(1)):.2f} per megapixel\n")


if __name__ == "__main__":
    main()
