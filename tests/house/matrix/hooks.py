"""Webhooks: admins alone, and their own town's."""

from __future__ import annotations

import uuid

from tests.house.matrix.rows import Row, at

#                anonymous sender follower stranger  crew crew_away agent agent_away manager area_away admin foreign
ADMINS = "        401       401    401      401       403  403       403   403        403          403     200   200"
MAKES = ADMINS.replace("200", "201")
NOT_THERE = ADMINS.replace("200", "404")

ROOT = "/staff/v1/webhooks"
ONE = f"{ROOT}/<int(max=2147483647):webhook_id>"
WISH = {"url": "https://gmao.exemple.fr/rue-claire"}
TOLD = uuid.UUID(int=1)

ROWS: dict[str, Row] = {
    f"GET {ROOT}": Row(ADMINS, at(ROOT)),
    f"POST {ROOT}": Row(MAKES, at(ROOT, json=WISH)),
    f"PUT {ONE}": Row(NOT_THERE, at(f"{ROOT}/1", json=WISH)),
    f"DELETE {ONE}": Row(NOT_THERE, at(f"{ROOT}/1")),
    f"POST {ONE}/secret": Row(NOT_THERE, at(f"{ROOT}/1/secret", json={})),
    f"POST {ONE}/on": Row(NOT_THERE, at(f"{ROOT}/1/on")),
    f"POST {ONE}/off": Row(NOT_THERE, at(f"{ROOT}/1/off")),
    f"POST {ONE}/test": Row(NOT_THERE, at(f"{ROOT}/1/test")),
    f"GET {ONE}/deliveries": Row(NOT_THERE, at(f"{ROOT}/1/deliveries")),
    f"POST {ONE}/deliveries/<uuid:delivery_id>/replay": Row(NOT_THERE, at(f"{ROOT}/1/deliveries/{TOLD}/replay")),
    f"POST {ONE}/replay": Row(NOT_THERE, at(f"{ROOT}/1/replay")),
}
