"""Every operation of the API's document shows what is sent and answered, and the examples are true to their schemas."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

from jsonschema import Draft202012Validator

from app.web.examples import Maker, UnknownWordError, complete_examples, is_binary
from tests.conftest import ROOT

Json = dict[str, Any]
DOCUMENT: Json = json.loads((ROOT / "docs" / "openapi.json").read_text("utf-8"))


def bodies(document: Json) -> Iterator[tuple[str, Json]]:
    """What is sent and what is answered on success by each operation, but for bytes: its name and its content."""
    for path, item in document["paths"].items():
        for method, operation in item.items():
            if not isinstance(operation, dict) or "responses" not in operation:
                continue
            where = f"{method.upper()} {path}"
            for kind, content in operation.get("requestBody", {}).get("content", {}).items():
                if not is_binary(content["schema"]):
                    yield f"{where} takes {kind}", content
            for status, answer in operation["responses"].items():
                for kind, content in answer.get("content", {}).items() if status.startswith("2") else ():
                    if not is_binary(content["schema"]):
                        yield f"{where} answers {status} {kind}", content


def faults(document: Json) -> list[str]:
    """Every body without an example, and every example that its schema refuses."""
    found = []
    for where, content in bodies(document):
        if "example" not in content:
            found.append(f"{where}: {_why(document, content['schema'])}")
            continue
        judge = Draft202012Validator({**content["schema"], "components": document["components"]})
        found += [f"{where}: {list(one.absolute_path)} {one.message}" for one in judge.iter_errors(content["example"])]
    return found


def _why(document: Json, schema: Json) -> str:
    try:
        Maker(document["components"]["schemas"]).make(schema, is_sent=False)
    except UnknownWordError as error:
        return f"no word for {error}"
    return "no example"


def test_programmer_finds_a_true_example_of_every_body() -> None:
    assert len(list(bodies(DOCUMENT))) > 250
    assert faults(DOCUMENT) == []


def test_programmer_finds_no_filler_in_an_example() -> None:
    fillers = {"string", "text", "lorem", "foo", "bar", ""}
    said = {where: set(_texts(content.get("example"))) & fillers for where, content in bodies(DOCUMENT)}
    said.pop("GET /opendata/v1/reports answers 200 application/json")  # "string" is a type of a column there
    assert {where: words for where, words in said.items() if words - {"string", "text"}} == {}


def test_missing_and_false_examples_are_noticed() -> None:
    document = copy.deepcopy(DOCUMENT)
    answer = document["paths"]["/api/v1/town"]["get"]["responses"]["200"]["content"]["application/json"]
    answer["example"]["town"]["slug"] = 7
    del document["paths"]["/api/v1/quarters"]["get"]["responses"]["200"]["content"]["application/json"]["example"]
    assert sorted(faults(document)) == [
        "GET /api/v1/quarters answers 200 application/json: no example",
        "GET /api/v1/town answers 200 application/json: ['town', 'slug'] 7 is not of type 'string'",
    ]


def test_member_without_a_word_is_named() -> None:
    schema = {"type": "object", "properties": {"never_heard_of": {"type": "string"}}}
    answer: Json = {"responses": {"200": {"content": {"application/json": {"schema": schema}}}}}
    document: Json = {"paths": {"/x": {"get": answer}}, "components": {"schemas": {}}}
    complete_examples(document)
    assert faults(document) == ["GET /x answers 200 application/json: no word for .never_heard_of"]


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
