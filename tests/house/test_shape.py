"""The shape of the house: what must be true of every file, table, queue, error and status."""

from __future__ import annotations

import ast
import json
import re
import subprocess
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from flask_migrate import check
from sqlalchemy import Text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from app.actions import outbox
from app.channels import alert_letters
from app.core import errors, events, workflow
from app.core.extensions import db
from app.models import classification
from config import QUEUES
from tests.conftest import ROOT

LONGEST_FILE, LONGEST_TEST, LONGEST_FUNCTION = 400, 600, 40
ROOMS = ("app", "geo", "workers", "mobile_api", "demo", "config.py", "wsgi.py")
LOCALES = ("fr", "en")
POSTGIS = re.compile(r"\bST_[A-Z]\w+\(|\bst_[a-z]+\(|(import|from) shapely")


def tracked(*patterns: str) -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", *patterns],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    return [ROOT / name for name in listed.stdout.splitlines() if (ROOT / name).is_file()]


def test_no_python_file_is_longer_than_one_sitting():
    long = {
        str(path.relative_to(ROOT)): count
        for path in tracked("*.py")
        if not path.is_relative_to(ROOT / "migrations")
        and (count := len(path.read_text("utf-8").splitlines()))
        > (LONGEST_TEST if path.is_relative_to(ROOT / "tests") else LONGEST_FILE)
    }
    assert long == {}


def test_no_function_is_longer_than_one_screen():
    long = []
    for path in tracked("*.py"):
        if path.is_relative_to(ROOT / "migrations") or path.is_relative_to(ROOT / "tests"):
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                docstring = ast.get_docstring(node, clean=False) or ""
                length = (node.end_lineno or node.lineno) - node.lineno + 1 - len(docstring.splitlines())
                if length > LONGEST_FUNCTION:
                    long.append(f"{path.relative_to(ROOT)}:{node.lineno} {node.name} ({length})")
    assert long == []


def test_every_module_says_why_it_exists():
    silent = [
        str(path.relative_to(ROOT))
        for path in tracked(*ROOMS)
        if path.suffix == ".py" and not ast.get_docstring(ast.parse(path.read_text("utf-8")))
    ]
    assert silent == []


def test_postgis_is_spelled_in_geo_alone():
    outside = [
        str(path.relative_to(ROOT))
        for path in tracked("app", "workers", "mobile_api")
        if path.suffix == ".py" and "app/models" not in str(path) and POSTGIS.search(path.read_text("utf-8"))
    ]
    assert outside == []


def test_only_actions_commit():
    outside = [
        str(path.relative_to(ROOT))
        for path in tracked("app", "geo", "mobile_api")
        if path.suffix == ".py" and "app/actions" not in str(path) and ".commit()" in path.read_text("utf-8")
    ]
    assert outside == []


def test_models_equal_migrations_with_one_head(app):
    assert len(ScriptDirectory.from_config(_alembic()).get_heads()) == 1
    check(directory=str(ROOT / "migrations"))


def test_every_text_column_is_classified():
    found = {
        (table.name, column.name)
        for table in db.metadata.sorted_tables
        for column in table.columns
        if isinstance(column.type, Text | JSONB | ARRAY)
    }
    known = {(table, column) for table, columns in classification.COLUMNS.items() for column in columns}
    assert found == known


def test_every_error_code_is_documented():
    page = (ROOT / "docs" / "errors.md").read_text("utf-8")
    assert [code for code in errors.KINDS if f"`{code}`" not in page] == []


def test_error_codes_raised_by_our_code_exist():
    constants = {name for name, value in vars(errors).items() if isinstance(value, str) and value in errors.KINDS}
    used = set()
    for path in tracked("app", "geo", "mobile_api", "workers"):
        if path.suffix == ".py":
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if (
                    isinstance(node, ast.Attribute)
                    and isinstance(node.value, ast.Name)
                    and node.value.id == "errors"
                    and node.attr.isupper()
                ):
                    used.add(node.attr)
    assert used - constants - {"KINDS"} == set()


@pytest.mark.parametrize("status", workflow.STATUSES.values(), ids=lambda status: status.code)
def test_every_status_has_words_an_open311_value_and_an_event(status):
    assert status.label("fr")
    assert status.label("en")
    assert status.open311 in {"open", "closed"}
    assert events.EVENT_OF_STATUS[status.code] in events.PERSON_EVENTS


@pytest.mark.parametrize("event", [*events.PERSON_EVENTS, *events.PERSONAL_EVENTS])
@pytest.mark.parametrize("locale", LOCALES)
def test_every_event_has_a_message_in_every_language(event, locale):
    folder = ROOT / "app" / "channels" / "templates" / event
    for part in ("subject", "body"):
        assert (folder / f"{part}.{locale}.txt").read_text("utf-8").strip()


@pytest.mark.parametrize("event", alert_letters.EVENTS)
@pytest.mark.parametrize("locale", LOCALES)
def test_every_mail_of_an_alert_is_written_in_every_language(event, locale):
    folder = ROOT / "app" / "channels" / "templates" / event
    for name in (f"subject.{locale}.txt", f"body.{locale}.txt", f"body.{locale}.html"):
        assert (folder / name).read_text("utf-8").strip()


def test_every_status_but_the_first_can_be_reached_and_left():
    targets = {move.target for move in workflow.MOVES} | {workflow.RECEIVED}
    origins = set().union(*(move.origins for move in workflow.MOVES))
    assert targets == origins == set(workflow.STATUSES)


def test_every_queue_has_a_worker_under_the_process_manager():
    procfile = (ROOT / "Procfile").read_text("utf-8")
    assert [queue for queue in QUEUES if f"workers work {queue}" not in procfile] == []


def test_every_outbox_kind_that_is_enqueued_has_a_handler():
    from workers.jobs import HANDLERS

    assert set(outbox.KINDS) == set(HANDLERS)


def test_openapi_document_is_fresh(app):
    written = json.loads((ROOT / "docs" / "openapi.json").read_text("utf-8"))
    made = app.test_cli_runner().invoke(args=["openapi"])
    assert json.loads(made.output) == written


def test_errors_page_is_fresh(app):
    made = app.test_cli_runner().invoke(args=["errors"])
    assert made.output.strip() == (ROOT / "docs" / "errors.md").read_text("utf-8").strip()


def _alembic() -> Config:
    config = Config()
    config.set_main_option("script_location", str(ROOT / "migrations"))
    return config
