"""What the desk's list, views, news and changes on many reports ask."""

from __future__ import annotations

import uuid
from typing import Any

from tests.house.matrix.rows import DESK_ONLY, DESK_REPORT, Call, Row, at, panel, private
from tests.house.matrix_world import Case, World


def many(path: str, **wish: Any) -> Any:
    """A change of many with the one report of the case: those who may not see it are told that it is not there."""

    def call(world: World, case: Case, who: str) -> Call:
        item = {"id": str(case.report.id), "etag": '"1"', "change_id": str(uuid.uuid4())}
        return Call(path, json={**wish, "items": [item]})

    return call


def view(world: World, case: Case, who: str) -> Call:
    return Call(f"/staff/v1/views/{uuid.uuid4()}", json={"name": "À moi", "query": {"overdue": "1"}})


def no_view(world: World, case: Case, who: str) -> Call:
    return Call(f"/staff/v1/views/{uuid.uuid4()}")


ROWS: dict[str, Row] = {
    "GET /staff/v1/desk": Row(DESK_ONLY, at("/staff/v1/desk")),
    "PUT /staff/v1/desk": Row(DESK_ONLY, at("/staff/v1/desk", json={"layout": {}})),
    "GET /staff/v1/views/counts": Row(DESK_ONLY, at("/staff/v1/views/counts")),
    "PUT /staff/v1/views/<uuid:view_id>": Row(DESK_ONLY, view),
    "DELETE /staff/v1/views/<uuid:view_id>": Row(DESK_ONLY, no_view),
    "GET /staff/v1/changes": Row(DESK_ONLY, at("/staff/v1/changes?after=0"), private),
    "POST /staff/v1/reports/<uuid:report_id>/presence": Row(DESK_REPORT, panel("presence")),
    "GET /staff/v1/bulk/selection": Row(DESK_ONLY, at("/staff/v1/bulk/selection"), private),
    "GET /staff/v1/bulk/moves": Row(DESK_ONLY, at("/staff/v1/bulk/moves")),
    "POST /staff/v1/bulk/preview": Row(DESK_ONLY, many("/staff/v1/bulk/preview", status={"to": "acknowledged"})),
    "POST /staff/v1/bulk": Row(DESK_ONLY, many("/staff/v1/bulk", status={"to": "acknowledged"})),
}
