"""Forgets people when the town no longer needs to reach them."""

from __future__ import annotations

from sqlalchemy import text

from app.actions import audit, erasure
from app.core.extensions import db

DEFAULT_MONTHS = 12
"""After the closing of the last report that a person sent or follows; a town may set 1 to 36 (`retention_months`)."""

_EXPIRED = text(
    """
    with kept as materialized (
      select id, make_interval(months => greatest(1, least(36,
               coalesce((settings->>'retention_months')::int, :months)))) as age
        from jurisdictions)
    select p.jurisdiction_id, p.id
      from reporters p join kept on kept.id = p.jurisdiction_id
     where p.erased_at is null and p.created_at < now() - kept.age
       and not exists (
         select from subscriptions s
           join reports r on r.jurisdiction_id = s.jurisdiction_id and r.id = s.report_id
          where s.jurisdiction_id = p.jurisdiction_id and s.reporter_id = p.id
            and (r.closed_at is null or r.closed_at > now() - kept.age))
       and not exists (
         select from alerts a
          where a.jurisdiction_id = p.jurisdiction_id and a.reporter_id = p.id and a.ended_at is null)
       and not exists (
         select from reports r
          where r.jurisdiction_id = p.jurisdiction_id and r.reporter_id = p.id
            and (r.closed_at is null or r.closed_at > now() - kept.age))
     limit :batch
       for update of p skip locked
    """
)
_FORGET_DEVICES = text(
    """
    with kept as materialized (
      select id, make_interval(months => greatest(1, least(36,
               coalesce((settings->>'retention_months')::int, :months)))) as age
        from jurisdictions)
    update reports r set device_hash = null, gps_location = null
      from kept
     where kept.id = r.jurisdiction_id and r.closed_at < now() - kept.age
       and (r.device_hash is not null or r.gps_location is not null)
    """
)


def erase_old_contacts(batch: int = 500) -> dict[str, int]:
    """Erase the contact data of people whose every report has been closed for the town's months, and commit.

    Also unlinks closed reports of that age from the phone that sent them. Reports, history and figures stay.
    """
    people = db.session.execute(_EXPIRED, {"months": DEFAULT_MONTHS, "batch": batch}).all()
    for town, person in people:
        erasure.forget_contact(town, person)
        audit.record(town, "reporter.erased", "reporter", person, detail={"why": "retention"})
    db.session.flush()
    unlinked = db.session.execute(_FORGET_DEVICES, {"months": DEFAULT_MONTHS})
    db.session.commit()
    return {"people": len(people), "reports": int(getattr(unlinked, "rowcount", 0))}
