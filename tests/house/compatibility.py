"""What another program would trip over between two versions of the API's document (docs/api-changelog.md).

`python -m tests.house.compatibility docs/openapi.json` prints the part of a document that is promised.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Json = dict[str, Any]
Seen = tuple[tuple[str | None, str | None], ...]
METHODS = ("get", "put", "post", "delete", "patch")
OWN = ("/staff/", "/api/v1/crew", "/api/v1/counter")
"""What our own screens alone call, delivered together with them."""
UPPER = ("maxLength", "maximum", "exclusiveMaximum", "maxItems")
LOWER = ("minLength", "minimum", "exclusiveMinimum", "minItems")


def promised(document: Json) -> Json:
    """The document without what only our own screens call, with the schemas that are left in use."""
    paths = {path: item for path, item in document["paths"].items() if not path.startswith(OWN)}
    kept: Json = {"responses": document["components"]["responses"], "schemas": {}}
    wanted = set(_names(paths)) | set(_names(kept))
    while wanted:
        name = wanted.pop()
        kept["schemas"][name] = document["components"]["schemas"][name]
        wanted |= set(_names(kept["schemas"][name])) - kept["schemas"].keys()
    kept["schemas"] = dict(sorted(kept["schemas"].items()))
    return {"openapi": document["openapi"], "info": document["info"], "paths": paths, "components": kept}


def find_breaks(old: Json, new: Json) -> list[str]:
    """Every way in which a program written for `old` could fail with `new`; empty when there is none."""
    found: list[str] = []
    for path, item in old["paths"].items():
        for method in METHODS:
            if method not in item:
                continue
            where = f"{method.upper()} {path}"
            now = new["paths"].get(path, {}).get(method)
            if now is None:
                found.append(f"{where}: is gone")
                continue
            found += _parameters(where, Both(old, new), item, new["paths"][path], method)
            found += _body(where, Both(old, new), item[method], now)
            found += _answers(where, Both(old, new), item[method], now)
    return found


class Both:
    """Both documents, to follow references in each."""

    def __init__(self, old: Json, new: Json) -> None:
        self.old, self.new = old, new

    def open(self, before: Json, after: Json) -> tuple[Json, Json]:
        """What two schemas stand for."""
        return _resolve(self.old, before), _resolve(self.new, after)


def _parameters(where: str, both: Both, before: Json, after: Json, method: str) -> Iterator[str]:
    old, new = (_named(document, item, method) for document, item in ((both.old, before), (both.new, after)))
    for key, one in old.items():
        if key not in new:
            yield f"{where}: parameter {key[1]} is gone"
            continue
        if new[key].get("required") and not one.get("required"):
            yield f"{where}: parameter {key[1]} is now required"
        yield from _input(f"{where}: parameter {key[1]}", both, one.get("schema", {}), new[key].get("schema", {}), ())
    for key in new.keys() - old.keys():
        if new[key].get("required"):
            yield f"{where}: new required parameter {key[1]}"


def _named(document: Json, item: Json, method: str) -> dict[tuple[str, str], Json]:
    found = [_resolve(document, one) for one in (*item.get("parameters", ()), *item[method].get("parameters", ()))]
    return {(one["in"], one["name"]): one for one in found}


def _body(where: str, both: Both, before: Json, after: Json) -> Iterator[str]:
    old, new = before.get("requestBody"), after.get("requestBody")
    if new and new.get("required") and not (old and old.get("required")):
        yield f"{where}: a body is now required"
    for kind, content in (old or {}).get("content", {}).items():
        if not new or kind not in new["content"]:
            yield f"{where}: a body of {kind} is no longer taken"
            continue
        yield from _input(f"{where}: body", both, content.get("schema", {}), new["content"][kind].get("schema", {}), ())


def _answers(where: str, both: Both, before: Json, after: Json) -> Iterator[str]:
    for status, answer in before["responses"].items():
        if not status.startswith("2"):
            continue
        if status not in after["responses"]:
            yield f"{where}: no longer answers {status}"
            continue
        old, new = both.open(answer, after["responses"][status])
        for kind, content in old.get("content", {}).items():
            if kind not in new.get("content", {}):
                yield f"{where}: {status} is no longer {kind}"
                continue
            there = new["content"][kind].get("schema", {})
            yield from _output(f"{where}: {status}", both, content.get("schema", {}), there, ())


def _input(where: str, both: Both, before: Json, after: Json, seen: Seen) -> Iterator[str]:
    """What was taken must still be taken."""
    pair = (before.get("$ref"), after.get("$ref"))
    if pair in seen:
        return
    seen = (*seen, pair) if pair[0] else seen
    old, new = both.open(before, after)
    if _types(new) and not _types(old) <= _types(new):
        yield f"{where} takes {sorted(_types(new))}, no longer {sorted(_types(old))}"
    if "enum" in new and not set(map(str, old.get("enum", ["anything"]))) <= set(map(str, new["enum"])):
        yield f"{where} no longer takes every value"
    yield from _bounds(where, old, new)
    for name in set(new.get("required", ())) - set(old.get("required", ())):
        yield f"{where}.{name} is now required"
    for name, inner in old.get("properties", {}).items():
        if name not in new.get("properties", {}):
            yield f"{where}.{name} is gone"
        else:
            yield from _input(f"{where}.{name}", both, inner, new["properties"][name], seen)
    if "items" in old and "items" in new:
        yield from _input(f"{where}[]", both, old["items"], new["items"], seen)


def _output(where: str, both: Both, before: Json, after: Json, seen: Seen) -> Iterator[str]:
    """What was promised must still come; more may come (docs/api-changelog.md)."""
    pair = (before.get("$ref"), after.get("$ref"))
    if pair in seen:
        return
    seen = (*seen, pair) if pair[0] else seen
    old, new = both.open(before, after)
    if _types(old) and not (_types(new) and _types(new) <= _types(old)):
        yield f"{where} is {sorted(_types(new))}, was {sorted(_types(old))}"
    for name in set(old.get("required", ())) - set(new.get("required", ())):
        yield f"{where}.{name} may now be absent"
    for name, inner in old.get("properties", {}).items():
        if name not in new.get("properties", {}):
            yield f"{where}.{name} is gone"
        else:
            yield from _output(f"{where}.{name}", both, inner, new["properties"][name], seen)
    if "items" in old:
        yield from _output(f"{where}[]", both, old["items"], new.get("items", {}), seen)


def _bounds(where: str, old: Json, new: Json) -> Iterator[str]:
    for names, is_tighter in ((UPPER, lambda was, now: now < was), (LOWER, lambda was, now: now > was)):
        for name in names:
            if name in new and (name not in old or is_tighter(old[name], new[name])):
                yield f"{where} is narrower: {name} {new[name]}"
    if "pattern" in new and new["pattern"] != old.get("pattern"):
        yield f"{where} is narrower: another pattern"


def _types(schema: Json) -> set[str]:
    found = schema.get("type", ())
    kinds = {found} if isinstance(found, str) else set(found)
    for one in (*schema.get("anyOf", ()), *schema.get("oneOf", ())):
        kinds |= {one["type"]} if isinstance(one.get("type"), str) else {"object"} if "$ref" in one else set()
    return kinds


def _resolve(document: Json, schema: Json) -> Json:
    while "$ref" in schema:
        found: Any = document
        for step in schema["$ref"].removeprefix("#/").split("/"):
            found = found[step]
        schema = found
    return schema


def _names(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        reference = value.get("$ref", "")
        if isinstance(reference, str) and reference.startswith("#/components/schemas/"):
            yield reference.rpartition("/")[2]
        for inner in value.values():
            yield from _names(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _names(inner)


if __name__ == "__main__":
    json.dump(promised(json.loads(Path(sys.argv[1]).read_text("utf-8"))), sys.stdout, indent=2, ensure_ascii=False)
    sys.stdout.write("\n")
