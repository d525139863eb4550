"""What a crew's round calls besides its list and the changes of status."""

from __future__ import annotations

import uuid

from tests.house.matrix.rows import STOP, Call, Row, stop
from tests.house.matrix_world import Case, World


def note(world: World, case: Case, who: str) -> Call:
    return stop("notes", id=str(uuid.uuid4()), note="Nacelle à prévoir")(world, case, who)


def hand_over(world: World, case: Case, who: str) -> Call:
    body = {"id": str(uuid.uuid4()), "department_code": "accueil", "note": "Il faut un électricien"}
    return stop("hand-over", **body)(world, case, who)


ROWS: dict[str, Row] = {
    "POST /api/v1/crew/reports/<uuid:report_id>/notes": Row(STOP, note),
    "POST /api/v1/crew/reports/<uuid:report_id>/hand-over": Row(STOP, hand_over),
}
