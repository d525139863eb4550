"""How PostgreSQL answers what a request asks of it: which indexes a plan uses, and for which values it is made."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import event, text

from app.core.extensions import db

CROWD = """
insert into reports (jurisdiction_id, id, public_id, body_hash, service_id, department_id, routing, location, address,
                     status, closed_at, submitted_at, updated_at, due_at, late_due_at, source, is_private, has_photo,
                     contested_count)
select r.jurisdiction_id, gen_random_uuid(), 'RC-2019-' || lpad(n::text, 6, '0'), 'x', r.service_id, r.department_id,
       r.routing, ST_SetSRID(ST_MakePoint(3 + n % 97 * 0.001, 45 + n % 89 * 0.001), 4326), n || ' rue Basse',
       case when n % 10 = 0 then 'received' else 'resolved' end,
       case when n % 10 > 0 then timestamptz '2019-01-02' + n * interval '1 hour' end,
       timestamptz '2019-01-01' + n * interval '1 hour', timestamptz '2019-01-02' + n * interval '1 hour',
       timestamptz '2019-01-03' + n * interval '1 hour', timestamptz '2019-01-03' + n * interval '1 hour',
       'app', n % 500 = 0, n % 500 = 1, (n % 20 = 2)::int
  from generate_series(1, 4000) n, reports r
 where r.id = :like
"""


def crowd(like: Any) -> None:
    """Four thousand old reports like this one, for which a plan is worth making."""
    db.session.execute(text(CROWD), {"like": like.id})
    db.session.execute(text("analyze reports"))
    db.session.commit()


@dataclass
class Asked:
    """The statements of a block, each with its values and whether it may be prepared."""

    statements: list[tuple[str, Any, bool]] = field(default_factory=list)

    def plans(self, containing: str) -> list[str]:
        """The plans of those that contain this, made as for tables too large to read whole."""
        found = []
        for statement, values, _ in self.statements:
            if containing in statement:
                raw = db.session.connection().connection.cursor()
                raw.execute("set local enable_seqscan = off")
                raw.execute("explain " + statement, values)
                found.append("\n".join(row[0] for row in raw.fetchall()))
        db.session.rollback()
        return found

    def prepared(self, containing: str) -> set[bool]:
        """Whether those that contain this may be prepared, and so answered by a plan for all values."""
        return {is_prepared for statement, _, is_prepared in self.statements if containing in statement}


@contextmanager
def asking() -> Iterator[Asked]:
    """Note what a block asks of the database."""
    asked = Asked()

    def note(_connection: Any, cursor: Any, statement: str, values: Any, *_rest: Any) -> None:
        asked.statements.append((statement, values, cursor.connection.prepare_threshold is not None))

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(db.engine, "before_cursor_execute", note)
