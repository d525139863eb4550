"""Everything that a town sets goes through here: who may, against which version, what it was before, and back again.

A part that can be set registers an Editor for its kind. An editor reads a thing as a plain document and writes such a
document; `change` compares, writes, and keeps both. Nothing is ever taken away from what was kept.
"""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select, text

from app.actions import audit
from app.actions.accounts import SignedIn
from app.core import errors
from app.core.errors import ProblemError
from app.core.extensions import db
from app.core.workflow import Role
from app.models import ConfigVersion, Staff

Snapshot = dict[str, Any]
NOTHING = "none"
"""The version of a thing that is not there."""
ANY_VERSION = "*"
_LOCK = text("select pg_advisory_xact_lock(cast(:key as int), :jurisdiction_id)")
_LOCK_KEY = 0x524346


@dataclass(frozen=True, slots=True)
class Editor:
    """How one kind of thing is read and written, inside the caller's transaction; neither commits.

    `write` gets None where the thing shall not be there. `may` says who may change the thing with this key;
    None leaves it to those who set the whole town. What cannot be taken back by writing it again is for admins alone.
    """

    kind: str
    read: Callable[[int, str], Snapshot | None]
    write: Callable[[SignedIn, str, Snapshot | None], None]
    may: Callable[[SignedIn, str], bool] | None = None
    is_for_admins: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """A change with the name of whoever made it, and how many were made in the same go."""

    version: ConfigVersion
    by: str | None
    batch_size: int


@dataclass(frozen=True, slots=True)
class Difference:
    """One value that differs; `path` is its names joined by dots."""

    path: str
    before: Any
    after: Any


EDITORS: dict[str, Editor] = {}


def register(editor: Editor) -> Editor:
    """Make a kind known. Each kind has one editor."""
    EDITORS[editor.kind] = editor
    return editor


def sets_whole_town(viewer: SignedIn) -> bool:
    """Whether somebody sets things for everybody: admins, and managers who are not kept to departments."""
    return viewer.role is Role.ADMIN or (viewer.role is Role.MANAGER and viewer.has_whole_town)


def may_change(viewer: SignedIn, kind: str, key: str) -> bool:
    """Whether somebody may change this thing."""
    if EDITORS[kind].is_for_admins:
        return viewer.role is Role.ADMIN
    if sets_whole_town(viewer):
        return True
    own = EDITORS[kind].may
    return viewer.role is Role.MANAGER and own is not None and own(viewer, key)


