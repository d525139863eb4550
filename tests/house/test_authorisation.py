"""The authorisation matrix: who may call what, one table; a route without its row fails."""

from __future__ import annotations

import base64
import io
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from PIL import Image

from app.actions import accounts, tokens
from app.core import clock
from app.core.extensions import SETTINGS_KEY, db
from app.web.auth import SAFE_METHODS, access_of, init_auth
from app.web.problems import register_problems
from config import Settings
from tests import factories as make
from tests.house import matrix_world as world_of
from tests.house.matrix_world import CALLERS, DESK, RESIDENTS, Case, World, make_world, state_of


@dataclass
class Call:
    """What a caller sends."""

    path: str
    json: Any = None
    headers: dict[str, str] = field(default_factory=dict)
    data: Any = None


@dataclass(frozen=True)
class Row:
    """Who gets what from a route: statuses in the order of CALLERS, the call, and the state the report is in."""

    expected: str
    call: Callable[[World, Case, str], Call]
    values: Callable[[], dict[str, Any]] = dict

    def status_for(self, caller: str) -> int:
        """The status that `caller` gets."""
        return int(self.expected.split()[CALLERS.index(caller)])


#                anonymous sender follower stranger  crew crew_away agent agent_away manager admin foreign
ANYBODY = "       200       200    200      200       200  200       200   200        200     200   200"
CREATED = ANYBODY.replace("200", "201")
EMPTIED = ANYBODY.replace("200", "204")
NOBODY_FINDS = ANYBODY.replace("200", "404")
WRONG_PASSWORD = ANYBODY.replace("200", "401")
SIGNED_IN = "     401       401    401      401       200  200       200   200        200     200   200"
DESK_ONLY = "     401       401    401      401       403  403       200   200        200     200   200"
DESK_REPORT = "   401       401    401      401       403  403       200   404        200     200   404"
DESK_SHOWN = DESK_REPORT.replace("200", "409")
DESK_TOWN = "     401       401    401      401       403  403       200   200        200     200   404"
DESK_LETTER = "   401       401    401      401       403  403       204   204        204     204   404"
DESK_ENTERS = DESK_ONLY.rstrip()[:-3].replace("200", "201") + "422"
STOP = "          401       401    401      401       200  404       200   404        200     200   404"
READS_PUBLIC = "  200       200    200      403       200  200       200   200        200     200   200"
READS_PRIVATE = " 404       200    200      404       404  404       404   404        404     404   404"
SEES_PRIVATE = "  404       200    200      404       200  200       200   200        200     200   404"
HOLDERS = "       403       200    200      403       403  403       403   403        403     403   403"
LEAVES = "        403       204    204      403       403  403       403   403        403     403   403"
LEAVES_OWN = "    403       204    204      403       403  403       403   403        403     403   403"
HOLDERS_OF_MAIL = "403 403 200 403 403 403 403 403 403 403 403"
ACCEPTED = ANYBODY.replace("200", "202")
REFUSED = ANYBODY.replace("200", "403")
UNKNOWN = ANYBODY.replace("200", "401")
OWN_LINK = "      401       200    200      401       401  401       401   401        401     401   401"
NO_SMS = "        401       409    409      401       401  401       401   401        401     401   401"
NO_CODE = "       401       410    410      401       401  401       401   401        401     401   401"
OWN_BROWSER = "   401       201    201      201       401  401       401   401        401     401   401"
OWN_PHONE = "     403       200    200      200       403  403       403   403        403     403   403"


def at(path: str, **parts: Any) -> Callable[[World, Case, str], Call]:
    """The same call for everybody."""
    return lambda world, case, who: Call(path, **parts)


def report_page(world: World, case: Case, who: str) -> Call:
    return Call(f"/api/v1/reports/{case.report.public_id}", headers=_token(case, who))


def photo_copy(world: World, case: Case, who: str) -> Call:
    return Call(f"/api/v1/photos/{case.photo.id}/320.jpg", headers=_token(case, who))


def follow(world: World, case: Case, who: str) -> Call:
    return Call(
        f"/api/v1/reports/{case.report.public_id}/follow", json={"email": f"{who}.{uuid.uuid4().hex}@exemple.fr"}
    )


def with_token(verb: str) -> Callable[[World, Case, str], Call]:
    return lambda world, case, who: Call(
        f"/api/v1/reports/{case.report.public_id}/{verb}", json={"token": case.tokens.get(who, "forged")}
    )


