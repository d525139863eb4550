"""What a person sends, checked against the service they chose; knows nothing of how it arrived."""

from __future__ import annotations

import hashlib
import json
import uuid
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from app.core import errors
from app.core.errors import FieldError, ProblemError
from app.models import Service
from geo.points import Point

MAXIMUM_ANSWER_LENGTH = 500
CHOICE_TYPES = ("singlevaluelist", "multivaluelist")


@dataclass(frozen=True, slots=True)
class Contact:
    """How to reach the person, all of it optional."""

    email: str | None = None
    phone: str | None = None
    name: str | None = None

    def __bool__(self) -> bool:
        return bool(self.email or self.phone or self.name)


@dataclass(frozen=True, slots=True)
class Submission:
    """A report as sent. `point` is what the person chose, `gps_point` what the phone measured; distances in metres."""

    id: uuid.UUID
    service_code: str
    point: Point
    accuracy_m: float | None = None
    gps_point: Point | None = None
    gps_accuracy_m: float | None = None
    address: str | None = None
    asset_id: int | None = None
    description: str = ""
    answers: dict[str, Any] = field(default_factory=dict)
    photo_ids: tuple[uuid.UUID, ...] = ()
    contact: Contact = field(default_factory=Contact)
    locale: str = "fr"
    department_code: str | None = None
    captured_at: datetime | None = None
    source: str = "app"

    def fingerprint(self) -> str:
        """SHA-256 over everything sent, by which a repeat is told from a reuse of the id."""
        canonical = json.dumps(asdict(self), sort_keys=True, default=str, ensure_ascii=False)
        return hashlib.sha256(canonical.encode()).hexdigest()


def check_answers(service: Service, answers: dict[str, Any], locale: str) -> dict[str, Any]:
    """The answers to keep, by question code. Raises VALIDATION_FAILED naming each missing or impossible one."""
    kept: dict[str, Any] = {}
    problems: list[FieldError] = []
    for question in service.questions:
        code = str(question["code"])
        if not _is_shown(question, answers):
            continue
        value = answers.get(code)
        if value in (None, "", []):
            if question.get("is_required"):
                problems.append(_problem(errors.ANSWER_MISSING, question, locale))
            continue
        if _is_possible(question, value):
            kept[code] = value
        else:
            problems.append(_problem(errors.ANSWER_INVALID, question, locale))
    if problems:
        raise ProblemError(errors.VALIDATION_FAILED, errors=problems)
    return kept


def _is_shown(question: dict[str, Any], answers: dict[str, Any]) -> bool:
    condition = question.get("shown_if")
    if not condition:
        return True
    given = answers.get(condition["question"])
    chosen = given if isinstance(given, list) else [given]
    return any(value in condition["values"] for value in chosen)


def _is_possible(question: dict[str, Any], value: Any) -> bool:
    datatype = question["datatype"]
    if datatype in CHOICE_TYPES:
        keys = {item["key"] for item in question.get("values") or ()}
        chosen = value if isinstance(value, list) else [value]
        return all(isinstance(item, str) and item in keys for item in chosen) and (
            datatype == "multivaluelist" or len(chosen) == 1
        )
    if isinstance(value, list | dict) or len(str(value)) > MAXIMUM_ANSWER_LENGTH:
        return False
    return _parses(datatype, value)


def _parses(datatype: str, value: Any) -> bool:
    try:
        if datatype == "number":
            float(value)
        elif datatype == "datetime":
            datetime.fromisoformat(str(value))
    except (TypeError, ValueError):
        return False
    return datatype == "number" or isinstance(value, str)


def _problem(code: str, question: dict[str, Any], locale: str) -> FieldError:
    label = question.get("label", {})
    text = label.get(locale) or label.get("fr") or question["code"] if isinstance(label, dict) else str(label)
    return FieldError(f"answers.{question['code']}", code, errors.sentence(code, locale, {"label": text}))
