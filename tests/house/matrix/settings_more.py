"""Areas from a file and objects of the street, as the town sets them."""

from __future__ import annotations

from typing import Any

from tests.house.matrix.rows import Row, at
from tests.house.matrix.settings import IN_CHARGE, SEEN, SURFACE, TOWN_RULES

#                anonymous sender follower stranger  crew crew_away agent agent_away manager area_away admin foreign
ADMIN_ONLY = "    401       401    401      401       403  403       403   403        403          403     200   200"
ROOT = "/staff/v1/settings"
FILE: dict[str, Any] = {"kind": "zone", "areas": [{"name": "Centre", "geometry": SURFACE}]}
PLACE: dict[str, Any] = {"reference": "N-1", "label": None, "latitude": 45.05, "longitude": 3.05}
ASSET: dict[str, Any] = {"layer": "bench", **PLACE, "department": None, "is_retired": False}
OBJECTS: dict[str, Any] = {"layer": "bench", "rows": [PLACE]}

ROWS: dict[str, Row] = {
    f"POST {ROOT}/area-import/try": Row(IN_CHARGE, at(f"{ROOT}/area-import/try", json=FILE)),
    f"POST {ROOT}/area-import": Row(TOWN_RULES, at(f"{ROOT}/area-import", json=FILE, headers=SEEN)),
    f"GET {ROOT}/assets": Row(IN_CHARGE, at(f"{ROOT}/assets?layer=bench")),
    f"PUT {ROOT}/assets": Row(TOWN_RULES, at(f"{ROOT}/assets", json=ASSET, headers=SEEN)),
    f"POST {ROOT}/assets/try": Row(IN_CHARGE, at(f"{ROOT}/assets/try", json=OBJECTS)),
    f"POST {ROOT}/assets/import": Row(TOWN_RULES, at(f"{ROOT}/assets/import", json=OBJECTS, headers=SEEN)),
    "GET /staff/v1/engine": Row(ADMIN_ONLY, at("/staff/v1/engine")),
    "GET /staff/v1/engine/examination": Row(ADMIN_ONLY, at("/staff/v1/engine/examination")),
}
