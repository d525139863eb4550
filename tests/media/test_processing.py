from __future__ import annotations

import io
import random
from dataclasses import dataclass

import pytest
from PIL import Image, ImageCms

from app.media import drawing, processing
from app.media.images import understand
from tests.media import pictures
from tests.media.jpeg_marks import foreign_marks

MAX_PIXELS = 50_000_000


@dataclass
class Drawn:
    copies: list[drawing.Copy]
    perceptual_hash: int


def draw(file: bytes, *, turn: int = 1) -> Drawn:
    """What the decoder does, here without its process: test_sandbox.py is about that."""
    content_type = understand(file, max_pixels=MAX_PIXELS).content_type
    processing.load_decoder(content_type)
    with io.BytesIO(file) as source:
        upright = processing.make_upright(source, content_type=content_type, turn=turn, max_pixels=MAX_PIXELS)
        return Drawn(*drawing.make_copies(upright))


UPRIGHT = ["red", "green", "blue", "yellow"]


def opened(drawn: Drawn, index: int = 0) -> Image.Image:
    return Image.open(io.BytesIO(drawn.copies[index].content))


def pixel(drawn: Drawn, x: int, y: int) -> tuple[int, ...]:
    found = opened(drawn).convert("RGB").getpixel((x, y))
    assert isinstance(found, tuple)
    return tuple(int(part) for part in found)


def test_worker_draws_three_progressive_copies_of_a_large_photo() -> None:
    drawn = draw(pictures.jpeg(4000, 3000))
    assert [(copy.side, copy.width, copy.height) for copy in drawn.copies] == [
        (1600, 1600, 1200),
        (800, 800, 600),
        (320, 320, 240),
    ]
    for index, copy in enumerate(drawn.copies):
        shown = opened(drawn, index)
        assert (shown.format, shown.mode, shown.size) == ("JPEG", "RGB", (copy.width, copy.height))
        assert shown.info.get("progressive") == 1
        assert pictures.corners(shown) == ["red", "green", "blue", "yellow"]


def test_worker_never_enlarges_a_small_photo_and_still_gives_every_size() -> None:
    drawn = draw(pictures.jpeg(500, 200))
    assert [(copy.side, copy.width, copy.height) for copy in drawn.copies] == [
        (1600, 500, 200),
        (800, 500, 200),
        (320, 320, 128),
    ]
    assert drawn.copies[0].content == drawn.copies[1].content


@pytest.mark.parametrize(("width", "height"), [(1, 1), (30_000, 3), (3, 30_000)])
def test_worker_draws_pictures_of_any_shape(width: int, height: int) -> None:
    for copy in draw(pictures.jpeg(width, height)).copies:
        assert min(copy.width, copy.height) >= 1
        assert max(copy.width, copy.height) <= copy.side


@pytest.mark.parametrize("turn", range(1, 9))
@pytest.mark.parametrize("size", [(2400, 1600), (300, 200)])
def test_worker_turns_the_photo_upright_for_every_orientation(turn: int, size: tuple[int, int]) -> None:
    undo = {5: 5, 6: 8, 7: 7, 8: 6}.get(turn, turn)
    stored = processing._turn(pictures.quadrants(*size), undo)
    drawn = draw(pictures.encode(stored, "JPEG"), turn=turn)
    assert drawn.copies[0].width > drawn.copies[0].height
    for index in range(3):
        assert pictures.corners(opened(drawn, index)) == UPRIGHT


def test_worker_turns_an_iphone_photo_once_by_its_container() -> None:
    file = pictures.heic(640, 400, exif=pictures.exif(orientation=6))  # the encoder writes a turn by 90°
    understood = understand(file, max_pixels=MAX_PIXELS)
    drawn = draw(file, turn=understood.turn)
    assert (understood.width, understood.height) == (400, 640)
    assert (drawn.copies[0].width, drawn.copies[0].height) == (400, 640)
    assert pictures.corners(opened(drawn)) == ["blue", "red", "yellow", "green"]


def test_worker_lets_no_byte_of_metadata_into_a_copy() -> None:
    original = pictures.tagged_jpeg()
    assert foreign_marks(original)  # the walker sees what is to be removed
    files = [original, pictures.polyglot_html(), pictures.polyglot_zip()]
    block = pictures.exif(orientation=3, gps=pictures.gps(*pictures.MONTPELLIER))
    xmp = pictures.XMP[29:]
    files.append(pictures.encode(pictures.quadrants(), "PNG", exif=block, icc_profile=b"x" * 200))
    files.append(pictures.encode(pictures.quadrants(), "WEBP", exif=block, xmp=xmp))
    files.append(pictures.heic(exif=block, xmp=xmp))
    for file in files:
        for copy in draw(file).copies:
            assert foreign_marks(copy.content) == []


