"""Open311 GeoReport v2, POST Service Request and its token, by the text of the specification."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient

from app.core import clock, workflow
from app.core.extensions import db
from app.models import AuditEntry, Jurisdiction, Notification, Photo, Report, Reporter, Service
from tests import factories as make
from tests.open311.calls import picture, post, read

QUESTIONS = [
    {"code": "name", "datatype": "string", "is_required": True, "label": {"fr": "Nom ?", "en": "Name?"}},
    {"code": "count", "datatype": "number", "label": {"fr": "Combien ?", "en": "How many?"}},
    {"code": "since", "datatype": "datetime", "label": {"fr": "Depuis ?", "en": "Since?"}},
    {"code": "words", "datatype": "text", "label": {"fr": "Récit ?", "en": "Story?"}},
    {"code": "one", "datatype": "singlevaluelist", "is_required": True, "label": {"fr": "Lequel ?", "en": "Which?"},
     "values": [{"key": "a", "name": {"fr": "A"}}, {"key": "b", "name": {"fr": "B"}}]},
    {"code": "some", "datatype": "multivaluelist", "label": {"fr": "Lesquels ?", "en": "Which ones?"},
     "values": [{"key": "x", "name": {"fr": "X"}}, {"key": "y", "name": {"fr": "Y"}}]},
]  # fmt: skip


@pytest.fixture
def town(app: Any) -> Jurisdiction:
    town = make.make_jurisdiction()
    make.make_department(town, is_fallback=True)
    make.make_service(town)
    make.make_service(town, "graffiti", questions=QUESTIONS)
    return town


@pytest.fixture
def key(town: Jurisdiction) -> str:
    return make.make_key(town)


def sent(key: str, **values: Any) -> dict[str, Any]:
    """The parameters of a report in the middle of the town."""
    where = {"lat": str(make.CENTRE[0]), "long": str(make.CENTRE[1])}
    return {"api_key": key, "service_code": "lampadaire", **where, **values}


def only_report() -> Report:
    return db.session.scalars(db.select(Report)).one()


def test_program_sends_a_report_and_is_told_its_number(client: FlaskClient, key: str) -> None:
    words = 'Éteint < 3 & "sombre" 💡\nseconde ligne'
    (made,) = post(client, "requests.json", **sent(key, description=words, account_id="a-7"))
    assert set(made) == {"service_request_id", "service_notice", "account_id"}
    report = only_report()
    assert (made["service_request_id"], made["account_id"]) == (report.public_id, "a-7")
    assert (report.source, report.description, report.status) == ("open311", words, workflow.RECEIVED)
    (shown,) = read(client, f"requests/{report.public_id}.json")
    assert (shown["description"], shown["service_code"], shown["status"]) == (words, "lampadaire", "open")
    entry = db.session.scalars(db.select(AuditEntry).where(AuditEntry.subject_id == str(report.id))).one()
    assert isinstance(entry.detail["api_key"], int)
    assert "rck_" not in str(entry.detail)


def test_program_is_answered_in_xml(client: FlaskClient, key: str) -> None:
    tree = post(client, "requests.xml", **sent(key))
    assert (tree.tag, tree[0].tag) == ("service_requests", "request")
    assert tree.findtext("request/service_request_id") == only_report().public_id
    assert tree.findtext("request/account_id") == ""


def test_program_shows_its_key_in_a_header_or_in_the_address(client: FlaskClient, key: str) -> None:
    where = {name: value for name, value in sent(key).items() if name != "api_key"}
    post(client, "requests.json", headers={"X-Api-Key": key}, **where, description="1")
    post(client, f"requests.json?api_key={key}&jurisdiction_id=carreville", **where, description="2")
    assert db.session.scalar(db.select(db.func.count()).select_from(Report)) == 2


@pytest.mark.parametrize("wrong", [None, "", "rck_inconnue", "autre"])
def test_a_missing_or_wrong_key_is_403(client: FlaskClient, town: Jurisdiction, wrong: str | None) -> None:
    fields = {name: value for name, value in sent(wrong or "").items() if wrong is not None or name != "api_key"}
    (problem,) = post(client, "requests.json", 403, **fields)
    said = "api_key is not valid" if wrong else "api_key was not provided"
    assert problem == {"code": 403, "description": said}
    assert post(client, "requests.xml", 403, **fields).findtext("error/code") == "403"


def test_a_key_that_may_only_read_is_403(client: FlaskClient, town: Jurisdiction) -> None:
    post(client, "requests.json", 403, **sent(make.make_key(town, "reports:read")))


def test_everything_missing_is_named_at_once(client: FlaskClient, key: str) -> None:
    found = post(client, "requests.json", 400, api_key=key)
    assert {one["code"] for one in found} == {400}
    assert [one["description"].split()[0] for one in found] == ["service_code", "lat"]
    found = post(client, "requests.xml", 400, api_key=key, service_code="graffiti", lat="45.05")
    named = [one.findtext("description") or "" for one in found]
    assert [one.split()[0] for one in named] == ["attribute[name]", "attribute[one]", "long"]
    assert "Nom ?" in named[0]


def test_an_unknown_service_is_404(client: FlaskClient, key: str) -> None:
    (problem,) = post(client, "requests.json", 404, **sent(key, service_code="inconnu"))
    assert problem == {"code": 404, "description": "service_code was not found"}


def test_attributes_of_every_datatype_are_kept(client: FlaskClient, key: str) -> None:
    given = sent(
        key,
        service_code="graffiti",
        attribute__name='Rue "Neuve" & Cie',
        attribute__count="3.5",
        attribute__since="2026-11-01T08:30:00+01:00",
        attribute__words="Un\nrécit",
        attribute__one="b",
    )
    given["attribute[some][]"] = ["x", "y"]
    post(client, "requests.json", **given)
    assert only_report().answers == {
        "name": 'Rue "Neuve" & Cie', "count": "3.5", "since": "2026-11-01T08:30:00+01:00", "words": "Un\nrécit",
        "one": "b", "some": ["x", "y"],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("code", "value"), [("count", "beaucoup"), ("since", "hier"), ("one", "z"), ("some", "z"), ("one", ["a", "b"])]
)
def test_an_impossible_attribute_is_named(client: FlaskClient, key: str, code: str, value: Any) -> None:
    given = sent(key, service_code="graffiti", attribute__name="n", attribute__one="a") | {f"attribute[{code}]": value}
    (problem,) = post(client, "requests.json", 400, **given)
    assert problem["description"].startswith(f"attribute[{code}] has a value that is not possible")


def test_a_description_may_have_4000_characters_and_no_more(client: FlaskClient, key: str) -> None:
    post(client, "requests.json", **sent(key, description="é" * 4000))
    (problem,) = post(client, "requests.json", 400, **sent(key, description="é" * 4001))
    assert "4000" in problem["description"]


@pytest.mark.parametrize("place", [("x", "3"), ("91", "3"), ("45.05", "nan"), ("45.05", "1e999"), ("45.05", "181")])
def test_a_place_that_is_none_is_400(client: FlaskClient, key: str, place: tuple[str, str]) -> None:
    (problem,) = post(client, "requests.json", 400, **sent(key, lat=place[0], long=place[1]))
    assert problem["description"].startswith("lat and long")


def test_a_place_outside_the_town_is_400_and_says_so(client: FlaskClient, key: str) -> None:
    post(client, "requests.json", 400, **sent(key, lat="46.5"))
    assert db.session.scalar(db.select(db.func.count()).select_from(Report)) == 0


def test_the_key_of_a_town_never_files_elsewhere(client: FlaskClient, key: str) -> None:
    other = make.make_jurisdiction("ailleurs", west=8.0)
    make.make_department(other, is_fallback=True)
    make.make_service(other)
    (problem,) = post(client, "requests.json", 400, **sent(key))
    assert problem["description"] == "jurisdiction_id was not provided"
    post(client, "requests.json", 404, **sent(key, jurisdiction_id="inconnue"))
    post(client, "requests.json", 403, **sent(key, jurisdiction_id="ailleurs", long="8.05"))
    post(client, "requests.json", 400, **sent(key, jurisdiction_id="carreville", long="8.05"))
    assert db.session.scalar(db.select(db.func.count()).select_from(Report)) == 0
    post(client, "requests.json", **sent(key, jurisdiction_id="carreville"))


def test_an_address_stands_for_its_place(client: FlaskClient, town: Jurisdiction, key: str) -> None:
    reference = make.make_address(town, "14", "Rue de la Loge", 45.06, 3.06).reference
    where = {"lat": "", "long": ""}
    post(client, "requests.json", **sent(key, **where, address_string="14 rue de la Loge, 34000 Carreville"))
    report = only_report()
    (shown,) = read(client, f"requests/{report.public_id}.json")
    assert (shown["lat"], shown["long"]) == (45.06, 3.06)
    assert "14 Rue de la Loge" in shown["address"]
    (again,) = post(client, "requests.json", **sent(key, **where, address_id=reference))
    assert read(client, f"requests/{again['service_request_id']}.json")[0]["lat"] == 45.06
    for wrong in ({"address_id": "inconnu"}, {"address_string": "Xyzzy qwertz"}):
        (problem,) = post(client, "requests.json", 400, **sent(key, **where, **wrong))
        assert "was not found" in problem["description"]


def test_who_sends_is_kept_and_asked_to_confirm(client: FlaskClient, key: str) -> None:
    post(
        client,
        "requests.json",
        **sent(key, email="ana@exemple.fr", first_name="Ana", last_name="Silva", phone="0601020304"),
    )
    person = db.session.scalars(db.select(Reporter)).one()
    assert (person.email, person.name, person.phone) == ("ana@exemple.fr", "Ana Silva", "0601020304")
    assert person.email_confirmed_at is None
    assert db.session.scalars(db.select(Notification.event)).all() == ["contact.unconfirmed"]
    for path in ("requests.json?extensions=true", "servicerequestupdates.json"):
        answer = client.get(f"/open311/v2/{path}").text
        assert not any(word in answer for word in ("ana@", "Silva", "0601020304"))
    (problem,) = post(client, "requests.json", 400, **sent(key, email="personne"))
    assert problem["description"] == "email is not an address"


def test_a_repeat_within_a_day_is_the_same_report(
    client: FlaskClient, key: str, town: Jurisdiction, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = datetime(2026, 3, 4, 23, 30, tzinfo=UTC)
    moment = [start]
    monkeypatch.setattr(clock, "now", lambda: moment[0])
    first = post(client, "requests.json", **sent(key, description="Un trou"))
    for hours in (0, 1, 23):
        moment[0] = start + timedelta(hours=hours)
        assert post(client, "requests.json", 200, **sent(key, description="Un trou")) == first
    moment[0] = start + timedelta(hours=25)
    second = post(client, "requests.json", **sent(key, description="Un trou"))
    assert second != first
    moment[0] = start + timedelta(hours=26)
    assert post(client, "requests.json", 200, **sent(key, description="Un trou")) == second
    assert post(client, "requests.json", **sent(key, description="Un autre trou")) not in (first, second)
    assert post(client, "requests.json", **sent(make.make_key(town), description="Un trou")) not in (first, second)


def test_a_programs_own_key_names_its_sending(client: FlaskClient, key: str) -> None:
    name = {"Idempotency-Key": "envoi-1"}
    first = post(client, "requests.json", headers=name, **sent(key, description="Un trou"))
    assert post(client, "requests.json", 200, headers=name, **sent(key, description="Un trou")) == first
    post(client, "requests.json", 400, headers=name, **sent(key, description="Autre chose"))
    other = post(client, "requests.json", headers={"Idempotency-Key": "envoi-2"}, **sent(key, description="Un trou"))
    assert other != first


def test_pictures_of_the_body_come_in_as_every_picture(client: FlaskClient, key: str) -> None:
    def fields() -> dict[str, Any]:
        return sent(key, media=[(io.BytesIO(picture(one)), f"{one}.jpg") for one in ("red", "blue")])

    first = post(client, "requests.json", **fields())
    assert post(client, "requests.json", 200, **fields()) == first
    photos = db.session.scalars(db.select(Photo).order_by(Photo.position)).all()
    assert [(one.state, one.report_id, one.position) for one in photos] == [
        ("pending", only_report().id, 0), ("pending", only_report().id, 1),
    ]  # fmt: skip
    (problem,) = post(client, "requests.json", 400, **sent(key, media=(io.BytesIO(b"GIF89a no"), "a.gif")))
    assert problem["code"] == 400
    many = [(io.BytesIO(picture()), f"{n}.jpg") for n in range(6)]
    assert "5" in post(client, "requests.json", 400, **sent(key, media=many))[0]["description"]


def test_a_batch_service_gives_a_token_first_and_its_number_later(
    client: FlaskClient, town: Jurisdiction, key: str
) -> None:
    db.session.execute(db.update(Service).where(Service.code == "lampadaire").values(is_batch=True))
    db.session.commit()
    assert {one["service_code"]: one["type"] for one in read(client, "services.json")} == {
        "graffiti": "realtime", "lampadaire": "batch",
    }  # fmt: skip
    (made,) = post(client, "requests.json", **sent(key))
    assert "service_request_id" not in made
    token = made["token"]
    assert read(client, f"tokens/{token}.json") == [{"service_request_id": None, "token": token}]
    report = only_report()
    report.status = workflow.ACKNOWLEDGED
    db.session.commit()
    tree = read(client, f"tokens/{token}.xml")
    assert tree.findtext("request/service_request_id") == only_report().public_id
    assert read(client, "tokens/inconnu.json", 404)[0]["description"] == "token was not found"
    assert read(client, f"tokens/{token}x.json", 404)[0]["code"] == 404


def test_unknown_parameters_and_odd_bodies_do_no_harm(client: FlaskClient, key: str) -> None:
    post(client, "requests.json", **sent(key, zipcode="34000", requested_datetime="x", attribute__inconnu="1"))
    answer = client.post(f"/open311/v2/requests.json?api_key={key}", json={"service_code": "lampadaire"})
    assert answer.status_code == 400
    answer = client.post(f"/open311/v2/requests.xml?api_key={key}", data=b"\xff\xfe%00", content_type="text/plain")
    assert answer.status_code == 400
    (problem,) = post(client, "requests.json", 400, **sent(key, description="a\x00b"))
    assert "character" in problem["description"]
