"""flask remote: departments whose work another Open311 server does."""

from __future__ import annotations

import sys
from typing import NoReturn

import click
from flask.cli import AppGroup

from app.actions import remote_servers
from app.actions.remote_servers import ServerUnusable, Wanted
from app.channels import georeport, outward
from app.core import errors
from app.core.errors import ProblemError

remote_cli = AppGroup(
    "remote", help="Departments whose reports are sent on to another Open311 server (docs/open311.md)."
)
_TOWN = click.argument("town")
_DEPARTMENT = click.argument("department")


@remote_cli.command("set")
@_TOWN
@_DEPARTMENT
@click.option("--url", required=True, help="Up to the version, as https://api.city.example/open311/v2")
@click.option("--jurisdiction", help="Its jurisdiction_id, when it serves several.")
@click.option("--key-name", help="The key is read from RUECLAIRE_REMOTE_KEY_<NAME>.")
@click.option("--service", "pairs", multiple=True, metavar="OURS=THEIRS", help="A service that they call otherwise.")
def set_(
    town: str, department: str, url: str, jurisdiction: str | None, key_name: str | None, pairs: tuple[str, ...]
) -> None:
    """Send the reports of DEPARTMENT to another server from now on."""
    services = dict(pair.partition("=")[::2] for pair in pairs)
    if any(not ours or not theirs for ours, theirs in services.items()):
        _fail("--service is written OURS=THEIRS.")
    try:
        remote_servers.save_server(town, department, Wanted(url, jurisdiction, key_name, services))
    except ServerUnusable as error:
        _fail(str(error))
    except ProblemError as error:
        _fail(errors.sentence(error.code, "en", error.context))
    click.echo(f"{department}: reports go to {url}. Next: flask --app wsgi remote check")


@remote_cli.command("off")
@_TOWN
@_DEPARTMENT
def off(town: str, department: str) -> None:
    """Send nothing more to the server of DEPARTMENT."""
    try:
        remote_servers.stop_server(town, department)
    except ServerUnusable as error:
        _fail(str(error))
    except ProblemError as error:
        _fail(errors.sentence(error.code, "en", error.context))
    click.echo(f"{department}: nothing is sent on any more.")


@remote_cli.command("list")
def list_() -> None:
    """Every server, when it was last asked and what went wrong."""
    for listed in remote_servers.list_servers():
        row = listed.server
        state = "on" if row.is_active else "off"
        asked = f"asked {row.polled_at:%Y-%m-%d %H:%M} UTC" if row.polled_at else "not asked yet"
        trouble = f", {row.last_error}" if row.last_error else ""
        click.echo(f"{listed.town} {listed.department} {state} {row.url} {asked}{trouble}")


@remote_cli.command("check")
def check() -> None:
    """Ask every server for its services, and say which of ours it does not know."""
    has_problem = False
    for listed in remote_servers.list_servers():
        row = listed.server
        if not row.is_active:
            continue
        try:
            problems = remote_servers.check_server(row)
        except (outward.NoAnswer, outward.AddressForbidden, outward.TooLong, georeport.Refused) as error:
            problems = [f"{row.url}: {error}"]
        has_problem = has_problem or bool(problems)
        click.echo(f"{listed.town} {listed.department}: {'; '.join(problems) or 'ready'}")
    if has_problem:
        sys.exit(1)


def _fail(problem: str) -> NoReturn:
    click.echo(problem, err=True)
    sys.exit(1)
