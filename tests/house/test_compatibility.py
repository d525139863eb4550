"""A program written for a released version of the API works with this one; every way to break it is noticed."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.house.compatibility import find_breaks, promised

Json = dict[str, Any]
RELEASED = sorted((ROOT / "docs" / "released").glob("openapi-*.json"))
DOCUMENT: Json = json.loads((ROOT / "docs" / "openapi.json").read_text("utf-8"))
SMALL: Json = {
    "openapi": "3.1.0",
    "info": {},
    "paths": {
        "/x": {
            "parameters": [{"in": "query", "name": "q", "schema": {"type": ["string", "null"], "maxLength": 9}}],
            "post": {
                "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/In"}}}},
                "responses": {"201": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Out"}}}}},
            },
        }
    },
    "components": {
        "responses": {},
        "schemas": {
            "In": {
                "type": "object",
                "required": ["a"],
                "properties": {"a": {"type": "string", "enum": ["one", "two"]}, "b": {"type": "number", "minimum": 1}},
            },
            "Out": {
                "type": "object",
                "required": ["id", "parts"],
                "properties": {
                    "id": {"type": "integer"},
                    "parts": {"type": "array", "items": {"$ref": "#/components/schemas/Out"}},
                },
            },
        },
    },
}  # fmt: skip


@pytest.mark.parametrize("path", RELEASED, ids=lambda path: path.stem)
def test_program_written_for_a_released_version_still_works(path: Any) -> None:
    assert find_breaks(json.loads(path.read_text("utf-8")), DOCUMENT) == []


def test_there_is_a_released_version_and_it_promises_what_residents_and_programs_call() -> None:
    assert RELEASED
    paths = promised(DOCUMENT)["paths"]
    assert {"/api/v1/reports", "/api/v1/services"} <= paths.keys()
    assert not any(path.startswith("/staff/") for path in paths)


def test_the_same_document_breaks_nothing() -> None:
    assert find_breaks(SMALL, SMALL) == []
    assert find_breaks(promised(DOCUMENT), DOCUMENT) == []


def schema(document: Json, name: str) -> Json:
    found: Json = document["components"]["schemas"][name]
    return found


def post(document: Json) -> Json:
    found: Json = document["paths"]["/x"]["post"]
    return found


BREAKS: dict[str, Callable[[Json], object]] = {
    "is gone": lambda d: d["paths"].pop("/x"),
    "parameter q is gone": lambda d: d["paths"]["/x"].pop("parameters"),
    "parameter q is now required": lambda d: d["paths"]["/x"]["parameters"][0].update(required=True),
    "new required parameter": lambda d: d["paths"]["/x"]["parameters"].append(
        {"in": "query", "name": "r", "required": True}
    ),
    "parameter q takes ['string']": lambda d: d["paths"]["/x"]["parameters"][0]["schema"].update(type="string"),
    "maxLength 5": lambda d: d["paths"]["/x"]["parameters"][0]["schema"].update(maxLength=5),
    "another pattern": lambda d: d["paths"]["/x"]["parameters"][0]["schema"].update(pattern="^a"),
    "a body is now required": lambda d: post(d)["requestBody"].update(required=True),
    "no longer taken": lambda d: post(d)["requestBody"].update(content={"text/csv": {}}),
    "body.b is now required": lambda d: schema(d, "In")["required"].append("b"),
    "no longer takes every value": lambda d: schema(d, "In")["properties"]["a"].update(enum=["one"]),
    "minimum 2": lambda d: schema(d, "In")["properties"]["b"].update(minimum=2),
    "body.b is gone": lambda d: schema(d, "In")["properties"].pop("b"),
    "body.b takes ['string']": lambda d: schema(d, "In")["properties"]["b"].update(type="string"),
    "no longer answers 201": lambda d: post(d)["responses"].update({"202": post(d)["responses"].pop("201")}),
    "201 is no longer application/json": lambda d: post(d)["responses"].update({"201": {"content": {"text/csv": {}}}}),
    "201.id is gone": lambda d: schema(d, "Out")["properties"].pop("id"),
    "201.id may now be absent": lambda d: schema(d, "Out")["required"].remove("id"),
    "201.id is ['integer', 'null']": lambda d: schema(d, "Out")["properties"]["id"].update(type=["integer", "null"]),
    "201.parts[] is": lambda d: schema(d, "Out")["properties"]["parts"].update(items={"type": "string"}),
}  # fmt: skip


@pytest.mark.parametrize("said", BREAKS)
def test_each_way_to_break_a_program_is_named(said: str) -> None:
    changed = copy.deepcopy(SMALL)
    BREAKS[said](changed)
    assert any(said in one for one in find_breaks(SMALL, changed))


GROWTH: dict[str, Callable[[Json], object]] = {
    "another path": lambda d: d["paths"].update({"/y": {"get": {"responses": {}}}}),
    "an optional parameter": lambda d: d["paths"]["/x"]["parameters"].append({"in": "query", "name": "r"}),
    "an optional member to send": lambda d: schema(d, "In")["properties"].update(c={"type": "string"}),
    "another member in the answer": lambda d: schema(d, "Out")["properties"].update(c={"type": "string"}),
    "another value to send": lambda d: schema(d, "In")["properties"]["a"]["enum"].append("three"),
    "a wider bound": lambda d: schema(d, "In")["properties"]["b"].update(minimum=0),
}


@pytest.mark.parametrize("what", GROWTH)
def test_what_only_adds_breaks_nothing(what: str) -> None:
    changed = copy.deepcopy(SMALL)
    GROWTH[what](changed)
    assert find_breaks(SMALL, changed) == []


def test_document_says_of_each_operation_who_may_call_it_and_how_often() -> None:
    operations = {
        (method, path): found
        for path, item in DOCUMENT["paths"].items()
        for method, found in item.items()
        if isinstance(found, dict) and "responses" in found
    }
    assert [key for key, found in operations.items() if "security" not in found] == []
    hooks = operations["get", "/staff/v1/webhooks"]
    assert (hooks["security"], hooks["x-roles"]) == ([{"session": []}], ["admin"])
    sending = operations["post", "/api/v1/reports"]
    assert sending["security"] == []
    assert sending["x-rate-limits"]
    assert sending["responses"]["429"] == {"$ref": "#/components/responses/LIMITED"}
    refusal = DOCUMENT["components"]["responses"]["LIMITED"]
    assert {"Retry-After", "RateLimit", "RateLimit-Policy"} <= refusal["headers"].keys()
