"""What alerts tell: matched when a report arrives or is solved, gathered into one mail per alert and day."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from sqlalchemy import ColumnElement, exists, func, select, text, update

from app.actions import outbox, tokens
from app.actions.deliveries import mail_domain
from app.actions.letters import pick, reply_address
from app.channels import alert_letters, email
from app.channels.alert_letters import AlertFacts, Item
from app.channels.email import Email
from app.core import clock, workflow
from app.core.extensions import db, settings
from app.core.masking import mask
from app.models import Alert, AlertDigest, AlertMatch, Area, Jurisdiction, Report, Reporter, Service
from geo.alerts import match_alerts

OPENED, RESOLVED = "opened", "resolved"
DIGEST_HOUR = 7
"""From this hour on, in the town's own time, its digests leave."""
SHOWN_ITEMS = 20
"""A digest names so many reports; of the others it says how many they are."""
BATCH = 500

# One digest per alert and day of its town: what matched after today's left waits for tomorrow's.
_GATHER = text("""
    with due as materialized (
      select distinct m.jurisdiction_id, m.alert_id, (now() at time zone j.time_zone)::date as day
        from alert_matches m
        join alerts a on a.jurisdiction_id = m.jurisdiction_id and a.id = m.alert_id
                     and a.confirmed_at is not null and a.ended_at is null
        join jurisdictions j on j.id = m.jurisdiction_id
       where m.digest_id is null and extract(hour from now() at time zone j.time_zone) >= :hour
         and not exists (
           select from alert_digests d where d.jurisdiction_id = m.jurisdiction_id and d.alert_id = m.alert_id
              and d.day = (now() at time zone j.time_zone)::date)
       limit :batch),
    made as (
      insert into alert_digests (jurisdiction_id, id, alert_id, day)
      select jurisdiction_id, gen_random_uuid(), alert_id, day from due
      on conflict do nothing
      returning jurisdiction_id, id, alert_id)
    update alert_matches m set digest_id = made.id
      from made
     where m.jurisdiction_id = made.jurisdiction_id and m.alert_id = made.alert_id and m.digest_id is null
    returning made.jurisdiction_id, made.id
""")


@dataclass(frozen=True, slots=True)
class _Told:
    """Everything about a mail of an alert, in the rows it was read from."""

    alert: Alert
    reporter: Reporter
    town: Jurisdiction


def is_watched(jurisdiction_id: int) -> ColumnElement[bool]:
    """Whether anybody has a live alert in the town: an expression to be asked along with something else."""
    return exists().where(
        Alert.jurisdiction_id == jurisdiction_id, Alert.confirmed_at.is_not(None), Alert.ended_at.is_(None)
    )


def expect_match(report: Report, event: str) -> None:
    """Have the worker look for the alerts that this report concerns; the caller's action commits.

    Nothing for a private report. Where nobody has an alert (`is_watched`) it need not be called.
    """
    if report.is_private:
        return
    subject = f"{report.id}:{event}"
    # A report may be solved, contested and solved again: each is looked at, and told once.
    dedupe_key = f"{outbox.ALERT_MATCH}:{subject}:{report.version}"
    outbox.enqueue(report.jurisdiction_id, outbox.NOTIFICATIONS, outbox.ALERT_MATCH, subject, dedupe_key)


def match_report(subject: str) -> None:
    """Note what the alerts are to tell of a report, and commit; safe to repeat."""
    report_id, _, event = subject.partition(":")
    match_alerts(uuid.UUID(report_id), event)
    db.session.commit()


def queue_digests() -> int:
    """Begin the digest of every alert that has something to tell and told nothing today; commits, says how many."""
    count = 0
    while True:
        rows = {tuple(row) for row in db.session.execute(_GATHER, {"hour": DIGEST_HOUR, "batch": BATCH})}
        for jurisdiction_id, digest_id in sorted(rows, key=str):
            outbox.enqueue(
                jurisdiction_id,
                outbox.NOTIFICATIONS,
                outbox.ALERT_DIGEST,
                digest_id,
                f"{outbox.ALERT_DIGEST}:{digest_id}",
            )
        db.session.commit()
        count += len(rows)
        if len(rows) < BATCH:
            return count


def deliver_confirmation(alert_id: str) -> None:
    """Send the mail that asks whether an alert is wanted, unless that is answered; safe to repeat."""
    told = _find_alert(uuid.UUID(alert_id))
    if told is None or told.alert.confirmed_at is not None:
        return
    facts = _facts(told, items=(), more=0)
    _send(told, alert_letters.CONFIRM, facts, f"<alert-{told.alert.id}-confirm@{mail_domain()}>", leaves=False)


