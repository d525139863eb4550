"""The start-up scripts' own promises, kept by real shells and real processes."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

MARKED = [sys.executable, "-c", "import time; time.sleep(60)"]


@pytest.fixture
def shell(tmp_path: Path):
    """Runs lines of shell with lib.sh and services.sh of a made-up checkout."""

    def run(lines: str) -> subprocess.CompletedProcess[str]:
        script = f"set -eu\nROOT='{tmp_path}'\n. '{ROOT}/scripts/lib.sh'\nSTATE=$VAR\n. '{ROOT}/scripts/services.sh'\n"
        return subprocess.run(["sh", "-c", script + lines], capture_output=True, text=True, timeout=60)

    return run


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


def test_operator_sees_advice_and_end_of_log_when_a_step_fails(shell):
    done = shell("fails() { echo 'disk full'; return 3; }\nstep 'Copy' 'make room' fails\necho 'went on'")

    assert done.returncode == 1
    assert "disk full" in done.stderr
    assert "make room" in done.stderr
    assert "went on" not in done.stdout


def test_step_stops_at_the_first_failing_line(shell):
    done = shell("half() { false; echo 'went on'; }\nstep 'Half' 'advice' half")

    assert done.returncode == 1
    assert "went on" not in done.stderr


def test_start_takes_the_next_port_when_the_first_is_taken(shell, taken_port: int):
    done = shell(f"prepare_state\nchoose_port web {taken_port}\nrecorded_port web")

    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > taken_port


def test_start_keeps_the_port_it_was_given_before(shell):
    done = shell("prepare_state\nchoose_port web 24100\nchoose_port web 24300\nrecorded_port web")

    assert int(done.stdout) in range(24100, 24300)


def test_secrets_are_made_once_and_for_the_owner_alone(shell, tmp_path: Path):
    first = shell("prepare_state; echo $SECRET_KEY").stdout
    second = shell("prepare_state; echo $SECRET_KEY").stdout

    assert first == second
    assert len(first.strip()) >= 32
    assert (tmp_path / "var/secrets").stat().st_mode & 0o777 == 0o600


def test_stop_ends_what_the_copy_started_and_nobody_else(shell, tmp_path: Path):
    ours = subprocess.Popen(MARKED, env={**os.environ, "RUECLAIRE_RUN": f"{tmp_path}/var", "RUECLAIRE_PROCESS": "web"})
    other = subprocess.Popen(MARKED, env={**os.environ, "RUECLAIRE_RUN": f"{tmp_path}/var-of-another"})
    try:
        wait_until_marked(ours.pid)
        wait_until_marked(other.pid)
        assert shell("process_named web").stdout.strip() == str(ours.pid)

        done = shell("end_processes")

        assert done.returncode == 0, done.stderr
        assert ours.wait(10) == -15
        assert other.poll() is None
    finally:
        for process in (ours, other):
            process.kill()
            process.wait()


def wait_until_marked(pid: int) -> None:
    # Between fork and exec a child still shows its parent's environment.
    deadline = time.monotonic() + 30
    while b"time.sleep(60)" not in Path(f"/proc/{pid}/cmdline").read_bytes():
        assert time.monotonic() < deadline
        time.sleep(0.02)
