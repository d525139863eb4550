"""What runs a town besides its queues: messages of a day by channel, pictures kept, the age of its map."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import text

from app.core.extensions import db


@dataclass(frozen=True, slots=True)
class ChannelDay:
    """What one channel did in the last 24 hours, and what still waits."""

    channel: str
    sent: int
    waiting: int
    failed: int
    last_sent_at: datetime | None


@dataclass(frozen=True, slots=True)
class Pictures:
    """Pictures of reports, and the bytes of their public copies."""

    count: int
    bytes: int


@dataclass(frozen=True, slots=True)
class Ground:
    """When the town's map data came in last (None: not since it is recorded), and how much there is."""

    imported_at: datetime | None
    streets: int
    objects: int
    areas: int


def channel_days(jurisdiction_id: int) -> list[ChannelDay]:
    """Every channel that was used in the last 24 hours or has something waiting, by name."""
    rows = db.session.execute(
        text("""
            select channel,
                   count(*) filter (where state = 'sent') as sent,
                   count(*) filter (where state in ('pending', 'held')) as waiting,
                   count(*) filter (where state = 'dead') as failed,
                   max(sent_at) as last_sent_at
              from notifications
             where jurisdiction_id = :town
               and (created_at > now() - interval '24 hours' or state in ('pending', 'held'))
             group by channel
             order by channel
        """),
        {"town": jurisdiction_id},
    )
    return [ChannelDay(**row) for row in rows.mappings()]


def pictures(jurisdiction_id: int) -> Pictures:
    """The pictures of a town's reports."""
    row = db.session.execute(
        text("""
            select count(*) as pictures,
                   coalesce(sum((select sum((copy.value->>'bytes')::bigint) from jsonb_each(copies) as copy)), 0)
                     as bytes
              from photos where jurisdiction_id = :town and report_id is not null
        """),
        {"town": jurisdiction_id},
    ).one()
    return Pictures(row.pictures, int(row.bytes))


def ground(jurisdiction_id: int) -> Ground:
    """What the town's base map is drawn from."""
    row = db.session.execute(
        text("""
            select (select max(at) from audit_entries
                     where jurisdiction_id = :town and action = 'town.imported') as imported_at,
                   (select count(*) from streets where jurisdiction_id = :town) as streets,
                   (select count(*) from assets where jurisdiction_id = :town and retired_at is null) as objects,
                   (select count(*) from areas where jurisdiction_id = :town and retired_at is null) as areas
        """),
        {"town": jurisdiction_id},
    ).one()
    return Ground(row.imported_at, row.streets, row.objects, row.areas)
