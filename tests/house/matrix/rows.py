"""What a row of the authorisation matrix says, and the calls that several of them make."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from app.core import clock
from tests.house.matrix_world import CALLERS, Case, World


@dataclass
class Call:
    """What a caller sends."""

    path: str
    json: Any = None
    headers: dict[str, str] = field(default_factory=dict)
    data: Any = None


@dataclass(frozen=True)
class Row:
    """Who gets what from a route: statuses in the order of CALLERS, the call, and the state the report is in."""

    expected: str
    call: Callable[[World, Case, str], Call]
    values: Callable[[], dict[str, Any]] = dict

    def status_for(self, caller: str) -> int:
        """The status that `caller` gets."""
        return int(self.expected.split()[CALLERS.index(caller)])


#                anonymous sender follower stranger  crew crew_away agent agent_away manager area_away admin foreign
ANYBODY = "       200       200    200      200       200  200       200   200        200          200     200   200"
CREATED = ANYBODY.replace("200", "201")
EMPTIED = ANYBODY.replace("200", "204")
NOBODY_FINDS = ANYBODY.replace("200", "404")
WRONG_PASSWORD = ANYBODY.replace("200", "401")
SIGNED_IN = "     401       401    401      401       200  200       200   200        200          200     200   200"
DESK_ONLY = "     401       401    401      401       403  403       200   200        200          200     200   200"
DESK_REPORT = "   401       401    401      401       403  403       200   404        200          404     200   404"
DESK_SHOWN = DESK_REPORT.replace("200", "409")
DESK_TOWN = "     401       401    401      401       403  403       200   200        200          200     200   404"
DESK_LETTER = "   401       401    401      401       403  403       204   204        204          204     204   404"
DESK_ENTERS = DESK_ONLY.rstrip()[:-3].replace("200", "201") + "422"
STOP = "          401       401    401      401       200  404       200   404        200          404     200   404"
READS_PUBLIC = "  200       200    200      403       200  200       200   200        200          200     200   200"
READS_PRIVATE = " 404       200    200      404       404  404       404   404        404          404     404   404"
SEES_PRIVATE = "  404       200    200      404       200  404       200   404        200          404     200   404"
HOLDERS = "       403       200    200      403       403  403       403   403        403          403     403   403"
LEAVES = "        403       204    204      403       403  403       403   403        403          403     403   403"
LEAVES_OWN = "    403       204    204      403       403  403       403   403        403          403     403   403"
HOLDERS_OF_MAIL = "403 403 200 403 403 403 403 403 403 403 403 403"
ACCEPTED = ANYBODY.replace("200", "202")
REFUSED = ANYBODY.replace("200", "403")
UNKNOWN = ANYBODY.replace("200", "401")
OWN_LINK = "      401       200    200      401       401  401       401   401        401          401     401   401"
NO_SMS = "        401       409    409      401       401  401       401   401        401          401     401   401"
NO_CODE = "       401       410    410      401       401  401       401   401        401          401     401   401"
OWN_BROWSER = "   401       201    201      201       401  401       401   401        401          401     401   401"
OWN_PHONE = "     403       200    200      200       403  403       403   403        403          403     403   403"


def at(path: str, **parts: Any) -> Callable[[World, Case, str], Call]:
    """The same call for everybody."""
    return lambda world, case, who: Call(path, **parts)


def stop(verb: str = "", **body: Any) -> Callable[[World, Case, str], Call]:
    return lambda world, case, who: on_report("/api/v1/crew/reports", case, verb, body)


def panel(verb: str = "", **body: Any) -> Callable[[World, Case, str], Call]:
    return lambda world, case, who: on_report("/staff/v1/reports", case, verb, body)


def photo(verb: str, **body: Any) -> Callable[[World, Case, str], Call]:
    return lambda world, case, who: Call(f"/staff/v1/photos/{case.photo.id}/{verb}", json=body or None)


def on_report(root: str, case: Case, verb: str, body: dict[str, Any]) -> Call:
    if not verb:
        return Call(f"{root}/{case.report.id}")
    fresh = {"id": str(uuid.uuid4())} if verb == "status" else {}
    return Call(f"{root}/{case.report.id}/{verb}", json=body | fresh, headers={"If-Match": '"1"'})


def token_of(case: Case, who: str) -> dict[str, str]:
    return {"X-Follow-Token": case.tokens[who]} if who in case.tokens else {}


def private() -> dict[str, Any]:
    return {"is_private": True}


def resolved() -> dict[str, Any]:
    return {"status": "resolved", "closed_at": clock.now()}
