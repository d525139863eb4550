"""How a person wants to be told: mails, browsers that are pushed to, and a telephone whose number was confirmed."""

from __future__ import annotations

import hashlib
import uuid
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.dialects.postgresql import insert

from app.actions import digests, outbox, tokens
from app.actions.followers import begin_to_follow
from app.actions.report_entries import lock_report
from app.actions.short_deliveries import BUDGET_SETTING, take_from_budget
from app.channels import ChannelDown, DeliveryRefused, outward, push, sms
from app.channels.sms import Sms
from app.core import clock, errors, ids, workflow
from app.core.errors import FieldError, ProblemError
from app.core.extensions import db, settings
from app.core.languages import nearest_full
from app.models import Jurisdiction, PhoneCode, PushEndpoint, Report, Reporter

ENDPOINTS_PER_PERSON = 10
CODE_MINUTES = 15
CODE_TRIES = 5
CODES_PER_DAY = 3
CODE_WORDS = {
    "fr": "{town} : votre code est {code}. Ne le donnez à personne.",
    "en": "{town}: your code is {code}. Give it to nobody.",
}


@dataclass(frozen=True, slots=True)
class Preferences:
    """What a person chose, and what the town offers."""

    email: str | None
    is_email_confirmed: bool
    email_mode: str
    phone: str | None
    is_phone_confirmed: bool
    wants_sms: bool
    is_sms_offered: bool
    endpoints: int
    has_this_endpoint: bool


def show_preferences(reporter: Reporter, endpoint: str | None = None) -> Preferences:
    """How a person is told; `endpoint` is the asking browser's own."""
    mine = db.session.scalars(
        select(PushEndpoint.endpoint_hash).where(
            PushEndpoint.jurisdiction_id == reporter.jurisdiction_id, PushEndpoint.reporter_id == reporter.id
        )
    ).all()
    return Preferences(
        email=reporter.email,
        is_email_confirmed=reporter.email_confirmed_at is not None,
        email_mode=reporter.email_mode,
        phone=reporter.phone,
        is_phone_confirmed=reporter.phone_confirmed_at is not None,
        wants_sms=reporter.wants_sms,
        is_sms_offered=offers_sms(reporter.jurisdiction_id),
        endpoints=len(mine),
        has_this_endpoint=endpoint is not None and _hash(endpoint) in mine,
    )


def set_preferences(
    reporter: Reporter, *, email_mode: str | None = None, wants_sms: bool | None = None, locale: str | None = None
) -> None:
    """Change how a person is told from now on, also for what is already queued, and commit."""
    if email_mode is not None and email_mode != reporter.email_mode:
        reporter.email_mode = email_mode
        db.session.flush()
        if email_mode != "daily":
            digests.release_held(reporter)
    if wants_sms is not None:
        reporter.wants_sms = wants_sms and reporter.phone_confirmed_at is not None
    if locale is not None:
        reporter.locale = locale
    db.session.commit()


def add_endpoint(reporter: Reporter, *, endpoint: str, p256dh: str, auth: str, report: Report | None) -> None:
    """Push to this browser from now on, which also begins to follow an open report, and commit; repeatable.

    A browser belongs to one person: the last who asked on it. Raises PUSH_INVALID for an address that may not be
    called or keys that are none.
    """
    try:
        outward.check_address(endpoint, may_be_private=settings.push_to_private_hosts)
    except outward.AddressForbidden as error:
        raise ProblemError(errors.PUSH_INVALID, errors=[FieldError("endpoint", "field.invalid")]) from error
    if not push.check_keys(p256dh, auth):
        raise ProblemError(errors.PUSH_INVALID, errors=[FieldError("keys", "field.invalid")])
    values = {"jurisdiction_id": reporter.jurisdiction_id, "reporter_id": reporter.id, "p256dh": p256dh, "auth": auth}
    db.session.execute(delete(PushEndpoint).where(PushEndpoint.endpoint_hash == _hash(endpoint)))
    db.session.execute(
        insert(PushEndpoint).values(id=ids.new_uuid(), endpoint=endpoint, endpoint_hash=_hash(endpoint), **values)
    )
    _drop_oldest(reporter)
    if report is not None:
        locked = lock_report(report.jurisdiction_id, report.id, None)
        if not workflow.STATUSES[locked.status].is_closed:
            begin_to_follow(locked, reporter)
    db.session.commit()


def drop_endpoint(endpoint: str) -> None:
    """Forget a browser, and commit; fine when it is not known. To name its endpoint is proof enough: it is a secret."""
    db.session.execute(delete(PushEndpoint).where(PushEndpoint.endpoint_hash == _hash(endpoint)))
    db.session.commit()


