"""A replay of past reports says what routing would say of each, whatever the rules."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

from flask import Flask
from geoalchemy2 import WKTElement
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select

from app.core import clock
from app.core.extensions import db
from app.models import RoutingDraft, RoutingMove, RoutingReplay, RoutingRule, Street
from geo import replay, routing
from geo.points import Point
from geo.replay import DraftedRule
from tests import factories as make

SPOTS = [(45.02, 3.02), (45.05, 3.05), (45.08, 3.08), (45.03, 3.07)]


def build() -> dict[str, Any]:
    """Two services, three departments, two overlapping areas, one road of the département, an owned lamp."""
    town = make.make_jurisdiction()
    teams = [
        make.make_department(town, "accueil", is_fallback=True),
        make.make_department(town, "eclairage"),
        make.make_department(town, "proprete"),
    ]
    services = [make.make_service(town, asset_layer="street_lamp"), make.make_service(town, "dechets")]
    areas = [
        make.make_area(town, code="sud", box=(3.0, 45.0, 3.1, 45.055)),
        make.make_area(town, code="centre", kind="zone", box=(3.04, 45.04, 3.06, 45.06)),
    ]
    make.save(
        Street(
            jurisdiction_id=town.id, reference="d1", name="Route de Lodève", owner="departement",
            line=WKTElement("MULTILINESTRING((3.079 45.08, 3.081 45.08))", srid=4326),
        )
    )  # fmt: skip
    lamp = make.make_asset(town, "L1", *SPOTS[3], owner=teams[2])
    reports = [
        make.make_report(town, service, teams[0], at=at, asset_id=lamp.id if at == SPOTS[3] else None)
        for service in services
        for at in SPOTS
    ]
    staff = make.make_staff(town, "admin")
    draft = make.save(RoutingDraft(jurisdiction_id=town.id, name="x", created_by=staff.id))
    asked = make.save(RoutingReplay(jurisdiction_id=town.id, draft_id=draft.id, draft_version=1, months=12))
    return {
        "town": town.id, "teams": [team.id for team in teams], "services": [one.id for one in services],
        "areas": [area.id for area in areas], "replay": asked.id,
        "reports": [(report.id, report.service_id, report.asset_id or 0, SPOTS[n % 4]) for n, report in
                    enumerate(reports)],
    }  # fmt: skip


key = st.tuples(
    st.sampled_from([None, 0, 1]), st.sampled_from([None, 0, 1]), st.sampled_from([None, None, "departement"])
).filter(lambda parts: any(part is not None for part in parts))
rules = st.dictionaries(key, st.sampled_from([0, 1, 2]), max_size=5)


def test_replay_moves_exactly_what_routing_would_answer_otherwise(app: Flask) -> None:
    world = build()
    town = world["town"]

    def row(parts: tuple[int | None, int | None, str | None], team: int) -> dict[str, Any]:
        service, area, owner = parts
        return {
            "service_id": None if service is None else world["services"][service],
            "area_id": None if area is None else world["areas"][area],
            "street_owner": owner,
            "department_id": world["teams"][team],
        }

    def answers(table: str) -> dict[uuid.UUID, int]:
        return {
            report_id: routing.find_department(
                town, service_id, Point(*at), asset_id=asset_id, rules=table
            ).department_id
            for report_id, service_id, asset_id, at in world["reports"]
        }

    @settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(before=rules, after=rules, batch=st.sampled_from([3, 100]))
    def check(before: dict[Any, int], after: dict[Any, int], batch: int) -> None:
        db.session.execute(delete(RoutingMove))
        db.session.execute(delete(RoutingRule))
        db.session.add_all(RoutingRule(jurisdiction_id=town, **row(*item)) for item in before.items())
        db.session.commit()
        kept = [item for item in before.items() if item in after.items()]
        ended = [
            rule.id
            for rule in db.session.scalars(select(RoutingRule))
            if not any(
                (rule.service_id, rule.area_id, rule.street_owner, rule.department_id) == tuple(row(*item).values())
                for item in kept
            )
        ]
        added = [DraftedRule(**row(*item)) for item in after.items() if item not in before.items()]
        replay.draft_rules(town, ended, added)
        replay.begin_replay(town)
        reached, tried = None, 0
        while True:
            step = replay.try_batch(town, world["replay"], clock.now() - timedelta(days=30), reached, batch=batch)
            tried += step.tried
            reached = step.reached
            if reached is None:
                break
        old, new = answers("routing_rules"), answers(routing.DRAFTED)
        moved = {
            move.report_id: (move.from_department_id, move.to_department_id)
            for move in db.session.scalars(select(RoutingMove))
        }
        db.session.rollback()
        assert tried == len(world["reports"])
        assert moved == {report: (old[report], new[report]) for report in old if old[report] != new[report]}

    check()


def test_gap_is_what_no_area_covers_and_the_smaller_of_two_overlapping_areas_wins(app: Flask) -> None:
    town = make.make_jurisdiction()
    make.make_department(town, "accueil", is_fallback=True)
    north, centre = make.make_department(town, "nord"), make.make_department(town, "centre")
    lamp, litter = make.make_service(town), make.make_service(town, "dechets")
    upper = make.make_area(town, code="haut", name="Haut", box=(3.0, 45.05, 3.1, 45.1))
    middle = make.make_area(town, code="milieu", name="Milieu", kind="zone", box=(3.04, 45.06, 3.06, 45.08))
    make.make_rule(town, north, service=lamp, area=upper)
    make.make_rule(town, centre, service=lamp, area=middle)
    make.make_rule(town, north, service=litter)
    cover = {row["code"]: row for row in replay.cover(town.id)}
    assert cover["dechets"] == {
        "code": "dechets", "is_whole": True, "has_areas": False, "gap_share": 0.0, "gap": None,
    }  # fmt: skip
    assert (cover["lampadaire"]["is_whole"], round(cover["lampadaire"]["gap_share"])) == (False, 50)
    (shown,) = replay.cover(town.id, "lampadaire")
    assert '"coordinates"' in shown["gap"]
    (overlap,) = replay.overlaps(town.id)
    assert (overlap["one"], overlap["other"], overlap["wins"]) == ("Milieu", "Haut", centre.id)
