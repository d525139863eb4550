"""What the dashboard asks of a large table is planned for its values, and answered from the indexes made for it."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from app.core.extensions import db
from tests.plans import asking, crowd
from tests.staff_api.conftest import Town

FAR, NEAR = "/staff/v1/tiles/{slug}/reports/12/2082/1473.mvt", "/staff/v1/tiles/{slug}/reports/15/16658/11789.mvt"


@pytest.mark.parametrize(
    ("path", "telling"),
    [
        ("/staff/v1/reports?status=received&since_days=90", "ORDER BY reports."),
        (FAR + "?since_days=90", "ST_AsMVT"),
        (NEAR + "?since_days=90", "ST_AsMVT"),
        ("/staff/v1/counts?since_days=90", "WITH kinds"),
        ("/staff/v1/areas/figures?since_days=90", "ST_AsGeoJSON"),
        ("/staff/v1/figures?period=12m&service=lampadaire", "percentile_cont"),
        ("/staff/v1/changes?after=1", None),
    ],
)
def test_agent_is_answered_by_a_plan_for_the_filters_asked(
    desk: FlaskClient, place: Town, path: str, telling: str | None
) -> None:
    place.report()
    with asking() as asked:
        assert desk.get(path.format(slug=place.row.slug)).status_code in {200, 204}
    assert asked.prepared("staff_sessions") == {True}
    if telling is not None:
        assert asked.prepared(telling) == {False}, [one for one, _, _ in asked.statements]


@pytest.mark.parametrize(
    ("query", "index"),
    [
        ("sort=newest&has_photo=1", "ix_reports_photo_newest"),
        ("sort=newest&private=1", "ix_reports_private_newest"),
        ("sort=urgent", "ix_reports_open_due"),
        ("sort=updated", "ix_reports_updated"),
        ("sort=followed", "ix_reports_followed"),
    ],
)
def test_agent_reads_a_list_from_the_index_made_for_it(desk: FlaskClient, place: Town, query: str, index: str) -> None:
    crowd(place.report())
    with asking() as asked:
        assert desk.get(f"/staff/v1/reports?{query}").status_code == 200
    assert f"using {index} on reports" in asked.plans("ORDER BY reports.")[0]


def test_far_tile_finds_what_became_late_by_the_index_that_holds_only_it(desk: FlaskClient, place: Town) -> None:
    crowd(place.report())
    with asking() as asked:
        desk.get(FAR.format(slug=place.row.slug) + "?contested=1")
    (plan,) = asked.plans("ST_AsMVT")
    assert "using ix_reports_newly_late on reports" in plan, plan
    assert "using ix_reports_contested" not in plan, plan


def test_agent_reads_a_list_of_many_departments_in_as_many_statements_as_of_one(desk: FlaskClient, place: Town) -> None:
    place.report()
    place.report(department=place.desk, service=place.litter)
    db.session.expunge_all()  # as in a process that has not seen them yet
    with asking() as asked:
        assert len(desk.get("/staff/v1/reports").json["reports"]) == 2  # type: ignore[index]
    assert len(asked.statements) <= 5, [one for one, _, _ in asked.statements]
    assert not [one for one, _, _ in asked.statements if one.startswith("SELECT departments.")]
