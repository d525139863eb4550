"""Writes multipart bodies in memory; the test client would leave its temporary files open."""

from __future__ import annotations

from typing import Any

from werkzeug.datastructures import FileStorage, MultiDict
from werkzeug.test import encode_multipart


def form(fields: dict[str, Any]) -> tuple[bytes, str]:
    """The body and its content type; files are (stream, name) or (stream, name, type), lists repeat a field."""
    values: MultiDict[str, Any] = MultiDict()
    for name, value in fields.items():
        for one in value if isinstance(value, list) else [value]:
            values.add(name, _file(*one) if isinstance(one, tuple) else one)
    boundary, body = encode_multipart(values)
    return body, f'multipart/form-data; boundary="{boundary}"'


def _file(stream: Any, name: str, content_type: str = "application/octet-stream") -> FileStorage:
    return FileStorage(stream, filename=name, content_type=content_type)
