"""What managers and admins set; managers of some departments set those and nothing else."""

from __future__ import annotations

from typing import Any

from tests.house.matrix.rows import Row, at

#                anonymous sender follower stranger  crew crew_away agent agent_away manager area_away admin foreign
IN_CHARGE = "     401       401    401      401       403  403       403   403        200          200     200   200"
OWN_TEAM = "      401       401    401      401       403  403       403   403        412          403     412   412"
TOWN_RULES = "    401       401    401      401       403  403       403   403        403          403     412   412"
NOT_THERE = IN_CHARGE.replace("200", "404")

SEEN = {"If-Match": '"0000000000000000"'}
SERVICE: dict[str, Any] = {
    "group": "eclairage", "name": {"fr": "Banc"}, "description": {}, "icon": "armchair", "keywords": {},
    "questions": [], "due_hours": 24, "asset_layer": None, "asset_tolerance_m": 20, "duplicate_radius_m": 20,
    "is_private": False, "is_active": True,
}  # fmt: skip
DEPARTMENT: dict[str, Any] = {
    "name": {"fr": "Éclairage"}, "email": None, "phone": None, "hours": {}, "is_external": False,
    "is_fallback": False, "is_active": True,
}  # fmt: skip
RULES: dict[str, Any] = {
    "retention_months": 12, "contest_days": 14, "minimum_sample": 10,
    "holidays": {"alsace_moselle": False, "extra": []},
}  # fmt: skip
ORDER: dict[str, Any] = {"groups": [], "services": []}
SURFACE = {"type": "Polygon", "coordinates": [[[3.01, 45.01], [3.02, 45.01], [3.02, 45.02], [3.01, 45.01]]]}
AREA: dict[str, Any] = {"name": "Centre", "geometry": SURFACE}
OWN_GROUND = IN_CHARGE.rstrip()[:-3] + "422"
ROOT = "/staff/v1/settings"
VERSION = f"{ROOT}/versions/<int(max=9223372036854775807):version_id>"

ROWS: dict[str, Row] = {
    f"GET {ROOT}/services": Row(IN_CHARGE, at(f"{ROOT}/services")),
    f"PUT {ROOT}/services/<string:code>": Row(
        TOWN_RULES, at(f"{ROOT}/services/lampadaire", json=SERVICE, headers=SEEN)
    ),
    f"PUT {ROOT}/groups/<string:code>": Row(
        TOWN_RULES, at(f"{ROOT}/groups/eclairage", json={"name": {"fr": "Lumière"}}, headers=SEEN)
    ),
    f"PUT {ROOT}/service-order": Row(TOWN_RULES, at(f"{ROOT}/service-order", json=ORDER, headers=SEEN)),
    f"GET {ROOT}/departments": Row(IN_CHARGE, at(f"{ROOT}/departments")),
    f"PUT {ROOT}/departments/<string:code>": Row(
        OWN_TEAM, at(f"{ROOT}/departments/eclairage", json=DEPARTMENT, headers=SEEN)
    ),
    f"GET {ROOT}/town": Row(IN_CHARGE, at(f"{ROOT}/town")),
    f"PUT {ROOT}/town": Row(TOWN_RULES, at(f"{ROOT}/town", json=RULES, headers=SEEN)),
    f"GET {ROOT}/versions": Row(IN_CHARGE, at(f"{ROOT}/versions")),
    f"GET {VERSION}": Row(NOT_THERE, at(f"{ROOT}/versions/1")),
    f"POST {VERSION}/take-back": Row(NOT_THERE, at(f"{ROOT}/versions/1/take-back", json={}, headers=SEEN)),
    f"GET {ROOT}/areas": Row(IN_CHARGE, at(f"{ROOT}/areas")),
    f"PUT {ROOT}/areas/<string:kind>/<string:code>": Row(
        TOWN_RULES, at(f"{ROOT}/areas/zone/centre", json=AREA, headers=SEEN)
    ),
    f"POST {ROOT}/areas/<string:kind>/<string:code>/try": Row(
        OWN_GROUND, at(f"{ROOT}/areas/zone/centre/try", json=AREA)
    ),
}
