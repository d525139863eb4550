"""Writes exports to files: one file or none, whatever dies in the middle, and in the end an answer either way."""

from __future__ import annotations

import logging
import shutil
import tempfile
import time
import uuid
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import delete, select, text, update

from app.actions import outbox
from app.actions.export_columns import build_query
from app.actions.export_files import PLACED, write_file
from app.actions.export_selections import unpack, where_of
from app.channels import DeliveryRefused
from app.core import clock
from app.core.extensions import db, settings
from app.media.storage import StorageError, open_storage
from app.models import Export, Jurisdiction

log = logging.getLogger("rueclaire.exports")

TRIES = 3
"""How often a worker begins one: after five seconds, after five minutes, then whoever asked is told."""
MAIL_AFTER_SECONDS = 120
"""Who sees in the dashboard that a file is ready needs no mail about it."""
STATEMENT_TIMEOUT = "30min"
"""A million rows are one statement; other statements have five seconds."""
FOLDER = "exports"
LEFT_FOR = timedelta(days=1)
TITLES = {"fr": "Signalements", "en": "Reports"}


class DroppedError(Exception):
    """Whoever asked has deleted the export while it was being written."""


def write_export(subject_id: str) -> None:
    """Write an export and keep its file (a worker's job; begun anew whenever a worker died in it).

    Raises what went wrong while it will be tried again, and DeliveryRefused once it was given up.
    """
    found = db.session.scalars(select(Export).where(Export.id == uuid.UUID(subject_id))).first()
    if found is None or found.state == "ready" or found.expires_at <= clock.now():
        return
    db.session.expunge(found)
    attempt = 1 if found.state == "failed" else found.attempts + 1  # a dead letter that somebody revived begins anew
    db.session.rollback()
    if attempt > TRIES:
        _give_up(found, "stopped")
    _mark(found, state="working", rows_done=0, attempts=attempt, failure_code=None, finished_at=None)
    try:
        rows, key, size = _write_and_keep(found)
    except DroppedError:
        return
    except Exception as error:  # whatever failed is told on the export, then tried again or given up
        db.session.rollback()
        code = "storage" if isinstance(error, OSError | StorageError) else "other"
        log.warning("export.failed", extra={"export_id": subject_id, "attempt": attempt, "failure": code})
        if attempt >= TRIES:
            _give_up(found, code)
        _mark(found, state="waiting", failure_code=code)
        raise
    if _finish(found, state="ready", rows_done=rows, file_key=key, size_bytes=size):
        log.info("export.ready", extra={"export_id": subject_id, "rows": rows, "bytes": size})
    else:  # deleted meanwhile
        open_storage(settings).delete([key])


def write_rows(
    jurisdiction_id: int,
    path: Path,
    where: list[Any],
    columns: list[str],
    wish: dict[str, Any],
    told: Callable[[int], None],
) -> int:
    """Write the reports of `where` to a file and say how many; `told` hears the number now and then.

    `wish`: `format`, `separator`, `locale`, `sources` (labels by code).
    """
    town = db.session.get_one(Jurisdiction, jurisdiction_id)
    has_places = wish["format"] in {"geojson", "gpkg"}
    codes = [code for code in columns if code not in PLACED] if has_places else columns
    query = build_query(
        town,
        [*PLACED, *codes] if has_places else codes,
        where,
        locale=wish["locale"],
        sources=wish["sources"],
        kind=wish["format"],
        separator=wish["separator"],
    )
    title = TITLES.get(wish["locale"], TITLES["en"])
    options = {"locale": wish["locale"], "separator": wish["separator"], "title": title}
    return write_file(path, wish["format"], query, codes, options, told)


def fresh_path(export_id: uuid.UUID) -> Path:
    """Where a file is written: a folder of its own by its id, emptied of what a killed worker left."""
    folder = _desk() / str(export_id)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700)
    path = folder / "export"
    path.touch(mode=0o600)
    return path


