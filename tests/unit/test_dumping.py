"""Answers written the quick way are those that marshmallow writes."""

from __future__ import annotations

import uuid
from datetime import UTC, date, datetime
from typing import Any

import pytest
from marshmallow import Schema, fields, post_dump

import app
from app.web.dumping import QuickDump, quick_dump

AT = datetime(2026, 3, 29, 1, 30, 0, 120, tzinfo=UTC)
PLAIN: dict[type[fields.Field[Any]], tuple[Any, ...]] = {
    fields.String: ("mot", "", 'é\u202f"<', None),
    fields.Integer: (7, 0, -1, None, True, "12"),
    fields.Float: (1.5, 0.0, 3, None, "2.5"),
    fields.Boolean: (True, False, None, 0, "yes"),
    fields.UUID: (uuid.UUID(int=5), None),
    fields.DateTime: (AT, None),
    fields.Date: (date(2026, 2, 28), None),
}


def every_schema() -> list[type[Schema]]:
    """Every schema that the HTTP rooms declare."""
    app._api_rooms()
    found, waiting = set(), [Schema]
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        if kind.__module__.startswith(("app.", "mobile_api.")):
            found.add(kind)
    return sorted(found, key=lambda kind: (kind.__module__, kind.__qualname__))


def value_for(field: fields.Field[Any], turn: int, depth: int) -> Any:
    """A value of the kind that the field is for, another one at each turn."""
    if isinstance(field, fields.Nested):
        many = field.many or field.schema.many
        one = mapping_for(field.schema, turn, depth + 1)
        return None if depth > 3 or turn % 5 == 4 else [one, one] if many else one
    if isinstance(field, fields.List):
        is_none = type(field) is fields.List and turn % 5 == 3
        return None if is_none else [value_for(field.inner, turn + each, depth) for each in range(turn % 3)]
    if isinstance(field, fields.Mapping):
        return {"fr": value_for(field.value_field, turn, depth) if field.value_field else "mot"}
    for kind, values in PLAIN.items():
        if isinstance(field, kind):
            return values[turn % (len(values) if type(field) is kind else 1)]
    return "mot"


def mapping_for(schema: Schema, turn: int, depth: int = 0) -> dict[str, Any]:
    """An answer by this schema; members are left out by turns, and one is there that nobody asked for."""
    found = {"unasked": 1}
    for place, (name, field) in enumerate(schema.dump_fields.items()):
        if (place + turn) % 7 or hasattr(found, field.attribute or name):
            found[field.attribute or name] = value_for(field, turn + place, depth)
    return found


@pytest.mark.parametrize("kind", every_schema(), ids=lambda kind: f"{kind.__module__}.{kind.__name__}")
def test_an_answer_is_written_as_its_schema_writes_it(kind: type[Schema]) -> None:
    schema = kind()
    quick = quick_dump(schema)
    for turn in range(12):
        answer = mapping_for(schema, turn)
        assert quick(answer) == schema.dump(answer)
        assert quick([answer, answer], many=True) == schema.dump([answer, answer], many=True)


class InnerSchema(Schema):
    """Something inside."""

    at = fields.DateTime()
    number = fields.Integer(data_key="no", attribute="count")


class OuterSchema(Schema):
    """Of everything something."""

    inner = fields.Nested(InnerSchema)
    many = fields.List(fields.Nested(InnerSchema(only=("at",))))
    listed = fields.Nested(InnerSchema, many=True)
    given = fields.String(dump_default="as said")
    secret = fields.String(load_only=True)
    upper = fields.Function(lambda answer: answer["given"].upper())
    deep = fields.String(attribute="inner.word")
    text_number = fields.Integer(as_string=True)
    french = fields.Date(format="%d/%m/%Y")


def test_what_is_not_plain_is_left_to_the_schema() -> None:
    inner = {"at": AT, "count": 3, "word": "dedans"}
    answer = {
        "inner": inner, "many": [inner, None], "listed": [inner], "given": "x", "secret": "s", "text_number": 4,
        "french": date(2026, 1, 2),
    }  # fmt: skip
    quick = quick_dump(OuterSchema())
    assert isinstance(quick, QuickDump)
    assert quick(answer) == OuterSchema().dump(answer)
    assert quick(answer)["inner"] == {"at": AT.isoformat(), "no": 3}
    assert quick(answer)["upper"] == "X"
    assert "secret" not in quick(answer)


def test_an_object_with_attributes_is_written_too() -> None:
    class Thing:
        at, count = AT, 3

    assert quick_dump(InnerSchema())(Thing()) == {"at": AT.isoformat(), "no": 3}
    assert quick_dump(OuterSchema())({"inner": Thing(), "given": "x"})["inner"] == {"at": AT.isoformat(), "no": 3}


class SignedSchema(InnerSchema):
    """One that adds to what it wrote."""

    @post_dump
    def sign(self, answer: dict[str, Any], **_: Any) -> dict[str, Any]:
        """A member more."""
        return {**answer, "signed": True}


class AroundSchema(Schema):
    """Holds one that adds to what it wrote."""

    one = fields.Nested(SignedSchema)


def test_a_schema_with_a_hook_keeps_it_alone_and_inside_another() -> None:
    signed = {"at": AT.isoformat(), "no": 3, "signed": True}
    assert quick_dump(SignedSchema())({"at": AT, "count": 3}) == signed
    assert quick_dump(AroundSchema())({"one": {"at": AT, "count": 3}}) == {"one": signed}
