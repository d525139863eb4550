from __future__ import annotations

import random
import struct
import time
import tracemalloc
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.media.exif import NOTHING, read_exif
from app.media.images import BrokenError, PixelsError, Understood, UnsupportedError, understand
from tests.media import pictures

MAX_PIXELS = 50_000_000
MUTATIONS = 400


def read(file: bytes) -> Understood:
    return understand(file, max_pixels=MAX_PIXELS)


def tagged(**values: object) -> bytes:
    return pictures.with_segments(pictures.jpeg(), pictures.segment(0xE1, pictures.exif(**values)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "content_type"), [("JPEG", "image/jpeg"), ("PNG", "image/png"), ("WEBP", "image/webp")]
)
def test_reader_tells_a_picture_by_its_content_and_its_pixels_by_its_header(kind: str, content_type: str) -> None:
    found = read(pictures.encode(pictures.quadrants(321, 123), kind))
    assert (found.content_type, found.width, found.height, found.turn) == (content_type, 321, 123, 1)


def test_reader_takes_lossless_animated_and_progressive_files() -> None:
    first, second = pictures.quadrants(80, 60), pictures.quadrants(80, 60).rotate(180)
    for file in (
        pictures.encode(first, "WEBP", lossless=True),
        pictures.encode(first, "WEBP", save_all=True, append_images=[second]),
        pictures.encode(first, "PNG", save_all=True, append_images=[second]),
        pictures.jpeg(80, 60, progressive=True),
        pictures.encode(first.convert("RGBA"), "WEBP"),
    ):
        assert (read(file).width, read(file).height) == (80, 60)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_reader_gives_the_upright_size_for_every_orientation(orientation: int) -> None:
    found = read(tagged(orientation=orientation))
    assert found.turn == orientation
    assert (found.width, found.height) == ((400, 600) if orientation >= 5 else (600, 400))


@pytest.mark.parametrize("orientation", [0, 9, 65535])
def test_reader_ignores_an_orientation_that_does_not_exist(orientation: int) -> None:
    assert (read(tagged(orientation=orientation)).turn, read(tagged(orientation=orientation)).width) == (1, 600)


def test_reader_lets_the_heic_container_turn_the_picture_and_not_its_exif() -> None:
    block = pictures.exif(orientation=6, taken="2026:11:20 08:00:00", gps=pictures.gps(*pictures.MONTPELLIER))
    found = read(pictures.heic(320, 200, exif=block))
    assert found.content_type == "image/heic"
    assert found.turn == 1
    assert found.place == pytest.approx((43.6086, 3.8797), abs=1e-6)


def test_reader_finds_place_and_time_in_png_and_webp() -> None:
    block = pictures.exif(gps=pictures.gps(*pictures.MONTPELLIER), taken="2026:11:20 08:00:00")
    for kind in ("PNG", "WEBP"):
        found = read(pictures.encode(pictures.quadrants(64, 64), kind, exif=block))
        assert found.place == pytest.approx((43.6086, 3.8797), abs=1e-6)
        assert found.taken_at == datetime(2026, 11, 20, 8, 0)  # noqa: DTZ001


@pytest.mark.parametrize("order", ["<", ">"])
def test_reader_takes_both_byte_orders_and_all_four_quarters_of_the_world(order: str) -> None:
    for north, east, expected in (
        ("N", "E", (43.6086, 3.8797)),
        ("S", "W", (-43.6086, -3.8797)),
        ("s", "East", (-43.6086, 3.8797)),
    ):
        entries = pictures.gps(*pictures.MONTPELLIER, north=north, east=east, order=order)
        assert read(tagged(order=order, gps=entries)).place == pytest.approx(expected, abs=1e-6)


def test_reader_takes_degrees_as_one_number() -> None:
    found = read(tagged(gps=pictures.gps([(436086, 10000)], [(38797, 10000)])))
    assert found.place == pytest.approx((43.6086, 3.8797), abs=1e-6)


