"""Gives every operation of the API's document an example of what it takes and answers, from one list of words."""

from __future__ import annotations

from typing import Any

from app.web import example_words as words

Json = dict[str, Any]
REFERENCE = "#/components/schemas/"
DEEPEST = 7
MOMENT, DAY, TIME = "2026-11-20T08:30:00+00:00", "2026-11-20", "08:30:00"
ORIGIN = "https://signaler.aubeclaire.example"
BY_FORMAT = {
    "uuid": words.UUID, "date-time": MOMENT, "date": DAY, "time": TIME, "email": "claire.martin@exemple.fr",
    "uri": ORIGIN, "url": ORIGIN,
}  # fmt: skip


class UnknownWordError(LookupError):
    """A member has no word: it belongs into `example_words`."""


def complete_examples(document: Json) -> None:
    """Add to each operation the examples of its body and of its success, where all its words are known."""
    maker = Maker(document["components"]["schemas"])
    for item in document["paths"].values():
        for operation in item.values():
            if not isinstance(operation, dict) or "responses" not in operation:
                continue
            for kind, content in operation.get("requestBody", {}).get("content", {}).items():
                _add(maker, kind, content, is_sent=True)
            for status, answer in operation["responses"].items():
                if str(status).startswith("2"):
                    for kind, content in answer.get("content", {}).items():
                        _add(maker, kind, content, is_sent=False)


def is_binary(schema: Json) -> bool:
    """Whether a body is bytes that no example can show."""
    return schema.get("format") == "binary" or schema.get("type") == "file"


def _add(maker: Maker, kind: str, content: Json, *, is_sent: bool) -> None:
    schema = content.get("schema", {})
    if "example" in content or is_binary(schema):
        return
    if kind in words.SHOWN_AS:
        content["example"] = words.SHOWN_AS[kind]
    elif kind.endswith(("json", "form-data")):
        try:
            content["example"] = maker.make(schema, is_sent=is_sent)
        except UnknownWordError:
            return  # the service starts all the same; tests/house/test_examples.py names the word that is missing


class Maker:
    """Makes an example of any schema of a document."""

    def __init__(self, schemas: Json) -> None:
        self.schemas = schemas

    def make(self, schema: Json, *, is_sent: bool, owner: str = "", name: str = "", depth: int = 0) -> Any:
        """An example of `schema`, the member `name` of `owner`; of what is sent, optional parts are left out."""
        own = f"{owner}.{name}"
        if own in words.OWN:
            return words.OWN[own]
        if "example" in schema:
            return schema["example"]
        if "$ref" in schema:
            target = schema["$ref"].removeprefix(REFERENCE)
            return self.make(self.schemas[target], is_sent=is_sent, owner=target, depth=depth + 1)
        if "anyOf" in schema:
            if depth > DEEPEST:
                return None
            return self.make(schema["anyOf"][0], is_sent=is_sent, depth=depth + 1)
        if "enum" in schema:
            return _choose(schema["enum"], name)
        return self._make_typed(schema, is_sent, owner, name, depth)

    def _make_typed(self, schema: Json, is_sent: bool, owner: str, name: str, depth: int) -> Any:
        kinds = schema.get("type", [])
        kinds = [kinds] if isinstance(kinds, str) else kinds
        if "object" in kinds:
            return self._make_object(schema, is_sent, owner, name, depth)
        if not kinds:
            return words.WHOLE.get(name, {})
        if "array" in kinds and isinstance(words.WHOLE.get(name), list):
            return words.WHOLE[name]
        if "array" in kinds:
            return self._make_list(schema, is_sent, owner, name, depth)
        if "boolean" in kinds:
            return name.startswith(("may_", "is_active", "is_on", "is_public", "can_", "follow"))
        if "integer" in kinds or "number" in kinds:
            return _number(schema, name, is_whole="integer" in kinds)
        if "string" in kinds:
            return _text(schema, owner, name)
        return None

    def _make_object(self, schema: Json, is_sent: bool, owner: str, name: str, depth: int) -> Any:
        if "properties" not in schema:
            found = _spoken(schema, name)
            return words.WHOLE.get(name, {}) if found is None else found
        shown = {}
        for member, inner in schema["properties"].items():
            is_optional = is_sent and member not in schema.get("required", ())
            if is_optional and "anyOf" in inner and f"{owner}.{member}" not in words.TOGETHER:
                continue
            shown[member] = self.make(inner, is_sent=is_sent, owner=owner, name=member, depth=depth)
        return {member: one for member, one in shown.items() if one is not words.LEFT_OUT}

    def _make_list(self, schema: Json, is_sent: bool, owner: str, name: str, depth: int) -> Any:
        if depth > DEEPEST:
            return []
        one = self.make(schema.get("items", {}), is_sent=is_sent, owner=owner, name=name, depth=depth + 1)
        return [one] * max(1, schema.get("minItems", 1))


def _spoken(schema: Json, name: str) -> Any:
    """A text in several languages, where a member holds nothing but texts."""
    inner = schema.get("additionalProperties")
    if isinstance(inner, dict) and inner.get("type") == "string" and name in words.SPOKEN:
        return words.SPOKEN[name]
    if isinstance(inner, dict) and inner.get("type") in ("integer", ["integer", "null"]):
        return words.WHOLE.get(name, {"received": 4, "acknowledged": 2})
    return None


def _choose(values: list[Any], name: str) -> Any:
    said = words.TEXTS.get(name)
    return said if said in values else next((one for one in values if one is not None), None)


def _number(schema: Json, name: str, *, is_whole: bool) -> float:
    found = words.NUMBERS.get(name, words.FEW)
    found = min(max(found, schema.get("minimum", found)), schema.get("maximum", found))
    return int(found) if is_whole else float(found)


def _text(schema: Json, owner: str, name: str) -> str:
    if is_binary(schema):
        return words.FILE
    if name in words.MOMENTS:
        return words.MOMENTS[name]
    if schema.get("format") in BY_FORMAT:
        return BY_FORMAT[schema["format"]]
    if name in words.ADDRESSES:
        return ORIGIN + words.ADDRESSES[name]
    if name in words.TEXTS:
        return words.TEXTS[name]
    if name.endswith("_at"):
        return MOMENT
    raise UnknownWordError(f"{owner}.{name}")
