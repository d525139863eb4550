"""Answers kept ready: which words may stand in braces, how they are filled in, and the standard answers.

Filling in replaces known names only: no expression is ever evaluated, and what is filled in is not read again.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from app.core import workflow

ANSWER = "answer"
"""The target of an answer that changes no status."""
TARGETS: tuple[str, ...] = (*(status for status in workflow.STATUSES if status != workflow.RECEIVED), ANSWER)

NAMES: dict[str, tuple[str, str]] = {
    "number": ("numero", "number"),
    "service": ("probleme", "service"),
    "place": ("lieu", "place"),
    "department": ("equipe", "department"),
    "town": ("ville", "town"),
    "due": ("delai", "due"),
    "date": ("date", "date"),
    "reason": ("raison", "reason"),
    "competent": ("organisme", "competent"),
    "duplicate": ("principal", "duplicate"),
}
"""Each placeholder with its French and English name; both may be written in any language."""
ONLY_FOR: dict[str, frozenset[str]] = {
    "date": frozenset({workflow.SCHEDULED}),
    "reason": frozenset({workflow.REJECTED}),
    "competent": frozenset({workflow.FORWARDED}),
    "duplicate": frozenset({workflow.DUPLICATE}),
}
"""What only some moves know."""
MAXIMUM_LENGTH = 2_000

_KEYS = {name: key for key, names in NAMES.items() for name in names}
_BRACED = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Problems:
    """What is wrong with a template's text: names nobody knows, names this move does not have, a lonely brace."""

    unknown: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    is_unbalanced: bool = False

    def __bool__(self) -> bool:
        return bool(self.unknown or self.elsewhere or self.is_unbalanced)


@dataclass(frozen=True, slots=True)
class Standard:
    """An answer that every town has, until it writes its own under the same code."""

    code: str
    target: str
    name: Mapping[str, str]
    body: Mapping[str, str] = field(default_factory=dict)


def placeholders_for(target: str) -> tuple[str, ...]:
    """The keys of NAMES that an answer for `target` may use."""
    return tuple(key for key in NAMES if key not in ONLY_FOR or target in ONLY_FOR[key])


def check(body: str, target: str) -> Problems:
    """What keeps `body` from being an answer for `target`; false when nothing does."""
    allowed = set(placeholders_for(target))
    written = [name.strip() for name in _BRACED.findall(body)]
    unknown = tuple(dict.fromkeys(name for name in written if name.lower() not in _KEYS))
    elsewhere = tuple(
        dict.fromkeys(name for name in written if name.lower() in _KEYS and _KEYS[name.lower()] not in allowed)
    )
    rest = _BRACED.sub("", body)
    return Problems(unknown, elsewhere, is_unbalanced="{" in rest or "}" in rest)


def fill(body: str, values: Mapping[str, str | None]) -> str:
    """`body` with each known name replaced by its value (keys of NAMES); what has no value becomes « … »."""

    def value_of(found: re.Match[str]) -> str:
        key = _KEYS.get(found[1].strip().lower())
        return found[0] if key is None else values.get(key) or "…"

    return _BRACED.sub(value_of, body)


def _standard(code: str, target: str, fr: tuple[str, str], en: tuple[str, str]) -> Standard:
    return Standard(code, target, {"fr": fr[0], "en": en[0]}, {"fr": fr[1], "en": en[1]})


STANDARD: tuple[Standard, ...] = (
    _standard(
        "taken-on",
        workflow.ACKNOWLEDGED,
        ("Pris en charge", "Votre signalement est entre les mains de {equipe}, qui doit le traiter d’ici au {delai}."),
        ("Taken on", "{department} has your report and will deal with it by {due}."),
    ),
    _standard(
        "visit-date",
        workflow.SCHEDULED,
        ("Date d’intervention", "Une équipe passera {date}, {lieu}. Nous vous écrirons dès la réparation."),
        ("Date of the visit", "A team will come {date}, {place}. We will write to you once it is fixed."),
    ),
    _standard(
        "visit-postponed",
        workflow.SCHEDULED,
        ("Date repoussée", "Notre passage est repoussé : l’équipe viendra {date}. Merci de votre patience."),
        ("Date put off", "Our visit is put off: the team will come {date}. Thank you for your patience."),
    ),
    _standard(
        "works-begun",
        workflow.IN_PROGRESS,
        ("Travaux commencés", "L’équipe est sur place, {lieu}."),
        ("Work has begun", "The team is at work, {place}."),
    ),
    _standard(
        "fixed",
        workflow.RESOLVED,
        ("Réparé", "C’est réparé. Merci de nous l’avoir signalé."),
        ("Fixed", "It is fixed. Thank you for telling us."),
    ),
    _standard(
        "made-safe",
        workflow.RESOLVED,
        (
            "Mis en sécurité",
            "Le lieu est mis en sécurité. La réparation complète suivra avec les travaux prévus dans la rue.",
        ),
        ("Made safe", "The place is safe now. The full repair will come with the works planned in the street."),
    ),
    _standard(
        "not-accepted",
        workflow.REJECTED,
        ("Non retenu", "Nous avons examiné votre signalement et ne pouvons pas y donner suite. {raison}"),
        ("Not accepted", "We looked into your report and cannot act on it. {reason}"),
    ),
    _standard(
        "passed-on",
        workflow.FORWARDED,
        ("Transmis", "Ce lieu dépend de {organisme}. Nous lui avons transmis votre signalement {numero}."),
        ("Passed on", "This place is looked after by {competent}. We passed your report {number} on to them."),
    ),
    _standard(
        "already-known",
        workflow.DUPLICATE,
        ("Déjà signalé", "Ce problème était déjà signalé sous le numéro {principal}. Vous suivez désormais celui-ci."),
        ("Already reported", "This problem was already reported as {duplicate}. You now follow that report."),
    ),
    _standard(
        "reopened",
        workflow.REOPENED,
        ("Rouvert", "Vous avez raison : ce n’est pas réglé. {equipe} reprend votre signalement."),
        ("Reopened", "You are right: it is not settled. {department} takes your report up again."),
    ),
    _standard(
        "more-time",
        ANSWER,
        ("Il faut plus de temps", "La réparation demande plus de temps que prévu : une pièce est en commande."),
        ("More time needed", "The repair takes longer than planned: a part is on order."),
    ),
    _standard(
        "more-details",
        ANSWER,
        (
            "Demander des précisions",
            "Où se trouve le problème, plus précisément ? Répondez à ce message, en citant le numéro {numero}.",
        ),
        (
            "Ask for details",
            "Could you tell us more exactly where the problem is? Answer this message, naming {number}.",
        ),
    ),
)
"""The first of a target is offered first."""
