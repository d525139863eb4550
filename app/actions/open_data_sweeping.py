"""Takes away what a build that was killed left behind: half-written files, and editions that no row names any more."""

from __future__ import annotations

import math
import tempfile
import time
import uuid
from datetime import timedelta
from pathlib import Path

from sqlalchemy import select

from app.core import clock
from app.core.extensions import db, settings
from app.media.storage import open_storage
from app.models import OpenDataFile

FOLDER = "open-data"
WRITING = "rueclaire-open-data-"
KEPT = timedelta(hours=1)
"""Longer than any build may work: what is older belongs to none that lives."""


def new_path(kind: str) -> Path:
    """Where one file is written before it goes into the storage."""
    return Path(tempfile.gettempdir()) / f"{WRITING}{uuid.uuid4()}.{kind}"


def folder_of(jurisdiction_id: int) -> str:
    """Where the editions of a town lie in the storage."""
    return f"{FOLDER}/{jurisdiction_id}"


def _written_at(path: Path) -> float:
    """When a file was last written to; never, for one that its own build has taken away since it was listed."""
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return math.inf


def sweep(jurisdiction_id: int) -> int:
    """Delete what builds of this machine and of this town left behind; how many files went."""
    limit = time.time() - KEPT.total_seconds()
    half_written = [path for path in Path(tempfile.gettempdir()).glob(f"{WRITING}*") if _written_at(path) < limit]
    for path in half_written:
        path.unlink(missing_ok=True)
    named = set(
        db.session.scalars(select(OpenDataFile.file_key).where(OpenDataFile.jurisdiction_id == jurisdiction_id))
    )
    storage, oldest = open_storage(settings), clock.now() - KEPT
    unnamed = [
        found.key
        for found in storage.list(folder_of(jurisdiction_id))
        if found.key not in named and found.modified_at < oldest
    ]
    storage.delete(unnamed)
    return len(half_written) + len(unnamed)
