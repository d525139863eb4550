"""How PostgreSQL would answer what a request asks of it, whatever the size of the test's tables."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import event

from app.core.extensions import db


@dataclass
class Asked:
    """The statements of a block, with their values."""

    statements: list[tuple[str, Any]] = field(default_factory=list)

    def plans(self, containing: str) -> list[str]:
        """The plans of those that contain this, made as for tables too large to read whole."""
        found = []
        for statement, values in self.statements:
            if containing in statement:
                raw = db.session.connection().connection.cursor()
                raw.execute("set local enable_seqscan = off")
                raw.execute("explain " + statement, values)
                found.append("\n".join(row[0] for row in raw.fetchall()))
        return found


@contextmanager
def asking() -> Iterator[Asked]:
    """Note what a block asks of the database."""
    asked = Asked()

    def note(_connection: Any, _cursor: Any, statement: str, values: Any, *_rest: Any) -> None:
        asked.statements.append((statement, values))

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(db.engine, "before_cursor_execute", note)
