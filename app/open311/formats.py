"""One answer in both formats: JSON as it is, XML by the names of the specification."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from xml.etree import ElementTree as ET

from flask import Response, json

from app.web.xml_text import speakable

SUFFIXES = {"xml": "text/xml; charset=utf-8", "json": "application/json; charset=utf-8"}
ITEMS = {
    "errors": "error",
    "services": "service",
    "attributes": "attribute",
    "values": "value",
    "service_requests": "request",
    "service_request_updates": "request_update",
    "endpoints": "endpoint",
    "formats": "format",
    "photos": "photo",
}
"""What the elements of a list are called in XML (GeoReport v2, "Response" of each method; Service Discovery)."""


def answer(content: Any, suffix: str, root: str, *, status: int = 200) -> Response:
    """`content` as `suffix` asks; `root` is the XML root, which JSON has not ("The Spark Convention")."""
    if suffix == "json":
        body = json.dumps(content, default=_plain).encode()
    else:
        element = ET.Element(root)
        _fill(element, root, content)
        body = ET.tostring(element, encoding="utf-8", xml_declaration=True)
    return Response(body, status=status, content_type=SUFFIXES[suffix])


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    raise TypeError(f"{type(value).__name__} has no place in an answer")


def _fill(element: ET.Element, name: str, value: Any) -> None:
    if isinstance(value, dict):
        for key, inner in value.items():
            _fill(ET.SubElement(element, key), key, inner)
    elif isinstance(value, list):
        for inner in value:
            _fill(ET.SubElement(element, ITEMS[name]), ITEMS[name], inner)
    elif isinstance(value, bool):
        element.text = "true" if value else "false"
    elif isinstance(value, datetime):
        element.text = value.isoformat(timespec="seconds")
    elif value is not None:
        element.text = speakable(str(value))
