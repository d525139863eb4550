"""What other programs read by Open311: the same for everybody, and nothing that is private."""

from __future__ import annotations

from collections.abc import Callable

from tests.house.matrix.rows import ANYBODY, NOBODY_FINDS, Call, Row, at, private
from tests.house.matrix_world import Case, World

FORMAT = "<any(xml,json):suffix>"


def one_report(world: World, case: Case, who: str) -> Call:
    return Call(f"/open311/v2/requests/{case.report.public_id}.json?jurisdiction_id=carreville")


def post(path: str) -> Callable[[World, Case, str], Call]:
    return lambda _world, _case, _who: Call(f"/open311/v2/{path}?{TOWN}", data={"service_code": "lampadaire"})


WITHOUT_KEY = ANYBODY.replace("200", "403")
TOWN = "jurisdiction_id=carreville"

ROWS: dict[str, Row] = {
    f"GET /open311/v2/discovery.{FORMAT}": Row(ANYBODY, at(f"/open311/v2/discovery.xml?{TOWN}")),
    f"GET /open311/v2/services.{FORMAT}": Row(ANYBODY, at(f"/open311/v2/services.xml?{TOWN}")),
    f"GET /open311/v2/services/<path:code>.{FORMAT}": Row(ANYBODY, at(f"/open311/v2/services/lampadaire.xml?{TOWN}")),
    f"GET /open311/v2/requests.{FORMAT}": Row(ANYBODY, at(f"/open311/v2/requests.xml?{TOWN}")),
    f"GET /open311/v2/requests.{FORMAT} (private)": Row(ANYBODY, at(f"/open311/v2/requests.json?{TOWN}"), private),
    f"GET /open311/v2/requests/<path:number>.{FORMAT}": Row(ANYBODY, one_report),
    f"GET /open311/v2/requests/<path:number>.{FORMAT} (private)": Row(NOBODY_FINDS, one_report, private),
    f"POST /open311/v2/requests.{FORMAT}": Row(WITHOUT_KEY, post("requests.xml")),
    f"GET /open311/v2/servicerequestupdates.{FORMAT}": Row(ANYBODY, at(f"/open311/v2/servicerequestupdates.xml?{TOWN}")),
    f"POST /open311/v2/servicerequestupdates.{FORMAT}": Row(WITHOUT_KEY, post("servicerequestupdates.xml")),
    f"GET /open311/v2/tokens/<token>.{FORMAT}": Row(NOBODY_FINDS, at(f"/open311/v2/tokens/none.xml?{TOWN}")),
    "POST /open311/v2/": Row(NOBODY_FINDS, post("")),
    "GET /open311/v2/": Row(NOBODY_FINDS, at("/open311/v2/")),
    "POST /open311/v2/<path:rest>": Row(NOBODY_FINDS, post("nothing.xml")),
    "GET /open311/v2/<path:rest>": Row(NOBODY_FINDS, at("/open311/v2/nothing.xml")),
}  # fmt: skip
