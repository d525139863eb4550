"""Which alerts a report concerns: one statement over all of them, by the index of their zones."""

from __future__ import annotations

import uuid

from sqlalchemy import text

from app.core.extensions import db
from geo.zones import STREET_REACH_M

_MATCH = text("""
    insert into alert_matches (jurisdiction_id, alert_id, report_id, event)
    select r.jurisdiction_id, a.id, r.id, :event
      from reports r
      join alerts a on a.jurisdiction_id = r.jurisdiction_id
                   and a.confirmed_at is not null and a.ended_at is null
                   and ST_Covers(a.zone, r.location_3857)
                   and (cardinality(a.service_ids) = 0 or r.service_id = any(a.service_ids))
                   and a.reporter_id is distinct from r.reporter_id
     where r.id = :report_id and not r.is_private
       and case :event when 'opened' then r.closed_at is null
                       else r.status = 'resolved' and a.tells_resolved end
    on conflict do nothing
    returning alert_id
""")

# An import may have moved a boundary or straightened a street: what people chose by name follows the ground.
_REDRAW = text(f"""
    with drawn as materialized (
      select a.jurisdiction_id, a.id,
             case a.kind
               when 'quarter' then (
                 select ST_Multi(ST_Transform(q.boundary, 3857)) from areas q
                  where q.jurisdiction_id = a.jurisdiction_id and q.id = a.area_id and q.retired_at is null)
               else (
                 select ST_Multi(ST_Union(ST_Buffer(
                          s.line_3857, {STREET_REACH_M} / cos(radians(ST_Y(ST_Centroid(s.line)))))))
                   from streets s
                  where s.jurisdiction_id = a.jurisdiction_id and s.search_text = a.street_key)
             end as zone
        from alerts a
       where a.kind in ('quarter', 'street') and a.ended_at is null)
    update alerts a set zone = d.zone
      from drawn d
     where a.jurisdiction_id = d.jurisdiction_id and a.id = d.id and d.zone is not null and not (a.zone = d.zone)
    returning a.id
""")  # noqa: S608  # a constant is inserted


def match_alerts(report_id: uuid.UUID, event: str) -> int:
    """Note for each live alert that holds the report that it is to be told; how many were new.

    Private reports match none, nor does a person's own. Matching the same again adds nothing.
    """
    return len(db.session.execute(_MATCH, {"report_id": report_id, "event": event}).all())


def redraw_zones() -> int:
    """Draw anew the quarters and streets that an import has changed; how many changed."""
    return len(db.session.execute(_REDRAW).all())
