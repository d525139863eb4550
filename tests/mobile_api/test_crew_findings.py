"""What a crew reports on the spot: routed as any report, onto the finder's round when it is theirs, once."""

from __future__ import annotations

import io
import uuid
from typing import Any

from flask.testing import FlaskClient
from PIL import Image
from sqlalchemy import func, select

from app.core.extensions import db
from app.models import AuditEntry, Photo, Report
from geo import points
from tests import factories as make
from tests.mobile_api import test_crew
from tests.mobile_api.test_crew import LIST, Town

phone, town = test_crew.phone, test_crew.town
LATITUDE, LONGITUDE = make.CENTRE
QUESTION = {
    "code": "combien", "order": 1, "datatype": "singlevaluelist", "is_required": True,
    "label": {"fr": "Combien"}, "values": [{"key": "un", "name": {"fr": "Un"}}],
}  # fmt: skip
DEVICE = {"X-Device": "the-telephone-of-the-lighting-crew-000001"}


def found(phone: FlaskClient, **body: Any) -> Any:
    place = {} if "asset_reference" in body else {"latitude": LATITUDE, "longitude": LONGITUDE}
    wanted = {"id": str(uuid.uuid4()), "service_code": "lampadaire", **place} | body
    return phone.post(LIST, json=wanted, headers=DEVICE)


def stored(answer: Any) -> Report:
    assert answer.status_code == 201, answer.text
    return db.session.scalars(select(Report).where(Report.public_id == answer.json["public_id"])).one()


def test_crew_reports_another_lamp_and_has_it_on_its_own_round(phone: FlaskClient, town: Town) -> None:
    finder_id, department_id = town.crew.id, town.lighting.id
    answer = found(phone, description="Celui d’en face aussi")
    report = stored(answer)
    assert (report.source, report.assigned_to_id, report.department_id) == ("crew", finder_id, department_id)
    assert (answer.json["is_mine"], answer.json["department"]["code"]) == (True, "eclairage")
    listed = phone.get(LIST + "?scope=mine").json["reports"]
    assert [one["public_id"] for one in listed] == [report.public_id]
    line = db.session.scalars(select(AuditEntry).where(AuditEntry.subject_id == str(report.id))).one()
    assert (line.staff_id, line.detail["on_the_spot"]) == (finder_id, True)


def test_crew_report_for_another_team_goes_to_that_team_and_to_nobodys_round(phone: FlaskClient, town: Town) -> None:
    litter = make.make_service(town.row, "dechets", group="proprete", name={"fr": "Déchets"})
    make.make_rule(town.row, town.cleaning, service=litter)
    cleaning_id = town.cleaning.id
    answer = found(phone, service_code="dechets")
    report = stored(answer)
    assert (report.department_id, report.assigned_to_id) == (cleaning_id, None)
    assert (answer.json["is_mine"], answer.json["department"]["code"]) == (False, "proprete")


def test_crew_repeats_a_finding_and_it_counts_once(phone: FlaskClient, town: Town) -> None:
    told = {"id": str(uuid.uuid4()), "description": "Deux fois"}
    first, again = found(phone, **told), found(phone, **told)
    assert first.json == again.json
    assert again.headers["Idempotency-Replayed"] == "true"
    assert found(phone, **told | {"description": "Autre chose"}).json["code"] == "report.id_reused"
    assert db.session.scalar(select(func.count()).select_from(Report)) == 1


def test_crew_owes_no_answer_to_the_questions_asked_of_residents(phone: FlaskClient, town: Town) -> None:
    town.lamp.questions = [QUESTION]
    db.session.commit()
    assert stored(found(phone)).answers == {}


def test_crew_sends_the_photo_it_took(phone: FlaskClient, town: Town) -> None:
    picture, photo_id = io.BytesIO(), uuid.uuid4()
    Image.new("RGB", (40, 40), "red").save(picture, "JPEG")
    sent = phone.put(
        f"/api/v1/photos/{photo_id}", data=picture.getvalue(), headers={"Content-Type": "image/jpeg"} | DEVICE
    )
    assert sent.status_code == 201, sent.text
    report = stored(found(phone, photo_ids=[str(photo_id)]))
    photo = db.session.scalars(select(Photo).where(Photo.id == photo_id)).one()
    assert (photo.report_id, photo.role) == (report.id, "before")


def test_crew_names_the_lamp_alone_and_the_report_stands_where_it_does(phone: FlaskClient, town: Town) -> None:
    town.lamp.asset_layer = "street_lamp"
    lamp_id = make.make_asset(town.row, "EP-00042", 45.02, 3.03).id
    report = stored(found(phone, asset_reference="ep-00042"))
    place = points.from_wkb(report.location)
    assert (report.asset_id, round(place.latitude, 5), round(place.longitude, 5)) == (lamp_id, 45.02, 3.03)


def test_crew_unknown_number_is_kept_in_words_where_there_is_a_place(phone: FlaskClient, town: Town) -> None:
    town.lamp.asset_layer = "street_lamp"
    db.session.commit()
    place = {"latitude": LATITUDE, "longitude": LONGITUDE}
    report = stored(found(phone, asset_reference="EP-99999", location_hint="Fond de cour", **place))
    assert (report.asset_id, report.location_hint) == (None, "Fond de cour · EP-99999")
    assert found(phone, asset_reference="EP-99999").json["code"] == "object.not_found"


def test_crew_finding_without_any_place_is_refused(phone: FlaskClient, town: Town) -> None:
    nowhere = phone.post(LIST, json={"id": str(uuid.uuid4()), "service_code": "lampadaire"})
    assert nowhere.status_code == 422
    half = phone.post(LIST, json={"id": str(uuid.uuid4()), "service_code": "lampadaire", "latitude": LATITUDE})
    assert half.status_code == 422


def test_crew_finding_outside_every_town_is_refused(phone: FlaskClient, town: Town) -> None:
    assert found(phone, latitude=48.0, longitude=9.0).status_code == 422
