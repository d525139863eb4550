"""One's own account, and the people who work here."""

from __future__ import annotations

import uuid

from tests.house.matrix.rows import ANYBODY, DESK_ONLY, SIGNED_IN, Call, Row, at
from tests.house.matrix_world import Case, World

REFUSED_ANSWER = ANYBODY.replace("200", "422")
MOVED = ANYBODY.replace("200", "302")
FORGED = ANYBODY.replace("200", "403")
MAKES = SIGNED_IN.replace("200", "201")
EMPTIES = SIGNED_IN.replace("200", "204")
WRONG = SIGNED_IN.replace("200", "422")
GONE = SIGNED_IN.replace("200", "404")
#             anonymous sender follower stranger  crew crew_away agent agent_away manager area_away admin foreign
RUNNING = "   401       401    401      401       403  403       403   403        200          200     200   200"
ADMINS = "    401       401    401      401       403  403       403   403        403          403     200   200"
RUNS_THEM = " 401       401    401      401       403  403       403   403        204          404     204   404"
RUNS_LAMPS = RUNS_THEM.replace("204", "200")
INVITES = "   401       401    401      401       403  403       403   403        201          403     201   422"
RESENDS = "   401       401    401      401       403  403       403   403        409          404     409   404"

ANSWER = {"challenge_id": str(uuid.UUID(int=1)), "credential": {}}
PLACE = {"name": "Lou", "role": "crew", "departments": ["eclairage"]}


def invite(world: World, case: Case, who: str) -> Call:
    return Call("/staff/v1/people", json={**PLACE, "email": f"{who}.{uuid.uuid4().hex}@ville.example"})


def on_crew(verb: str, **body: object):  # type: ignore[no-untyped-def]
    """On the crew of lighting, whom its manager, the admin and nobody else may touch."""

    def call(world: World, case: Case, who: str) -> Call:
        path = f"/staff/v1/people/{world.staff['crew'].id}"
        return Call(f"{path}/{verb}" if verb else path, json=body or None)

    return call


ROWS: dict[str, Row] = {
    "POST /staff/v1/account/step/code": Row(WRONG, at("/staff/v1/account/step/code", json={"code": "123456"})),
    "POST /staff/v1/account/step/passkey/ask": Row(SIGNED_IN, at("/staff/v1/account/step/passkey/ask")),
    "POST /staff/v1/account/step/passkey": Row(WRONG, at("/staff/v1/account/step/passkey", json=ANSWER)),
    "POST /staff/v1/session/passkey/ask": Row(ANYBODY, at("/staff/v1/session/passkey/ask")),
    "POST /staff/v1/session/passkey": Row(REFUSED_ANSWER, at("/staff/v1/session/passkey", json=ANSWER)),
    "GET /staff/v1/account/factors": Row(SIGNED_IN, at("/staff/v1/account/factors")),
    "POST /staff/v1/account/passkeys/ask": Row(SIGNED_IN, at("/staff/v1/account/passkeys/ask")),
    "POST /staff/v1/account/passkeys": Row(WRONG, at("/staff/v1/account/passkeys", json={**ANSWER, "name": "Clé"})),
    "DELETE /staff/v1/account/passkeys/<uuid:passkey_id>": Row(
        GONE, at(f"/staff/v1/account/passkeys/{uuid.UUID(int=1)}")
    ),
    "POST /staff/v1/account/totp": Row(MAKES, at("/staff/v1/account/totp")),
    "POST /staff/v1/account/totp/confirm": Row(WRONG, at("/staff/v1/account/totp/confirm", json={"code": "123456"})),
    "DELETE /staff/v1/account/totp": Row(EMPTIES, at("/staff/v1/account/totp")),
    "POST /staff/v1/account/recovery-codes": Row(MAKES, at("/staff/v1/account/recovery-codes")),
    "GET /staff/v1/account/sessions": Row(SIGNED_IN, at("/staff/v1/account/sessions")),
    "DELETE /staff/v1/account/sessions": Row(EMPTIES, at("/staff/v1/account/sessions")),
    "DELETE /staff/v1/account/sessions/<uuid:session_id>": Row(
        GONE, at(f"/staff/v1/account/sessions/{uuid.UUID(int=1)}")
    ),
    "POST /staff/v1/account/password": Row(
        WRONG, at("/staff/v1/account/password", json={"current": "x", "password": "y"})
    ),
    "POST /staff/v1/invitations/look": Row(FORGED, at("/staff/v1/invitations/look", json={"token": "forged"})),
    "POST /staff/v1/invitations/accept": Row(
        FORGED, at("/staff/v1/invitations/accept", json={"token": "forged", "password": "y"})
    ),
    "GET /staff/v1/session/provider": Row(ANYBODY, at("/staff/v1/session/provider")),
    "GET /staff/v1/session/provider/begin": Row(MOVED, at("/staff/v1/session/provider/begin")),
    "GET /staff/v1/session/provider/return": Row(MOVED, at("/staff/v1/session/provider/return?state=x&code=y")),
    "GET /staff/v1/keys": Row(ADMINS, at("/staff/v1/keys")),
    "POST /staff/v1/keys": Row(
        ADMINS.replace("200", "201"), at("/staff/v1/keys", json={"name": "Site", "scopes": ["reports:read"]})
    ),
    "DELETE /staff/v1/keys/<int(max=2147483647):key_id>": Row(ADMINS.replace("200", "404"), at("/staff/v1/keys/1")),
    "GET /staff/v1/audit": Row(ADMINS, at("/staff/v1/audit")),
    "GET /staff/v1/audit.csv": Row(ADMINS, at("/staff/v1/audit.csv")),
    "GET /metrics": Row(ANYBODY, at("/metrics")),
    "POST /staff/v1/dead-letters/retry": Row(DESK_ONLY, at("/staff/v1/dead-letters/retry")),
    "GET /staff/v1/people": Row(RUNNING, at("/staff/v1/people")),
    "POST /staff/v1/people": Row(INVITES, invite),
    "PUT /staff/v1/people/<uuid:person_id>": Row(RUNS_THEM, on_crew("", **PLACE)),
    "POST /staff/v1/people/<uuid:person_id>/invite": Row(RESENDS, on_crew("invite")),
    "POST /staff/v1/people/<uuid:person_id>/disable": Row(RUNS_LAMPS, on_crew("disable")),
    "POST /staff/v1/people/<uuid:person_id>/enable": Row(RUNS_THEM, on_crew("enable")),
    "POST /staff/v1/people/<uuid:person_id>/forget-factors": Row(RUNS_THEM, on_crew("forget-factors")),
}  # fmt: skip
