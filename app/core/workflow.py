"""Statuses, the moves between them, who may make each, and what each needs: data, not ifs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.core.languages import nearest_full
from app.core.workflow_words import WORDS

RECEIVED = "received"
ACKNOWLEDGED = "acknowledged"
SCHEDULED = "scheduled"
IN_PROGRESS = "in_progress"
RESOLVED = "resolved"
REJECTED = "rejected"
FORWARDED = "forwarded"
DUPLICATE = "duplicate"
REOPENED = "reopened"


class Role(StrEnum):
    """What a member of staff is; ordered from the street to the town hall."""

    CREW = "crew"
    AGENT = "agent"
    MANAGER = "manager"
    ADMIN = "admin"


class Need(StrEnum):
    """What a move asks for."""

    NOTE = "note"
    REASON = "reason"
    PHOTO_OR_REASON = "photo_or_reason"
    PLANNED_AT = "planned_at"
    FORWARDED_TO = "forwarded_to"
    DUPLICATE_OF = "duplicate_of"


@dataclass(frozen=True, slots=True)
class Status:
    """A status: its words, whether the report is closed in it, and its Open311 value."""

    code: str
    fr: str
    en: str
    is_closed: bool

    @property
    def open311(self) -> str:
        """`open` or `closed` (GeoReport v2, GET Service Requests, `status`)."""
        return "closed" if self.is_closed else "open"

    def label(self, locale: str) -> str:
        """The word for people, in `locale` or the nearest language."""
        return _said(self, locale)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a report was refused, or resolved without a photo; some must name who is competent instead."""

    code: str
    fr: str
    en: str
    names_competent: bool = False

    def label(self, locale: str) -> str:
        """The sentence for people, in `locale` or the nearest language."""
        return _said(self, locale)


@dataclass(frozen=True, slots=True)
class Move:
    """An allowed change of status: from where, to where, by whom, with what; `fr`/`en` name the button."""

    origins: frozenset[str]
    target: str
    roles: frozenset[Role]
    needs: tuple[Need, ...]
    fr: str
    en: str
    tells_followers: bool = True

    def label(self, locale: str) -> str:
        """The words on the button, in `locale` (staff: French or English)."""
        return self.en if nearest_full(locale) == "en" else self.fr


def _said(words: Status | Reason, locale: str) -> str:
    if locale == "fr":
        return words.fr
    return WORDS.get(locale, {}).get(words.code, words.en)


STATUSES: dict[str, Status] = {
    status.code: status
    for status in (
        Status(RECEIVED, "Reçu", "Received", is_closed=False),
        Status(ACKNOWLEDGED, "Pris en charge", "Taken on", is_closed=False),
        Status(SCHEDULED, "Intervention prévue", "Visit planned", is_closed=False),
        Status(IN_PROGRESS, "En cours", "In progress", is_closed=False),
        Status(RESOLVED, "Réparé", "Fixed", is_closed=True),
        Status(REJECTED, "Non retenu", "Not accepted", is_closed=True),
        Status(FORWARDED, "Transmis", "Passed on", is_closed=True),
        Status(DUPLICATE, "Déjà signalé", "Already reported", is_closed=True),
        Status(REOPENED, "Rouvert", "Reopened", is_closed=False),
    )
}
OPEN_STATUSES = tuple(code for code, status in STATUSES.items() if not status.is_closed)
CLOSED_STATUSES = tuple(code for code, status in STATUSES.items() if status.is_closed)

_CREW = frozenset(Role)
_DESK = frozenset({Role.AGENT, Role.MANAGER, Role.ADMIN})
_WAITING = frozenset({RECEIVED, REOPENED})
_OPEN = frozenset(OPEN_STATUSES)

MOVES: tuple[Move, ...] = (
    Move(_WAITING, ACKNOWLEDGED, _CREW, (), "Prendre en charge", "Take on"),
    Move(_OPEN, SCHEDULED, _CREW, (Need.PLANNED_AT,), "Prévoir une intervention", "Plan a visit"),
    Move(_OPEN - {IN_PROGRESS}, IN_PROGRESS, _CREW, (), "Commencer", "Start"),
    Move(_OPEN, RESOLVED, _CREW, (Need.PHOTO_OR_REASON,), "C’est réparé", "It is fixed"),
    Move(_OPEN, REJECTED, _CREW, (Need.REASON, Need.NOTE), "Ne pas retenir", "Do not accept"),
    Move(
        _OPEN,
        FORWARDED,
        _DESK,
        (Need.FORWARDED_TO, Need.NOTE),
        "Transmettre à un autre organisme",
        "Pass on to another body",
    ),
    Move(
        _OPEN, DUPLICATE, _DESK, (Need.DUPLICATE_OF,), "Rattacher à un autre signalement", "Merge into another report"
    ),
    Move(frozenset(CLOSED_STATUSES), REOPENED, _DESK, (Need.NOTE,), "Rouvrir", "Reopen"),
)

REJECTION_REASONS: tuple[Reason, ...] = (
    Reason(
        "not_competent",
        "Ce lieu ou cet objet ne dépend pas de la ville.",
        "This place or object is not the town's.",
        names_competent=True,
    ),
    Reason("private_property", "C’est un terrain privé.", "This is private property."),
    Reason(
        "not_found", "L’équipe est passée et n’a rien trouvé à cet endroit.", "The team came and found nothing there."
    ),
    Reason("not_a_defect", "C’est normal : il n’y a rien à réparer.", "It is as it should be: nothing to mend."),
    Reason("unclear", "Le signalement ne permet pas de savoir quoi faire.", "The report does not say what to do."),
    Reason(
        "unsafe", "L’équipe ne peut pas intervenir sans danger pour le moment.", "The team cannot act safely for now."
    ),
)
NO_PHOTO_REASONS: tuple[Reason, ...] = (
    Reason("already_fixed", "C’était déjà réparé à notre arrivée.", "It was already fixed when we came."),
    Reason(
        "photo_impossible",
        "La photo n’était pas possible (nuit, sécurité, lieu fermé).",
        "No photo was possible (night, safety, closed place).",
    ),
    Reason("done_remotely", "La réparation s’est faite à distance.", "It was repaired remotely."),
)
REASONS: dict[str, Reason] = {reason.code: reason for reason in REJECTION_REASONS + NO_PHOTO_REASONS}


def moves_from(status: str, role: Role) -> tuple[Move, ...]:
    """The moves that `role` may make on a report in `status`, in the order they are offered."""
    return tuple(move for move in MOVES if status in move.origins and role in move.roles)


def find_move(status: str, target: str, role: Role) -> Move | None:
    """The move from `status` to `target` for `role`, or None when it is not allowed."""
    return next((move for move in moves_from(status, role) if move.target == target), None)


def reasons_for(target: str) -> tuple[Reason, ...]:
    """The reasons that a move to `target` accepts."""
    return {REJECTED: REJECTION_REASONS, RESOLVED: NO_PHOTO_REASONS}.get(target, ())
