"""What a crew's round calls besides its list and the changes of status."""

from __future__ import annotations

import uuid

from tests.house.matrix.public import submit
from tests.house.matrix.rows import DESK_ONLY, SIGNED_IN, STOP, Call, Row, at, stop
from tests.house.matrix_world import Case, World


def note(world: World, case: Case, who: str) -> Call:
    return stop("notes", id=str(uuid.uuid4()), note="Nacelle à prévoir")(world, case, who)


def hand_over(world: World, case: Case, who: str) -> Call:
    body = {"id": str(uuid.uuid4()), "department_code": "accueil", "note": "Il faut un électricien"}
    return stop("hand-over", **body)(world, case, who)


def report_found(world: World, case: Case, who: str) -> Call:
    told = submit(world, case, who).json
    body = {name: told[name] for name in ("id", "service_code", "latitude", "longitude")}
    return Call("/api/v1/crew/reports", json=body)


def sheet_of(world: World, case: Case, who: str) -> Call:
    return Call("/staff/v1/rounds/route-sheet.pdf?team=eclairage")


SHEETS = DESK_ONLY.rstrip()[:-3] + "422"
FINDS = SIGNED_IN.replace("200", "201").rstrip()[:-3] + "422"


ROWS: dict[str, Row] = {
    "POST /api/v1/crew/reports/<uuid:report_id>/notes": Row(STOP, note),
    "POST /api/v1/crew/reports": Row(FINDS, report_found),
    "GET /api/v1/crew/route-sheet.pdf": Row(SIGNED_IN, at("/api/v1/crew/route-sheet.pdf")),
    "GET /staff/v1/rounds": Row(DESK_ONLY, at("/staff/v1/rounds")),
    "GET /staff/v1/rounds/route-sheet.pdf": Row(SHEETS, sheet_of),
    "POST /api/v1/crew/reports/<uuid:report_id>/hand-over": Row(STOP, hand_over),
}
