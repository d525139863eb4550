"""Figures and exports."""

from __future__ import annotations

from tests.house.matrix.rows import DESK_ONLY, Row, at

ROWS: dict[str, Row] = {
    "GET /staff/v1/figures": Row(DESK_ONLY, at("/staff/v1/figures")),
    "GET /staff/v1/figures/table.csv": Row(DESK_ONLY, at("/staff/v1/figures/table.csv?table=services")),
}
