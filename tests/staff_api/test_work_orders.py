"""Work orders as a PDF: a page each, with what a team needs and without whoever reported it."""

from __future__ import annotations

import uuid

from flask.testing import FlaskClient

from app.media import work_orders as paper
from tests import factories as make
from tests.staff_api.conftest import Town
from tests.staff_api.test_panel import actions_on


def test_agent_prints_several_orders_at_once(desk: FlaskClient, place: Town) -> None:
    reports = [place.report(address="4 rue de l’Œuf", description="Éteint « depuis » jeudi — 3 €") for _ in range(3)]
    answer = desk.get("/staff/v1/work-orders.pdf?ids=" + ",".join(str(report.id) for report in reports))
    assert (answer.status_code, answer.content_type) == (200, "application/pdf")
    assert answer.data.startswith(b"%PDF-")
    assert answer.data.count(b"/Type /Page\n") == 3
    assert actions_on(reports[0]) == ["report.printed"]


def test_nothing_is_printed_when_one_report_is_not_theirs(desk: FlaskClient, place: Town) -> None:
    report = place.report()
    answer = desk.get(f"/staff/v1/work-orders.pdf?ids={report.id},{uuid.uuid4()}")
    assert (answer.status_code, answer.json["code"]) == (404, "report.not_found")
    assert actions_on(report) == []


def test_an_order_names_no_reporter(desk: FlaskClient, place: Town, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    person = make.make_reporter(place.row, "lea@exemple.fr", name="Léa Secrète")
    drawn: list[paper.WorkOrder] = []
    monkeypatch.setattr(paper, "draw_orders", lambda orders: drawn.extend(orders) or b"%PDF-")
    report = place.report(reporter_id=person.id, location_hint="Fond de la cour")
    desk.get(f"/staff/v1/work-orders.pdf?ids={report.id}")
    (order,) = drawn
    assert ("Précision\u00a0:", "Fond de la cour") in order.facts
    assert order.url.endswith(f"/crew/arret/{report.id}")
    assert "Léa" not in repr(order)