def deliver_digest(digest_id: str) -> None:
    """Send a digest once and commit its state; skipped when the person left or nothing of it is public any more."""
    digest = db.session.scalars(
        select(AlertDigest).where(AlertDigest.id == uuid.UUID(digest_id), AlertDigest.state == "pending")
    ).first()
    told = _find_alert(digest.alert_id) if digest else None
    if digest is None:
        return
    if told is None or told.alert.confirmed_at is None:
        _mark(digest, "skipped")
        return
    items = _items(told, digest.id)
    if not items:
        _mark(digest, "skipped")
        return
    facts = _facts(told, items=tuple(items[:SHOWN_ITEMS]), more=max(0, len(items) - SHOWN_ITEMS))
    _send(told, alert_letters.DIGEST, facts, f"<digest-{digest.id}@{mail_domain()}>", leaves=True)
    _mark(digest, "sent")


def _find_alert(alert_id: uuid.UUID) -> _Told | None:
    """The alert with its person and town; None when it ended, was forgotten, or its person has no address."""
    query = (
        select(Alert, Reporter, Jurisdiction)
        .join(Reporter, (Reporter.jurisdiction_id == Alert.jurisdiction_id) & (Reporter.id == Alert.reporter_id))
        .join(Jurisdiction, Jurisdiction.id == Alert.jurisdiction_id)
        .where(
            Alert.id == alert_id, Alert.ended_at.is_(None), Reporter.email.is_not(None), Reporter.erased_at.is_(None)
        )
    )
    row = db.session.execute(query).first()
    return _Told(*row) if row else None


def _items(told: _Told, digest_id: uuid.UUID) -> list[Item]:
    """What the digest tells, newest first; a report that was solved meanwhile is told as solved only."""
    locale = told.alert.locale
    query = (
        select(Report, Service, Area.name, func.array_agg(AlertMatch.event))
        .join(AlertMatch, (AlertMatch.jurisdiction_id == Report.jurisdiction_id) & (AlertMatch.report_id == Report.id))
        .join(Service, (Service.jurisdiction_id == Report.jurisdiction_id) & (Service.id == Report.service_id))
        .outerjoin(Area, (Area.jurisdiction_id == Report.jurisdiction_id) & (Area.id == Report.area_id))
        .where(
            AlertMatch.jurisdiction_id == told.alert.jurisdiction_id,
            AlertMatch.digest_id == digest_id,
            Report.is_private.is_(False),
            Report.closed_at.is_(None) | (Report.status == workflow.RESOLVED),
        )
        .group_by(Report.jurisdiction_id, Report.id, Service.jurisdiction_id, Service.id, Area.name)
        .order_by(Report.submitted_at.desc(), Report.id)
    )
    found = []
    for report, service, area_name, told_events in db.session.execute(query):
        is_resolved = report.status == workflow.RESOLVED
        if is_resolved and not told.alert.tells_resolved and RESOLVED not in told_events:
            continue
        place = mask(report.address, locale) if report.address else area_name or ""
        found.append(
            Item(
                service=pick(service.name, locale),
                place=place,
                status=report.status,
                status_label=workflow.STATUSES[report.status].label(locale),
                at=report.closed_at if is_resolved and report.closed_at else report.submitted_at,
                is_resolved=is_resolved,
                url=f"{settings.base_url}/suivi/{report.public_id}",
            )
        )
    return found


def _facts(told: _Told, *, items: tuple[Item, ...], more: int) -> AlertFacts:
    alert, town = told.alert, told.town
    token = tokens.alert_token(alert.id)
    services = db.session.scalars(
        select(Service).where(Service.jurisdiction_id == alert.jurisdiction_id, Service.id.in_(alert.service_ids))
    ).all()
    return AlertFacts(
        town=town.name,
        time_zone=town.time_zone,
        colour=town.settings.get("colour"),
        town_email=town.settings.get("email"),
        town_phone=town.settings.get("phone"),
        is_fictional=town.is_fictional,
        place=mask(alert.label, alert.locale) or town.name,
        kind=alert.kind,
        radius_m=alert.radius_m,
        services=tuple(pick(service.name, alert.locale) for service in services),
        items=items,
        more=more,
        town_url=f"{settings.base_url}/ville",
        confirm_url=f"{settings.base_url}/alertes/{token}",
        manage_url=f"{settings.base_url}/alertes/{token}",
        unsubscribe_url=f"{settings.base_url}/alertes/{token}?arreter=1",
    )


def _send(told: _Told, letter: str, facts: AlertFacts, message_id: str, *, leaves: bool) -> None:
    alert = told.alert
    written = alert_letters.write(letter, alert.locale, facts, now=clock.now())
    token = tokens.alert_token(alert.id)
    email.send(
        Email(
            recipient=told.reporter.email or "",
            subject=written.subject,
            text=written.text,
            html=written.html,
            locale=alert.locale,
            message_id=message_id,
            thread_id=f"<alert-{alert.id}@{mail_domain()}>",
            unsubscribe_url=f"{settings.base_url}/api/v1/alerts/{token}/unsubscribe" if leaves else None,
            reply_to=reply_address(alert.jurisdiction_id),
        )
    )


def _mark(digest: AlertDigest, state: str) -> None:
    db.session.execute(
        update(AlertDigest)
        .where(AlertDigest.jurisdiction_id == digest.jurisdiction_id, AlertDigest.id == digest.id)
        .values(state=state, sent_at=func.clock_timestamp() if state == "sent" else None)
    )
    db.session.commit()
