"""Areas from a file and objects of the street, as the town sets them."""

from __future__ import annotations

from typing import Any

from tests.house.matrix.rows import Row, at
from tests.house.matrix.settings import IN_CHARGE, SEEN, SURFACE, TOWN_RULES

ROOT = "/staff/v1/settings"
FILE: dict[str, Any] = {"kind": "zone", "areas": [{"name": "Centre", "geometry": SURFACE}]}

ROWS: dict[str, Row] = {
    f"POST {ROOT}/area-import/try": Row(IN_CHARGE, at(f"{ROOT}/area-import/try", json=FILE)),
    f"POST {ROOT}/area-import": Row(TOWN_RULES, at(f"{ROOT}/area-import", json=FILE, headers=SEEN)),
}
