"""What lies long past its due date, who a change of many tells by name, and the month on paper."""

from __future__ import annotations

from tests.house.matrix.rows import DESK_ONLY, Call, Row, at
from tests.house.matrix_world import Case, World


def names(world: World, case: Case, who: str) -> Call:
    return Call("/staff/v1/bulk/names", json={"report_ids": [str(case.report.id)], "reason": "inform"})


ROWS: dict[str, Row] = {
    "POST /staff/v1/dormant/read": Row(DESK_ONLY.replace("200", "204"), at("/staff/v1/dormant/read", json={})),
    "GET /staff/v1/figures/month.pdf": Row(DESK_ONLY, at("/staff/v1/figures/month.pdf")),
    "POST /staff/v1/bulk/names": Row(DESK_ONLY, names),
}