LIES = {
    "latitude 91": pictures.gps([(91, 1), (0, 1), (0, 1)], [(3, 1), (0, 1), (0, 1)]),
    "longitude 181": pictures.gps([(43, 1), (0, 1), (0, 1)], [(181, 1), (0, 1), (0, 1)]),
    "denominator zero": pictures.gps([(43, 0), (36, 1), (0, 1)], [(3, 1), (0, 1), (0, 1)]),
    "all zero": pictures.gps([(0, 1), (0, 1), (0, 1)], [(0, 1), (0, 1), (0, 1)]),
    "zero by zero": pictures.gps([(0, 0), (0, 0), (0, 0)], [(0, 0), (0, 0), (0, 0)]),
    "75 minutes": pictures.gps([(43, 1), (75, 1), (0, 1)], [(3, 1), (0, 1), (0, 1)]),
    "no longitude": pictures.gps([(43, 1), (36, 1), (0, 1)], None, east=None),
    "no letters": pictures.gps([(43, 1), (36, 1), (0, 1)], [(3, 1), (0, 1), (0, 1)], north=None, east=None),
    "wrong letters": pictures.gps([(43, 1), (36, 1), (0, 1)], [(3, 1), (0, 1), (0, 1)], north="X", east="N"),
    "empty letters": pictures.gps([(43, 1), (36, 1), (0, 1)], [(3, 1), (0, 1), (0, 1)], north="", east=""),
    "four parts": pictures.gps([(43, 1), (1, 1), (1, 1), (1, 1)], [(3, 1), (0, 1), (0, 1)]),
    "no parts": pictures.gps([], []),
    "text for numbers": [(1, 2, 2, b"N\0"), (2, 2, 6, b"43,60\0"), (3, 2, 2, b"E\0"), (4, 2, 6, b"3,879\0")],
    "numbers for letters": [(1, 3, 1, b"N\0"), (2, 3, 1, b"\x2b\0"), (3, 3, 1, b"E\0"), (4, 3, 1, b"\3\0")],
    "millions of values": [
        (1, 2, 2, b"N\0"),
        (2, 5, 2**32 - 1, b"\0\0\0\0"),
        (3, 2, 2, b"E\0"),
        (4, 5, 3, b"\xff" * 4),
    ],
    "unknown type": [(1, 2, 2, b"N\0"), (2, 99, 3, b"\0" * 8), (3, 2, 2, b"E\0"), (4, 0, 3, b"\0" * 8)],
}


@pytest.mark.parametrize("lie", LIES)
def test_reader_takes_no_place_from_a_camera_that_lies(lie: str) -> None:
    assert read(tagged(gps=LIES[lie])).place is None


@pytest.mark.parametrize(
    ("taken", "offset", "expected"),
    [
        ("2026:11:20 08:00:00", "+01:00", datetime(2026, 11, 20, 7, 0, tzinfo=UTC)),
        ("2026:11:20 08:00:00", "-09:30", datetime(2026, 11, 20, 17, 30, tzinfo=UTC)),
        ("2026:02:30 08:00:00", "+01:00", None),
        ("0000:00:00 00:00:00", "+01:00", None),
        ("1970:01:01 00:00:00", None, None),
        ("yesterday", None, None),
        ("    :  :     :  :  ", None, None),
    ],
)
def test_reader_takes_only_a_time_that_can_be(taken: str, offset: str | None, expected: datetime | None) -> None:
    found = read(tagged(taken=taken, offset=offset)).taken_at
    assert found == expected
    assert found is None or found.utcoffset() is not None


def test_reader_leaves_the_zone_open_when_the_camera_wrote_none_or_an_impossible_one() -> None:
    for offset in (None, "+99:00", "CET"):
        assert read(tagged(taken="2026:11:20 08:00:00", offset=offset)).taken_at == datetime(2026, 11, 20, 8)  # noqa: DTZ001
    kept = read(tagged(taken="2026:11:20 08:00:00", offset="+01:00")).taken_at
    assert kept is not None
    assert kept.tzinfo == timezone(timedelta(hours=1))


