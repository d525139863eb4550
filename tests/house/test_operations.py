"""What an operator reads is what the code does: settings, processes, units."""

from __future__ import annotations

import re

from tests.conftest import ROOT

SETTING = re.compile(r"\bRUECLAIRE_[A-Z0-9_]+\b")
# Internal to scripts/run and to the tests: nobody sets them on a server.
NOT_FOR_OPERATORS = {"RUECLAIRE_RUN", "RUECLAIRE_PROCESS"}


def settings_in(*names: str) -> set[str]:
    return {found for name in names for found in SETTING.findall((ROOT / name).read_text("utf-8"))}


def procfile() -> dict[str, str]:
    lines = (ROOT / "Procfile").read_text("utf-8").splitlines()
    return dict(re.fullmatch(r"(\w+): (.+)", line).groups() for line in lines)


def test_operator_finds_every_setting_in_the_guide():
    assert settings_in("docs/operate.md") - NOT_FOR_OPERATORS == settings_in("config.py", "deploy/gunicorn.conf.py")


def test_example_of_settings_names_every_required_one_and_no_other():
    required = set(re.findall(r'_required\(env, "(RUECLAIRE_\w+)"\)', (ROOT / "config.py").read_text("utf-8")))
    named = settings_in("deploy/rueclaire.env.example")
    assert required - named == set()
    assert named - settings_in("config.py", "deploy/gunicorn.conf.py") == set()


def test_server_runs_the_same_processes_as_a_trial():
    units = {}
    for unit in (ROOT / "deploy" / "systemd").glob("*.service"):
        (command,) = re.findall(r"^ExecStart=/opt/rueclaire/\.venv/bin/(.+)$", unit.read_text("utf-8"), re.MULTILINE)
        units[unit.stem.removeprefix("rueclaire-")] = command
    target = (ROOT / "deploy" / "systemd" / "rueclaire.target").read_text("utf-8")
    wanted = re.findall(r"rueclaire-(\S+)\.service", target)
    template = units.pop("worker@")
    started = {name: units[name] for name in wanted if "@" not in name}
    started |= {
        name.partition("@")[2]: template.replace("%i", name.partition("@")[2]) for name in wanted if "@" in name
    }
    assert started == procfile()
    assert set(units) == {name for name in wanted if "@" not in name}


def test_containers_run_the_same_processes_too():
    text = (ROOT / "deploy" / "compose.yaml").read_text("utf-8")
    commands = {
        " ".join(re.findall(r'"([^"]+)"', line)) for line in re.findall(r"^    command: (\[.+\])$", text, re.MULTILINE)
    }
    assert {line for name, line in procfile().items() if name != "web"} <= commands
