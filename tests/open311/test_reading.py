"""Open311 GeoReport v2, the reading half, by the text of the specification."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.core import clock, workflow
from app.core.extensions import db
from app.models import Report, StatusUpdate
from tests import factories as make
from tests.open311.calls import parsed

V2 = "/open311/v2"
REQUEST_FIELDS = [
    "service_request_id", "status", "status_notes", "service_name", "service_code", "description",
    "agency_responsible", "service_notice", "requested_datetime", "updated_datetime", "expected_datetime", "address",
    "address_id", "zipcode", "lat", "long", "media_url",
]  # fmt: skip
QUESTION = {
    "code": "extent",
    "datatype": "singlevaluelist",
    "is_required": True,
    "label": {"fr": "Combien ?", "en": "How many?"},
    "hint": None,
    "values": [{"key": "one", "name": {"fr": "Un seul", "en": "One"}}],
}


@pytest.fixture
def town(web_app: Any) -> Any:
    return make.make_jurisdiction(settings={"contact_email": "mairie@exemple.fr"})


@pytest.fixture
def report(town: Any) -> Report:
    department = make.make_department(town, is_fallback=True)
    service = make.make_service(town, questions=[QUESTION], keywords={"fr": ["lampe", "réverbère"]})
    words = 'Éteint < 3 jours & "sombre" 💡 06 12 34 56 78'
    return make.make_report(town, service, department, description=words, address="14 rue de la Loge")


def read(client: FlaskClient, path: str, status: int = 200) -> Any:
    answer = client.get(f"{V2}/{path}")
    assert answer.status_code == status, answer.text
    if ".json" in path:
        assert answer.content_type == "application/json; charset=utf-8"
        return json.loads(answer.data)
    assert answer.content_type == "text/xml; charset=utf-8"
    assert answer.data.startswith(b"<?xml")
    return ET.fromstring(answer.data)  # noqa: S314 - our own answer


def test_program_discovers_where_everything_is(client: FlaskClient, report: Report) -> None:
    found = read(client, "discovery.json")
    (endpoint,) = found["endpoints"]
    assert endpoint["specification"] == "http://wiki.open311.org/GeoReport_v2"
    assert endpoint["url"].endswith("/open311/v2")
    assert set(endpoint["formats"]) == {"text/xml", "application/json"}
    tree = read(client, "discovery.xml")
    assert tree.tag == "discovery"
    assert [one.text for one in tree.findall("endpoints/endpoint/formats/format")] == endpoint["formats"]


def test_program_lists_services_and_their_questions(client: FlaskClient, report: Report) -> None:
    (service,) = read(client, "services.json")
    assert service["metadata"] is True
    assert (service["type"], service["keywords"]) == ("realtime", "lampe, réverbère")
    assert read(client, "services.xml").findtext("service/metadata") == "true"
    definition = read(client, "services/lampadaire.json")
    assert definition["service_code"] == "lampadaire"
    (attribute,) = definition["attributes"]
    assert (attribute["order"], attribute["required"], attribute["variable"]) == (1, True, True)
    assert attribute["values"] == [{"key": "one", "name": "Un seul"}]
    tree = read(client, "services/lampadaire.xml")
    assert tree.tag == "service_definition"
    assert tree.findtext("attributes/attribute/values/value/key") == "one"
    assert read(client, "services/inconnu.json", 404)[0]["code"] == 404


def test_program_reads_a_request_word_for_word_but_nobodys_number(client: FlaskClient, report: Report) -> None:
    (shown,) = read(client, "requests.json")
    assert list(shown) == REQUEST_FIELDS
    assert shown["description"].startswith('Éteint < 3 jours & "sombre" 💡')
    assert "06 12" not in shown["description"]
    assert (shown["status"], shown["lat"], shown["address_id"]) == ("open", make.CENTRE[0], None)
    assert shown["requested_datetime"][-6] in "+-"
    element = read(client, "requests.xml").find("request")
    assert element is not None
    assert [child.tag for child in element] == REQUEST_FIELDS
    assert element.findtext("description") == shown["description"]
    assert element.findtext("address_id") == ""
    (again,) = read(client, f"requests/{report.public_id}.json")
    assert again == shown


def test_program_is_told_the_latest_public_word_and_no_internal_one(client: FlaskClient, report: Report) -> None:
    for note, is_public in (("Vu", True), ("On passe mardi", True), ("Mot interne", False)):
        make.save(
            StatusUpdate(
                jurisdiction_id=report.jurisdiction_id, report_id=report.id, kind="note", status=report.status,
                note=note, is_public=is_public, actor_kind="staff",
            )
        )  # fmt: skip
    (shown,) = read(client, "requests.json")
    assert shown["status_notes"] == "On passe mardi"


def test_numbers_override_every_other_argument(client: FlaskClient, report: Report) -> None:
    other = make.make_report(*_kin(report))
    found = read(client, f"requests.json?service_request_id={report.public_id},{other.public_id}&status=closed")
    assert {one["service_request_id"] for one in found} == {report.public_id, other.public_id}


def test_an_empty_argument_is_an_absent_one(client: FlaskClient, report: Report) -> None:
    empty = "requests.json?status=&service_code=&start_date=&end_date=&service_request_id=&jurisdiction_id=&page="
    assert len(read(client, empty)) == 1


def test_without_a_window_the_last_90_days_are_meant(client: FlaskClient, report: Report) -> None:
    long_ago = clock.now() - timedelta(days=120)
    old = make.make_report(*_kin(report), submitted_at=long_ago, updated_at=long_ago)
    assert [one["service_request_id"] for one in read(client, "requests.json")] == [report.public_id]
    start = (long_ago - timedelta(days=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
    assert [one["service_request_id"] for one in read(client, f"requests.json?start_date={start}")] == [old.public_id]
    late = (clock.now() - timedelta(days=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
    assert len(read(client, f"requests.json?updated_after={late}")) == 1
    assert "90 days" in read(client, f"requests.json?start_date={start}&end_date={late}", 400)[0]["description"]


def test_open_and_closed_are_the_only_states(client: FlaskClient, report: Report) -> None:
    kin = _kin(report)
    for status in workflow.CLOSED_STATUSES:
        make.make_report(*kin, status=status, closed_at=clock.now())
    assert {one["status"] for one in read(client, "requests.json?status=open")} == {"open"}
    assert len(read(client, "requests.json?status=closed")) == len(workflow.CLOSED_STATUSES)
    assert len(read(client, "requests.json?status=open,closed")) == 1 + len(workflow.CLOSED_STATUSES)
    assert read(client, "requests.json?status=resolved", 400)[0]["code"] == 400


def test_pages_of_a_size_hold_each_request_once(client: FlaskClient, report: Report) -> None:
    kin = _kin(report)
    for _ in range(4):
        make.make_report(*kin)
    numbers = [
        one["service_request_id"]
        for page in (1, 2, 3)
        for one in read(client, f"requests.json?page_size=2&page={page}")
    ]
    assert len(numbers) == len(set(numbers)) == 5


def test_a_private_report_is_nowhere(client: FlaskClient, report: Report) -> None:
    hidden = make.make_report(*_kin(report), is_private=True)
    for path in (
        "requests.json",
        f"requests.json?service_request_id={hidden.public_id}",
        "requests.json?extensions=true",
    ):
        assert hidden.public_id not in str(read(client, path))
    assert read(client, f"requests/{hidden.public_id}.xml", 404).findtext("error/code") == "404"


def test_with_several_towns_one_must_be_named(client: FlaskClient, report: Report) -> None:
    make.make_jurisdiction("ailleurs", west=8.0)
    assert read(client, "services.json", 400)[0]["description"] == "jurisdiction_id was not provided"
    assert read(client, "services.json?jurisdiction_id=inconnue", 404)[0]["code"] == 404
    assert len(read(client, "services.json?jurisdiction_id=carreville")) == 1
    assert read(client, "requests.json?jurisdiction_id=ailleurs") == []


def test_what_xml_cannot_hold_is_left_out(client: FlaskClient, report: Report) -> None:
    row = db.session.get_one(Report, (report.jurisdiction_id, report.id))
    row.description = "Avant\x0b\x1fAprès"
    db.session.commit()
    assert read(client, "requests.xml").findtext("request/description") == "AvantAprès"


def test_a_place_or_box_narrows_the_answer(client: FlaskClient, report: Report) -> None:
    latitude, longitude = make.CENTRE
    far = make.make_report(*_kin(report), at=(latitude + 0.02, longitude))
    circle = f"lat={latitude}&long={longitude}&radius=500"
    assert far.public_id not in str(read(client, f"requests.json?{circle}"))
    box = f"{longitude - 0.01},{latitude - 0.01},{longitude + 0.01},{latitude + 0.01}"
    assert len(read(client, f"requests.json?bbox={box}")) == 1
    assert read(client, f"requests.json?lat={latitude}", 400)[0]["code"] == 400


def test_a_page_of_another_site_may_read_it(client: FlaskClient, report: Report) -> None:
    answer = client.get(f"{V2}/requests.json", headers={"Origin": "https://carte.example"})
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in answer.headers


def test_a_path_that_is_none_is_told_in_the_format_asked(client: FlaskClient, report: Report) -> None:
    assert read(client, "nothing.json", 404)[0]["code"] == 404
    assert read(client, "nothing.xml", 404).tag == "errors"


ARGUMENTS = st.dictionaries(
    st.sampled_from(
        ["jurisdiction_id", "service_request_id", "service_code", "start_date", "end_date", "status", "page",
         "page_size", "bbox", "lat", "long", "radius", "updated_after", "updated_before", "extensions", "rest"]
    ),
    st.one_of(
        st.text(max_size=30), st.sampled_from(["open", "closed", "2026-11-01T00:00:00Z", "1e400", "nan", "-1", "45.05"])
    ),
    max_size=6,
)  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(arguments=ARGUMENTS, suffix=st.sampled_from(["xml", "json"]))
def test_nothing_that_is_asked_fails_on_our_side(
    client: FlaskClient, report: Report, arguments: dict[str, str], suffix: str
) -> None:
    answer = client.get(f"{V2}/requests.{suffix}", query_string=arguments)
    assert answer.status_code in {200, 400, 404}
    json.loads(answer.data) if suffix == "json" else ET.fromstring(answer.data)  # noqa: S314 - our own answer


def _kin(report: Report) -> tuple[Any, Any, Any]:
    from app.models import Department, Jurisdiction, Service

    return (
        db.session.get_one(Jurisdiction, report.jurisdiction_id),
        db.session.get_one(Service, (report.jurisdiction_id, report.service_id)),
        db.session.get_one(Department, (report.jurisdiction_id, report.department_id)),
    )


def test_a_method_that_a_call_has_not_is_told_as_the_specification_wants(client: FlaskClient, report: Report) -> None:
    for suffix in ("json", "xml"):
        answer = client.put(f"{V2}/requests.{suffix}", data={})
        told = parsed(answer, f"requests.{suffix}", 400)
        said = told[0]["description"] if suffix == "json" else told.findtext("error/description")
        assert said == f"PUT is no method of {V2}/requests.{suffix}"
        assert {"GET", "POST"} <= set(answer.headers["Allow"].split(", "))
    assert client.get(f"{V2}/").content_type == "text/xml; charset=utf-8"
    assert client.put("/api/v1/services").content_type == "application/problem+json"
