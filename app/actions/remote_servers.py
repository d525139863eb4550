"""Which department's work another server does, where that server is, and under what name its key is kept."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sqlalchemy import select

from app.actions import audit
from app.channels import georeport, outward
from app.core import clock, errors
from app.core.errors import ProblemError
from app.core.extensions import db, settings
from app.models import Department, Jurisdiction, RemoteServer, Service

KEY_NAME = re.compile(r"[A-Z0-9_]{1,60}")


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
        raise ServerUnusable("the department that catches the rest is where refused reports come back to")
    url = wanted.url.rstrip("/")
    try:
        outward.check_open_address(url, settings.remote_private_hosts)
    except outward.AddressForbidden as error:
        raise ServerUnusable(f"{url}: {error} (RUECLAIRE_REMOTE_PRIVATE_HOSTS lists the exceptions)") from error
    if wanted.key_name and not KEY_NAME.fullmatch(wanted.key_name):
        raise ServerUnusable("the name of a key is of capitals, digits and underscores")
    row = db.session.get(RemoteServer, (department.jurisdiction_id, department.id))
    if row is None:
        row = RemoteServer(jurisdiction_id=department.jurisdiction_id, department_id=department.id)
        db.session.add(row)
    elif not row.is_active:
        row.created_at = clock.now()  # what came while it was off stays here
    row.url, row.remote_town, row.key_name = url, wanted.remote_town, wanted.key_name
    row.services, row.is_active, row.last_error = dict(wanted.services or {}), True, None
    audit.record(department.jurisdiction_id, "remote.set", "department", department.id, actor_kind="system")
    db.session.commit()
    return row


def stop_server(town_slug: str, department_code: str) -> None:
    """Send nothing more to a department's server, and commit; what it has is followed no longer."""
    department = _find_department(town_slug, department_code)
    row = db.session.get(RemoteServer, (department.jurisdiction_id, department.id))
    if row is None:
        raise ServerUnusable("this department has no server")
    row.is_active = False
    audit.record(department.jurisdiction_id, "remote.stopped", "department", department.id, actor_kind="system")
    db.session.commit()


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
    if row.key_name and row.key_name not in settings.remote_keys:
        problems.append(f"RUECLAIRE_REMOTE_KEY_{row.key_name} is not set")
    return problems


def connect(row: RemoteServer) -> georeport.Server:
    """How to speak to a server; its key comes from the environment."""
    key = settings.remote_keys.get(row.key_name) if row.key_name else None
    return georeport.Server(row.url, row.remote_town, key, settings.remote_private_hosts)


def _find_department(town_slug: str, code: str) -> Department:
    town = db.session.scalars(select(Jurisdiction).where(Jurisdiction.slug == town_slug)).first()
    if town is None:
        raise ProblemError(errors.TOWN_UNKNOWN)
    query = select(Department).where(Department.jurisdiction_id == town.id, Department.code == code)
    found = db.session.scalars(query).first()
    if found is None:
        raise ProblemError(errors.DEPARTMENT_UNKNOWN)
    return found
