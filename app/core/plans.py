"""Which statements PostgreSQL plans for the very values that it is asked with.

A statement asked often is prepared, and after some time its plan is kept for all values. That spares the planning of
what is asked the same way every time. Where filters decide how much is read (three months or six years, a status that
most have or nearly none), a plan for all values is one for none: a tile of a million reports took seconds by it.
"""

from __future__ import annotations

from typing import Any, TypeVar

from sqlalchemy import Executable

OPTION = "is_planned_anew"

_S = TypeVar("_S", bound=Executable)


def planned_anew(statement: _S) -> _S:
    """The same statement, never prepared: planned at each call, for the values of that call."""
    return statement.execution_options(**{OPTION: True})


def choose_preparing(prepare_after: int | None) -> Any:
    """A listener for `before_cursor_execute`: statements are prepared after so many calls, but those planned anew."""

    def choose(_connection: Any, cursor: Any, _statement: str, _values: Any, context: Any, _is_many: bool) -> None:
        is_anew = context is not None and context.execution_options.get(OPTION, False)
        cursor.connection.prepare_threshold = None if is_anew else prepare_after

    return choose
