"""What crews and the desk call."""

from __future__ import annotations

import uuid

from tests.house.matrix.public import submit
from tests.house.matrix.rows import (
    DESK_ENTERS,
    DESK_LETTER,
    DESK_ONLY,
    DESK_REPORT,
    DESK_SHOWN,
    DESK_TOWN,
    EMPTIED,
    NOBODY_FINDS,
    SIGNED_IN,
    STOP,
    WRONG_PASSWORD,
    Call,
    Row,
    at,
    panel,
    photo,
    private,
    stop,
)
from tests.house.matrix_world import Case, World


def enter(world: World, case: Case, who: str) -> Call:
    told = submit(world, case, who)
    return Call("/api/v1/counter/reports", json=told.json | {"source": "telephone"})


def join_for(world: World, case: Case, who: str) -> Call:
    body = {"id": str(uuid.uuid4()), "source": "counter"}
    return Call(f"/api/v1/counter/reports/{case.report.public_id}/join", json=body)


SESSION = {"email": "personne@exemple.fr", "password": "rien de juste"}
LETTER_RETRY = "/staff/v1/dead-letters/<int(max=9223372036854775807):letter_id>/retry"

ROWS: dict[str, Row] = {
    # Crews
    "POST /api/v1/crew/session": Row(WRONG_PASSWORD, at("/api/v1/crew/session", json=SESSION)),
    "GET /api/v1/crew/session": Row(SIGNED_IN, at("/api/v1/crew/session")),
    "DELETE /api/v1/crew/session": Row(EMPTIED, at("/api/v1/crew/session")),
    "GET /api/v1/crew/reports": Row(SIGNED_IN, at("/api/v1/crew/reports")),
    "GET /api/v1/crew/reports/<uuid:report_id>": Row(STOP, stop(), private),
    "POST /api/v1/crew/reports/<uuid:report_id>/status": Row(STOP, stop("status", to="in_progress")),
    "GET /api/v1/assets/<string:layer>/<path:reference>": Row(
        NOBODY_FINDS, at("/api/v1/assets/street_lamp/INCONNU")
    ),
    # Entered for somebody
    "POST /api/v1/counter/session": Row(WRONG_PASSWORD, at("/api/v1/counter/session", json=SESSION)),
    "GET /api/v1/counter/session": Row(SIGNED_IN, at("/api/v1/counter/session")),
    "DELETE /api/v1/counter/session": Row(EMPTIED, at("/api/v1/counter/session")),
    "GET /api/v1/counter/reports": Row(DESK_ONLY, at("/api/v1/counter/reports")),
    "POST /api/v1/counter/reports": Row(DESK_ENTERS, enter),
    "POST /api/v1/counter/reports/<string:public_id>/join": Row(DESK_ENTERS, join_for),
    # The desk
    "POST /staff/v1/session": Row(WRONG_PASSWORD, at("/staff/v1/session", json=SESSION)),
    "GET /staff/v1/session": Row(SIGNED_IN, at("/staff/v1/session")),
    "DELETE /staff/v1/session": Row(EMPTIED, at("/staff/v1/session")),
    "GET /staff/v1/catalogue": Row(DESK_ONLY, at("/staff/v1/catalogue")),
    "GET /staff/v1/reports": Row(DESK_ONLY, at("/staff/v1/reports"), private),
    "GET /staff/v1/tiles/<string:town>/reports/<int:z>/<int:x>/<int:y>.mvt": Row(
        DESK_TOWN, at("/staff/v1/tiles/carreville/reports/15/16661/11781.mvt"), private
    ),
    "GET /staff/v1/reports/<uuid:report_id>": Row(DESK_REPORT, panel(), private),
    "GET /staff/v1/reports/by-number/<string:public_id>": Row(
        DESK_REPORT, lambda w, c, who: Call(f"/staff/v1/reports/by-number/{c.report.public_id}"), private
    ),
    "POST /staff/v1/reports/<uuid:report_id>/status": Row(DESK_REPORT, panel("status", to="acknowledged")),
    "POST /staff/v1/reports/<uuid:report_id>/reassign": Row(DESK_REPORT, panel("reassign", department_code="accueil")),
    "POST /staff/v1/reports/<uuid:report_id>/notes": Row(DESK_REPORT, panel("notes", text="Vu", is_public=False)),
    "POST /staff/v1/reports/<uuid:report_id>/assign": Row(DESK_REPORT, panel("assign", staff_id=None)),
    "GET /staff/v1/photos/to-look-at": Row(DESK_ONLY, at("/staff/v1/photos/to-look-at"), private),
    "GET /staff/v1/photos/<uuid:photo_id>/boxes": Row(DESK_REPORT, photo("boxes")),
    "PUT /staff/v1/photos/<uuid:photo_id>/boxes": Row(
        DESK_REPORT.replace("200", "202"), photo("boxes", boxes=[], revision=0)
    ),
    "POST /staff/v1/photos/<uuid:photo_id>/draw": Row(DESK_SHOWN, photo("draw", revision=0)),
    "POST /staff/v1/photos/<uuid:photo_id>/drop": Row(
        DESK_REPORT.replace("200", "204"), photo("drop", revision=0)
    ),
    "GET /staff/v1/photos/<uuid:photo_id>/original.jpg": Row(DESK_SHOWN, photo("original.jpg")),
    "POST /staff/v1/preview": Row(
        DESK_REPORT, lambda w, c, who: Call("/staff/v1/preview", json={"report_id": str(c.report.id), "to": "resolved"})
    ),
    "GET /staff/v1/stickers/choices": Row(DESK_ONLY, at("/staff/v1/stickers/choices")),
    "GET /staff/v1/stickers": Row(DESK_ONLY, at("/staff/v1/stickers?layer=street_lamp")),
    "GET /staff/v1/stickers.pdf": Row(
        DESK_ONLY.replace("200", "422"), at("/staff/v1/stickers.pdf?layer=street_lamp")
    ),
    "GET /staff/v1/satisfaction": Row(DESK_ONLY, at("/staff/v1/satisfaction"), private),
    "GET /staff/v1/health": Row(DESK_ONLY, at("/staff/v1/health")),
    "GET /staff/v1/dead-letters": Row(DESK_ONLY, at("/staff/v1/dead-letters")),
    f"POST {LETTER_RETRY}": Row(
        DESK_LETTER, lambda w, c, who: Call(f"/staff/v1/dead-letters/{c.letter.id}/retry")
    ),
}  # fmt: skip
