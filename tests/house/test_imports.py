"""Imports go down the ladder: the contracts hold, cover every module, and would notice a breach."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.conftest import ROOT

PACKAGES = ("app", "geo", "workers", "mobile_api", "demo")
HTTP_ROOMS = ("mobile_api", "app.web", "app.staff_api", "app.open311", "app.pages", "flask_smorest")


def contracts() -> list[dict]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    return settings["tool"]["importlinter"]["contracts"]


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).with_name("lint-imports")
    return subprocess.run([program, "--no-logo", "--no-cache"], cwd=folder, capture_output=True, text=True, timeout=120)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The packages and the contracts, to be broken."""
    folder = tmp_path_factory.mktemp("house")
    for package in PACKAGES:
        shutil.copytree(ROOT / package, folder / package, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("config.py", "pyproject.toml"):
        shutil.copy(ROOT / name, folder / name)
    return folder


def test_house_keeps_its_import_contracts():
    done = lint(ROOT)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("module", "breach", "contract"),
    [
        ("app/models/__init__.py", "import app.actions", "imports only go down"),
        ("geo/__init__.py", "import app.media", "imports only go down"),
        ("mobile_api/__init__.py", "import workers", "imports only go down"),
        ("app/actions/__init__.py", "import flask", "neither HTTP nor the queue"),
        ("app/channels/__init__.py", "import redis", "neither HTTP nor the queue"),
        ("app/web/__init__.py", "import rq", "only through the outbox"),
        ("app/staff_api/__init__.py", "import shapely", "Geometry stays in geo"),
    ],
)
def test_contract_notices_a_breach(copy: Path, module: str, breach: str, contract: str):
    broken = copy / module
    before = broken.read_text("utf-8")
    broken.write_text(f"{before}\n{breach}\n", "utf-8")
    try:
        done = lint(copy)
    finally:
        broken.write_text(before, "utf-8")
    assert done.returncode != 0
    assert any(contract in line and line.endswith("BROKEN") for line in done.stdout.splitlines()), done.stdout


def test_every_module_stands_on_a_rung():
    """A room that no layer names would be watched by nobody."""
    (ladder,) = (contract for contract in contracts() if contract["type"] == "layers")
    rungs = {room.strip(" ()") for layer in ladder["layers"] for room in layer.split("|")}
    rooms = {"geo", "workers", "mobile_api", "demo"}
    rooms |= {f"app.{entry.stem}" for entry in (ROOT / "app").iterdir() if is_room(entry)}
    assert rooms - rungs == set()


def is_room(entry: Path) -> bool:
    if entry.is_dir():
        return (entry / "__init__.py").is_file()
    return entry.suffix == ".py" and entry.stem != "__init__"


def test_settings_know_nobody():
    tree = ast.parse((ROOT / "config.py").read_text("utf-8"))
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    imported |= {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}
    assert {name for name in imported if name.split(".")[0] not in sys.stdlib_module_names} == set()


def test_worker_starts_without_the_web_rooms():
    """A worker that loads the web application pays for it in memory and falls with it."""
    script = "import sys, workers.__main__, app.core.bootstrap; print(*sys.modules, sep='\\n')"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    loaded = done.stdout.splitlines()
    assert [name for name in loaded if name.startswith(HTTP_ROOMS)] == []
