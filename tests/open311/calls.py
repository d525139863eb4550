"""How a program calls in these tests."""

from __future__ import annotations

import io
import json
from typing import Any
from xml.etree import ElementTree as ET

from flask.testing import FlaskClient
from PIL import Image

V2 = "/open311/v2"


def picture(colour: str = "red", size: int = 64) -> bytes:
    """A small JPEG."""
    found = io.BytesIO()
    Image.new("RGB", (size, size), colour).save(found, "JPEG")
    return found.getvalue()


def read(client: FlaskClient, path: str, status: int = 200) -> Any:
    """GET, parsed."""
    return parsed(client.get(f"{V2}/{path}"), path, status)


def post(client: FlaskClient, path: str, expected: int = 201, /, headers: Any = None, **values: Any) -> Any:
    """POST as a form, parsed; `attribute__x` is `attribute[x]`."""
    fields = {name.replace("attribute__", "attribute[") + "]" * name.startswith("attribute__"): value
              for name, value in values.items()}  # fmt: skip
    return parsed(client.post(f"{V2}/{path}", data=fields, headers=headers), path, expected)


def parsed(answer: Any, path: str, status: int) -> Any:
    """What came, after a look at its status and type."""
    assert answer.status_code == status, answer.text
    if ".json" in path:
        assert answer.content_type == "application/json; charset=utf-8"
        return json.loads(answer.data)
    assert answer.content_type == "text/xml; charset=utf-8"
    assert answer.data.startswith(b"<?xml")
    return ET.fromstring(answer.data)  # noqa: S314 - our own answer