def submit(world: World, case: Case, who: str) -> Call:
    latitude, longitude = make.CENTRE
    body = {"id": str(uuid.uuid4()), "service_code": "lampadaire", "latitude": latitude, "longitude": longitude}
    return Call("/api/v1/reports", json=body)


def enter(world: World, case: Case, who: str) -> Call:
    told = submit(world, case, who)
    return Call("/api/v1/counter/reports", json=told.json | {"source": "telephone"})


def join_for(world: World, case: Case, who: str) -> Call:
    body = {"id": str(uuid.uuid4()), "source": "counter"}
    return Call(f"/api/v1/counter/reports/{case.report.public_id}/join", json=body)


def send_photo(world: World, case: Case, who: str) -> Call:
    picture = io.BytesIO()
    Image.new("RGB", (16, 16), "blue").save(picture, "JPEG")
    return Call(f"/api/v1/photos/{uuid.uuid4()}", data=picture.getvalue(), headers={"Content-Type": "image/jpeg"})


def begin_upload(world: World, case: Case, who: str) -> Call:
    photo_id = base64.b64encode(str(uuid.uuid4()).encode()).decode()
    headers = {"Tus-Resumable": "1.0.0", "Upload-Length": "100", "Upload-Metadata": f"photo_id {photo_id}"}
    return Call("/api/v1/uploads", headers=headers)


def own_token(path: str, **body: Any) -> Callable[[World, Case, str], Call]:
    """With the token of the caller's own mails, where they have one."""
    names = {"sender": "sender.subscription", "follower": "follower"}
    return lambda world, case, who: Call(
        path, json=body or None, headers={"X-Follow-Token": case.tokens[names[who]]} if who in names else {}
    )


def satisfied(world: World, case: Case, who: str) -> Call:
    token = case.tokens.get(who, "forged")
    return Call(f"/api/v1/reports/{case.report.public_id}/satisfaction", json={"token": token, "answer": "good"})


def confirm(world: World, case: Case, who: str) -> Call:
    person = world.people.get(who)
    return Call("/api/v1/contacts/confirm", json={"token": tokens.confirmation_token(person) if person else "forged"})


def unsubscribe(world: World, case: Case, who: str) -> Call:
    token = {"sender": case.tokens["sender.subscription"], "follower": case.tokens["follower"]}.get(who, "forged")
    return Call(f"/api/v1/subscriptions/{token}/unsubscribe")


def ask_for_alert(world: World, case: Case, who: str) -> Call:
    body = {"id": str(uuid.uuid4()), "email": f"{who}.{uuid.uuid4().hex}@exemple.fr", "latitude": 45.05}
    return Call("/api/v1/alerts", json={**body, "longitude": 3.05})


def own_alert(verb: str) -> Callable[[World, Case, str], Call]:
    """The follower's alert by the link of its mail; everybody else has a link of something else."""

    def call(world: World, case: Case, who: str) -> Call:
        alert = make.make_alert(world.town, world.people["follower"])
        token = tokens.alert_token(alert.id) if who == "follower" else case.tokens.get(who, "forged")
        body = {"token": token, "tells_resolved": False, "is_active": True}
        path = {"": "", "confirm": "/confirm", "change": f"/{alert.id}/change", "unsubscribe": f"/{token}/unsubscribe"}
        return Call(f"/api/v1/alerts{path[verb]}", json=body if verb else None, headers={"X-Alert-Token": token})

    return call


def stop(verb: str = "", **body: Any) -> Callable[[World, Case, str], Call]:
    return lambda world, case, who: _on_report("/api/v1/crew/reports", case, verb, body)


def panel(verb: str = "", **body: Any) -> Callable[[World, Case, str], Call]:
    return lambda world, case, who: _on_report("/staff/v1/reports", case, verb, body)


def photo(verb: str, **body: Any) -> Callable[[World, Case, str], Call]:
    return lambda world, case, who: Call(f"/staff/v1/photos/{case.photo.id}/{verb}", json=body or None)


def _on_report(root: str, case: Case, verb: str, body: dict[str, Any]) -> Call:
    if not verb:
        return Call(f"{root}/{case.report.id}")
    fresh = {"id": str(uuid.uuid4())} if verb == "status" else {}
    return Call(f"{root}/{case.report.id}/{verb}", json=body | fresh, headers={"If-Match": '"1"'})


