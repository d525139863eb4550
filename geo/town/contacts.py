"""[[contact]] of city.toml: who answers, and how to reach them, where the town itself does not."""

from __future__ import annotations

import re
from typing import Any

from geo.town.plan import STREET_OWNERS
from geo.town.tables import Table

EVERY_SERVICE = "all"
_URL = re.compile(r"https?://[^\s<>\"]{3,500}")
_PHONE = re.compile(r"\+?[\d\s.()-]{2,24}")
_EMAIL = re.compile(r"[^\s@]{1,64}@[^\s@]{1,200}\.[^\s@]{2,24}")


def read_contacts(root: Table) -> list[dict[str, Any]]:
    """Every contact, whole: {neighbour | street_owner, name, phone, email, url, refuses}. Problems are noted."""
    return [_read_contact(table) for table in root.tables("contact")]


def check_contacts(root: Table, contacts: list[dict[str, Any]], services: set[str]) -> None:
    """Note contacts given twice, and services refused that are not described."""
    seen: set[tuple[str | None, str | None]] = set()
    for contact in contacts:
        key = (contact["neighbour"], contact["street_owner"])
        if key in seen:
            root.problem(f"the contact of {key[0] or key[1]} is described twice")
        seen.add(key)
        for code in contact["refuses"]:
            if code != EVERY_SERVICE and code not in services:
                root.problem(f"the contact of {key[1]} refuses the service {code!r}, which is not described")


def _read_contact(table: Table) -> dict[str, Any]:
    neighbour = table.optional("neighbour")
    owner = table.one_of("street_owner", STREET_OWNERS) or None
    if bool(neighbour) == bool(owner):
        table.problem("must say neighbour (the code of a commune) or street_owner, one of them")
    if owner == "town":
        table.problem("street_owner: the town's own roads need no contact")
    found = {
        "neighbour": neighbour,
        "street_owner": owner,
        "name": table.texts("name", required=True),
        "phone": _checked(table, "phone", _PHONE),
        "email": _checked(table, "email", _EMAIL),
        "url": _checked(table, "url", _URL),
        "refuses": list(table.several("refuses")),
    }
    if neighbour and found["refuses"]:
        table.problem("refuses goes with street_owner: nothing is taken outside the town")
    if owner != "private" and not (found["phone"] or found["email"] or found["url"]):
        table.problem("needs a phone, an email or a url")
    table.finish()
    return found


def _checked(table: Table, name: str, form: re.Pattern[str]) -> str | None:
    value = table.optional(name)
    if value and not form.fullmatch(value):
        table.problem(f"{name} = {value!r} cannot be right")
        return None
    return value
