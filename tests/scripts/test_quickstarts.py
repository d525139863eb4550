"""The first steps of the guides, run as they stand against a live server."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from standardwebhooks import Webhook, WebhookVerificationError
from werkzeug.serving import make_server

from app.actions import webhook_secrets
from app.channels.webhook import Message, sign
from app.core.extensions import db
from app.models import Jurisdiction, Report, StatusUpdate
from tests import factories as make
from tests.conftest import ROOT

SHELL_NEEDS = ("bash", "curl", "jq", "python3")


def blocks(page: str, language: str) -> list[str]:
    """The blocks of a guide in one language, in order."""
    return re.findall(rf"^```{language}\n(.*?)^```", (ROOT / "docs" / page).read_text("utf-8"), re.S | re.M)


@pytest.fixture
def live(app: Flask) -> Iterator[dict[str, str]]:
    """A server that listens, and the environment in which the guide is followed."""
    town = make.make_jurisdiction()
    lighting = make.make_department(town, is_fallback=True)
    make.make_rule(town, lighting, service=make.make_service(town))
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    latitude, longitude = make.CENTRE
    yield {
        **os.environ,
        "RUECLAIRE": f"http://127.0.0.1:{server.server_port}",
        "SERVICE": "lampadaire",
        "LATITUDE": str(latitude),
        "LONGITUDE": str(longitude),
    }
    server.shutdown()
    thread.join(10)
    server.server_close()


def run(command: list[str], folder: Path, environment: dict[str, str]) -> str:
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_programmer_reports_and_follows_with_curl(live: dict[str, str], tmp_path: Path) -> None:
    missing = [name for name in SHELL_NEEDS if shutil.which(name) is None]
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")
    found = blocks("api-quickstart.md", "sh")
    assert len(found) == 5
    said = run(["bash", "-euo", "pipefail", "-c", "\n".join(found)], tmp_path, live)
    number = db.session.scalars(select(Report.public_id)).one()
    assert f"{number} is with Eclairage" in said
    assert "lampadaire\tStreet lamp out" in said
    assert said.endswith("report.not_found\n")


def test_programmer_files_and_follows_by_open311_with_curl(live: dict[str, str], tmp_path: Path) -> None:
    missing = [name for name in SHELL_NEEDS if shutil.which(name) is None]
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")
    live["KEY"] = make.make_key(db.session.scalars(select(Jurisdiction)).one())
    found = [block for block in blocks("open311.md", "sh") if "curl" in block]
    assert len(found) == 4
    said = run(["bash", "-euo", "pipefail", "-c", "\n".join(found)], tmp_path, live)
    number = db.session.scalars(select(Report.public_id)).one()
    assert json.loads((tmp_path / "made.json").read_text())[0]["service_request_id"] == number
    assert f"<service_request_id>{number}</service_request_id>" in said
    assert '"specification": "http://wiki.open311.org/GeoReport_v2"' in said
    assert '"service_code": "lampadaire"' in said
    refused = (tmp_path / "refused.txt").read_text().splitlines()
    assert refused[0] == "service_code was not provided"
    assert len(refused) == 2
    notes = db.session.scalars(select(StatusUpdate.note).where(StatusUpdate.kind == "note")).all()
    assert notes == ["La rue est toujours dans le noir"]


def test_integrator_goes_through_the_guide_from_nothing(live: dict[str, str], tmp_path: Path) -> None:
    missing = [name for name in (*SHELL_NEEDS, "join") if shutil.which(name) is None]
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")
    town = db.session.scalars(select(Jurisdiction)).one()
    live["KEY"] = make.make_key(town, "reports:write", "reports:manage")
    found = blocks("integrate.md", "sh")
    assert len(found) == 6
    said = run(["bash", "-euo", "pipefail", "-c", "\n".join(found)], tmp_path, live)
    report = db.session.scalars(select(Report)).one()
    assert f"filed once: {report.public_id}\n" in said
    assert (tmp_path / "changed.tsv").read_text().startswith(f"{report.public_id}\topen\treceived\t")
    assert said.endswith("BEGIN:VCALENDAR\n")
    assert report.status == "resolved"
    notes = db.session.scalars(select(StatusUpdate.note).where(StatusUpdate.is_public).order_by(StatusUpdate.id)).all()
    assert [note for note in notes if note] == ["A team is on its way", "Cleaned"]


def test_programmer_reports_with_python(live: dict[str, str], tmp_path: Path) -> None:
    (program,) = blocks("api-quickstart.md", "python")
    said = run([sys.executable, "-c", program], tmp_path, live)
    number = db.session.scalars(select(Report.public_id)).one()
    assert said == f"{number} is with Eclairage\n"


def test_programmer_verifies_a_webhook_as_the_guide_says() -> None:
    (program,) = blocks("webhooks.md", "python")
    room: dict[str, Any] = {}
    exec(compile(program, "webhooks.md", "exec"), room)  # noqa: S102 - the guide's own words
    secret, body = webhook_secrets.make(), json.dumps({"type": "webhook.test"}).encode()
    message = Message("msg_1", int(datetime.now(UTC).timestamp()), body)
    headers = {
        "webhook-id": message.id,
        "webhook-timestamp": str(message.timestamp),
        "webhook-signature": sign(message, [secret]),
    }
    assert room["receive"](secret, body, headers) == {"type": "webhook.test"}
    with pytest.raises(WebhookVerificationError):
        room["receive"](webhook_secrets.make(), body, headers)
    assert Webhook(secret).verify(body, headers)
