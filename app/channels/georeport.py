"""Speaks Open311 GeoReport v2 to the servers of others, in XML, which every one of them has to speak."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import quote, urlencode
from xml.etree import ElementTree as ET

from app.channels import outward
from app.channels.outward import Bounds, Fetched, NoAnswer

MOST_BYTES = 4 * 1024 * 1024
SECONDS = 20.0
PASSING = frozenset({408, 425, 429})
"""Refusals that time may mend, as every 5xx."""
MOST_REASON = 500
FORM = "application/x-www-form-urlencoded; charset=utf-8"


class Refused(Exception):  # noqa: N818 - an outcome, named as such
    """The server will not have it, and says why."""


@dataclass(frozen=True, slots=True)
class Server:
    """Where another server is; `key` is never shown; `private` are the `host:port`s that may be private."""

    url: str
    town: str | None
    key: str | None
    private: Collection[str]
    seconds: float = SECONDS

    def __repr__(self) -> str:
        """Without the key."""
        return f"Server({self.url})"


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A report to send. `name` is the same at every try; `reference`, our number, stands at the end of the words."""

    name: str
    reference: str
    service_code: str
    latitude: float
    longitude: float
    description: str
    address: str | None = None
    answers: Mapping[str, object] | None = None
    media_url: str | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """What the server calls it: a number at once, or a token for one."""

    number: str | None
    token: str | None


@dataclass(frozen=True, slots=True)
class Seen:
    """A report as the server shows it; `detailed` is our own word for its status, where the server knows it."""

    number: str
    is_closed: bool
    note: str | None
    detailed: str | None


@dataclass(frozen=True, slots=True)
class News:
    """What is told of a report that the server has. `name` is the same at every try (`update_id`)."""

    name: str
    number: str
    is_closed: bool
    words: str
    happened_at: datetime


def send_report(server: Server, report: Outgoing) -> Taken:
    """POST Service Request. Raises Refused, NoAnswer, AddressForbidden, TooLong."""
    fields: list[tuple[str, str]] = [
        ("api_key", server.key or ""),
        ("jurisdiction_id", server.town or ""),
        ("service_code", report.service_code),
        ("lat", repr(report.latitude)),
        ("long", repr(report.longitude)),
        ("description", f"{report.description}\n\n{report.reference}".strip()),
        ("address_string", report.address or ""),
        ("media_url", report.media_url or ""),
    ]
    for code, value in (report.answers or {}).items():
        many = isinstance(value, list)
        for one in value if isinstance(value, list) else [value]:
            fields.append((f"attribute[{code}]" + "[]" * many, one if isinstance(one, str) else json.dumps(one)))
    body = urlencode([(name, value) for name, value in fields if value]).encode()
    headers = {
        "Content-Type": FORM,
        "Accept": "text/xml",
        "Idempotency-Key": report.name,
    }
    found = outward.send(f"{server.url}/requests.xml", body, headers, _bounds(server))
    tree = _understand(found)
    number, token = (tree.findtext(f".//{name}") for name in ("service_request_id", "token"))
    if not number and not token:
        raise NoAnswer("neither a number nor a token came back")
    return Taken(number or None, token or None)


def send_update(server: Server, news: News) -> None:
    """POST Service Request Update, as mySociety's extension has it; whatever 2xx it answers, the server has it.

    Raises Refused, also when the server knows no updates; NoAnswer, AddressForbidden, TooLong.
    """
    fields = [
        ("api_key", server.key or ""),
        ("jurisdiction_id", server.town or ""),
        ("service_request_id", news.number),
        ("update_id", news.name),
        ("status", "closed" if news.is_closed else "open"),
        ("updated_datetime", f"{news.happened_at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"),
        ("description", news.words),
    ]
    body = urlencode([(name, value) for name, value in fields if value]).encode()
    headers = {"Content-Type": FORM, "Accept": "text/xml", "Idempotency-Key": news.name}
    found = outward.send(f"{server.url}/servicerequestupdates.xml", body, headers, _bounds(server))
    if not 200 <= found.status < 300:
        _understand(found)


