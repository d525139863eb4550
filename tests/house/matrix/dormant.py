"""What lies long past its due date, as the bell tells of it."""

from __future__ import annotations

from tests.house.matrix.rows import DESK_ONLY, Row, at

ROWS: dict[str, Row] = {
    "POST /staff/v1/dormant/read": Row(DESK_ONLY.replace("200", "204"), at("/staff/v1/dormant/read", json={})),
}
