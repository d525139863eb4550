"""Alerts: somebody watches a place; confirmed by mail, changed and ended by the link of any of its mails."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from geoalchemy2 import WKBElement
from sqlalchemy import Select, func, select, text, update

from app.actions import outbox, tokens
from app.actions.public_lists import find_chosen, find_quarter
from app.actions.reporters import find_or_make_reporter
from app.actions.submissions import Contact
from app.core import errors
from app.core.errors import FieldError, ProblemError
from app.core.extensions import db
from app.models import Alert, Jurisdiction, Reporter
from geo import points, zones
from geo.alerts import redraw_zones
from geo.zones import Circle, Zone

MAXIMUM_LIVE = 20
MAXIMUM_PENDING = 5
PENDING_DAYS = 7
"""How long an alert waits for its confirmation before it is forgotten."""
ENDED_DAYS = 30
"""How long an ended alert can be taken up again before it is forgotten."""

_FORGET_ALERTS = text("""
    delete from alerts a
     where (a.confirmed_at is null and a.created_at < now() - make_interval(days => :pending))
        or a.ended_at < now() - make_interval(days => :ended)
        or exists (select from reporters p where p.jurisdiction_id = a.jurisdiction_id and p.id = a.reporter_id
                      and p.erased_at is not null)
    returning a.id
""")

# Somebody whose address was typed for an alert that was never confirmed, and for nothing else.
_FORGET_STRANGERS = text("""
    update reporters p set email = null, phone = null, name = null, device_hash = null, erased_at = now()
     where p.erased_at is null and p.email_confirmed_at is null
       and p.created_at < now() - make_interval(days => :pending)
       and not exists (select from alerts a where a.jurisdiction_id = p.jurisdiction_id and a.reporter_id = p.id)
       and not exists (select from reports r where r.jurisdiction_id = p.jurisdiction_id and r.reporter_id = p.id)
       and not exists (select from subscriptions s where s.jurisdiction_id = p.jurisdiction_id and s.reporter_id = p.id)
""")


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants to hear about. Exactly one of `zone` and `quarter_code` is given."""

    id: uuid.UUID
    email: str
    locale: str
    zone: Zone | None = None
    quarter_code: str | None = None
    label: str | None = None
    service_codes: tuple[str, ...] = ()
    tells_resolved: bool = True


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A wish's place, found in the town and drawn."""

    kind: str
    label: str
    zone: bytes
    area_id: int | None = None
    street_key: str | None = None
    radius_m: float | None = None


def create_alert(town: Jurisdiction, wish: Wish) -> Alert:
    """Keep a wish and ask its address for confirmation; commits. The same wish again changes nothing.

    Raises SERVICE_UNKNOWN, VALIDATION_FAILED (a place the town does not have), ALERT_ID_REUSED, ALERT_TOO_MANY.
    """
    known = db.session.scalars(_alerts().where(Alert.id == wish.id)).first()
    if known is not None:
        return _repeated(known, wish)
    drawn = _draw(town.id, wish)
    chosen = find_chosen(town.id, service_codes=wish.service_codes)
    person = find_or_make_reporter(town.id, Contact(email=wish.email), device_hash=None, locale=wish.locale)
    _check_number(person)
    alert = Alert(
        jurisdiction_id=town.id,
        id=wish.id,
        reporter_id=person.id,
        kind=drawn.kind,
        label=drawn.label,
        area_id=drawn.area_id,
        street_key=drawn.street_key,
        radius_m=drawn.radius_m,
        zone=WKBElement(drawn.zone, srid=points.WEB_MERCATOR, extended=True),
        service_ids=list(chosen.service_ids),
        tells_resolved=wish.tells_resolved,
        locale=wish.locale,
    )
    db.session.add(alert)
    db.session.flush()
    outbox.enqueue(town.id, outbox.NOTIFICATIONS, outbox.ALERT_CONFIRM, alert.id, f"{outbox.ALERT_CONFIRM}:{alert.id}")
    db.session.commit()
    return alert


def confirm_alert(token: str) -> list[Alert]:
    """Begin to match an alert, commit, and answer all alerts of the person. Repeatable; ended ones stay ended.

    Raises TOKEN_INVALID for a forged token or an alert that was forgotten.
    """
    alert = find_alert(token)
    db.session.execute(
        update(Alert)
        .where(Alert.jurisdiction_id == alert.jurisdiction_id, Alert.id == alert.id, Alert.confirmed_at.is_(None))
        .values(confirmed_at=func.now())
    )
    db.session.commit()
    return list_alerts(token)


def find_alert(token: str) -> Alert:
    """The alert that a mail's link names. Raises TOKEN_INVALID when it is forged, forgotten or its person erased."""
    alert_id = tokens.read_alert_token(token)
    query = _alerts().where(Alert.id == alert_id)
    alert = db.session.scalars(query).first() if alert_id else None
    if alert is None:
        raise ProblemError(errors.TOKEN_INVALID)
    return alert