def try_key(server: Server) -> bool | None:
    """Whether the server takes the key, asked with a request that lacks everything else and so can make no report.

    None when its answer does not say. Raises NoAnswer, AddressForbidden, TooLong.
    """
    town = [("jurisdiction_id", server.town)] if server.town else []
    body = urlencode([("api_key", server.key or ""), *town]).encode()
    headers = {"Content-Type": FORM, "Accept": "text/xml"}
    found = outward.send(f"{server.url}/requests.xml", body, headers, _bounds(server))
    if found.status in {401, 403}:
        return False
    return True if found.status in {400, 422} else None


def knows_updates(server: Server) -> bool:
    """Whether the server shows service request updates. Raises NoAnswer, AddressForbidden, TooLong."""
    try:
        _read(server, "servicerequestupdates.xml", {})
    except Refused:
        return False
    return True


def find_sent(
    server: Server, service_code: str, since: datetime, reference: str, *, but: str | None = None
) -> Taken | None:
    """The request that an earlier try left there, by our number in its words; None when there is none.

    `but` is one that is not meant: an older request of the same report.
    """
    window = {"service_code": service_code, "start_date": f"{since.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"}
    tree = _read(server, "requests.xml", window)
    for request in tree.iter("request"):
        number = request.findtext("service_request_id")
        if number != but and (request.findtext("description") or "").rstrip().endswith(reference):
            return Taken(number, None)
    return None


def read_reports(server: Server, numbers: Sequence[str]) -> list[Seen]:
    """GET Service Requests by their numbers; those that the server does not show are left out."""
    tree = _read(server, "requests.xml", {"service_request_id": ",".join(numbers), "extensions": "true"})
    return [
        Seen(
            number=request.findtext("service_request_id") or "",
            is_closed=(request.findtext("status") or "").strip().lower() == "closed",
            note=(request.findtext("status_notes") or "").strip() or None,
            detailed=(request.findtext("extended_attributes/detailed_status") or "").strip() or None,
        )
        for request in tree.iter("request")
    ]


def read_token(server: Server, token: str) -> str | None:
    """GET service_request_id from a token: the number, None while there is none."""
    return _read(server, f"tokens/{quote(token, safe='')}.xml", {}).findtext(".//service_request_id") or None


def list_services(server: Server) -> dict[str, str]:
    """GET Service List: names by code."""
    tree = _read(server, "services.xml", {})
    return {one.findtext("service_code") or "": one.findtext("service_name") or "" for one in tree.iter("service")}


def _read(server: Server, path: str, fields: Mapping[str, str]) -> ET.Element:
    town = {"jurisdiction_id": server.town} if server.town else {}
    found = outward.fetch(f"{server.url}/{path}?{urlencode({**fields, **town})}", {}, _bounds(server))
    return _understand(found)


def _understand(found: Fetched) -> ET.Element:
    """The answer's tree. Raises Refused with the server's own reasons, NoAnswer for what time may mend."""
    if found.status in PASSING or found.status >= 500:
        raise NoAnswer(f"HTTP {found.status}")
    tree = _parse(found.body)
    if not 200 <= found.status < 300:
        told = [text.strip() for one in tree.iter("description") if (text := one.text)] if tree is not None else []
        raise Refused(("; ".join(told) or f"HTTP {found.status}")[:MOST_REASON])
    if tree is None:
        raise NoAnswer("the answer is no XML")
    return tree


def _parse(body: bytes) -> ET.Element | None:
    if b"<!DOCTYPE" in body or b"<!ENTITY" in body:
        return None
    try:
        return ET.fromstring(body)  # noqa: S314 - without a document type there is nothing to expand
    except ET.ParseError:
        return None


def _bounds(server: Server) -> Bounds:
    return Bounds(MOST_BYTES, server.seconds, server.private)
