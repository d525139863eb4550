"""Editing the server of somebody else that does a department's work; the key goes in, and never comes out."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from sqlalchemy import func, or_, select

from app.actions import sealing
from app.actions.accounts import SignedIn
from app.actions.config_versions import Editor, Snapshot, register
from app.actions.remote_servers import (
    PURPOSE,
    REMOTE_SERVER,
    connect,
    is_same_host,
    prepare_server,
    read_key,
    show_server,
)
from app.actions.settings_departments import find_department
from app.channels import georeport, outward
from app.channels.georeport import Refused, Server
from app.core import errors
from app.core.errors import ProblemError
from app.core.extensions import db, settings
from app.models import Department, RemoteReport, RemoteServer, RoutingRule, Service
from app.models.exchange import REMOTE_STATES

CHECK_SECONDS = 6.0
"""For each of the questions of a check: somebody waits at a screen."""
FALLBACK_TEXTS: dict[str, object] = {
    "fr": "Le service par défaut reçoit ce que les autres refusent : il ne peut pas être un serveur.",
    "en": "The department that catches the rest gets what others refuse: it cannot be a server.",
}
ADDRESS_TEXTS: dict[str, object] = {
    "fr": "Cette adresse ne peut pas être appelée : donnez une adresse publique, http ou https, port 80, 443 ou 8443.",
    "en": "This address cannot be called: it must be a public one in http or https, on port 80, 443 or 8443.",
}


@dataclass(frozen=True, slots=True)
class ServerState:
    """A department with its server, if it has one, and how many of its reports are where."""

    department: Department
    server: RemoteServer | None
    counts: dict[str, int]
    routed: tuple[str, ...]
    """Codes of the services that a rule brings here: those whose names the server has to know."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What a server answered.

    `outcome` is ready, no_answer, forbidden or refused; `key` is accepted, refused, absent or unknown.
    """

    outcome: str
    reason: str | None = None
    services: dict[str, str] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    key: str = "unknown"
    is_told: bool | None = None


def list_states(jurisdiction_id: int) -> list[ServerState]:
    """Every department in use but the one that catches the rest, by code."""
    query = (
        select(Department, RemoteServer)
        .outerjoin(
            RemoteServer,
            (RemoteServer.jurisdiction_id == Department.jurisdiction_id)
            & (RemoteServer.department_id == Department.id),
        )
        .where(
            Department.jurisdiction_id == jurisdiction_id,
            or_(Department.is_active & ~Department.is_fallback, RemoteServer.department_id.is_not(None)),
        )
        .order_by(Department.code)
    )
    found = db.session.execute(query).all()
    counts, routed = _count(jurisdiction_id), _routed(jurisdiction_id)
    return [
        ServerState(department, server, counts.get(department.id, {}), routed.get(department.id, ()))
        for department, server in found
    ]


def find_server(jurisdiction_id: int, code: str) -> tuple[Department, RemoteServer | None]:
    """A department and its server. Raises ProblemError config.not_found."""
    department = find_department(jurisdiction_id, code)
    if department is None:
        raise ProblemError(errors.CONFIG_NOT_FOUND)
    return department, db.session.get(RemoteServer, (jurisdiction_id, department.id))


def check(jurisdiction_id: int, code: str, wanted: Snapshot) -> Checked:
    """Ask a server, as it would be written, for its services, its news, and whether it takes the key; writes nothing.

    The kept key goes to its own host alone. Raises ProblemError config.not_found.
    """
    department, row = find_server(jurisdiction_id, code)
    routed = _routed(jurisdiction_id).get(department.id, ())
    server = _wanted_server(row, wanted)
    names = dict(wanted["services"])
    db.session.rollback()  # the connection goes back while others take their time
    try:
        services = georeport.list_services(server)
        missing = tuple(one for one in routed if names.get(one, one) not in services)
        return Checked("ready", None, services, missing, _try_key(server), georeport.knows_updates(server))
    except outward.AddressForbidden as error:
        return Checked("forbidden", str(error))
    except (outward.NoAnswer, outward.TooLong) as error:
        return Checked("no_answer", str(error))
    except Refused as error:
        return Checked("refused", str(error))


def _try_key(server: Server) -> str:
    if server.key is None:
        return "absent"
    taken = georeport.try_key(server)
    return {True: "accepted", False: "refused", None: "unknown"}[taken]


def _wanted_server(row: RemoteServer | None, wanted: Snapshot) -> Server:
    url, key = wanted["url"].rstrip("/"), wanted.get("key") or None
    if row is not None and key is None and not wanted.get("drop_key") and is_same_host(row.url, url):
        return replace(connect(row, seconds=CHECK_SECONDS), url=url, town=wanted["jurisdiction"])
    return Server(url, wanted["jurisdiction"], key, settings.remote_private_hosts, CHECK_SECONDS)


def has_key(row: RemoteServer) -> bool:
    """Whether there is a key that can be used."""
    return read_key(row) is not None


def _read(jurisdiction_id: int, code: str) -> Snapshot | None:
    department = find_department(jurisdiction_id, code)
    return show_server(db.session.get(RemoteServer, (jurisdiction_id, department.id))) if department else None


def _write(by: SignedIn, code: str, wanted: Snapshot | None) -> None:
    """A server that shall not be there is turned off: reports refer to it."""
    department, row = find_server(by.jurisdiction_id, code)
    if wanted is None:
        if row is not None:
            row.is_active = False
        return
    url = wanted["url"].rstrip("/")
    _check(department, url, wanted)
    row = prepare_server(department, row, url)
    row.url, row.remote_town = url, wanted["jurisdiction"] or None
    row.services = {ours: theirs for ours, theirs in wanted["services"].items() if theirs and theirs != ours}
    row.is_told, row.closing, row.is_active = wanted["is_told"], wanted["closing"], wanted["is_active"]
    if wanted.get("key"):
        row.sealed_key, row.key_mark = sealing.seal(PURPOSE, wanted["key"]), sealing.mark(PURPOSE, wanted["key"])
        row.key_name = None
    elif wanted.get("drop_key"):
        row.sealed_key = row.key_mark = row.key_name = None
    row.last_error = None


def _check(department: Department, url: str, wanted: Snapshot) -> None:
    if department.is_fallback and wanted["is_active"]:
        raise ProblemError(errors.CONFIG_INVALID, context=FALLBACK_TEXTS)
    try:
        outward.check_open_address(url, settings.remote_private_hosts)
    except outward.AddressForbidden as error:
        raise ProblemError(errors.CONFIG_INVALID, context=ADDRESS_TEXTS) from error
    known = set(db.session.scalars(select(Service.code).where(Service.jurisdiction_id == department.jurisdiction_id)))
    unknown = sorted(set(wanted["services"]) - known)
    if unknown:
        raise ProblemError(errors.CONFIG_REFERS, context={"what": ", ".join(unknown)})


def _count(jurisdiction_id: int) -> dict[int, dict[str, int]]:
    query = (
        select(RemoteReport.department_id, RemoteReport.state, func.count())
        .where(RemoteReport.jurisdiction_id == jurisdiction_id)
        .group_by(RemoteReport.department_id, RemoteReport.state)
    )
    found: dict[int, dict[str, int]] = {}
    for department_id, state, count in db.session.execute(query):
        found.setdefault(department_id, dict.fromkeys(REMOTE_STATES, 0))[state] = count
    return found


def _routed(jurisdiction_id: int) -> dict[int, tuple[str, ...]]:
    """By department, the services in use that a rule in force brings there; a rule for no service alone brings none."""
    query = (
        select(RoutingRule.department_id, Service.code)
        .join(
            Service,
            (Service.jurisdiction_id == RoutingRule.jurisdiction_id) & (Service.id == RoutingRule.service_id),
        )
        .where(
            RoutingRule.jurisdiction_id == jurisdiction_id,
            Service.is_active,
            or_(func.upper(RoutingRule.valid).is_(None), func.upper(RoutingRule.valid) > func.now()),
        )
        .distinct()
        .order_by(RoutingRule.department_id, Service.code)
    )
    found: dict[int, tuple[str, ...]] = {}
    for department_id, code in db.session.execute(query):
        found[department_id] = (*found.get(department_id, ()), code)
    return found


register(Editor(REMOTE_SERVER, _read, _write))
