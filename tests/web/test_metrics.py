"""What a monitoring system reads, and who may."""

from __future__ import annotations

import json
import logging
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.actions import outbox
from app.core.extensions import SETTINGS_KEY, db
from app.core.logs import REQUEST_ID, JsonFormatter
from app.models import OutboxRow
from config import Settings
from tests import factories as make


def test_monitoring_on_this_machine_reads_queues_and_requests(client: FlaskClient) -> None:
    make.make_reporter(make.make_jurisdiction(), "canari@exemple.fr")
    client.get("/api/v1/reports/RC-2026-00001")
    text = client.get("/metrics").text
    assert 'rueclaire_queue_rows{queue="photos",state="due"} 0.0' in text
    assert 'route="/api/v1/reports/<string:public_id>",status="4xx"' in text
    assert "RC-2026-00001" not in text
    assert "canari" not in text


@pytest.mark.parametrize(
    "parts", [{"environ_base": {"REMOTE_ADDR": "192.0.2.7"}}, {"headers": {"X-Forwarded-For": "192.0.2.7"}}]
)
def test_monitoring_from_elsewhere_needs_the_token(
    app: Flask, client: FlaskClient, database: Settings, parts: dict, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert client.get("/metrics", **parts).status_code == 403
    monkeypatch.setitem(app.extensions, SETTINGS_KEY, replace(database, metrics_token="a-long-token"))
    headers = {**parts.get("headers", {}), "Authorization": "Bearer a-long-token"}
    assert client.get("/metrics", **{**parts, "headers": headers}).status_code == 200
    headers["Authorization"] = "Bearer another"
    assert client.get("/metrics", **{**parts, "headers": headers}).status_code == 403


def test_job_logs_the_request_it_follows_from(app: Flask) -> None:
    town = make.make_jurisdiction()
    lines: list[str] = []

    def handle(_: str) -> None:
        record = logging.makeLogRecord({"name": "rueclaire.x", "msg": "worked"})
        lines.append(JsonFormatter().format(record))

    follows = REQUEST_ID.set("abc123")
    outbox.enqueue(town.id, outbox.PHOTOS, outbox.PHOTO_PROCESS, "1", "one")
    REQUEST_ID.reset(follows)
    outbox.enqueue(town.id, outbox.PHOTOS, outbox.PHOTO_PROCESS, "2", "two")
    db.session.commit()
    assert outbox.drain(outbox.PHOTOS, {outbox.PHOTO_PROCESS: handle}) == 2
    assert [json.loads(line).get("request_id") for line in lines] == ["abc123", None]
    assert REQUEST_ID.get() is None
    assert db.session.scalars(select(OutboxRow.done_at.is_not(None))).all() == [True, True]