def test_worker_shows_transparent_pictures_on_white() -> None:
    for mode, kind in (("RGBA", "PNG"), ("RGBA", "WEBP"), ("LA", "PNG")):
        file = pictures.encode(Image.new(mode, (64, 64)), kind)
        assert min(pixel(draw(file), 32, 32)) >= 250
    palette = Image.new("P", (64, 64))
    assert min(pixel(draw(pictures.encode(palette, "PNG", transparency=0)), 32, 32)) >= 250


def test_worker_keeps_the_range_of_16_bit_grey() -> None:
    grey = Image.new("I;16", (64, 64), 0x8000)
    found = pixel(draw(pictures.encode(grey, "PNG")), 32, 32)
    assert all(abs(part - 128) <= 3 for part in found)


def test_worker_converts_print_colours_and_plain_modes() -> None:
    assert pictures.corners(opened(draw(pictures.encode(pictures.quadrants().convert("CMYK"), "JPEG")))) == UPRIGHT
    for mode in ("1", "L", "P"):
        drawn = draw(pictures.encode(pictures.quadrants().convert(mode), "PNG"))
        assert (drawn.copies[0].width, drawn.copies[0].height) == (600, 400)


def test_worker_converts_a_foreign_colour_space_to_srgb() -> None:
    lab = ImageCms.createProfile("LAB")
    strange = ImageCms.ImageCmsProfile(ImageCms.createProfile("XYZ")).tobytes()
    linear = linear_profile()
    grey = Image.new("RGB", (64, 64), (128, 128, 128))
    plain = pixel(draw(pictures.encode(grey, "JPEG")), 32, 32)
    converted = pixel(draw(pictures.encode(grey, "JPEG", icc_profile=linear)), 32, 32)
    assert all(abs(part - 128) <= 2 for part in plain)
    assert all(180 <= part <= 195 for part in converted)  # half of the light is 188 in sRGB
    for unusable in (b"not a profile", ImageCms.ImageCmsProfile(lab).tobytes(), strange):
        assert pixel(draw(pictures.encode(grey, "JPEG", icc_profile=unusable)), 32, 32) == plain


def linear_profile() -> bytes:
    """The sRGB profile with its three curves made straight lines (ICC.1 section 10.6: a curve of no points)."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    for index in range(int.from_bytes(profile[128:132], "big")):
        entry = 132 + 12 * index
        tag, at = bytes(profile[entry : entry + 4]), int.from_bytes(profile[entry + 4 : entry + 8], "big")
        if tag in {b"rTRC", b"gTRC", b"bTRC"}:
            profile[at : at + 12] = b"curv" + bytes(8)
            profile[entry + 8 : entry + 12] = (12).to_bytes(4, "big")
        elif tag == b"desc":
            size = int.from_bytes(profile[entry + 8 : entry + 12], "big")
            profile[at : at + size] = (
                profile[at : at + size].replace(b"s\0R\0G\0B", b"l\0i\0n\0r").replace(b"sRGB", b"linr")
            )
    return bytes(profile)


def test_worker_shows_the_first_frame_of_an_animation() -> None:
    first, second = pictures.quadrants(200, 100), Image.new("RGB", (200, 100), pictures.RED)
    for kind in ("WEBP", "PNG"):
        drawn = draw(pictures.encode(first, kind, save_all=True, append_images=[second], duration=100))
        assert pictures.corners(opened(drawn)) == UPRIGHT


def test_look_alikes_differ_in_few_bits_and_others_in_many() -> None:
    scene = textured(1)
    same = draw(pictures.encode(scene, "JPEG", quality=90)).perceptual_hash
    smaller = draw(pictures.encode(scene.resize((500, 375)), "WEBP", quality=60)).perceptual_hash
    other = draw(pictures.encode(textured(2), "JPEG", quality=90)).perceptual_hash
    assert -(2**63) <= same < 2**63
    assert (same ^ smaller).bit_count() <= 4
    assert (same ^ other).bit_count() >= 16


def textured(seed: int) -> Image.Image:
    chance = random.Random(seed)
    cells = Image.frombytes("RGB", (8, 6), bytes(chance.randrange(256) for _ in range(8 * 6 * 3)))
    return cells.resize((1000, 750), Image.Resampling.BICUBIC)
