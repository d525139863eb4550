"""What a town publishes of its reports is set by its admins."""

from __future__ import annotations

from typing import Any

from tests.house.matrix.rows import Row, at
from tests.house.matrix.settings import SEEN

#                anonymous sender follower stranger  crew crew_away agent agent_away manager area_away admin foreign
ADMIN_ONLY = "    401       401    401      401       403  403       403   403        403          403     200   200"
ROOT = "/staff/v1/settings/open-data"
RULES: dict[str, Any] = {"is_on": True, "k": 5, "place_m": 200, "licence": "etalab-2.0"}

ROWS: dict[str, Row] = {
    f"GET {ROOT}": Row(ADMIN_ONLY, at(ROOT)),
    f"PUT {ROOT}": Row(ADMIN_ONLY.replace("200", "412"), at(ROOT, json=RULES, headers=SEEN)),
    f"POST {ROOT}/build": Row(ADMIN_ONLY.replace("200", "202"), at(f"{ROOT}/build")),
}