def _token(case: Case, who: str) -> dict[str, str]:
    return {"X-Follow-Token": case.tokens[who]} if who in case.tokens else {}


def private() -> dict[str, Any]:
    return {"is_private": True}


def resolved() -> dict[str, Any]:
    return {"status": "resolved", "closed_at": clock.now()}


BROWSER = {
    "endpoint": "https://push.example.com/send/a-browser-of-nobody",
    "keys": {
        "p256dh": "BEl62iUYgUivxIkv69yViEuiBIa-Ib9-SkvMeAtA3LFgDzkrxZJjSgSnfckjBJuBkr3qBUYIHBQFLXYp5Nksh8U",
        "auth": "BTBZMqHH6r4Tts7J_aSIgg",
    },
}
SESSION = {"email": "personne@exemple.fr", "password": "rien de juste"}
CENTRE = "latitude=45.05&longitude=3.05"
PHOTO_COPY = "/api/v1/photos/<uuid:photo_id>/<any('320', '800', '1600'):size>.jpg"
UPLOAD = "/api/v1/uploads/<uuid:upload_id>"
TUS_PART = {"Tus-Resumable": "1.0.0", "Upload-Offset": "0", "Content-Type": "application/offset+octet-stream"}
LETTER_RETRY = "/staff/v1/dead-letters/<int(max=9223372036854775807):letter_id>/retry"

