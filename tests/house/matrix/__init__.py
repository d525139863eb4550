"""The authorisation matrix: one module a part of the service, each with its ROWS; all of them make the TABLE."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from tests.house.matrix.rows import Row


def _collect() -> dict[str, Row]:
    table: dict[str, Row] = {}
    for found in iter_modules(__path__):
        rows: dict[str, Row] = getattr(import_module(f"{__name__}.{found.name}"), "ROWS", {})
        twice = table.keys() & rows.keys()
        assert not twice, f"rows of two modules: {sorted(twice)}"
        table |= rows
    return table


TABLE = _collect()
