"""An author learns what of a text will be hidden, in the browser's own counting, and nothing of it is kept."""

from __future__ import annotations

import logging

import pytest
from flask.testing import FlaskClient

SECRET = "06 12 34 56 78"


def test_author_learns_what_will_be_hidden_and_where(client: FlaskClient) -> None:
    text = f"🚲🚲 devant AB-123-CD, appelez le {SECRET}"
    answer = client.post("/api/v1/texts/check", json={"text": text})
    assert answer.status_code == 200
    units = text.encode("utf-16-le")
    found = [
        (one["kind"], units[2 * one["start"] : 2 * one["end"]].decode("utf-16-le")) for one in answer.json["hidden"]
    ]
    assert found == [("plate", "AB-123-CD"), ("telephone", SECRET)]
    assert answer.json["public_text"] == "🚲🚲 devant [plaque masquée], appelez le [téléphone masqué]"


def test_author_of_plain_words_is_not_warned(client: FlaskClient) -> None:
    answer = client.post("/api/v1/texts/check?lang=en", json={"text": "Trou sur la RD 723 au n° 14"})
    assert answer.json == {"hidden": [], "public_text": "Trou sur la RD 723 au n° 14"}


def test_what_an_author_writes_is_not_logged(client: FlaskClient, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        client.post("/api/v1/texts/check", json={"text": SECRET})
    assert SECRET not in caplog.text


def test_text_that_is_too_long_is_refused(client: FlaskClient) -> None:
    assert client.post("/api/v1/texts/check", json={"text": "a" * 4001}).status_code == 422