TABLE: dict[str, Row] = {
    # Pages
    "GET /": Row(ANYBODY, at("/")),
    "GET /signaler": Row(ANYBODY, at("/signaler")),
    "GET /signaler/<path:rest>": Row(ANYBODY, at("/signaler/photo")),
    "GET /liste": Row(ANYBODY, at("/liste")),
    "GET /embed": Row(ANYBODY, at("/embed")),
    "GET /feeds/reports.atom": Row(ANYBODY, at("/feeds/reports.atom")),
    "GET /feeds/reports.atom (private)": Row(ANYBODY, at("/feeds/reports.atom"), private),
    "GET /ville": Row(ANYBODY, at("/ville")),
    "GET /alertes": Row(ANYBODY, at("/alertes")),
    "GET /alertes/<path:rest>": Row(ANYBODY, at("/alertes/x")),
    "GET /integrer": Row(ANYBODY, at("/integrer")),
    "GET /mes-signalements": Row(ANYBODY, at("/mes-signalements")),
    "GET /confirmer/<path:rest>": Row(ANYBODY, at("/confirmer/x")),
    "GET /desabonner/<path:rest>": Row(ANYBODY, at("/desabonner/x")),
    "GET /connexion": Row(ANYBODY, at("/connexion")),
    "GET /connexion/<path:rest>": Row(ANYBODY, at("/connexion/x")),
    "GET /reglages": Row(ANYBODY, at("/reglages")),
    "GET /a-propos": Row(ANYBODY, at("/a-propos")),
    "GET /guichet": Row(ANYBODY, at("/guichet")),
    "GET /accessibilite": Row(ANYBODY, at("/accessibilite")),
    "GET /o/<path:rest>": Row(ANYBODY, at("/o/street_lamp/EP-00001")),
    "GET /recu/<uuid:report_id>": Row(ANYBODY, lambda w, c, who: Call(f"/recu/{c.report.id}"), private),
    "GET /crew": Row(ANYBODY, at("/crew")),
    "GET /crew/<path:rest>": Row(ANYBODY, at("/crew/arret")),
    "GET /staff": Row(ANYBODY, at("/staff")),
    "GET /staff/<path:rest>": Row(ANYBODY, at("/staff/carte")),
    "GET /suivi/<string:public_id>": Row(ANYBODY, lambda w, c, who: Call(f"/suivi/{c.report.public_id}")),
    "GET /suivi/<string:public_id> (private)": Row(
        ANYBODY, lambda w, c, who: Call(f"/suivi/{c.report.public_id}"), private
    ),
    "GET /<path:name>": Row(ANYBODY, at("/manifest.webmanifest")),
    "GET /api/v1/docs": Row(ANYBODY, at("/api/v1/docs")),
    "GET /api/v1/openapi.json": Row(ANYBODY, at("/api/v1/openapi.json")),
    "GET /healthz": Row(ANYBODY, at("/healthz")),
    "GET /api/v1/healthz": Row(ANYBODY, at("/api/v1/healthz")),
    # What a phone asks
    "GET /api/v1/town": Row(ANYBODY, at("/api/v1/town")),
    "GET /api/v1/services": Row(ANYBODY, at("/api/v1/services")),
    "GET /api/v1/services/suggest": Row(ANYBODY, at("/api/v1/services/suggest?q=lampe")),
    "GET /api/v1/around": Row(ANYBODY, at(f"/api/v1/around?{CENTRE}&service_code=lampadaire")),
    "GET /api/v1/around (private)": Row(ANYBODY, at(f"/api/v1/around?{CENTRE}"), private),
    "GET /api/v1/addresses": Row(ANYBODY, at("/api/v1/addresses?q=rue")),
    "GET /api/v1/tiles/<string:town>/base/<int:z>/<int:x>/<int:y>.mvt": Row(
        ANYBODY, at("/api/v1/tiles/carreville/base/15/16661/11760.mvt")
    ),
    "GET /api/v1/tiles/<string:town>/reports/<int:z>/<int:x>/<int:y>.mvt": Row(
        ANYBODY, at("/api/v1/tiles/carreville/reports/15/16661/11781.mvt"), private
    ),
    "POST /api/v1/reports": Row(CREATED, submit),
    "GET /api/v1/reports": Row(ANYBODY, at("/api/v1/reports")),
    "GET /api/v1/reports (private)": Row(ANYBODY, at("/api/v1/reports"), private),
    "GET /api/v1/quarters": Row(ANYBODY, at("/api/v1/quarters")),
    "GET /api/v1/reports/<string:public_id>": Row(READS_PUBLIC, report_page),
    "GET /api/v1/reports/<string:public_id> (private)": Row(READS_PRIVATE, report_page, private),
    "POST /api/v1/reports/<string:public_id>/follow": Row(CREATED, follow),
    "POST /api/v1/reports/<string:public_id>/follow (private)": Row(NOBODY_FINDS, follow, private),
    "POST /api/v1/reports/<string:public_id>/unfollow": Row(LEAVES, with_token("unfollow")),
    "POST /api/v1/reports/<string:public_id>/not-fixed": Row(HOLDERS, with_token("not-fixed"), resolved),
    "POST /api/v1/reports/<string:public_id>/satisfaction": Row(HOLDERS, satisfied, resolved),
    "POST /api/v1/me/sign-in": Row(ACCEPTED, at("/api/v1/me/sign-in", json={"email": "canari.jaune@exemple.fr"})),
    "POST /api/v1/me/session": Row(REFUSED, at("/api/v1/me/session", json={"token": "forged"})),
    "GET /api/v1/me/session": Row(UNKNOWN, at("/api/v1/me/session")),
    "DELETE /api/v1/me/session": Row(EMPTIED, at("/api/v1/me/session")),
    "GET /api/v1/me/channels": Row(ANYBODY, own_token("/api/v1/me/channels"), private),
    "PUT /api/v1/me/channels": Row(OWN_LINK, own_token("/api/v1/me/channels", email_mode="daily")),
    "POST /api/v1/me/push": Row(OWN_BROWSER, at("/api/v1/me/push", json=BROWSER)),
    "DELETE /api/v1/me/push": Row(EMPTIED, at("/api/v1/me/push", json={"endpoint": BROWSER["endpoint"]})),
    "POST /api/v1/me/phone": Row(NO_SMS, own_token("/api/v1/me/phone", phone="06 12 34 56 78")),
    "POST /api/v1/me/phone/confirm": Row(NO_CODE, own_token("/api/v1/me/phone/confirm", code="123456")),
    "GET /api/v1/me/data": Row(UNKNOWN, own_token("/api/v1/me/data"), private),
    "POST /api/v1/me/erase": Row(UNKNOWN, own_token("/api/v1/me/erase")),
    "GET /api/v1/me/reports": Row(OWN_PHONE, at("/api/v1/me/reports"), private),
    "POST /api/v1/contacts/confirm": Row(OWN_PHONE, confirm),
    "POST /api/v1/subscriptions/<string:token>/unsubscribe": Row(LEAVES_OWN, unsubscribe),
    "POST /api/v1/alerts": Row(CREATED, ask_for_alert),
    "GET /api/v1/alerts": Row(HOLDERS_OF_MAIL, own_alert("")),
    "POST /api/v1/alerts/confirm": Row(HOLDERS_OF_MAIL, own_alert("confirm")),
    "POST /api/v1/alerts/<uuid:alert_id>/change": Row(HOLDERS_OF_MAIL, own_alert("change")),
    "POST /api/v1/alerts/<string:token>/unsubscribe": Row(
        HOLDERS_OF_MAIL.replace("200", "204"), own_alert("unsubscribe")
    ),
    "POST /api/v1/texts/check": Row(ANYBODY, at("/api/v1/texts/check", json={"text": "AB-123-CD"})),
    "PUT /api/v1/photos/<uuid:photo_id>": Row(CREATED, send_photo),
    f"GET {PHOTO_COPY}": Row(ANYBODY, photo_copy),
    f"GET {PHOTO_COPY} (private)": Row(SEES_PRIVATE, photo_copy, private),
    "POST /api/v1/uploads": Row(CREATED, begin_upload),
    f"PATCH {UPLOAD}": Row(NOBODY_FINDS, at(f"/api/v1/uploads/{uuid.UUID(int=1)}", headers=TUS_PART)),
    f"DELETE {UPLOAD}": Row(NOBODY_FINDS, at(f"/api/v1/uploads/{uuid.UUID(int=1)}", headers=TUS_PART)),
    f"POST {UPLOAD}": Row(
        NOBODY_FINDS,
        at(f"/api/v1/uploads/{uuid.UUID(int=1)}", headers={**TUS_PART, "X-HTTP-Method-Override": "PATCH"}),
    ),
    # Crews
    "POST /api/v1/crew/session": Row(WRONG_PASSWORD, at("/api/v1/crew/session", json=SESSION)),
    "GET /api/v1/crew/session": Row(SIGNED_IN, at("/api/v1/crew/session")),
    "DELETE /api/v1/crew/session": Row(EMPTIED, at("/api/v1/crew/session")),
    "GET /api/v1/crew/reports": Row(SIGNED_IN, at("/api/v1/crew/reports")),
    "GET /api/v1/crew/reports/<uuid:report_id>": Row(STOP, stop(), private),
    "POST /api/v1/crew/reports/<uuid:report_id>/status": Row(STOP, stop("status", to="in_progress")),
    "GET /api/v1/assets/<string:layer>/<path:reference>": Row(
        NOBODY_FINDS, at("/api/v1/assets/street_lamp/INCONNU")
    ),
    # Entered for somebody
    "POST /api/v1/counter/session": Row(WRONG_PASSWORD, at("/api/v1/counter/session", json=SESSION)),
    "GET /api/v1/counter/session": Row(SIGNED_IN, at("/api/v1/counter/session")),
    "DELETE /api/v1/counter/session": Row(EMPTIED, at("/api/v1/counter/session")),
    "GET /api/v1/counter/reports": Row(DESK_ONLY, at("/api/v1/counter/reports")),
    "POST /api/v1/counter/reports": Row(DESK_ENTERS, enter),
    "POST /api/v1/counter/reports/<string:public_id>/join": Row(DESK_ENTERS, join_for),
    # The desk
    "POST /staff/v1/session": Row(WRONG_PASSWORD, at("/staff/v1/session", json=SESSION)),
    "GET /staff/v1/session": Row(SIGNED_IN, at("/staff/v1/session")),
    "DELETE /staff/v1/session": Row(EMPTIED, at("/staff/v1/session")),
    "GET /staff/v1/catalogue": Row(DESK_ONLY, at("/staff/v1/catalogue")),
    "GET /staff/v1/reports": Row(DESK_ONLY, at("/staff/v1/reports"), private),
    "GET /staff/v1/tiles/<string:town>/reports/<int:z>/<int:x>/<int:y>.mvt": Row(
        DESK_TOWN, at("/staff/v1/tiles/carreville/reports/15/16661/11781.mvt"), private
    ),
    "GET /staff/v1/reports/<uuid:report_id>": Row(DESK_REPORT, panel(), private),
    "GET /staff/v1/reports/by-number/<string:public_id>": Row(
        DESK_REPORT, lambda w, c, who: Call(f"/staff/v1/reports/by-number/{c.report.public_id}"), private
    ),
    "POST /staff/v1/reports/<uuid:report_id>/status": Row(DESK_REPORT, panel("status", to="acknowledged")),
    "POST /staff/v1/reports/<uuid:report_id>/reassign": Row(DESK_REPORT, panel("reassign", department_code="accueil")),
    "POST /staff/v1/reports/<uuid:report_id>/notes": Row(DESK_REPORT, panel("notes", text="Vu", is_public=False)),
    "POST /staff/v1/reports/<uuid:report_id>/assign": Row(DESK_REPORT, panel("assign", staff_id=None)),
    "GET /staff/v1/photos/to-look-at": Row(DESK_ONLY, at("/staff/v1/photos/to-look-at"), private),
    "GET /staff/v1/photos/<uuid:photo_id>/boxes": Row(DESK_REPORT, photo("boxes")),
    "PUT /staff/v1/photos/<uuid:photo_id>/boxes": Row(
        DESK_REPORT.replace("200", "202"), photo("boxes", boxes=[], revision=0)
    ),
    "POST /staff/v1/photos/<uuid:photo_id>/draw": Row(DESK_SHOWN, photo("draw", revision=0)),
    "POST /staff/v1/photos/<uuid:photo_id>/drop": Row(
        DESK_REPORT.replace("200", "204"), photo("drop", revision=0)
    ),
    "GET /staff/v1/photos/<uuid:photo_id>/original.jpg": Row(DESK_SHOWN, photo("original.jpg")),
    "POST /staff/v1/preview": Row(
        DESK_REPORT, lambda w, c, who: Call("/staff/v1/preview", json={"report_id": str(c.report.id), "to": "resolved"})
    ),
    "GET /staff/v1/stickers/choices": Row(DESK_ONLY, at("/staff/v1/stickers/choices")),
    "GET /staff/v1/stickers": Row(DESK_ONLY, at("/staff/v1/stickers?layer=street_lamp")),
    "GET /staff/v1/stickers.pdf": Row(
        DESK_ONLY.replace("200", "422"), at("/staff/v1/stickers.pdf?layer=street_lamp")
    ),
    "GET /staff/v1/satisfaction": Row(DESK_ONLY, at("/staff/v1/satisfaction"), private),
    "GET /staff/v1/health": Row(DESK_ONLY, at("/staff/v1/health")),
    "GET /staff/v1/dead-letters": Row(DESK_ONLY, at("/staff/v1/dead-letters")),
    f"POST {LETTER_RETRY}": Row(
        DESK_LETTER, lambda w, c, who: Call(f"/staff/v1/dead-letters/{c.letter.id}/retry")
    ),
}  # fmt: skip


