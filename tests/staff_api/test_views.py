"""Saved views: of one person, shared with a department, counted; and the choices of a desk."""

from __future__ import annotations

import uuid
from typing import Any

from flask import Flask
from flask.testing import FlaskClient

from app.models import Staff
from tests import factories as make
from tests.signing_in import sign_in
from tests.staff_api.conftest import Town


def browser(app: Flask, person: Staff) -> FlaskClient:
    client = app.test_client()
    sign_in(client, person)
    return client


def save(desk: FlaskClient, name: str, query: dict[str, str], *, view: uuid.UUID | None = None, **more: Any) -> Any:
    return desk.put(f"/staff/v1/views/{view or uuid.uuid4()}", json={"name": name, "query": query, **more})


def names(desk: FlaskClient) -> list[str]:
    return [view["name"] for view in desk.get("/staff/v1/desk").json["views"]]  # type: ignore[index]


def test_agent_saves_a_view_for_themselves_and_finds_it_again(app: Flask, desk: FlaskClient, place: Town) -> None:
    view = uuid.uuid4()
    for _ in range(2):
        answer = save(
            desk, "Lampes en retard", {"overdue": "1", "service": place.lamp.code, "sort": "oldest"}, view=view
        )
        assert answer.status_code == 200
    (found,) = answer.json["views"]
    assert (found["name"], found["query"]["overdue"], found["is_shared"]) == ("Lampes en retard", "1", False)
    assert (found["is_mine"], found["owner"]) == (True, "Aline Agent")
    assert names(browser(app, make.make_staff(place.row, "manager"))) == []


def test_a_view_takes_only_what_the_list_takes(desk: FlaskClient) -> None:
    for query in ({"status": "rien"}, {"cursor": "x"}, {"limit": "9"}, {"couleur": "bleu"}, {"since_days": "beaucoup"}):
        answer = save(desk, "Vue", query)
        assert (answer.status_code, answer.json["code"]) == (422, "validation.failed"), query
    assert save(desk, "", {}).status_code == 422


def test_agent_shares_a_view_with_their_department_alone(app: Flask, place: Town) -> None:
    one = browser(app, make.make_staff(place.row, "agent", departments=(place.lighting,)))
    beside = browser(app, make.make_staff(place.row, "agent", departments=(place.lighting,)))
    away = browser(app, make.make_staff(place.row, "agent", departments=(place.desk,)))
    shared = {"is_shared": True, "shared_with": "eclairage"}
    assert save(one, "Tournée du soir", {"q": "rue"}, **shared).status_code == 200
    assert (names(beside), names(away)) == (["Tournée du soir"], [])
    (seen,) = beside.get("/staff/v1/desk").json["views"]  # type: ignore[index]
    assert (seen["shared_with"]["code"], seen["is_mine"], seen["may_change"]) == ("eclairage", False, False)
    for wider in ({"is_shared": True}, {"is_shared": True, "shared_with": "accueil"}):
        answer = save(one, "Partout", {}, **wider)
        assert (answer.status_code, answer.json["code"]) == (403, "view.sharing")
    unknown = save(one, "Nulle part", {}, is_shared=True, shared_with="rien")
    assert unknown.json["errors"][0]["code"] == "department.unknown"


def test_only_its_owner_and_whoever_leads_change_a_shared_view(app: Flask, desk: FlaskClient, place: Town) -> None:
    view = uuid.uuid4()
    save(desk, "Commune", {}, view=view, is_shared=True)
    other = browser(app, make.make_staff(place.row, "agent"))
    assert names(other) == ["Commune"]
    assert save(other, "À moi", {}, view=view).status_code == 404
    assert other.delete(f"/staff/v1/views/{view}").status_code == 404
    chief = browser(app, make.make_staff(place.row, "manager"))
    assert save(chief, "Renommée", {}, view=view, is_shared=True).status_code == 200
    assert names(other) == ["Renommée"]
    assert chief.delete(f"/staff/v1/views/{view}").json == chief.delete(f"/staff/v1/views/{view}").json
    assert names(desk) == []


def test_nobody_changes_the_private_view_of_another(app: Flask, desk: FlaskClient, place: Town) -> None:
    view = uuid.uuid4()
    save(desk, "Privée", {}, view=view)
    chief = browser(app, make.make_staff(place.row, "admin"))
    assert save(chief, "Prise", {}, view=view).json["code"] == "view.not_found"
    assert chief.put("/staff/v1/desk", json={"start_view_id": str(view), "layout": {}}).status_code == 404


def test_views_are_counted_as_the_list_counts_them(app: Flask, desk: FlaskClient, place: Town) -> None:
    for _ in range(3):
        place.report()
    place.report(service=place.litter, department=place.desk)
    views = [uuid.uuid4() for _ in range(3)]
    for view, query in zip(views, ({}, {"service": place.lamp.code}, {"overdue": "1"}), strict=True):
        save(desk, f"Vue {view}", query, view=view)
    counts = desk.get("/staff/v1/views/counts").json["counts"]  # type: ignore[index]
    assert [counts[str(view)] for view in views] == [4, 3, 0]
    total = desk.get(f"/staff/v1/reports?service={place.lamp.code}").json["total"]  # type: ignore[index]
    assert total == 3


def test_a_view_whose_service_is_gone_has_no_count_and_stays(desk: FlaskClient, place: Town) -> None:
    view = uuid.uuid4()
    assert save(desk, "Disparu", {"service": "supprime"}, view=view).status_code == 200
    assert desk.get("/staff/v1/views/counts").json == {"counts": {str(view): None}}
    assert names(desk) == ["Disparu"]


def test_agent_chooses_what_their_desk_opens_with(desk: FlaskClient) -> None:
    view = uuid.uuid4()
    save(desk, "Départ", {"overdue": "1"}, view=view)
    layout = {"shape": "table", "columns": ["number", "where"], "density": "compact", "keys": False}
    answer = desk.put("/staff/v1/desk", json={"start_view_id": str(view), "layout": layout})
    assert (answer.json["start_view_id"], answer.json["layout"]) == (str(view), layout)  # type: ignore[index]
    assert desk.put("/staff/v1/desk", json={"layout": {"columns": ["rien"]}}).status_code == 422
    desk.delete(f"/staff/v1/views/{view}")
    left = desk.get("/staff/v1/desk").json
    assert (left["start_view_id"], left["layout"]) == (None, layout)  # type: ignore[index]