def request_phone_code(reporter: Reporter, phone: str) -> None:
    """Text a code to a number that a person wants to be told at, and commit.

    Raises SMS_OFF, or RATE_LIMITED after three codes in a day.
    """
    if not offers_sms(reporter.jurisdiction_id):
        raise ProblemError(errors.SMS_OFF)
    recent = db.session.scalar(
        select(func.count()).where(
            PhoneCode.jurisdiction_id == reporter.jurisdiction_id,
            (PhoneCode.reporter_id == reporter.id) | (PhoneCode.phone == phone),
            PhoneCode.created_at > clock.now() - timedelta(days=1),
        )
    )
    if (recent or 0) >= CODES_PER_DAY:
        raise ProblemError(errors.RATE_LIMITED, context={"seconds": 86_400}, headers={"Retry-After": "86400"})
    row = PhoneCode(jurisdiction_id=reporter.jurisdiction_id, id=ids.new_uuid(), reporter_id=reporter.id, phone=phone)
    db.session.add(row)
    db.session.flush()
    kind = outbox.PHONE_CODE_SMS
    outbox.enqueue(reporter.jurisdiction_id, outbox.NOTIFICATIONS, kind, row.id, f"{kind}:{row.id}")
    db.session.commit()


def deliver_phone_code(code_id: str) -> None:
    """Text a code to its number while it is good and the town's budget allows, and commit; safe to repeat."""
    row = db.session.scalars(
        select(PhoneCode).where(
            PhoneCode.jurisdiction_id.in_(select(Jurisdiction.id)), PhoneCode.id == uuid.UUID(str(code_id))
        )
    ).first()
    if row is None or row.sent_at is not None or _is_over(row):
        return
    if row.started_at is not None and not sms.tells_repeats():
        raise DeliveryRefused("the code may have gone out already when the worker died")
    if row.started_at is None and not take_from_budget(row.jurisdiction_id):
        raise DeliveryRefused("the town's texts of today are used up")
    row.started_at = clock.now()
    db.session.commit()
    reader = db.session.get_one(Reporter, (row.jurisdiction_id, row.reporter_id))
    town = db.session.get_one(Jurisdiction, row.jurisdiction_id)
    words = CODE_WORDS[nearest_full(reader.locale)]
    text = words.format(town=town.name, code=tokens.phone_code(row))
    try:
        sms.send(Sms(row.phone, text, str(row.id)))
    except ChannelDown:
        row.started_at = None
        db.session.commit()
        raise
    row.sent_at = clock.now()
    db.session.commit()


def confirm_phone(reporter: Reporter, code: str) -> None:
    """Take the code that was texted last as proof of the number, and commit. Raises CODE_EXPIRED, CODE_WRONG."""
    row = db.session.scalars(
        select(PhoneCode)
        .where(PhoneCode.jurisdiction_id == reporter.jurisdiction_id, PhoneCode.reporter_id == reporter.id)
        .order_by(PhoneCode.created_at.desc())
        .limit(1)
        .with_for_update()
    ).first()
    if row is None or row.used_at is not None or _is_over(row) or row.tries >= CODE_TRIES:
        db.session.rollback()
        raise ProblemError(errors.CODE_EXPIRED)
    if not ids.is_same("".join(code.split()), tokens.phone_code(row)):
        row.tries += 1
        left = CODE_TRIES - row.tries
        db.session.commit()
        raise ProblemError(errors.CODE_WRONG, context={"left": left}, extra={"left": left})
    now = clock.now()
    row.used_at = now
    reporter.phone = row.phone
    reporter.phone_confirmed_at = now
    reporter.wants_sms = True
    db.session.commit()


def normalise_phone(text: str) -> str:
    """A number as E.164 (`+33612345678`); ten French digits are understood. Raises PHONE_INVALID."""
    digits = "".join(sign for sign in text if sign.isdigit())
    is_international = text.strip().startswith("+") or digits.startswith("00")
    if is_international:
        digits = digits.removeprefix("00")
        digits = "33" + digits[3:] if digits.startswith("330") else digits
    elif len(digits) == 10 and digits.startswith(("06", "07")):
        digits = "33" + digits[1:]
    else:
        digits = ""
    if not 8 <= len(digits) <= 15:
        raise ProblemError(errors.PHONE_INVALID, errors=[FieldError("phone", errors.PHONE_INVALID)])
    return f"+{digits}"


def _is_over(row: PhoneCode) -> bool:
    return row.created_at + timedelta(minutes=CODE_MINUTES) <= clock.now()


def offers_sms(jurisdiction_id: int) -> bool:
    """Whether a town sends texts at all: a gateway is set, and the town has a budget for it."""
    budget = db.session.get_one(Jurisdiction, jurisdiction_id).settings.get(BUDGET_SETTING)
    return sms.is_on() and isinstance(budget, int) and budget > 0


def _drop_oldest(reporter: Reporter) -> None:
    kept = (
        select(PushEndpoint.id)
        .where(PushEndpoint.jurisdiction_id == reporter.jurisdiction_id, PushEndpoint.reporter_id == reporter.id)
        .order_by(PushEndpoint.created_at.desc(), PushEndpoint.id)
        .limit(ENDPOINTS_PER_PERSON)
    )
    db.session.execute(
        delete(PushEndpoint).where(
            PushEndpoint.jurisdiction_id == reporter.jurisdiction_id,
            PushEndpoint.reporter_id == reporter.id,
            PushEndpoint.id.not_in(kept),
        )
    )


def _hash(endpoint: str) -> str:
    return hashlib.sha256(endpoint.encode()).hexdigest()