def list_alerts(token: str) -> list[Alert]:
    """The alerts of the person whose mail holds the link: the one it names first, then the newest.

    Others that were never confirmed are left out: somebody else may have typed the address. Raises TOKEN_INVALID.
    """
    named = find_alert(token)
    query = (
        _alerts()
        .where(Alert.jurisdiction_id == named.jurisdiction_id, Alert.reporter_id == named.reporter_id)
        .where((Alert.id == named.id) | Alert.confirmed_at.is_not(None))
        .order_by((Alert.id == named.id).desc(), Alert.created_at.desc(), Alert.id)
    )
    return list(db.session.scalars(query))


def change_alert(
    token: str, alert_id: uuid.UUID, *, service_codes: Sequence[str], tells_resolved: bool, is_active: bool
) -> list[Alert]:
    """Change what an alert tells, end it or take it up again; commits, and answers all alerts of the person.

    Raises TOKEN_INVALID when the link is not of the alert's person, SERVICE_UNKNOWN.
    """
    alert = next((one for one in list_alerts(token) if one.id == alert_id), None)
    if alert is None:
        raise ProblemError(errors.TOKEN_INVALID)
    chosen = find_chosen(alert.jurisdiction_id, service_codes=service_codes)
    alert.service_ids = list(chosen.service_ids)
    alert.tells_resolved = tells_resolved
    if is_active:
        alert.ended_at = None
    elif alert.ended_at is None:
        alert.ended_at = func.now()
    db.session.commit()
    return list_alerts(token)


def end_alert(token: str) -> None:
    """Stop an alert at once and commit (RFC 8058); doing it twice changes nothing. Raises TOKEN_INVALID."""
    alert = find_alert(token)
    db.session.execute(
        update(Alert)
        .where(Alert.jurisdiction_id == alert.jurisdiction_id, Alert.id == alert.id, Alert.ended_at.is_(None))
        .values(ended_at=func.now())
    )
    db.session.commit()


def forget_alerts() -> dict[str, int]:
    """Delete what was never confirmed, what ended a month ago and what belonged to erased people; commits."""
    gone = db.session.execute(_FORGET_ALERTS, {"pending": PENDING_DAYS, "ended": ENDED_DAYS}).all()
    strangers = db.session.execute(_FORGET_STRANGERS, {"pending": PENDING_DAYS})
    db.session.commit()
    return {"alerts": len(gone), "people": int(getattr(strangers, "rowcount", 0))}


def redraw_alerts() -> int:
    """Let alerts follow quarters and streets that an import has changed; commits."""
    changed = redraw_zones()
    db.session.commit()
    return changed


def _alerts() -> Select[Alert]:
    """Alerts of people who were not erased, in whatever town."""
    return (
        select(Alert)
        .join(Reporter, (Reporter.jurisdiction_id == Alert.jurisdiction_id) & (Reporter.id == Alert.reporter_id))
        .where(Alert.jurisdiction_id.in_(select(Jurisdiction.id)), Reporter.erased_at.is_(None))
    )


def _repeated(known: Alert, wish: Wish) -> Alert:
    person = db.session.get_one(Reporter, (known.jurisdiction_id, known.reporter_id))
    if (person.email or "").lower() != wish.email.lower():
        raise ProblemError(errors.ALERT_ID_REUSED)
    return known


def _draw(jurisdiction_id: int, wish: Wish) -> _Drawn:
    if wish.quarter_code is not None:
        area = find_quarter(jurisdiction_id, wish.quarter_code)
        shape = zones.draw_area(jurisdiction_id, area.id)
        drawn = _Drawn("quarter", area.name, shape or b"", area_id=area.id)
    elif isinstance(wish.zone, Circle):
        shape = zones.draw_zone(jurisdiction_id, wish.zone)
        drawn = _Drawn("circle", wish.label or "", shape or b"", radius_m=wish.zone.radius_m)
    elif wish.zone is not None:
        shape = zones.draw_zone(jurisdiction_id, wish.zone)
        name = zones.find_street_name(jurisdiction_id, wish.zone) or wish.zone.key
        drawn = _Drawn("street", name, shape or b"", street_key=wish.zone.key)
    else:
        raise ProblemError(errors.VALIDATION_FAILED, errors=[FieldError("kind", "field.required")])
    if not drawn.zone:
        raise ProblemError(errors.VALIDATION_FAILED, errors=[FieldError("street", errors.STREET_UNKNOWN)])
    return drawn


def _check_number(person: Reporter) -> None:
    """An address gets few requests that it did not answer, and a person few alerts."""
    counts = db.session.execute(
        select(
            func.count().filter(Alert.confirmed_at.is_(None)),
            func.count().filter(Alert.confirmed_at.is_not(None), Alert.ended_at.is_(None)),
        ).where(Alert.jurisdiction_id == person.jurisdiction_id, Alert.reporter_id == person.id)
    ).one()
    if counts[0] >= MAXIMUM_PENDING or counts[1] >= MAXIMUM_LIVE:
        raise ProblemError(errors.ALERT_TOO_MANY)