def test_reader_stops_at_directories_that_point_at_themselves() -> None:
    block = b"II*\0" + struct.pack("<I", 8) + struct.pack("<H", 2)
    block += struct.pack("<HHII", 0x8769, 4, 1, 8) + struct.pack("<HHII", 0x8825, 4, 1, 8) + bytes(4)
    assert read_exif(block) == NOTHING


@pytest.mark.parametrize("what", pictures.UNSUPPORTED)
def test_reader_refuses_what_is_not_a_picture_we_take(what: str) -> None:
    with pytest.raises(UnsupportedError):
        read(pictures.UNSUPPORTED[what]())


@pytest.mark.parametrize("what", pictures.BROKEN)
def test_reader_refuses_a_damaged_picture(what: str) -> None:
    with pytest.raises(BrokenError):
        read(pictures.BROKEN[what]())


@pytest.mark.parametrize("kind", pictures.TOO_MANY_PIXELS)
def test_reader_refuses_a_bomb_from_its_header_without_decoding_it(kind: str) -> None:
    file = pictures.TOO_MANY_PIXELS[kind]()
    tracemalloc.start()
    try:
        with pytest.raises(PixelsError):
            read(file)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 1_000_000, "decoded, the smallest of them is 150 MB"


def test_reader_bounds_its_time_on_twenty_megabytes_of_tiny_parts() -> None:
    for file in (
        b"\x89PNG\r\n\x1a\n" + pictures.png_header(9, 9)[8:] + pictures.chunk(b"tEXt", b"") * 1_600_000,
        b"\xff\xd8\xff" + b"\xff\xe5\x00\x02" * 5_000_000,
        b"\xff\xd8\xff" + b"\xff" * 20_000_000,
        b"\xff\xd8\xff" + b"\x00" * 20_000_000,
        b"\0\0\0\x18ftypheic\0\0\0\0heicmif1" + b"\0\0\0\x08free" * 2_500_000,
        pictures.riff(*[(b"JUNK", b"")] * 100_000),
    ):
        began = time.process_time()
        with pytest.raises((BrokenError, UnsupportedError)):
            read(file)
        assert time.process_time() - began < 60, "hours if a part costs as much as those before it"


def seeds() -> dict[str, bytes]:
    block = pictures.exif(orientation=6, taken="2026:11:20 08:00:00", gps=pictures.gps(*pictures.MONTPELLIER))
    small = pictures.quadrants(48, 32)
    return {
        "jpeg": pictures.with_segments(pictures.encode(small, "JPEG"), pictures.segment(0xE1, block)),
        "png": pictures.encode(small, "PNG", exif=block),
        "webp": pictures.encode(small, "WEBP", exif=block),
        "heic": pictures.heic(64, 64, exif=block),
    }


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp", "heic"])
def test_reader_survives_any_damage(kind: str) -> None:
    seed, chance = seeds()[kind], random.Random(f"photos-{kind}")
    for _ in range(MUTATIONS):
        file = bytearray(seed)
        for _ in range(chance.randint(1, 8)):
            at = chance.randrange(min(len(file), 1200))
            file[at] = chance.choice((0, 1, 0x7F, 0x80, 0xFF, chance.randrange(256)))
        if chance.random() < 0.3:
            del file[chance.randrange(len(file)) :]
        try:
            found = read(bytes(file))
        except (BrokenError, UnsupportedError, PixelsError):
            continue
        assert found.width * found.height <= MAX_PIXELS
        assert found.place is None or (abs(found.place[0]) <= 90 and abs(found.place[1]) <= 180)


@given(block=st.binary(max_size=400), order=st.sampled_from([b"II*\0", b"MM\0*"]))
@settings(max_examples=300, deadline=None)
def test_reader_of_exif_never_raises(block: bytes, order: bytes) -> None:
    for file in (block, order + block, order + b"\x08\0\0\0" + block, order + b"\0\0\0\x08" + block):
        found = read_exif(file)
        assert found.orientation in range(1, 9)
