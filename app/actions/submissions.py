"""What a person sends, checked against the service they chose; knows nothing of how it arrived."""

from __future__ import annotations

import hashlib
import json
import math
import uuid
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from app.core import errors
from app.core.errors import FieldError, ProblemError
from app.models import Service
from geo.points import Point

MAXIMUM_ANSWER_LENGTH = 500
MAXIMUM_TEXT_LENGTH = 2000
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
    """A report as sent. `point` is what the person chose, `gps_point` what the phone measured; distances in metres.

    `asset_id` 0 says that it is none of the numbered objects; None leaves it to the routing.
    """

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
    location_hint: str | None = None

    def fingerprint(self) -> str:
        """SHA-256 over everything sent, by which a repeat is told from a reuse of the id."""
        sent = asdict(self)
        if self.location_hint is None:  # keeps the fingerprint of what was sent before hints existed
            del sent["location_hint"]
        canonical = json.dumps(sent, sort_keys=True, default=str, ensure_ascii=False)
        return hashlib.sha256(canonical.encode()).hexdigest()


def check_answers(service: Service, answers: dict[str, Any], locale: str, *, may_miss: bool = False) -> dict[str, Any]:
    """The answers to keep, by question code: only of questions that apply, a question under one that does not does not.

    With `may_miss` an answer that is asked for may be missing.

    Raises ANSWER_STOPS for an answer that calls for an emergency call instead of a report, else VALIDATION_FAILED
    naming each missing or impossible one.
    """
    kept: dict[str, Any] = {}
    problems: list[FieldError] = []
    for question in service.questions:
        code = str(question["code"])
        if not _is_shown(question, kept):
            continue
        value = answers.get(code)
        if value in (None, "", []):
            if question.get("is_required") and not may_miss:
                problems.append(_problem(errors.ANSWER_MISSING, question, locale))
            continue
        if not _is_possible(question, value):
            problems.append(_problem(errors.ANSWER_INVALID, question, locale))
            continue
        kept[code] = value
        _refuse_emergency(question, value, locale)
    if problems:
        raise ProblemError(errors.VALIDATION_FAILED, errors=problems)
    return kept


def _refuse_emergency(question: dict[str, Any], value: Any, locale: str) -> None:
    stop = question.get("stop")
    given = value if isinstance(value, list) else [value]
    if not stop or not any(item in stop["values"] for item in given):
        return
    words = {name: _in_words(stop[name], locale) for name in ("title", "text")}
    raise ProblemError(
        errors.ANSWER_STOPS,
        context={"title": words["title"].rstrip().rstrip("."), "text": words["text"]},
        errors=[FieldError(f"answers.{question['code']}", errors.ANSWER_STOPS)],
        extra={"stop": {**words, "phone": stop.get("phone")}},
    )


def _is_shown(question: dict[str, Any], kept: dict[str, Any]) -> bool:
    condition = question.get("shown_if")
    if not condition:
        return True
    given = kept.get(condition["question"])
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
    if isinstance(value, list | dict | bool) or "\x00" in str(value):
        return False
    most = MAXIMUM_TEXT_LENGTH if datatype == "text" else MAXIMUM_ANSWER_LENGTH
    return len(str(value)) <= most and _parses(datatype, value)


def _parses(datatype: str, value: Any) -> bool:
    try:
        if datatype == "number":
            return math.isfinite(float(value))
        if datatype == "datetime":
            datetime.fromisoformat(str(value))
    except (TypeError, ValueError, OverflowError):
        return False
    return isinstance(value, str)


def _problem(code: str, question: dict[str, Any], locale: str) -> FieldError:
    text = _in_words(question.get("label", {}), locale) or str(question["code"])
    return FieldError(f"answers.{question['code']}", code, errors.sentence(code, locale, {"label": text}))


def _in_words(texts: Any, locale: str) -> str:
    return str(texts.get(locale) or texts.get("fr") or "") if isinstance(texts, dict) else str(texts)
