"""Outside bodies, their links, duplicates, the place of a report, and photos that are turned or replaced."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from app.actions import tokens
from tests import factories as make
from tests.house.matrix.rows import (
    ANYBODY,
    DESK_ONLY,
    DESK_REPORT,
    Call,
    Row,
    at,
    panel,
    photo,
)
from tests.house.matrix_world import Case, World

#         anonymous sender follower stranger  crew crew_away agent agent_away manager area_away admin foreign
EDITORS = "     401     401    401      401       403  403       403   403        201          201     201   201"
EDITORS_FIND = EDITORS.replace("201   201", "200   422").replace("201", "200")
CENTRE = {"latitude": 45.05, "longitude": 3.05}
BODY = {"name": "Lumen SARL", "email": "chantier@lumen.example"}


def handed(verb: str, state: str = "sent", **body: Any) -> Callable[[World, Case, str], Call]:
    """A link of the case's report, moved by the desk."""

    def call(world: World, case: Case, who: str) -> Call:
        one = make.make_intervention(case.report, world.staff["agent"], state=state, reason_code="done_remotely")
        return Call(f"/staff/v1/interventions/{one.id}/{verb}", json=body or None)

    return call


def hand_over(world: World, case: Case, who: str) -> Call:
    body = make.make_outside_body(world.town)
    told = {"id": str(uuid.uuid4()), "body_id": body.id, "message": "À voir"}
    return Call(f"/staff/v1/reports/{case.report.id}/interventions", json=told)


def apart(world: World, case: Case, who: str) -> Call:
    other = make.make_report(world.town, world.lamp, world.lighting)
    return Call(f"/staff/v1/reports/{case.report.id}/apart", json={"other_id": str(other.id)})


def change_body(world: World, case: Case, who: str) -> Call:
    return Call(f"/staff/v1/outside-bodies/{make.make_outside_body(world.town).id}", json=BODY)


def with_link(method: str) -> Callable[[World, Case, str], Call]:
    """Whoever holds the link may use it, signed in or not."""

    def call(world: World, case: Case, who: str) -> Call:
        one = make.make_intervention(case.report, world.staff["agent"])
        step = {"id": str(uuid.uuid4()), "step": "answered", "text": "Nous passons demain"}
        headers = {"X-Intervention": tokens.intervention_token(one.id)}
        return Call("/api/v1/intervention", json=step if method == "POST" else None, headers=headers)

    return call


ROWS: dict[str, Row] = {
    "GET /intervention/<string:token>": Row(ANYBODY, at("/intervention/x")),
    "GET /api/v1/intervention": Row(ANYBODY, with_link("GET")),
    "POST /api/v1/intervention": Row(ANYBODY, with_link("POST")),
    "GET /staff/v1/reports/<uuid:report_id>/duplicates": Row(DESK_REPORT, panel("duplicates")),
    "GET /staff/v1/duplicates": Row(DESK_ONLY, at("/staff/v1/duplicates")),
    "POST /staff/v1/reports/<uuid:report_id>/apart": Row(DESK_REPORT.replace("200", "204"), apart),
    "GET /staff/v1/reports/<uuid:report_id>/place": Row(DESK_REPORT, panel("place")),
    "POST /staff/v1/reports/<uuid:report_id>/place/preview": Row(DESK_REPORT, panel("place/preview", **CENTRE)),
    "POST /staff/v1/reports/<uuid:report_id>/place": Row(DESK_REPORT, panel("place", **CENTRE)),
    "POST /staff/v1/photos/<uuid:photo_id>/turn": Row(
        DESK_REPORT.replace("200", "202"), photo("turn", quarters=1, revision=0)
    ),
    "GET /staff/v1/outside-bodies": Row(DESK_ONLY, at("/staff/v1/outside-bodies")),
    "POST /staff/v1/outside-bodies": Row(EDITORS, at("/staff/v1/outside-bodies", json=BODY)),
    "PUT /staff/v1/outside-bodies/<int(max=2147483647):body_id>": Row(EDITORS_FIND, change_body),
    "GET /staff/v1/reports/<uuid:report_id>/interventions": Row(DESK_REPORT, panel("interventions")),
    "POST /staff/v1/reports/<uuid:report_id>/interventions": Row(DESK_REPORT.replace("200", "201"), hand_over),
    "GET /staff/v1/interventions": Row(DESK_ONLY, at("/staff/v1/interventions")),
    "POST /staff/v1/interventions/<uuid:intervention_id>/renew": Row(DESK_REPORT, handed("renew", days=10)),
    "POST /staff/v1/interventions/<uuid:intervention_id>/revoke": Row(DESK_REPORT, handed("revoke")),
    "POST /staff/v1/interventions/<uuid:intervention_id>/accept": Row(DESK_REPORT, handed("accept", "done")),
    "POST /staff/v1/interventions/<uuid:intervention_id>/send-back": Row(
        DESK_REPORT, handed("send-back", "done", text="Pas encore")
    ),
}  # fmt: skip
