"""Stickers as staff print them: every code on the rendered sheet leads to its own object."""

from __future__ import annotations

from typing import Any

import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from app.actions import stickers
from app.media.stickers import FORMATS, ink_on
from tests import factories as make
from tests.signing_in import sign_in

PDF = "/staff/v1/stickers.pdf"
LATITUDE, LONGITUDE = make.CENTRE


@pytest.fixture
def town(app, client):
    row = make.make_jurisdiction(settings={"colour": "#b0123c"})
    sign_in(client, make.make_staff(row, "agent"))
    return row


def plant(town: Any, count: int, layer: str = "street_lamp", *, prefix: str = "EP") -> None:
    for number in range(count):
        make.make_asset(town, f"{prefix}-{number:05d}", LATITUDE + number * 0.0001, LONGITUDE, layer=layer)


def pages(content: bytes, *, scale: float = 4) -> list[Image.Image]:
    document = pypdfium2.PdfDocument(content)
    return [page.render(scale=scale).to_pil() for page in document]


def codes(image: Image.Image) -> list[str]:
    return sorted(found.text for found in zxingcpp.read_barcodes(image))


@pytest.mark.parametrize("format_code", sorted(FORMATS))
def test_agent_prints_a_sheet_whose_codes_all_read_back(client, town, format_code):
    count = FORMATS[format_code].per_sheet
    plant(town, count)
    answer = client.get(f"{PDF}?layer=street_lamp&format={format_code}")
    assert (answer.status_code, answer.content_type) == (200, "application/pdf")
    (sheet,) = pages(answer.data)
    assert codes(sheet) == [f"http://localhost/o/street_lamp/EP-{number:05d}" for number in range(count)]


def test_agent_continues_a_sheet_already_begun(client, town):
    plant(town, 3)
    first, second = pages(client.get(f"{PDF}?layer=street_lamp&format=63x38&skip=19").data)
    assert (len(codes(first)), len(codes(second))) == (2, 1)
    assert codes(first.crop((0, 0, first.width, first.height * 6 // 7))) == []


def test_agent_prints_the_chosen_references_in_the_towns_colour(client, town):
    plant(town, 5)
    answer = client.get(f"{PDF}?layer=street_lamp&references=EP-00001,ep-00003,%20EP-00099")
    (sheet,) = pages(answer.data)
    assert [code.rsplit("/", 1)[1] for code in codes(sheet)] == ["EP-00001", "EP-00003"]
    assert sheet.convert("RGB").getpixel((round(10 / 210 * sheet.width), round(16.5 / 297 * sheet.height))) == (
        0xB0, 0x12, 0x3C,
    )  # fmt: skip


def test_agent_narrows_to_a_quarter_and_a_street_and_sees_how_many(client, town):
    plant(town, 6)
    make.make_area(
        town, kind="quarter", code="nord", box=(LONGITUDE - 0.01, LATITUDE + 0.00025, LONGITUDE + 0.01, LATITUDE + 0.01)
    )
    whole = client.get("/staff/v1/stickers?layer=street_lamp").json
    north = client.get("/staff/v1/stickers?layer=street_lamp&area=nord").json
    nowhere = client.get("/staff/v1/stickers?layer=street_lamp&street=rue%20Inconnue").json
    assert (whole["count"], north["count"], nowhere["count"]) == (6, 3, 0)
    assert north["sample"] == ["EP-00003", "EP-00004", "EP-00005"]


def test_agent_is_told_when_nothing_or_too_much_is_chosen(client, town, monkeypatch):
    monkeypatch.setattr(stickers, "MOST_STICKERS", 4)
    plant(town, 5)
    none = client.get(f"{PDF}?layer=bench")
    many = client.get(f"{PDF}?layer=street_lamp")
    assert (none.status_code, none.json["code"]) == (422, "stickers.none")
    assert (many.status_code, many.json["code"], many.json["count"]) == (422, "stickers.too_many", 5)
    assert "5 étiquettes" in many.json["detail"]


def test_agent_never_prints_another_towns_objects(client, town):
    other = make.make_jurisdiction("voisine", west=4.0, south=45.0)
    plant(other, 2, prefix="VX")
    plant(town, 1)
    (sheet,) = pages(client.get(f"{PDF}?layer=street_lamp").data)
    assert codes(sheet) == ["http://localhost/o/street_lamp/EP-00000?v=carreville"]


def test_resident_scans_a_sticker_and_the_object_is_known(client, town):
    plant(town, 2)
    found = client.get("/api/v1/assets/street_lamp/ep-00001").json
    assert (found["reference"], found["layer"], found["town"]) == ("EP-00001", "street_lamp", "carreville")
    assert found["latitude"] == pytest.approx(LATITUDE + 0.0001)
    for unknown in ("/api/v1/assets/street_lamp/EP-99999", "/api/v1/assets/bench/EP-00001", "/api/v1/assets/x/%00"):
        refused = client.get(unknown)
        assert (refused.status_code, refused.json["code"]) == (404, "object.not_found")


@pytest.mark.parametrize(("colour", "ink"), [("#0f5563", "#ffffff"), ("#ffd23f", "#000000"), ("#6b6b6b", "#ffffff")])
def test_resident_reads_the_towns_name_on_its_colour(colour, ink):
    assert ink_on(colour) == ink
