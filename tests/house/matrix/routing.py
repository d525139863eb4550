"""The routing desk: managers and admins read it, those who set the whole town change it."""

from __future__ import annotations

from typing import Any

from tests.house.matrix.rows import Row, at
from tests.house.matrix.settings import IN_CHARGE, NOT_THERE, SEEN

#               anonymous sender follower stranger  crew crew_away agent agent_away manager area_away admin foreign
WHOLE_TOWN = "  401       401    401      401       403  403       403   403        403          403     404   404"
UNKNOWN_RULE = "401       401    401      401       403  403       403   403        403          403     422   422"
BEGINS_DRAFT = "401       401    401      401       403  403       403   403        403          403     201   201"
ADDS_RULE = "   401       401    401      401       403  403       403   403        403          403     201   422"
OF_TOWN = "     401       401    401      401       403  403       403   403        200          200     200   422"

ROOT = "/staff/v1/routing"
RULE: dict[str, Any] = {"department": "eclairage", "service": "lampadaire"}
DRAFT: dict[str, Any] = {"name": "Essai", "changes": []}
DRAFT_PATH = f"{ROOT}/drafts/<int(max=2147483647):draft_id>"

ROWS: dict[str, Row] = {
    f"GET {ROOT}/answer": Row(OF_TOWN, at(f"{ROOT}/answer?latitude=45.05&longitude=3.05&service=lampadaire")),
    f"GET {ROOT}/rules": Row(IN_CHARGE, at(f"{ROOT}/rules")),
    f"POST {ROOT}/rules": Row(ADDS_RULE, at(f"{ROOT}/rules", json=RULE)),
    f"POST {ROOT}/rules/<int(max=2147483647):rule_id>/end": Row(UNKNOWN_RULE, at(f"{ROOT}/rules/1/end", json={})),
    f"GET {ROOT}/drafts": Row(IN_CHARGE, at(f"{ROOT}/drafts")),
    f"POST {ROOT}/drafts": Row(BEGINS_DRAFT, at(f"{ROOT}/drafts", json=DRAFT)),
    f"PUT {DRAFT_PATH}": Row(WHOLE_TOWN, at(f"{ROOT}/drafts/1", json=DRAFT, headers=SEEN)),
    f"POST {DRAFT_PATH}/drop": Row(WHOLE_TOWN, at(f"{ROOT}/drafts/1/drop", headers=SEEN)),
    f"POST {DRAFT_PATH}/live": Row(WHOLE_TOWN, at(f"{ROOT}/drafts/1/live", headers=SEEN)),
    f"POST {DRAFT_PATH}/replay": Row(WHOLE_TOWN, at(f"{ROOT}/drafts/1/replay", json={})),
    f"GET {ROOT}/replays/<int(max=9223372036854775807):replay_id>": Row(NOT_THERE, at(f"{ROOT}/replays/1")),
    f"GET {ROOT}/suggestions": Row(IN_CHARGE, at(f"{ROOT}/suggestions")),
    f"GET {ROOT}/coverage": Row(IN_CHARGE, at(f"{ROOT}/coverage")),
}
