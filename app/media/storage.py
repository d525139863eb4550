"""Keeps files: a private local folder by default, any S3 by configuration, through one API (obstore).

Writes are atomic: a key holds all of its bytes or does not exist, and what a row points to survives a power cut.
"""

from __future__ import annotations

import functools
import os
import stat
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import IO, TYPE_CHECKING
from urllib.parse import parse_qs, unquote, urlsplit

import obstore
from obstore.exceptions import BaseError
from obstore.store import LocalStore, S3Store

from config import Settings

if TYPE_CHECKING:
    from obstore.store import S3Config

FOLDER_MODE, FILE_MODE = 0o700, 0o600
PART_BYTES = 5 * 1024 * 1024
PARTS_AT_ONCE = 2
S3_TIMEOUT = "30s"
S3_RETRIES = 2
PARTIAL_MARK = "#"  # obstore's name for a file being written is its final name, this, and a number


class StorageError(Exception):
    """The storage cannot be read or written now; the message is for the log."""


class MissingError(StorageError):
    """Nothing is stored under this key."""


@dataclass(frozen=True, slots=True)
class Stored:
    """An object found in the storage."""

    key: str
    modified_at: datetime


class Storage:
    """One place for files, wherever it is. Keys are relative paths with `/`; nothing stored is ever public."""

    def __init__(self, store: LocalStore | S3Store, root: Path | None = None) -> None:
        self._store = store
        self._root = root

    def put(self, key: str, content: bytes | IO[bytes]) -> None:
        """Store all of `content`, or nothing. Raises StorageError when it is full or cannot be written."""
        try:
            if self._root is not None:
                _make_private(self._root, key)
            obstore.put(self._store, key, content, chunk_size=PART_BYTES, max_concurrency=PARTS_AT_ONCE)
            if self._root is not None:
                _settle(self._root / key)
        except (BaseError, OSError) as error:
            raise StorageError(_first_line(error)) from error

    def get(self, key: str) -> bytes:
        """The bytes under `key`. Raises MissingError or StorageError."""
        try:
            return bytes(obstore.get(self._store, key).bytes())
        except FileNotFoundError:
            raise MissingError(key) from None
        except (BaseError, OSError) as error:
            raise StorageError(_first_line(error)) from error

    def copy_to(self, key: str, target: IO[bytes]) -> None:
        """Write the bytes under `key` to an open file, in parts. Raises MissingError or StorageError."""
        try:
            for part in obstore.get(self._store, key).stream(min_chunk_size=PART_BYTES):
                target.write(part)
        except FileNotFoundError:
            raise MissingError(key) from None
        except (BaseError, OSError) as error:
            raise StorageError(_first_line(error)) from error
        target.flush()

    def read_parts(self, key: str) -> Iterator[bytes]:
        """The bytes under `key`, part by part. Raises MissingError or StorageError before the first one."""
        try:
            stream = obstore.get(self._store, key).stream(min_chunk_size=PART_BYTES)
        except FileNotFoundError:
            raise MissingError(key) from None
        except (BaseError, OSError) as error:
            raise StorageError(_first_line(error)) from error
        return (bytes(part) for part in stream)

    def read_range(self, key: str, start: int, length: int) -> bytes:
        """`length` bytes from `start` on, fewer at the end. Raises MissingError or StorageError."""
        try:
            return bytes(obstore.get_range(self._store, key, start=start, length=length))
        except FileNotFoundError:
            raise MissingError(key) from None
        except (BaseError, OSError) as error:
            raise StorageError(_first_line(error)) from error

    def delete(self, keys: Iterable[str]) -> None:
        """Remove objects; those that are gone already do not matter. Raises StorageError."""
        for key in keys:
            try:
                obstore.delete(self._store, key)
            except FileNotFoundError:
                continue
            except (BaseError, OSError) as error:
                raise StorageError(_first_line(error)) from error

    def list(self, prefix: str) -> Iterator[Stored]:
        """Everything whose key starts with the folder `prefix`. Raises StorageError."""
        try:
            for chunk in obstore.list(self._store, prefix):
                yield from (Stored(found["path"], found["last_modified"]) for found in chunk)
        except FileNotFoundError:
            return
        except (BaseError, OSError) as error:
            raise StorageError(_first_line(error)) from error

    def delete_partial(self, older_than: timedelta) -> int:
        """Remove what a killed process left half-written in a local folder (S3 keeps no such thing in sight)."""
        if self._root is None:
            return 0
        limit = time.time() - older_than.total_seconds()
        count = 0
        for path in self._root.rglob(f"*{PARTIAL_MARK}*"):
            if path.is_file() and path.stat().st_mtime < limit:
                path.unlink(missing_ok=True)
                count += 1
        return count


def open_storage(settings: Settings) -> Storage:
    """The storage that the settings name; opened once per process, never shared across a fork."""
    return _open(settings.storage_url, settings.s3_access_key, settings.s3_secret_key, os.getpid())


@functools.lru_cache(maxsize=8)
def _open(url: str, access_key: str | None, secret_key: str | None, _process: int) -> Storage:
    parts = urlsplit(url)
    if parts.scheme == "file":
        return _open_folder(Path(unquote(parts.path)))
    if parts.scheme == "s3" and parts.netloc:
        return _open_bucket(url, access_key, secret_key)
    raise StorageError("RUECLAIRE_STORAGE_URL must be file:///a/folder or s3://bucket/prefix?endpoint=…&region=…")


def _open_folder(root: Path) -> Storage:
    if not root.is_absolute() or root == Path("/"):
        raise StorageError("RUECLAIRE_STORAGE_URL must name a folder of its own, by its absolute path")
    try:
        root.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
        root.chmod(FOLDER_MODE)
        return Storage(LocalStore(root), root)
    except (BaseError, OSError) as error:
        raise StorageError(_first_line(error)) from error


def _open_bucket(url: str, access_key: str | None, secret_key: str | None) -> Storage:
    """Without keys in the settings, obstore looks for the machine's own (environment, instance role)."""
    parts = urlsplit(url)
    options = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    endpoint = options.get("endpoint")
    config: S3Config = {"region": options.get("region", "us-east-1"), "virtual_hosted_style_request": endpoint is None}
    if endpoint:
        config["endpoint"] = endpoint
    if access_key and secret_key:
        config["access_key_id"], config["secret_access_key"] = access_key, secret_key
    try:
        store = S3Store(
            parts.netloc,
            prefix=parts.path.strip("/") or None,
            config=config,
            client_options={"timeout": S3_TIMEOUT, "allow_http": bool(endpoint and endpoint.startswith("http://"))},
            retry_config={"max_retries": S3_RETRIES, "retry_timeout": timedelta(seconds=30)},
        )
    except BaseError as error:
        raise StorageError(_first_line(error)) from error
    return Storage(store)


def _make_private(root: Path, key: str) -> None:
    """Create the folders of a key for this user alone."""
    folder = root
    for name in Path(key).parent.parts:
        folder = folder / name
        if not folder.is_dir():
            folder.mkdir(mode=FOLDER_MODE, exist_ok=True)


def _settle(path: Path) -> None:
    """Make a stored file private and lasting: mode 0600, its bytes and its name on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        if stat.S_IMODE(os.fstat(descriptor).st_mode) != FILE_MODE:
            os.fchmod(descriptor, FILE_MODE)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _first_line(error: Exception) -> str:
    return f"{type(error).__name__}: {str(error).splitlines()[0] if str(error) else ''}"
