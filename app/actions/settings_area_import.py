"""Several areas from one file: what would be new, changed, gone or refused, then all of it in one go."""

from __future__ import annotations

import re
import unicodedata
import uuid
from dataclasses import dataclass
from typing import Any

from app.actions import config_versions
from app.actions import settings_areas as areas
from app.actions.accounts import SignedIn
from app.actions.config_versions import Snapshot
from app.core import errors
from app.core.errors import ProblemError
from app.core.extensions import db
from app.models import Area
from geo import outlines

MOST_AREAS = 300
WRITTEN = ("new", "changed", "gone")
_CODE = re.compile(r"[a-z0-9][a-z0-9_-]{0,59}")


@dataclass(frozen=True, slots=True)
class Wanted:
    """An area as the file has it; without a code it goes by its name."""

    code: str | None
    name: str
    geometry: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Planned:
    """What would become of one area: new, changed, same, gone, in_use (kept for its rules) or broken, and why."""

    key: str
    name: str
    state: str
    before: str | None = None
    hectares_before: float | None = None
    hectares: float | None = None
    is_repaired: bool = False
    reason: dict[str, str] | None = None
    value: Snapshot | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """All of a file; `etag` is the version of the areas that it was measured against."""

    rows: tuple[Planned, ...]
    etag: str


def plan_import(jurisdiction_id: int, kind: str, wanted: list[Wanted], *, retires_missing: bool) -> Plan:
    """What writing these areas of one kind would change; nothing is written."""
    known = {area.code: area for area in areas.list_areas(jurisdiction_id) if area.kind == kind}
    tag = config_versions.tag_of({code: areas.show_area(area) for code, area in sorted(known.items())})
    rows: list[Planned] = []
    seen: set[str] = set()
    for one in wanted:
        code = _code(one, known)
        rows.append(_plan_one(jurisdiction_id, kind, code, one, known.get(code), is_twice=code in seen))
        seen.add(code)
    if retires_missing:
        missing = [area for code, area in known.items() if code not in seen and area.retired_at is None]
        rows += [_plan_gone(area) for area in missing]
    return Plan(tuple(rows), tag)


def write_import(
    by: SignedIn, kind: str, wanted: list[Wanted], *, retires_missing: bool, expected: str, note: str | None
) -> int:
    """Write what the plan says in one transaction, taken back in one go; how many areas changed.

    `expected` is the plan's `etag`. Raises ProblemError config.changed when an area changed since, auth.forbidden.
    """
    if not config_versions.may_change(by, areas.AREA, kind):
        raise ProblemError(errors.AUTH_FORBIDDEN)
    config_versions.lock_settings(by.jurisdiction_id)
    plan = plan_import(by.jurisdiction_id, kind, wanted, retires_missing=retires_missing)
    if plan.etag != expected:
        raise ProblemError(errors.CONFIG_CHANGED, extra={"current": None}, headers={"ETag": f'"{plan.etag}"'})
    batch = uuid.uuid4()
    made = [
        config_versions.apply_change(by, areas.AREA, one.key, one.value, note=note, batch=batch)
        for one in plan.rows
        if one.state in WRITTEN
    ]
    db.session.commit()
    return sum(one is not None for one in made)


def _code(one: Wanted, known: dict[str, Area]) -> str:
    """The code as the town knows it, else as small letters and digits."""
    given = (one.code or "").strip()
    if given in known:
        return given
    plain = unicodedata.normalize("NFKD", given or one.name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60]


def _plan_one(jurisdiction_id: int, kind: str, code: str, one: Wanted, area: Area | None, *, is_twice: bool) -> Planned:
    key = f"{kind}:{code}"
    if area is None and not _CODE.fullmatch(code):
        return _broken(key, one, "ni code ni nom utilisables.", "neither its code nor its name can be used.")
    if is_twice:
        return _broken(key, one, "le fichier le contient déjà.", "the file has it already.")
    try:
        outline = outlines.read_outline(jurisdiction_id, one.geometry)
    except outlines.OutlineError as error:
        return _broken(key, one, error.fr, error.en)
    size = outlines.measure(jurisdiction_id, area.id if area else None, outline.shape)
    name = one.name.strip() or code
    value = {"name": name, "geometry": one.geometry, "is_retired": False}
    is_same = area is not None and size.is_same and area.name == name and area.retired_at is None
    return Planned(
        key=key,
        name=name,
        state="new" if area is None else "same" if is_same else "changed",
        before=area.name if area is not None and area.name != name else None,
        hectares_before=size.hectares_before,
        hectares=size.hectares,
        is_repaired=outline.is_repaired,
        value=value,
    )


def _plan_gone(area: Area) -> Planned:
    shown = areas.show_area(area)
    state = "in_use" if areas.count_rules(area) else "gone"
    return Planned(
        key=f"{area.kind}:{area.code}",
        name=area.name,
        state=state,
        hectares_before=shown["hectares"],
        value={**shown, "is_retired": True},
    )


def _broken(key: str, one: Wanted, fr: str, en: str) -> Planned:
    return Planned(key=key, name=one.name, state="broken", reason={"fr": fr, "en": en})
