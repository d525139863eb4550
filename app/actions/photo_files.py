"""Keeps the storage clean of pictures that no report took, and of files that no row knows."""

from __future__ import annotations

import itertools
import logging
import uuid
from collections.abc import Iterable, Iterator
from datetime import timedelta
from pathlib import PurePosixPath

from sqlalchemy import delete, func, select

from app.core import clock
from app.core.extensions import db, settings
from app.media.storage import StorageError, open_storage
from app.models import Photo

ORIGINALS, COPIES = "originals", "copies"
TAG_LENGTH = 32
"""Hexadecimal digits of a copy's hash in its key."""
UNCLAIMED_FOR = timedelta(days=7)
"""As long as a phone keeps an unsent draft."""
ORPHAN_FOR = timedelta(days=1)
BATCH = 500
ID_LENGTH = 36

log = logging.getLogger("rueclaire.photos")


def delete_unclaimed() -> int:
    """Remove photos that no report took within seven days, with their files; returns how many; commits.

    Rows go first: a crash between the two leaves files without a row, which `delete_orphans` removes.
    """
    storage = open_storage(settings)
    count = 0
    while keys := _delete_rows():
        count += len(keys)
        storage.delete(itertools.chain.from_iterable(keys))
    return count


def delete_orphans() -> int:
    """Remove files older than a day that no row names, and half-written ones; returns how many. Reads every name."""
    storage = open_storage(settings)
    limit = clock.now() - ORPHAN_FOR
    count = storage.delete_partial(ORPHAN_FOR)
    for folder in (ORIGINALS, COPIES):
        old = (found.key for found in storage.list(folder) if found.modified_at < limit)
        for keys in _batches(old):
            orphans = sorted(set(keys) - _known(keys))
            storage.delete(orphans)
            count += len(orphans)
    return count


def discard(keys: Iterable[str]) -> None:
    """Delete files that no row names any more; what the storage does not let go now is left to the sweep."""
    gone = list(keys)
    try:
        open_storage(settings).delete(gone)
    except StorageError as error:
        log.warning("orphan files are left to the sweep", extra={"files": len(gone), "reason": str(error)})


def _delete_rows() -> list[list[str]]:
    """Delete one batch of unclaimed photos; the keys of each one's files."""
    old = (
        select(Photo.id)
        .where(Photo.report_id.is_(None), Photo.created_at < func.now() - UNCLAIMED_FOR)
        .limit(BATCH)
        .with_for_update(skip_locked=True)
    )
    gone = db.session.execute(
        delete(Photo)
        .where(Photo.id.in_(old.scalar_subquery()))
        .returning(Photo.original_key, Photo.view_key, Photo.copies)
    ).all()
    db.session.commit()
    return [_keys(original, view, copies) for original, view, copies in gone]


def _known(keys: list[str]) -> set[str]:
    """Those of `keys` that a row names."""
    owners = {owner for key in keys if (owner := _owner(key)) is not None}
    rows = db.session.execute(
        select(Photo.original_key, Photo.view_key, Photo.copies).where(Photo.id.in_(owners))
    ).all()
    db.session.rollback()
    return {key for original, view, copies in rows for key in _keys(original, view, copies)}


def _owner(key: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(PurePosixPath(key).name[:ID_LENGTH])
    except ValueError:
        return None


def _keys(original: str | None, view: str | None, copies: dict[str, dict[str, str]]) -> list[str]:
    return [key for key in (original, view, *{copy["key"] for copy in copies.values()}) if key]


def _batches(keys: Iterator[str]) -> Iterator[list[str]]:
    while batch := list(itertools.islice(keys, BATCH)):
        yield batch
