"""What is private is found, covered so that nothing brings it back, and on any failure nothing is drawn."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from app.media import covering, detection, drawing, processing, sandbox
from app.media.boxes import Box, lost, read_boxes
from app.media.sandbox import Drawn, Limits, RefusedError
from tests.media import pictures, private_pictures

ALL = ("centerface", "blazeface", "plates")
SIZE = (1600, 1200)


def draw(
    file: bytes, detectors: tuple[str, ...] = ALL, boxes: tuple[Box, ...] = (), limits: Limits = sandbox.COVERING
) -> Drawn:
    with tempfile.TemporaryFile() as original:
        original.write(file)
        original.flush()
        with sandbox.decode(original, content_type="image/jpeg", turn=1, max_pixels=50_000_000) as upright:
            return sandbox.draw(upright, detectors=detectors, boxes=boxes, limits=limits)


def share_covered(boxes: tuple[Box, ...], edges: private_pictures.Edges) -> float:
    """How much of the rectangle lies under one box."""
    best = 0.0
    for box in boxes:
        left, top = box.x * SIZE[0], box.y * SIZE[1]
        right, bottom = left + box.width * SIZE[0], top + box.height * SIZE[1]
        width = min(right, edges[2]) - max(left, edges[0])
        height = min(bottom, edges[3]) - max(top, edges[1])
        if width > 0 and height > 0:
            best = max(best, width * height / ((edges[2] - edges[0]) * (edges[3] - edges[1])))
    return best


def found_in(content: bytes) -> list[Box]:
    with Image.open(io.BytesIO(content)) as copy:
        pixels = np.asarray(copy.convert("RGB"))
    return detection.find_boxes(pixels, detection.load_detectors(ALL))


@pytest.mark.parametrize("detectors", [ALL, ("blazeface", "plates")])
def test_worker_finds_the_face_and_the_plate_and_no_copy_shows_them(detectors: tuple[str, ...]) -> None:
    file, (face, plate) = private_pictures.crowded()
    assert {box.kind for box in found_in(file)} == {"face", "plate"}  # they can be found before
    drawn = draw(file, detectors)
    assert share_covered(tuple(box for box in drawn.boxes if box.kind == "face"), face) > 0.7
    assert share_covered(tuple(box for box in drawn.boxes if box.kind == "plate"), plate) > 0.9
    for copy in drawn.copies:
        assert found_in(copy.content) == []
        for edges in (face, plate):
            assert flatness(copy, edges) < 6, (copy.side, edges)


def flatness(copy: drawing.Copy, edges: private_pictures.Edges) -> float:
    """How much the middle of a rectangle of the original varies in a copy: nothing is left to read where it is flat."""
    factor = copy.width / SIZE[0]
    left, top, right, bottom = (edge * factor for edge in edges)
    inset_x, inset_y = (right - left) / 6, (bottom - top) / 6
    with Image.open(io.BytesIO(copy.content)) as picture:
        middle = picture.crop(
            (round(left + inset_x), round(top + inset_y), round(right - inset_x), round(bottom - inset_y))
        )
    return float(np.asarray(middle.convert("L"), float).std())


@pytest.mark.parametrize("height", [24, 40, 90, 300])
def test_worker_finds_faces_of_every_size(height: int) -> None:
    picture = private_pictures.street()
    face = private_pictures.with_face(picture, (700, 300), height)
    assert share_covered(draw(private_pictures.as_jpeg(picture)).boxes, face) > 0.6


def test_worker_covers_nothing_in_an_empty_street() -> None:
    assert draw(private_pictures.as_jpeg(private_pictures.street())).boxes == ()


def test_covered_pixels_are_one_colour_and_the_rest_is_as_it_was() -> None:
    noise = Image.effect_noise((400, 300), 90).convert("RGB")
    covered = noise.copy()
    drawing.cover(covered, [Box("face", "detector", 0.25, 0.25, 0.5, 0.5)])
    inside = np.asarray(covered)[75:225, 100:300].reshape(-1, 3)
    assert len(np.unique(inside, axis=0)) == 1
    assert (np.asarray(covered)[:40] == np.asarray(noise)[:40]).all()


def test_boxes_at_the_edges_are_covered_to_the_edge() -> None:
    picture = Image.effect_noise((200, 100), 90).convert("RGB")
    drawing.cover(picture, [Box("plate", "staff", 0, 0, 0.1, 0.2), Box("other", "staff", 0.9, 0.8, 0.1, 0.2)])
    pixels = np.asarray(picture)
    for corner in (pixels[2:20, 2:20], pixels[80:98, 180:198]):
        assert len(np.unique(corner.reshape(-1, 3), axis=0)) == 1


def test_what_the_public_compares_is_the_covered_picture() -> None:
    file, _ = private_pictures.crowded()
    drawn = draw(file)
    with Image.open(io.BytesIO(drawn.copies[2].content)) as covered:
        assert (drawing.difference_hash(covered) ^ drawn.perceptual_hash).bit_count() <= 2


def test_boxes_of_staff_are_covered_and_nothing_else_is_looked_for() -> None:
    file, (face, _) = private_pictures.crowded()
    mine = Box("other", "staff", 0.5, 0.1, 0.2, 0.1)
    drawn = draw(file, (), (mine,))
    assert drawn.boxes == (mine,)
    assert flatness(drawn.copies[0], face) > 20


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        (Limits(wall_seconds=0.15), processing.TOO_COSTLY),
        (Limits(cpu_seconds=0), processing.TOO_COSTLY),
        (Limits(memory_bytes=400 * 1024**2), None),
    ],
)
def test_search_that_costs_too_much_draws_nothing(limits: Limits, code: str | None) -> None:
    with pytest.raises(RefusedError) as refusal:
        draw(private_pictures.crowded()[0], limits=limits)
    assert refusal.value.code == code or (code is None and refusal.value.code in CODES)


CODES = {covering.FAILED, covering.MODEL_MISSING, processing.TOO_COSTLY}
OWN = """
class Own:
    kind = "face"
    def find(self, picture):
        {body}
