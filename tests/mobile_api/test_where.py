"""What a phone learns of a place: whose road it is, who is competent beyond the border, what is likely, what is near."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta

import pytest
from geoalchemy2 import WKTElement
from sqlalchemy import select

from app.core import clock
from app.models import PlaceName, Report, Street
from tests import factories as make

LATITUDE, LONGITUDE = make.CENTRE
DEVICE = {"X-Device": "a-phone-secret-of-enough-length"}
ROUTES = {"name": {"fr": "Routes du Département", "en": "County roads"}, "phone": "02 61", "email": None, "url": None}


def contact(**values):
    return ROUTES | {"neighbour": None, "street_owner": None, "refuses": []} | values


@pytest.fixture
def town(app, session):
    town = make.make_jurisdiction(
        settings={
            "contacts": [
                contact(street_owner="departement", refuses=["chaussee"]),
                contact(neighbour="voisine", name={"fr": "Mairie de Voisine", "en": "Town hall of Voisine"}),
            ]
        }
    )
    town.desk = make.make_department(town, "accueil", is_fallback=True)
    town.lamp = make.make_service(town, asset_layer="street_lamp")
    town.hole = make.make_service(town, "chaussee", group="voirie", name={"fr": "Trou", "en": "Hole"})
    make.make_area(town, kind="neighbour", code="voisine", name="Voisine", box=(3.1, 45.0, 3.2, 45.1))
    return town


def lay_street(session, town, owner):
    line = f"MULTILINESTRING(({LONGITUDE - 0.001} {LATITUDE}, {LONGITUDE + 0.001} {LATITUDE}))"
    session.add(
        Street(
            jurisdiction_id=town.id,
            reference=owner,
            name="Avenue de Nevers",
            search_text="avenue de nevers",
            owner=owner,
            line=WKTElement(line, srid=4326),
        )
    )
    session.commit()


def around(client, latitude=LATITUDE, longitude=LONGITUDE, **query):
    return client.get("/api/v1/around", query_string={"latitude": latitude, "longitude": longitude} | query)


def send(client, service, **values):
    body = {"id": str(uuid.uuid4()), "service_code": service, "latitude": LATITUDE, "longitude": LONGITUDE}
    return client.post("/api/v1/reports", json=body | values, headers=DEVICE)


def test_resident_on_a_county_road_learns_whose_it_is_and_how_to_reach_them(client, town, session):
    lay_street(session, town, "departement")
    road = around(client).json["road"]
    assert road == {
        "owner": "departement",
        "competent": {"name": "Routes du Département", "phone": "02 61", "email": None, "url": None},
        "refuses": ["chaussee"],
    }


def test_resident_on_a_town_road_learns_nothing_of_owners(client, town, session):
    lay_street(session, town, "town")
    assert around(client).json["road"] is None


def test_road_without_a_contact_shows_the_outside_department_of_the_rules(client, town, session):
    outside = make.make_department(
        town, "metropole", name={"fr": "Métropole", "en": "Metropolis"}, is_external=True, phone="04 00"
    )
    make.make_rule(town, outside, street_owner="metropole")
    lay_street(session, town, "metropole")
    road = around(client).json["road"]
    assert road["competent"] == {"name": "Métropole", "phone": "04 00", "email": None, "url": None}
    assert road["refuses"] == []


def test_server_refuses_what_the_town_does_not_take_on_that_road_and_names_who_does(client, town, session):
    lay_street(session, town, "departement")
    refused = send(client, "chaussee", locale="en")
    assert (refused.status_code, refused.json["code"]) == (422, "place.road_not_ours")
    assert refused.json["competent"]["name"] == "County roads"
    assert send(client, "lampadaire").status_code == 201


def test_lamp_with_an_owner_is_taken_on_a_road_where_everything_is_refused(client, town, session):
    town.settings = {"contacts": [contact(street_owner="departement", refuses=["all"])]}
    session.commit()
    lay_street(session, town, "departement")
    assert send(client, "lampadaire").json["code"] == "place.road_not_ours"
    make.make_asset(town, "EP-1", LATITUDE, LONGITUDE, owner=town.desk)
    assert send(client, "lampadaire").status_code == 201


def test_resident_beyond_the_border_is_told_the_other_town_hall(client, town):
    answer = around(client, longitude=3.15)
    assert (answer.status_code, answer.json["code"]) == (422, "place.outside_commune")
    assert answer.json["competent"] == {"name": "Mairie de Voisine", "phone": "02 61", "email": None, "url": None}
    assert send(client, "lampadaire", longitude=3.15).json["competent"]["name"] == "Mairie de Voisine"


def test_none_of_these_objects_is_honoured(client, town, session):
    lamp_id = make.make_asset(town, "EP-1", LATITUDE, LONGITUDE, owner=town.desk).id
    assert send(client, "lampadaire", asset_id=0).status_code == 201
    assert session.scalars(select(Report.asset_id)).all() == [None]
    send(client, "lampadaire")
    assert sorted(session.scalars(select(Report.asset_id)).all(), key=bool) == [None, lamp_id]


def test_hint_is_kept_for_the_team_and_shown_to_its_author_alone(client, town, session):
    sent = send(client, "lampadaire", location_hint="  5 m vers l’école, sinon 06 12 34 56 78  ").json
    assert session.scalars(select(Report.location_hint)).one() == "5 m vers l’école, sinon 06 12 34 56 78"
    address = f"/api/v1/reports/{sent['public_id']}"
    assert client.get(address).json["location_hint"] is None
    own = client.get(address, query_string={"token": sent["follow_token"]}).json
    assert own["location_hint"] == "5 m vers l’école, sinon 06 12 34 56 78"


def test_named_places_nearby_come_nearest_first_when_asked(client, town, session):
    for name, metres in (("École Pasteur", 90), ("Square du Lac", 30), ("Gymnase", 900)):
        session.add(
            PlaceName(
                jurisdiction_id=town.id,
                kind="landmark",
                name=name,
                search_text=name.lower(),
                location=make.point(LATITUDE + metres / 111_132, LONGITUDE),
            )
        )
    session.commit()
    assert around(client).json["landmarks"] == []
    found = around(client, landmarks="true").json["landmarks"]
    assert [one["label"] for one in found] == ["Square du Lac", "École Pasteur"]
    assert found[0]["distance_m"] == pytest.approx(30, abs=0.2)
    hits = client.get("/api/v1/addresses", query_string={"q": "ecole pasteur"}).json["addresses"]
    assert [(hit["label"], hit["kind"]) for hit in hits] == [("École Pasteur", "landmark")]


def services(client, **query):
    answer = client.get("/api/v1/services", query_string=query).json
    return {service["code"]: service for group in answer["groups"] for service in group["services"]}


def test_services_are_ranked_by_what_was_reported_here_and_say_why(client, town):
    for number in range(25):
        make.make_report(town, town.lamp, town.desk, at=(LATITUDE + 0.02, LONGITUDE + number / 10_000))
    for _ in range(5):
        make.make_report(town, town.hole, town.desk, at=(LATITUDE, LONGITUDE))
    here = services(client, latitude=LATITUDE, longitude=LONGITUDE)
    assert here["chaussee"]["likely"]["because"] == "nearby"
    far = services(client, latitude=LATITUDE + 0.02, longitude=LONGITUDE + 0.0012)
    assert far["lampadaire"]["likely"]["score"] > far["chaussee"]["likely"]["score"]
    assert services(client)["lampadaire"]["likely"] is None


def test_reports_of_the_same_weeks_a_year_ago_count_for_the_season(client, town):
    for _ in range(20):
        make.make_report(town, town.hole, town.desk, submitted_at=clock.now() - timedelta(days=365))
    found = services(client, latitude=LATITUDE + 0.04, longitude=LONGITUDE)
    assert found["chaussee"]["likely"]["score"] > 1.0


def test_words_of_every_language_travel_with_the_service(client, town, session):
    town.lamp.keywords = {"en": ["bulb"], "fr": ["ampoule"], "es": ["farola", "bulb"]}
    session.commit()
    answer = client.get("/api/v1/services", headers={"Accept-Language": "en"}).json
    lamp = next(one for group in answer["groups"] for one in group["services"] if one["code"] == "lampadaire")
    assert lamp["keywords"] == ["bulb", "ampoule", "farola"]


def test_resident_is_promised_working_days_before_sending_as_after(client, town, session):
    town.hole.due_unit, town.hole.due_count = "working_days", 50
    session.commit()
    promised = around(client, service_code="chaussee").json["due_at"]
    assert datetime.fromisoformat(promised) > clock.now() + timedelta(days=50)
