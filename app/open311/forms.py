"""What a program posts: parameters of the body or the address, attributes, pictures; every defect named at once."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field

from flask import request
from marshmallow import ValidationError, validate
from werkzeug.datastructures import FileStorage

from app.actions.media_fetches import check_media_url
from app.actions.submissions import Contact
from app.core.extensions import settings
from app.open311.room import GeoReportError
from geo.points import Point, make_point

MOST_CHARACTERS = 4_000
"""Of a description (GeoReport v2, POST Service Request)."""
ATTRIBUTE = re.compile(r"attribute\[([^\[\]]{1,100})\](\[\d*\])?", re.ASCII)
MEDIA = re.compile(r"media(_url)?(\[\d*\])?", re.ASCII)
LENGTHS = {
    "email": 254, "phone": 30, "first_name": 60, "last_name": 60, "device_id": 200, "account_id": 200,
    "address_string": 300, "address_id": 200, "service_code": 100, "description": MOST_CHARACTERS,
}  # fmt: skip
NOT_CONTENT = frozenset({"api_key", "jurisdiction_id", "lang"})
"""Parameters that say who asks and how, and not what."""
_is_email = validate.Email()


@dataclass
class Problems:
    """What is wrong with a call, gathered so that a program learns of all of it in one answer."""

    found: list[tuple[int, str]] = field(default_factory=list)

    def add(self, description: str, *, status: int = 400) -> None:
        """One more."""
        self.found.append((status, description))

    def raise_any(self) -> None:
        """Raises GeoReportError with all of them: 404 when nothing but a missing resource is wrong, else 400."""
        if self.found:
            raise GeoReportError(min(status for status, _ in self.found), *(text for _, text in self.found))


def given(name: str) -> str | None:
    """A parameter of the body, else of the address; an empty one is an absent one."""
    return request.form.get(name, "").strip() or request.args.get(name, "").strip() or None


def read_text(name: str, problems: Problems) -> str | None:
    """A parameter that may be so long and no longer (LENGTHS)."""
    found = given(name)
    if found is not None and len(found) > LENGTHS[name]:
        problems.add(f"{name} is longer than {LENGTHS[name]} characters")
        return None
    return found


def read_contact(problems: Problems) -> Contact:
    """Who sends it, as far as the program says."""
    email = read_text("email", problems)
    if email is not None:
        try:
            _is_email(email)
        except ValidationError:
            problems.add("email is not an address")
    names = [name for part in ("first_name", "last_name") if (name := read_text(part, problems))]
    return Contact(email=email, phone=read_text("phone", problems), name=" ".join(names) or None)


def read_point(problems: Problems) -> Point | None:
    """The point of `lat` and `long`, None when neither is there."""
    latitude, longitude = given("lat"), given("long")
    if latitude is None and longitude is None:
        return None
    for name, value in (("lat", latitude), ("long", longitude)):
        if value is None:
            problems.add(f"{name} was not provided: lat and long go together")
            return None
    try:
        return make_point(float(latitude or ""), float(longitude or ""))
    except ValueError:
        problems.add("lat and long are not a place on earth in degrees")
        return None


def read_attributes() -> dict[str, str | list[str]]:
    """`attribute[code]=v` and `attribute[code][]=v`, by code; several values make a list."""
    found: dict[str, list[str]] = {}
    for source in (request.form, request.args):
        for name, values in source.lists():
            match = ATTRIBUTE.fullmatch(name)
            kept = [value.strip() for value in values if value.strip()]
            if match and kept:
                found.setdefault(match[1], []).extend(kept)
    return {code: values if len(values) > 1 else values[0] for code, values in found.items()}


def read_media(problems: Problems) -> tuple[tuple[FileStorage, ...], tuple[str, ...]]:
    """Pictures in the body, and addresses of pictures, at most as many as a report may have in all."""
    files = [file for name, sent in request.files.lists() if MEDIA.fullmatch(name) for file in sent if file.filename]
    named = [
        url.strip()
        for source in (request.form, request.args)
        for name, values in source.lists()
        if MEDIA.fullmatch(name)
        for url in values
        if url.strip()
    ]
    urls = tuple(dict.fromkeys(named))
    if len(files) + len(urls) > settings.photos_per_report:
        problems.add(f"media_url: {settings.photos_per_report} pictures at most")
        return (), ()
    for url in urls:
        refusal = "longer than 2000 characters" if len(url) > 2000 else check_media_url(url)
        if refusal:
            problems.add(f"media_url cannot be fetched: {refusal}")
    return tuple(files), urls


def fingerprint(files: tuple[FileStorage, ...], service_code: str) -> bytes:
    """Everything that was sent but who sent it, in an order of its own: by it a repeat is known."""
    parts = sorted(
        (name, value.strip())
        for source in (request.form, request.args)
        for name, value in source.items(multi=True)
        if name not in NOT_CONTENT and value.strip()
    )
    digest = hashlib.sha256(repr((service_code, parts)).encode("utf-8", "backslashreplace"))
    for file in files:
        while part := file.stream.read(64 * 1024):
            digest.update(part)
        digest.update(b"end")
        file.stream.seek(0)
    return digest.digest()
