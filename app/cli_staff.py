"""`flask staff …`: accounts from the command line, for the operator who has no account yet."""

from __future__ import annotations

import sys

import click
from flask.cli import AppGroup

from app.actions import accounts
from app.core import errors
from app.core.errors import ProblemError
from app.core.workflow import Role

staff_cli = AppGroup("staff", help="Accounts of the people who work here.")


@staff_cli.command("create")
@click.argument("email")
@click.option("--town", required=True, help="The town's slug.")
@click.option("--name", required=True)
@click.option("--role", required=True, type=click.Choice([role.value for role in Role]))
@click.option("--department", "departments", multiple=True, help="A department's code; repeat for several.")
@click.option("--locale", type=click.Choice(["fr", "en"]), default="fr", show_default=True)
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input.")
def create(
    email: str, town: str, name: str, role: str, departments: tuple[str, ...], locale: str, password_stdin: bool
) -> None:
    """Open an account. Without departments a crew sees only what is assigned to it; the others see the whole town."""
    password = _read_password(password_stdin)
    try:
        made = accounts.create_staff(
            town, email, name, Role(role), password, department_codes=departments, locale=locale
        )
    except ProblemError as error:
        raise _explain(error) from error
    click.echo(f"{made.email} may now sign in as {made.role}.")


@staff_cli.command("password")
@click.argument("email")
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input.")
def password(email: str, password_stdin: bool) -> None:
    """Replace a password; whoever is signed in with the old one is signed out."""
    try:
        accounts.set_password(email, _read_password(password_stdin))
    except ProblemError as error:
        raise _explain(error) from error
    click.echo(f"{email} has a new password and is signed out everywhere.")


@staff_cli.command("disable")
@click.argument("email")
def disable(email: str) -> None:
    """Close an account: its sessions end at once, its history stays."""
    _set_active(email, is_active=False)
    click.echo(f"{email} can no longer sign in and is signed out everywhere.")


@staff_cli.command("enable")
@click.argument("email")
def enable(email: str) -> None:
    """Open a disabled account again."""
    _set_active(email, is_active=True)
    click.echo(f"{email} may sign in again.")


def _set_active(email: str, *, is_active: bool) -> None:
    try:
        accounts.set_active(email, is_active=is_active)
    except ProblemError as error:
        raise _explain(error) from error


def _read_password(from_stdin: bool) -> str:
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    typed: str = click.prompt("Password", hide_input=True, confirmation_prompt=True)
    return typed


def _explain(error: ProblemError) -> click.ClickException:
    lines = [errors.sentence(error.code, "en", error.context)]
    for item in error.errors:
        text = errors.sentence(item.code, "en", error.context)
        lines.append(f"  {item.field}: {text}" + (f" ({item.message})" if item.message else ""))
    return click.ClickException("\n".join(lines))
