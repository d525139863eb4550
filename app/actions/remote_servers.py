"""Which department's work another server does, where that server is, and under what name its key is kept."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from sqlalchemy import select

from app.actions import sealing
from app.actions.config_versions import Snapshot, record_version
from app.channels import georeport, outward
from app.core import clock, errors
from app.core.errors import ProblemError
from app.core.extensions import db, settings
from app.models import Department, Jurisdiction, RemoteServer, Service

PURPOSE = "remote"
REMOTE_SERVER = "remote_server"
"""The kind of setting that this is (config_versions)."""
KEY_NAME = re.compile(r"[A-Z0-9_]{1,60}")
FALLBACK = "the department that catches the rest is where refused reports come back to"

log = logging.getLogger("rueclaire.remote")


class ServerUnusable(Exception):  # noqa: N818 - an outcome, named as such
    """These settings cannot work; the message says why."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """How a department's server is to be reached."""

    url: str
    remote_town: str | None = None
    key_name: str | None = None
    services: dict[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """A server with the names of its town and department."""

    town: str
    department: str
    server: RemoteServer


def save_server(town_slug: str, department_code: str, wanted: Wanted) -> RemoteServer:
    """Have a department's reports sent to another server from now on, and commit.

    Raises TOWN_UNKNOWN, DEPARTMENT_UNKNOWN, ServerUnusable.
    """
    department = _find_department(town_slug, department_code)
    if department.is_fallback:
        raise ServerUnusable(FALLBACK)
    url = wanted.url.rstrip("/")
    try:
        outward.check_open_address(url, settings.remote_private_hosts)
    except outward.AddressForbidden as error:
        raise ServerUnusable(f"{url}: {error} (RUECLAIRE_REMOTE_PRIVATE_HOSTS lists the exceptions)") from error
    if wanted.key_name and not KEY_NAME.fullmatch(wanted.key_name):
        raise ServerUnusable("the name of a key is of capitals, digits and underscores")
    row = db.session.get(RemoteServer, (department.jurisdiction_id, department.id))
    before = show_server(row)
    row = prepare_server(department, row, url)
    row.url, row.remote_town, row.key_name = url, wanted.remote_town, wanted.key_name
    if wanted.key_name:
        row.sealed_key = row.key_mark = None
    row.services, row.is_active, row.last_error = dict(wanted.services or {}), True, None
    _record(department, before, row)
    return row


def prepare_server(department: Department, row: RemoteServer | None, url: str) -> RemoteServer:
    """The row of a department's server, about to be written; the caller's action commits.

    A key goes to nobody but whom it was typed for: with another host it is forgotten. What came while the server was
    off stays here.
    """
    if row is None:
        row = RemoteServer(jurisdiction_id=department.jurisdiction_id, department_id=department.id, url=url)
        db.session.add(row)
        return row
    if not row.is_active:
        row.created_at = clock.now()
    if not is_same_host(row.url, url):
        row.sealed_key = row.key_mark = row.key_name = None
    return row


def show_server(row: RemoteServer | None) -> Snapshot | None:
    """A server as the document that its editor reads and writes; of the key, no more than which one it is."""
    if row is None:
        return None
    return {
        "url": row.url,
        "jurisdiction": row.remote_town,
        "services": row.services,
        "is_told": row.is_told,
        "closing": row.closing,
        "key_mark": row.key_mark,
        "key_name": row.key_name,
        "is_active": row.is_active,
    }


def _record(department: Department, before: Snapshot | None, row: RemoteServer) -> None:
    """Keep a change made by command as one made in the dashboard is kept, and commit."""
    db.session.flush()
    db.session.refresh(row)
    after = show_server(row)
    if after != before:
        record_version(department.jurisdiction_id, REMOTE_SERVER, department.code, before, after, None)
    db.session.commit()


def is_same_host(one: str, other: str) -> bool:
    """Whether two addresses lead to the same host and port, equally encrypted."""
    return _origin(one) == _origin(other)


def _origin(url: str) -> tuple[str, str]:
    parts = urlsplit(url)
    return parts.scheme, parts.netloc.lower()


def stop_server(town_slug: str, department_code: str) -> None:
    """Send nothing more to a department's server, and commit; what it has is followed no longer."""
    department = _find_department(town_slug, department_code)
    row = db.session.get(RemoteServer, (department.jurisdiction_id, department.id))
    if row is None:
        raise ServerUnusable("this department has no server")
    before = show_server(row)
    row.is_active = False
    _record(department, before, row)


def list_servers() -> list[Listed]:
    """Every server, with the names of its town and department."""
    here = (RemoteServer.jurisdiction_id == Department.jurisdiction_id) & (RemoteServer.department_id == Department.id)
    query = (
        select(Jurisdiction.slug, Department.code, RemoteServer)
        .join(Department, Department.jurisdiction_id == Jurisdiction.id)
        .join(RemoteServer, here)
        .order_by(Jurisdiction.slug, Department.code)
    )
    return [Listed(town, department, server) for town, department, server in db.session.execute(query)]


def check_server(row: RemoteServer) -> list[str]:
    """Ask the server for its services; what does not fit, each as a sentence. Raises what georeport raises."""
    theirs = georeport.list_services(connect(row))
    ours = db.session.scalars(
        select(Service.code)
        .where(Service.jurisdiction_id == row.jurisdiction_id, Service.is_active)
        .order_by(Service.code)
    ).all()
    problems = [
        f"{code}: their list has no {row.services.get(code, code)}"
        for code in ours
        if row.services.get(code, code) not in theirs
    ]
    if row.sealed_key is None and row.key_name and row.key_name not in settings.remote_keys:
        problems.append(f"RUECLAIRE_REMOTE_KEY_{row.key_name} is not set")
    return problems


def connect(row: RemoteServer, *, seconds: float = georeport.SECONDS) -> georeport.Server:
    """How to speak to a server; its key was typed in the dashboard, or comes from the environment."""
    return georeport.Server(row.url, row.remote_town, read_key(row), settings.remote_private_hosts, seconds)


def read_key(row: RemoteServer) -> str | None:
    """The key of a server; None when there is none, also when what was kept cannot be read any more."""
    if row.sealed_key is not None:
        try:
            return sealing.unseal(PURPOSE, row.sealed_key)
        except sealing.SealBroken:
            log.warning("remote.key_unreadable", extra={"department": row.department_id})
            return None
    return settings.remote_keys.get(row.key_name) if row.key_name else None


def note_error(jurisdiction_id: int, department_id: int, reason: str | None) -> None:
    """Keep what went wrong with a server last, None for nothing, and commit."""
    db.session.get_one(RemoteServer, (jurisdiction_id, department_id)).last_error = reason
    db.session.commit()
    if reason is not None:
        log.warning("remote.no_answer", extra={"department": department_id, "reason": reason})


def _find_department(town_slug: str, code: str) -> Department:
    town = db.session.scalars(select(Jurisdiction).where(Jurisdiction.slug == town_slug)).first()
    if town is None:
        raise ProblemError(errors.TOWN_UNKNOWN)
    query = select(Department).where(Department.jurisdiction_id == town.id, Department.code == code)
    found = db.session.scalars(query).first()
    if found is None:
        raise ProblemError(errors.DEPARTMENT_UNKNOWN)
    return found