def rule_of(name: str) -> tuple[str, str]:
    """Method and rule of a row's name; what stands in brackets after them tells variants apart."""
    method, _, rest = name.partition(" ")
    return method, rest.removesuffix(" (private)")


@pytest.fixture
def world(app: Flask, database: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    """Everybody, and a built front end of a line each."""
    for name in ("index.html", "crew.html", "staff.html", "embed.html"):
        (tmp_path / name).write_text('<title>x</title><meta name="description" content="x">', "utf-8")
    (tmp_path / "manifest.webmanifest").write_text("{}", "utf-8")
    monkeypatch.setitem(app.extensions, SETTINGS_KEY, replace(database, frontend_dir=tmp_path))
    monkeypatch.setattr(accounts, "_verify", lambda kept, word: False)  # hashing is slow by design, and tried elsewhere
    return make_world(app)


def routes(app: Flask) -> set[tuple[str, str]]:
    return {
        (method, rule.rule)
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }


def test_every_route_has_its_row_and_every_row_its_route(web_app: Flask) -> None:
    rows = {rule_of(name) for name in TABLE}
    assert routes(web_app) - rows == set(), "these routes have no row in the authorisation matrix"
    assert rows - routes(web_app) == set(), "these rows have no route"


def test_every_route_declares_who_may_call_it(web_app: Flask) -> None:
    undeclared = [
        (method, rule.rule)
        for rule in web_app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"OPTIONS"}
        if access_of(web_app, rule.endpoint, method) is None
    ]
    assert undeclared == []