def forget_path(path: Path) -> None:
    """Remove a file that fresh_path gave, and all that was written beside it."""
    shutil.rmtree(path.parent, ignore_errors=True)


def delete_expired() -> dict[str, int]:
    """Delete exports past their time with their files, and files that no export stands for; commits."""
    storage = open_storage(settings)
    expired = db.session.execute(
        select(Export.jurisdiction_id, Export.id, Export.file_key).where(Export.expires_at <= clock.now())
    ).all()
    storage.delete(row.file_key for row in expired if row.file_key)
    for row in expired:
        db.session.execute(delete(Export).where(Export.jurisdiction_id == row[0], Export.id == row[1]))
    db.session.commit()
    limit = clock.now() - LEFT_FOR
    old = {found.key for found in storage.list(FOLDER) if found.modified_at < limit}
    orphans = old - set(db.session.scalars(select(Export.file_key).where(Export.file_key.in_(old))))
    storage.delete(sorted(orphans))
    db.session.rollback()
    return {"exports": len(expired), "orphans": len(orphans), "left_behind": _delete_left_behind()}


def _write_and_keep(export: Export) -> tuple[int, str, int]:
    """Rows, key and size of the file that was kept."""
    wish = {
        "format": export.format, "separator": export.separator, "locale": export.locale,
        "sources": export.selection["sources"],
    }  # fmt: skip
    where = where_of(export.jurisdiction_id, unpack(export.selection["filters"]))
    path = fresh_path(export.id)
    db.session.execute(text(f"set local statement_timeout = '{STATEMENT_TIMEOUT}'"))
    try:
        rows = write_rows(
            export.jurisdiction_id, path, where, list(export.columns), wish, lambda count: _tell(export, count)
        )
        key = f"{FOLDER}/{export.jurisdiction_id}/{export.id}.{export.format}"
        with path.open("rb") as content:
            open_storage(settings).put(key, content)
        return rows, key, path.stat().st_size
    finally:
        forget_path(path)
        db.session.rollback()


def _give_up(export: Export, code: str) -> None:
    """Tell whoever asked that it failed. Raises DeliveryRefused, which makes a dead letter of the job."""
    _finish(export, state="failed", failure_code=code)
    log.error("export.given_up", extra={"export_id": str(export.id), "failure": code})
    raise DeliveryRefused(f"export {export.id}: {code}")


def _finish(export: Export, **values: Any) -> bool:
    """Write its end down and queue the mail about it, in one transaction; False when it was deleted meanwhile."""
    query = update(Export).where(Export.jurisdiction_id == export.jurisdiction_id, Export.id == export.id)
    ended = db.session.execute(query.values(**values, finished_at=clock.now(), seen_at=None).returning(Export.id)).all()
    if ended:
        outbox.enqueue(
            export.jurisdiction_id,
            outbox.NOTIFICATIONS,
            outbox.EXPORT_MAIL,
            export.id,
            f"{outbox.EXPORT_MAIL}:{export.id}:{values['state']}",
            delay_seconds=MAIL_AFTER_SECONDS,
        )
    db.session.commit()
    return bool(ended)


def _mark(export: Export, **values: Any) -> bool:
    """Write down how it stands, on a connection of its own: rows may still be being read on the other."""
    with db.engine.begin() as connection:
        query = update(Export).where(Export.jurisdiction_id == export.jurisdiction_id, Export.id == export.id)
        return bool(connection.execute(query.values(**values)).rowcount)


def _tell(export: Export, count: int) -> None:
    """Write down how far it is. Raises DroppedError."""
    if not _mark(export, rows_done=count):
        raise DroppedError


def _desk() -> Path:
    folder = Path(tempfile.gettempdir()) / "rueclaire-exports"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def _delete_left_behind() -> int:
    """Folders of workers that were killed and never came back to them."""
    limit = time.time() - LEFT_FOR.total_seconds()
    left = [folder for folder in _desk().iterdir() if folder.stat().st_mtime < limit]
    for folder in left:
        shutil.rmtree(folder, ignore_errors=True)
    return len(left)
