"""The questions of a service, as city.toml gives them and `services.questions` keeps them."""

from __future__ import annotations

from typing import Any

from geo.town.tables import Table

DATATYPES = ("string", "number", "datetime", "text", "singlevaluelist", "multivaluelist")
CHOICES = ("singlevaluelist", "multivaluelist")


def read_questions(service: Table) -> list[dict[str, Any]]:
    """The questions of a service in order, complete: absent parts are null. Problems are noted on the tables."""
    found: list[dict[str, Any]] = []
    for order, table in enumerate(service.tables("questions"), start=1):
        earlier = {question["code"]: question for question in found}
        found.append(_read_question(table, order, earlier))
    return found


def _read_question(table: Table, order: int, earlier: dict[str, Any]) -> dict[str, Any]:
    code = table.text("code", required=True)
    if code in earlier:
        table.problem("is asked twice")
    datatype = table.one_of("datatype", DATATYPES, "string")
    values = [
        {"key": item.text("key", required=True), "name": item.texts("name", required=True)}
        for item in table.tables("values")
    ]
    if (datatype in CHOICES) != bool(values):
        table.problem(f"datatype {datatype} {'needs' if datatype in CHOICES else 'takes no'} values")
    question = {
        "code": code,
        "order": order,
        "datatype": datatype,
        "is_required": table.flag("is_required"),
        "label": table.texts("label", required=True),
        "hint": table.texts("hint") or None,
        "values": values or None,
        "shown_if": _read_condition(table, earlier),
        "stop": _read_stop(table, {str(item["key"]) for item in values}),
    }
    table.finish()
    return question


def _read_condition(table: Table, earlier: dict[str, Any]) -> dict[str, Any] | None:
    for condition in table.tables("shown_if"):
        asked = condition.text("question", required=True)
        values = list(condition.several("values"))
        condition.finish()
        if asked not in earlier:
            condition.problem(f"question {asked!r} does not come earlier")
            return None
        known = {item["key"] for item in earlier[asked]["values"] or ()}
        for value in values:
            if known and value not in known:
                condition.problem(f"question {asked!r} has no value {value!r}")
        return {"question": asked, "values": values}
    return None


def _read_stop(table: Table, known: set[str]) -> dict[str, Any] | None:
    for stop in table.tables("stop"):
        values = list(stop.several("values"))
        found = {
            "values": values,
            "title": stop.texts("title", required=True),
            "text": stop.texts("text", required=True),
            "phone": stop.optional("phone"),
        }
        for value in values:
            if value not in known:
                stop.problem(f"there is no value {value!r}")
        stop.finish()
        return found
    return None
