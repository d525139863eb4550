"""Pages, and what a phone asks: for anybody, with or without a token."""

from __future__ import annotations

import base64
import io
import uuid
from collections.abc import Callable
from typing import Any

from PIL import Image

from app.actions import tokens
from tests import factories as make
from tests.house.matrix.rows import (
    ACCEPTED,
    ANYBODY,
    CREATED,
    EMPTIED,
    HOLDERS,
    HOLDERS_OF_MAIL,
    LEAVES,
    LEAVES_OWN,
    NO_CODE,
    NO_SMS,
    NOBODY_FINDS,
    OWN_BROWSER,
    OWN_LINK,
    OWN_PHONE,
    READS_PRIVATE,
    READS_PUBLIC,
    REFUSED,
    SEES_PRIVATE,
    UNKNOWN,
    Call,
    Row,
    at,
    private,
    resolved,
    token_of,
)
from tests.house.matrix_world import Case, World


def report_page(world: World, case: Case, who: str) -> Call:
    return Call(f"/api/v1/reports/{case.report.public_id}", headers=token_of(case, who))


def photo_copy(world: World, case: Case, who: str) -> Call:
    return Call(f"/api/v1/photos/{case.photo.id}/320.jpg", headers=token_of(case, who))


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


def photo_in_place(world: World, case: Case, who: str) -> Call:
    device = world.devices.get(who)
    former = make.make_photo(case.report, state="failed", failure_code="photo.broken")
    ready = make.make_photo(device_hash=tokens.device_hash(device) if device else None)
    body = {"id": str(uuid.uuid4()), "photo_id": str(ready.id), "replaces": str(former.id)}
    return Call(
        f"/api/v1/reports/{case.report.public_id}/photos", json=body | {"token": case.tokens.get(who, "forged")}
    )


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


SENDS_PHOTO = "403 200 404 403 403 403 403 403 403 403 403 403"
"""Only who sent the report: a follower did not send this photo."""
BROWSER = {
    "endpoint": "https://push.example.com/send/a-browser-of-nobody",
    "keys": {
        "p256dh": "BEl62iUYgUivxIkv69yViEuiBIa-Ib9-SkvMeAtA3LFgDzkrxZJjSgSnfckjBJuBkr3qBUYIHBQFLXYp5Nksh8U",
        "auth": "BTBZMqHH6r4Tts7J_aSIgg",
    },
}
CENTRE = "latitude=45.05&longitude=3.05"
PHOTO_COPY = "/api/v1/photos/<uuid:photo_id>/<any('320', '800', '1600'):size>.jpg"
UPLOAD = "/api/v1/uploads/<uuid:upload_id>"
TUS_PART = {"Tus-Resumable": "1.0.0", "Upload-Offset": "0", "Content-Type": "application/offset+octet-stream"}

ROWS: dict[str, Row] = {
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
    "POST /api/v1/reports/<string:public_id>/photos": Row(SENDS_PHOTO, photo_in_place),
    "POST /api/v1/reports/<string:public_id>/photos (private)": Row(
        SENDS_PHOTO.replace("403", "404"), photo_in_place, private
    ),
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
}  # fmt: skip
