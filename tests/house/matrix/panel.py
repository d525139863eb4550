"""Working a report: answers kept ready, colleagues called, dates, parts, contact, work orders."""

from __future__ import annotations

from datetime import timedelta

from app.core import clock
from tests.house.matrix.rows import DESK_ONLY, DESK_REPORT, SIGNED_IN, STOP, Call, Row, at, panel, private
from tests.house.matrix_world import Case, World

#                anonymous sender follower stranger  crew crew_away agent agent_away manager area_away admin foreign
EDITORS = "       401       401    401      401       403  403       403   403        403          403     200   200"
EDITS_REPORT = "  401       401    401      401       403  403       403   403        200          404     200   404"
CHOOSES = SIGNED_IN.replace("200", "204")

TEXTS = {"fr": "Bonjour", "en": "Hello"}
DRAFT = {"target": "resolved", "name": TEXTS, "body": TEXTS}


def save(world: World, case: Case, who: str) -> Call:
    return Call(f"/staff/v1/templates/essai-{case.report.public_id.lower()}-{who.replace('_', '-')}", json=DRAFT)


def try_out(world: World, case: Case, who: str) -> Call:
    return Call("/staff/v1/templates/try", json=DRAFT | {"report_id": str(case.report.id)})


def due(world: World, case: Case, who: str) -> Call:
    later = (clock.now() + timedelta(days=9)).isoformat()
    body = {"due_at": later, "reason": "Pièce en commande"}
    return Call(f"/staff/v1/reports/{case.report.id}/due", json=body, headers={"If-Match": '"1"'})


ROWS: dict[str, Row] = {
    "GET /staff/v1/templates": Row(DESK_ONLY, at("/staff/v1/templates")),
    "PUT /staff/v1/templates/<string:code>": Row(EDITORS, save),
    "DELETE /staff/v1/templates/<string:code>": Row(
        EDITORS.replace("200", "422"), at("/staff/v1/templates/jamais-vu")
    ),
    "POST /staff/v1/templates/try": Row(EDITS_REPORT, try_out),
    "GET /staff/v1/mentions": Row(SIGNED_IN, at("/staff/v1/mentions")),
    "POST /staff/v1/mentions/read": Row(SIGNED_IN, at("/staff/v1/mentions/read", json={})),
    "PUT /staff/v1/mentions/mail": Row(CHOOSES, at("/staff/v1/mentions/mail", json={"wants_mail": True})),
    "GET /staff/v1/reports/<uuid:report_id>/nameable": Row(STOP, panel("nameable")),
    "GET /staff/v1/work-orders.pdf": Row(
        DESK_REPORT, lambda w, c, who: Call(f"/staff/v1/work-orders.pdf?ids={c.report.id}"), private
    ),
    "POST /staff/v1/reports/<uuid:report_id>/split": Row(
        DESK_REPORT, panel("split", tasks=[{"department_code": "accueil", "words": "Ramasser"}])
    ),
    "POST /staff/v1/reports/<uuid:report_id>/unsplit": Row(DESK_REPORT.replace("200", "409"), panel("unsplit")),
    "POST /staff/v1/reports/<uuid:report_id>/due": Row(EDITS_REPORT, due),
    "POST /staff/v1/reports/<uuid:report_id>/contact": Row(DESK_REPORT, panel("contact", reason="clarify")),
}  # fmt: skip