def test_a_route_that_declares_nothing_is_closed_to_everybody(world: World) -> None:
    forgetful = Flask("forgetful")
    forgetful.extensions.update(world.app.extensions)
    register_problems(forgetful)
    init_auth(forgetful)
    forgetful.add_url_rule("/open-by-mistake", view_func=lambda: "everything", methods=["GET", "POST"])
    secret = world.browser("admin").get_cookie("rueclaire")
    browser = forgetful.test_client()
    assert secret is not None
    browser.set_cookie("rueclaire", secret.value)
    for method in ("GET", "HEAD", "POST", "OPTIONS"):
        answer = browser.open("/open-by-mistake", method=method)
        assert answer.status_code == 403, method
        assert b"everything" not in answer.data


@pytest.mark.parametrize("name", list(TABLE))
def test_route_answers_each_caller_as_the_matrix_says(world: World, name: str) -> None:
    row, (method, _) = TABLE[name], rule_of(name)
    wrong = []
    case = world.case(**row.values())
    for caller in CALLERS:
        if method not in SAFE_METHODS:  # the last caller may have changed it
            case = world.case(**row.values())
        before = state_of(case)
        call = row.call(world, case, caller)
        answer = world.browser(caller).open(
            call.path, method=method, json=call.json, data=call.data, headers=call.headers
        )
        said = answer.data.decode("latin-1")
        answer.close()
        if answer.status_code != row.status_for(caller):
            wrong.append(f"{caller}: {answer.status_code} instead of {row.status_for(caller)}: {said[:300]}")
        if row.status_for(caller) in {401, 403, 404}:
            assert state_of(case) == before, f"refused, and yet {caller} changed something"
        _check_nothing_leaks(name, caller, case, said + str(answer.headers))
    assert wrong == []


