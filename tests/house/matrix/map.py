"""Counts for the list and the map."""

from __future__ import annotations

from tests.house.matrix.rows import DESK_ONLY, Row, at

ROWS: dict[str, Row] = {
    "GET /staff/v1/counts": Row(DESK_ONLY, at("/staff/v1/counts")),
    "GET /staff/v1/areas/figures": Row(DESK_ONLY, at("/staff/v1/areas/figures")),
}