def tag_of(snapshot: Snapshot | None) -> str:
    """The version of a thing as it is: the same for the same content, whoever wrote it."""
    if snapshot is None:
        return NOTHING
    content = json.dumps(snapshot, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(content.encode()).hexdigest()[:16]


def read_current(jurisdiction_id: int, kind: str, key: str) -> tuple[Snapshot, str]:
    """A thing as it is and its version. Raises ProblemError config.not_found."""
    found = EDITORS[kind].read(jurisdiction_id, key) if kind in EDITORS else None
    if found is None:
        raise ProblemError(errors.CONFIG_NOT_FOUND)
    return found, tag_of(found)


def lock_settings(jurisdiction_id: int) -> None:
    """One change of a town's settings at a time, until the end of the transaction."""
    db.session.execute(_LOCK, {"key": _LOCK_KEY, "jurisdiction_id": jurisdiction_id})


def change(
    by: SignedIn, kind: str, key: str, wanted: Snapshot | None, *, expected: str, note: str | None = None
) -> ConfigVersion | None:
    """Write a thing as wanted, keep the version, and commit. None when it already was so.

    `expected` is the version the person saw (NOTHING for a new thing). Raises ProblemError config.changed with
    `current`, auth.forbidden, and whatever the editor refuses.
    """
    lock_settings(by.jurisdiction_id)
    made = apply_change(by, kind, key, wanted, expected=expected, note=note)
    db.session.commit()
    return made


def apply_change(
    by: SignedIn,
    kind: str,
    key: str,
    wanted: Snapshot | None,
    *,
    expected: str = ANY_VERSION,
    note: str | None = None,
    batch: uuid.UUID | None = None,
    takes_back: int | None = None,
) -> ConfigVersion | None:
    """As `change`, under a lock the caller holds and without a commit: several can be one transaction."""
    if kind not in EDITORS:
        raise ProblemError(errors.CONFIG_NOT_FOUND)
    if not may_change(by, kind, key):
        raise ProblemError(errors.AUTH_FORBIDDEN)
    editor = EDITORS[kind]
    before = editor.read(by.jurisdiction_id, key)
    check_version(before, expected)
    editor.write(by, key, wanted)
    db.session.flush()
    after = editor.read(by.jurisdiction_id, key)
    if tag_of(before) == tag_of(after):
        return None
    return record_version(
        by.jurisdiction_id, kind, key, before, after, by.staff_id, note, batch=batch, takes_back=takes_back
    )


def check_version(current: Snapshot | None, expected: str) -> None:
    """Raises ProblemError config.changed with `current` unless `expected` is the version of `current`."""
    found = tag_of(current)
    if expected not in {ANY_VERSION, found}:
        raise ProblemError(
            errors.CONFIG_CHANGED, extra={"current": current, "etag": found}, headers={"ETag": f'"{found}"'}
        )


def record_version(
    jurisdiction_id: int,
    kind: str,
    key: str,
    before: Snapshot | None,
    after: Snapshot | None,
    staff_id: uuid.UUID | None,
    note: str | None = None,
    *,
    batch: uuid.UUID | None = None,
    takes_back: int | None = None,
) -> ConfigVersion:
    """Keep one change, with its audit entry; the caller's action commits."""
    version = ConfigVersion(
        jurisdiction_id=jurisdiction_id,
        kind=kind,
        key=key,
        before=before,
        after=after,
        staff_id=staff_id,
        note=note or None,
        batch=batch,
        takes_back=takes_back,
    )
    db.session.add(version)
    db.session.flush()
    audit.record(jurisdiction_id, "settings.changed", kind, key, staff_id=staff_id, detail={"version": version.id})
    return version


def list_versions(
    jurisdiction_id: int,
    *,
    kind: str | None = None,
    key: str | None = None,
    before_id: int | None = None,
    limit: int = 50,
) -> list[Listed]:
    """The changes of a town, newest first; of several made in one go only the last stands for all."""
    first_of_batch = func.row_number().over(
        partition_by=func.coalesce(func.cast(ConfigVersion.batch, db.Text), func.cast(ConfigVersion.id, db.Text)),
        order_by=ConfigVersion.id.desc(),
    )
    size = func.count().over(
        partition_by=func.coalesce(func.cast(ConfigVersion.batch, db.Text), func.cast(ConfigVersion.id, db.Text))
    )
    ranked = select(ConfigVersion.id.label("id"), first_of_batch.label("place"), size.label("size")).where(
        ConfigVersion.jurisdiction_id == jurisdiction_id
    )
    if kind is not None:
        ranked = ranked.where(ConfigVersion.kind == kind)
    if key is not None:
        ranked = ranked.where(ConfigVersion.key == key)
    inner = ranked.subquery()
    query = (
        select(ConfigVersion, Staff.name, inner.c.size)
        .join(inner, inner.c.id == ConfigVersion.id)
        .outerjoin(
            Staff, (Staff.jurisdiction_id == ConfigVersion.jurisdiction_id) & (Staff.id == ConfigVersion.staff_id)
        )
        .where(ConfigVersion.jurisdiction_id == jurisdiction_id, inner.c.place == 1)
        .order_by(ConfigVersion.id.desc())
        .limit(limit)
    )
    if before_id is not None:
        query = query.where(ConfigVersion.id < before_id)
    return [Listed(version, name, size) for version, name, size in db.session.execute(query)]


def find_version(jurisdiction_id: int, version_id: int) -> ConfigVersion:
    """One change. Raises ProblemError config.not_found."""
    found = db.session.get(ConfigVersion, (jurisdiction_id, version_id))
    if found is None:
        raise ProblemError(errors.CONFIG_NOT_FOUND)
    return found


def changes_of_batch(version: ConfigVersion) -> list[ConfigVersion]:
    """Every change made in the same go, in the order they were made."""
    if version.batch is None:
        return [version]
    query = (
        select(ConfigVersion)
        .where(ConfigVersion.jurisdiction_id == version.jurisdiction_id, ConfigVersion.batch == version.batch)
        .order_by(ConfigVersion.id)
    )
    return list(db.session.scalars(query))


def tag_of_batch(version: ConfigVersion) -> str:
    """The version of everything that a change touched, as it is now; what taking it back is measured against."""
    current = {
        f"{one.kind} {one.key}": tag_of(
            EDITORS[one.kind].read(one.jurisdiction_id, one.key) if one.kind in EDITORS else None
        )
        for one in changes_of_batch(version)
    }
    return tag_of(current)


def take_back(by: SignedIn, version_id: int, *, expected: str, note: str | None = None) -> list[ConfigVersion]:
    """Write again what was there before a change (and all made in the same go), as new versions; commit.

    The last of the go is taken back first. `expected` is `tag_of_batch` as the person saw it.
    Raises ProblemError config.not_found, config.changed, auth.forbidden, or what the editor refuses.
    """
    lock_settings(by.jurisdiction_id)
    version = find_version(by.jurisdiction_id, version_id)
    found = tag_of_batch(version)
    if expected != found:
        raise ProblemError(errors.CONFIG_CHANGED, extra={"current": None}, headers={"ETag": f'"{found}"'})
    together = changes_of_batch(version)
    batch = uuid.uuid4() if len(together) > 1 else None
    made = [
        apply_change(by, one.kind, one.key, one.before, note=note, batch=batch, takes_back=one.id)
        for one in reversed(together)
    ]
    db.session.commit()
    return [one for one in made if one is not None]


def differences(before: Snapshot | None, after: Snapshot | None) -> list[Difference]:
    """What differs, value by value, in the order of the newer document."""
    old, new = _flatten(before or {}), _flatten(after or {})
    paths = [*new, *(path for path in old if path not in new)]
    return [Difference(path, old.get(path), new.get(path)) for path in paths if old.get(path) != new.get(path)]


def _flatten(value: Any, path: str = "") -> dict[str, Any]:
    """Leaves by their path; the members of a list of documents go by their code."""
    if path.endswith("geometry") or not isinstance(value, dict | list):
        return {path: value}
    if isinstance(value, dict):
        items = [(str(name), inner) for name, inner in value.items()]
    elif value and all(isinstance(one, dict) for one in value):
        names = ("code", "key", "date", "id")
        items = [
            (str(next((one[name] for name in names if name in one), number)), one)
            for number, one in enumerate(value, start=1)
        ]
    else:
        return {path: value}
    found: dict[str, Any] = {}
    for name, inner in items:
        found |= _flatten(inner, f"{path}.{name}" if path else name)
    return found
