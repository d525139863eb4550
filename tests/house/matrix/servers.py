"""Servers of others: admins alone, and their own town's."""

from __future__ import annotations

from typing import Any

from tests.house.matrix.rows import Row, at

#                anonymous sender follower stranger  crew crew_away agent agent_away manager area_away admin foreign
ADMINS = "        401       401    401      401       403  403       403   403        403          403     200   200"
STALE = ADMINS.replace("200", "412")
CHECKS = "        401       401    401      401       403  403       403   403        403          403     200   404"

ROOT = "/staff/v1/settings/servers"
SEEN = {"If-Match": '"0000000000000000"'}
WISH: dict[str, Any] = {"url": "https://127.0.0.1/open311/v2", "is_active": True}

ROWS: dict[str, Row] = {
    f"GET {ROOT}": Row(ADMINS, at(ROOT)),
    f"PUT {ROOT}/<string:code>": Row(STALE, at(f"{ROOT}/eclairage", json=WISH, headers=SEEN)),
    f"POST {ROOT}/<string:code>/check": Row(CHECKS, at(f"{ROOT}/eclairage/check", json=WISH)),
}
