"""Forty things that nobody may read in public, and where each is written down in the database."""

from __future__ import annotations

import html
import re
import unicodedata
import uuid
from datetime import UTC, datetime
from typing import Any
from urllib.parse import unquote

from app.core import clock
from app.models import Report, StatusUpdate
from tests import factories as make

NAMES = (
    "Capucine Canarelle", "Théodule Oiseaubleu", "Ondine Serinette", "Balthazar Plumeverte", "Hermine Volaillac",
    "Gontran Pinsonneau", "Isaure Mésangeard", "Lubin Rossignolet",
)  # fmt: skip
MAILS = (
    "capucine.canarelle@courriel.example", "t.oiseaubleu@boite.example", "ondine+rue@serin.example",
    "balthazar@plume-verte.example", "hermine.v@volaillac.example", "gontran_p@pinson.example",
    "isaure@mesange.example", "lubin.r@rossignol.example",
)  # fmt: skip
PHONES = (
    "06 39 98 01 11", "06 39 98 02 22", "+33 6 39 98 03 33", "0639980444", "06.39.98.05.55", "01 99 00 06 66",
    "07-00-00-07-77", "+33 7 00 00 08 88",
)  # fmt: skip
PLATES = ("AB-901-CD", "EF-902-GH", "JK 903 LM", "NP904QR", "ST-905-TV", "WX-906-YZ", "1234 AB 34", "GA-908-HB")
ADDRESSES = (
    "14 bis impasse des Canaris, 3e étage, porte gauche", "chez Mme Oiseaubleu, interphone 27",
    "7 allée des Serins, appartement 402", "maison aux volets verts de Plumeverte", "lot 9 résidence Volaillac",
    "loge du gardien Pinsonneau", "2 venelle Mésangeard, fond de cour", "péniche Rossignolet, quai nord",
)  # fmt: skip
ALL = (*NAMES, *MAILS, *PHONES, *PLATES, *ADDRESSES)


def plant(place: Any) -> list[Report]:
    """Write all forty where people and the town hall write things down; the reports that carry them."""
    people = [
        make.make_reporter(place.town, mail, name=name, phone=phone, device_hash=uuid.uuid4().hex)
        for name, mail, phone in zip(NAMES[:4], MAILS[:4], PHONES[:4], strict=True)
    ]
    staff = make.make_staff(place.town, "crew", name=NAMES[4], email=MAILS[4], departments=(place.desk,))
    make.make_reporter(place.town, MAILS[6], name=NAMES[6], phone=PHONES[5])
    body = make.make_outside_body(place.town, name=NAMES[5], email=MAILS[5], phone=PHONES[4])
    reports = [_public(place, index, person, staff) for index, person in enumerate(people * 2)]
    reports += [_hidden(place, index, people[index % 4]) for index in range(8)]
    for report, person in zip(reports, people * 4, strict=True):
        make.make_subscription(report, person)
    make.make_intervention(reports[0], staff, body, message=f"Voir {NAMES[7]}, {PHONES[6]}, {ADDRESSES[4]}")
    make.make_alert(place.town, people[0], label=ADDRESSES[5])
    return reports


def _public(place: Any, index: int, person: Any, staff: Any) -> Report:
    """A report that everybody sees, with canaries in all that is not shown, and in text that is masked when it is."""
    report = place.report(
        submitted_at=clock.now() if index % 2 else datetime(2026, 3, 10, 10, tzinfo=UTC),
        description=f"Appelez le {PHONES[index]}, écrivez à {MAILS[index]}. La voiture {PLATES[index]} gêne.",
        location_hint=f"Chez {NAMES[index]}, {ADDRESSES[index]}, {PHONES[index]}, {MAILS[index]}", reporter_id=person.id, device_hash=uuid.uuid4().hex,
        answers={"contact": NAMES[index], "plate": PLATES[index]}, assigned_to_id=staff.id,
        contested_count=1, follower_count=1,
    )  # fmt: skip
    note = f"{NAMES[index]} habite {ADDRESSES[index]}, {MAILS[index]}"
    make.save(_update(place, report, note=note, is_public=False, detail={"from": MAILS[index], "why": NAMES[index]}))
    make.save(_update(place, report, note=f"Rappelez le {PHONES[index]} pour {PLATES[index]}.", is_public=True))
    make.make_photo(
        report, state="held", original_key=f"originals/{MAILS[index]}", device_hash=uuid.uuid4().hex,
        boxes=[{"kind": "plate", "text": PLATES[index]}], failure_code=None,
    )  # fmt: skip
    return report


def _hidden(place: Any, index: int, person: Any) -> Report:
    """A report that nobody sees: everything is written in it in full, its address too."""
    text = " ".join((NAMES[index], MAILS[index], PHONES[index], PLATES[index], ADDRESSES[index]))
    kind = {"is_private": True} if index % 2 else {"service": place.secret, "is_private": True}
    report = place.report(
        description=text, address=ADDRESSES[index], location_hint=text, answers={"all": text}, reporter_id=person.id,
        forwarded_to={"name": NAMES[index], "phone": PHONES[index]}, **kind,
    )  # fmt: skip
    make.save(_update(place, report, note=text, is_public=True))
    return report


def _update(place: Any, report: Report, **values: Any) -> StatusUpdate:
    fields = {"kind": "note", "status": report.status, "actor_kind": "staff"} | values
    return StatusUpdate(jurisdiction_id=place.town.id, report_id=report.id, **fields)


def found_in(content: bytes) -> set[str]:
    """The canaries that can be read in an answer, however it writes accents, capitals and the parts of numbers."""
    text = html.unescape(content.decode("utf-8", "replace"))
    text += _ESCAPE.sub(lambda one: chr(int(one[1], 16)), text)
    text = unicodedata.normalize("NFC", unquote(text)).casefold()
    tight = re.sub(r"[^0-9a-z]", "", text)
    return {one for one in ALL if one.casefold() in text or (one in (*PHONES, *PLATES) and _tight(one) in tight)}


def _tight(one: str) -> str:
    """A number as it is recognised without its separators, and a telephone without its country."""
    plain = re.sub(r"[^0-9a-z]", "", one.casefold())
    return plain[-9:] if one in PHONES else plain


_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