def _check_nothing_leaks(name: str, caller: str, case: Case, said: str) -> None:
    forbidden = [world_of.PHONE, world_of.NAME, world_of.EMAIL, world_of.FOLLOWER_EMAIL]
    is_panel = "/staff/v1/reports/<uuid:report_id>" in name or "by-number" in name
    if caller in DESK and is_panel:
        forbidden = [world_of.FOLLOWER_EMAIL]
    if caller in RESIDENTS or caller == "foreign":
        forbidden += [world_of.STAFF_NAME, world_of.INTERNAL, world_of.LAST_ERROR]
    if caller in {"crew_away", "agent_away", "foreign"} and ("/staff/v1/" in name or "/crew/" in name):
        forbidden += [case.report.public_id, str(case.report.id)]
    if caller in {"anonymous", "stranger", "foreign"} and "(private)" in name and "<string:public_id>" not in name:
        forbidden += [case.report.public_id, str(case.report.id)]
    if caller != "sender":
        forbidden += [case.tokens["sender"], case.tokens["sender.subscription"]]
    leaked = [text for text in forbidden if text in said]
    assert leaked == [], f"{caller} reads what is not for them: {leaked}"


def test_another_site_cannot_use_an_admins_session(world: World) -> None:
    """Every unsafe route, called with the admin's cookie by a page of another site."""
    for name, row in TABLE.items():
        method, _ = rule_of(name)
        if method in SAFE_METHODS:
            continue
        case = world.case(**row.values())
        before = state_of(case)
        browser = world.browser("admin")
        browser.environ_base |= {"HTTP_SEC_FETCH_SITE": "cross-site", "HTTP_ORIGIN": "https://evil.example"}
        call = row.call(world, case, "admin")
        answer = browser.open(call.path, method=method, json=call.json, data=call.data, headers=call.headers)
        assert (answer.status_code, answer.json["code"]) == (403, "auth.origin"), name  # type: ignore[index]
        assert state_of(case) == before, name


def test_answers_for_staff_are_kept_by_no_cache(world: World) -> None:
    for name, row in TABLE.items():
        method, rule = rule_of(name)
        if "/staff/v1/" not in rule and "/crew/" not in rule.removeprefix("/crew"):
            continue
        for caller in ("admin", "anonymous"):
            call = row.call(world, world.case(**row.values()), caller)
            answer = world.browser(caller).open(
                call.path, method=method, json=call.json, data=call.data, headers=call.headers
            )
            assert "no-store" in answer.headers.get("Cache-Control", ""), f"{name} for {caller}"
            assert "public" not in answer.headers.get("Cache-Control", ""), f"{name} for {caller}"


def test_the_matrix_notices_a_route_that_lets_too_many_in(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """The table itself is tried: a list that forgets its scope must turn it red."""
    from app.actions import report_lists

    monkeypatch.setattr(report_lists, "visible_to", lambda viewer: db.true())
    with pytest.raises(AssertionError):
        test_route_answers_each_caller_as_the_matrix_says(world, "GET /staff/v1/reports/<uuid:report_id>")
    with pytest.raises(AssertionError, match="not for them"):
        test_route_answers_each_caller_as_the_matrix_says(world, "GET /staff/v1/reports")
