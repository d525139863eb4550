"""`flask doctor`: says in plain words what is wrong with an installation, and what to do."""

from __future__ import annotations

import sys

import click

from app.web.doctor import FAIL, WARN, examine

MARKS = {"ok": ("fine", "green"), WARN: ("look", "yellow"), FAIL: ("WRONG", "red")}


@click.command("doctor")
@click.option("--quiet", is_flag=True, help="Only what is not fine.")
def doctor(quiet: bool) -> None:
    """Look at everything the service needs. Exit code: 0 all fine, 1 worth a look, 2 something is wrong."""
    findings = examine()
    for one in findings:
        if quiet and one.state == "ok":
            continue
        word, colour = MARKS[one.state]
        click.echo(f"{click.style(f'{word:<5}', fg=colour)} {one.what}: {one.said}")
        if one.advice:
            click.echo(f"      → {one.advice}")
    worst = {one.state for one in findings}
    wrong = sum(one.state == FAIL for one in findings)
    look = sum(one.state == WARN for one in findings)
    click.echo(f"\n{len(findings)} checks: {wrong} wrong, {look} worth a look.")
    sys.exit(2 if FAIL in worst else 1 if WARN in worst else 0)