"""


@pytest.mark.parametrize(
    "body",
    ["raise OSError('no')", "open('/etc/hostname')", "import os; os._exit(3)", "return None", "import os; os.abort()"],
)
def test_own_detector_that_misbehaves_draws_nothing(body: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(OWN.format(body=body), tmp_path, monkeypatch)
    with pytest.raises(RefusedError) as refusal:
        draw(pictures.jpeg(64, 64), ("faces=own_detector:Own", "plates"))
    assert refusal.value.code == covering.FAILED


def test_own_detector_of_a_town_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    body = (
        "from app.media.detection import Found; return [Found(0, 0, picture.shape[1] / 2, picture.shape[0] / 4, 1.0)]"
    )
    install(OWN.format(body=body), tmp_path, monkeypatch)
    drawn = draw(pictures.jpeg(64, 64), ("faces=own_detector:Own",))
    assert drawn.boxes == (Box("face", "detector", 0, 0, 0.5, 0.25),)


def install(source: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "own_detector.py").write_text(source)
    monkeypatch.setattr(sandbox, "PROGRAM", f"import sys; sys.path.append({str(folder)!r})\n" + sandbox.PROGRAM)


@pytest.mark.parametrize("entry", ["faces=nowhere:Detector", "faces=json:nothing", "plates=own:"])
def test_missing_detector_draws_nothing_and_says_so(entry: str) -> None:
    with pytest.raises(RefusedError) as refusal:
        draw(pictures.jpeg(64, 64), (entry,))
    assert refusal.value.code == covering.MODEL_MISSING


def test_missing_weights_are_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(detection.importlib.util, "find_spec", lambda _: None)
    for name in ("centerface", "blazeface"):
        with pytest.raises(detection.ModelMissingError):
            detection.load_detectors([name])


def test_staff_learn_which_boxes_would_come_to_light() -> None:
    face = Box("face", "detector", 0.2, 0.2, 0.1, 0.1)
    larger = Box("other", "staff", 0.1, 0.1, 0.4, 0.4)
    assert lost([face], [larger]) == ()
    assert lost([face, larger], [face]) == (larger,)
    for wrong in ({"x": 0.95}, {"width": 0}, {"x": -0.1}, {"height": float("nan")}, {"kind": "hat"}):
        with pytest.raises(ValueError, match="box"):
            read_boxes([{**face.as_json(), **wrong}])
