"""What the examples of the API's document say: one lamp in Aubeclaire, followed through all its answers.

By the name of a member, or by schema and member (`Credentials.email`) where one name means several things.
"""

from __future__ import annotations

from typing import Any

UUID = "6e1d7d0d-9538-501b-8ace-101c04db0308"
TOKEN = "pD2mJ0Vw8yQ1rX4sT7uZ3a"  # noqa: S105 - of nobody
NUMBER = "RC-2026-04817"
FILE = "lampadaire.jpg"
LAMP = {"fr": "Lampadaire éteint", "en": "Street lamp out"}
SQUARE: dict[str, Any] = {
    "type": "Polygon",
    "coordinates": [[[2.2264, 46.8344], [2.2447, 46.8344], [2.2447, 46.8467], [2.2264, 46.8467], [2.2264, 46.8344]]],
}

TEXTS: dict[str, str] = {
    "action": "report.status_changed", "address": "11 boulevard des Alliés", "after": "Éclairage public",
    "alt": "Photo du signalement : Lampadaire éteint", "answer": "Nous passons jeudi matin.",
    "area": "Saint-Aubin", "asset": "EP-00421", "attribution": "Aubeclaire, ville imaginaire",
    "auth": "tBHItJI5svbpez7KI4CCXg", "before": "Voirie", "body": "Nous avons commandé la pièce.",
    "browser": "Firefox", "by": "Éclairage public", "channel": "email", "code": "lamp_out", "colour": "#0f5563",
    "comment": "Merci, c’était rapide.", "competent": "Département de la Claire", "contact": "+33 2 61 91 00 90",
    "content_type": "image/jpeg", "datatype": "singlevaluelist", "department": "lighting",
    "departments": "lighting", "description": "Le lampadaire devant l’école est éteint depuis lundi.",
    "detail": "Ce signalement n’existe pas.", "duplicate_of": "RC-2026-04802", "duplicates": "RC-2026-04802",
    "email": "claire.martin@exemple.fr", "email_masked": "c***@exemple.fr", "etag": "5f2b8c1d9e0a4b7c",
    "event": "report.status_changed", "event_types": "report.status_changed", "events": "report.status_changed",
    "example": "2026-10-05", "factors": "password", "failure_code": "photo.detection_failed", "field": "description",
    "first": "2026-10-01", "last": "2026-10-31", "follow_token": TOKEN, "format": "csv", "group": "lighting",
    "groups": "lighting", "hint": "Le numéro est sur le mât.", "html": "<p>Nous passons jeudi matin.</p>",
    "icon": "lamp", "icons": "lamp", "key": "lamp_out", "keywords": "lampadaire", "kind": "status", "kinds": "quarter",
    "channels": "email", "next": "EP-00440",
    "jurisdiction": "claire-metropole", "key_name": "Aubeclaire", "missing": "lamp_out",
    "label": "EP-00421", "languages": "fr", "layer": "street_lamp", "layers": "street_lamp", "locale": "fr",
    "locales": "fr", "location_hint": "Environ 5 m vers l’école", "month": "2026-10", "months": "2026-10",
    "name": "Éclairage public", "next_cursor": "WzAsIjIwMjYtMTEtMjIiXQ", "note": "Pièce commandée, passage jeudi.",
    "owner": "Nadia Ferreira", "part": "2026-10", "password": "un-long-mot-de-passe", "path": "due_hours",
    "phone": "+33 2 61 91 00 10", "phone_masked": "06 ** ** ** 11", "public_id": NUMBER,
    "public_text": "Appelez le [téléphone masqué]", "quarter": "saint-aubin", "question": "how_many",
    "queue": "notifications", "reason": "Pièce en rupture chez le fournisseur", "reason_code": "part_missing",
    "recipient_masked": "c***@exemple.fr", "recovery_codes": "7k2m-9qxd", "reference": "EP-00421",
    "refuses": "lamp_out", "role": "agent", "roles": "agent", "sample": "EP-00421", "scopes": "open311.write",
    "sent_by": "Nadia Ferreira", "sentence": "Dans le secteur Rive nord, Éclairage public s’occupe de ce problème.",
    "service": "lamp_out", "service_code": "lamp_out", "service_codes": "lamp_out", "services": "lamp_out",
    "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", "shared_with": "lighting",
    "slug": "aubeclaire", "source": "resident", "state": "ready", "status": "acknowledged",
    "status_label": "Pris en charge", "statuses": "acknowledged", "steps": "Le point est dans le quartier Saint-Aubin.",
    "street": "Boulevard des Alliés", "street_owner": "commune", "street_owners": "commune",
    "subject": "RC-2026-04817 : votre signalement avance", "system": "Android", "target": "scheduled",
    "template": "part-ordered", "text": "Nous passons jeudi matin.", "time_zone": "Europe/Paris",
    "title": "Prudence : câble nu", "token": TOKEN, "town": "aubeclaire", "town_name": "Aubeclaire",
    "type": "string", "updated_by": "Nadia Ferreira", "values": "one", "version": "0.1.0", "words": "Deux lampadaires",
    "who": "Nadia Ferreira", "secret": "whsec_c3RyZWV0LWxhbXBzLW9mLWF1YmVjbGFpcmU=",
    "p256dh": "BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A-u-Ts1XbjhazAkj7I99e8QcYP7DkM",
    "order_etag": "0a4b7c5f2b8c1d9e", "placeholders": "public_id", "ways": "password",
    "wanted": "0024", "current": "0024", "database_version": "PostgreSQL 17.2", "last_error": "Connexion refusée",
    "error": "Délai dépassé", "message": "Le fût est ouvert, passez vite.", "message_id": f"msg_{UUID}",
    "said": "Le serveur de messages répond.", "what": "Serveur de messages", "advice": "Vérifiez son mot de passe.",
    "lead": "Votre signalement RC-2026-04817", "one": "Rive nord", "other": "Centre", "wins": "lighting",
    "loses": "roads", "trouble": "Connexion refusée", "failure": "Le fournisseur ne répond pas",
    "subject_kind": "report", "actor_kind": "staff", "actions": "report.status_changed", "area_codes": "saint-aubin",
    "department_code": "lighting", "department_codes": "lighting", "asset_layer": "street_lamp",
    "asset_reference": "EP-00421", "answers": "{}", "push_key": (
        "BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A-u-Ts1XbjhazAkj7I99e8QcYP7DkM"
    ),
}  # fmt: skip
"""What a text of this name says; of a list, what its member says."""

ADDRESSES: dict[str, str] = {
    "catalogue_url": "/opendata/v1/catalog.jsonld?town=aubeclaire", "report_url": "/opendata/v1/anonymisation.csv",
    "schema_url": "/opendata/v1/schema.json?town=aubeclaire", "follow_url": f"/suivi/{NUMBER}?jeton={TOKEN}",
    "url": "/opendata/v1/reports/2026-10.csv?town=aubeclaire", "endpoint": "/push/4fRk2",
    "original_url": f"/staff/v1/photos/{UUID}/original.jpg", "logo_url": "/town/logo.svg",
    "privacy_url": "/donnees-personnelles", "style_url": "/map/style.json", "picture": "/town/lamp.webp",
}  # fmt: skip
"""Addresses below the town's own."""

MOMENTS: dict[str, str] = {
    "submitted_at": "2026-11-20T07:12:40+00:00", "due_at": "2026-11-23T07:12:40+00:00",
    "planned_at": "2026-11-24T09:00:00+00:00", "updated_at": "2026-11-20T08:30:00+00:00",
    "expires_at": "2026-12-20T08:30:00+00:00", "contest_until": "2026-12-08T09:00:00+00:00",
    "until": "2026-12-08T09:00:00+00:00", "captured_at": "2026-11-20T07:10:02+00:00",
}  # fmt: skip
"""When things happen, where it is not the usual moment."""

NUMBERS: dict[str, float] = {
    "latitude": 46.84639, "longitude": 2.22692, "gps_latitude": 46.84639, "gps_longitude": 2.22692,
    "accuracy_m": 8.5, "gps_accuracy_m": 8.5, "asset_id": 421, "id": 421, "k": 5, "place_m": 200,
    "retention_months": 12, "contest_days": 14, "minimum_sample": 10, "minimum": 10, "due_hours": 72, "due_count": 3,
    "radius_m": 300.0, "distance_m": 12.4, "median": 42.0, "ninetieth": 199.0, "width": 1600, "height": 1200,
    "received": 117, "solved": 87, "refused": 8, "passed_on": 7, "contested": 2, "still_open": 1, "total": 117,
    "published": 62, "day": 12, "week": 20, "month_wide": 25, "town_wide": 5, "squares": 18, "left_out": 0,
    "rows": 62, "bytes": 26_214, "size_bytes": 26_214, "status": 404, "status_code": 200, "version": 3, "rule_id": 6,
    "body_id": 2, "population": 24_000, "hectares": 38.2, "duration_ms": 84, "speed_kmh": 25, "minutes": 15,
    "day_minutes": 420, "per_minute": 120, "score": 0.82, "share_good": 0.9, "share_in_time": 0.86, "x": 0.42,
    "y": 0.31, "end": 42, "start": 26, "per_thousand": 4.9, "share_reopened": 0.02, "gap_share": 0.04,
}  # fmt: skip
FEW = 3
"""Any other number."""

WHOLE: dict[str, Any] = {
    "hours": {"mon": [["08:30", "12:00"], ["13:30", "17:00"]]}, "urls": {"800": f"/api/v1/photos/{UUID}/800.jpg"},
    "shape": SQUARE, "outline": SQUARE, "gap": SQUARE, "geometry": SQUARE, "answers": {"how_many": "one"},
    "query": {"state": "open", "q": "alliés"}, "keywords": {"fr": ["lampadaire", "lumière"]},
    "by_channel": {"email": 3, "push": 1}, "counts": {"new": 2, "changed": 1},
    "value": {"name": LAMP, "due_hours": 72}, "detail": {"from": "received", "to": "acknowledged"},
    "credential": {"id": "kT9v", "type": "public-key"}, "options": {"challenge": "q1w2e3r4"},
    "routing": {"rule": 6, "area": "rive-nord"}, "bounds": [2.20763, 46.83442, 2.24621, 46.85836],
    "before": 72, "after": 48,
}  # fmt: skip
"""Members that are documents of their own."""

SPOKEN: dict[str, dict[str, str]] = {
    "name": LAMP, "label": {"fr": "Combien sont éteints ?"}, "hint": {"fr": "Comptez ceux de la rue."},
    "title": {"fr": "Câble nu : n’y touchez pas"}, "text": {"fr": "Éloignez-vous et appelez le 112."},
    "body": {"fr": "Nous avons commandé la pièce."}, "description": {"fr": "Un lampadaire ne s’allume plus."},
}  # fmt: skip
"""Texts in the town's languages."""

LEFT_OUT = object()
OWN: dict[str, Any] = {
    "Town.name": "Aubeclaire", "TownChoice.name": "Aubeclaire", "JobTown.name": "Ville d’Aubeclaire",
    "Town.email": "mairie@aubeclaire.example", "JobTown.email": "mairie@aubeclaire.example",
    "Department.code": "lighting", "Department.email": "eclairage@aubeclaire.example",
    "Service.name": "Lampadaire éteint", "ServiceName.name": "Lampadaire éteint", "Question.code": "how_many",
    "SetQuestion.code": "how_many", "Choice.key": "one", "Choice.name": "Un seul", "AnswerChoice.key": "one",
    "Question.label": "Combien sont éteints ?", "Colleague.name": "Nadia Ferreira", "Staff.name": "Nadia Ferreira",
    "Person.name": "Nadia Ferreira", "Assignee.name": "Nadia Ferreira", "Sender.name": "Claire Martin",
    "Contact.name": "Claire Martin", "Sender.email": "claire.martin@exemple.fr", "Body.name": "Claire Lumière SARL",
    "BodyValues.name": "Claire Lumière SARL", "Staff.email": "nadia@aubeclaire.example",
    "Credentials.email": "nadia@aubeclaire.example", "Why.code": "area_rule", "Reason.code": "not_ours",
    "OpenLicence.code": "etalab-2.0", "OpenLicence.name": "Licence Ouverte 2.0 (Etalab)",
    "OpenLicence.url": "https://www.etalab.gouv.fr/licence-ouverte-open-licence/", "OpenColumn.name": "period_start",
    "OpenColumn.description": "Premier jour de la période où le signalement a été envoyé.", "OpenColumn.type": "date",
    "OpenColumn.values": [], "PublicLine.code": "lamp_out", "PublicLine.name": "Lampadaire éteint",
    "Quarter.code": "saint-aubin", "Quarter.name": "Saint-Aubin", "AreaChoice.code": "saint-aubin",
    "AreaChoice.name": "Saint-Aubin", "AreaRow.key": "quarter:saint-aubin", "AreaRow.name": "Saint-Aubin",
    "Webhook.url": "https://logiciel.exemple.fr/rue-claire", "WebhookWish.url": "https://logiciel.exemple.fr/rue-claire",
    "WebhookAttempt.answer": "204", "Totp.address": "otpauth://totp/Aubeclaire?secret=JBSWY3DPEHPK3PXP",
    "Totp.secret": "JBSWY3DPEHPK3PXP", "MadeApiKey.secret": "rc_live_4fRk2mJ0Vw8yQ1rX4sT7uZ3a", "Code.code": "482913",
    "SignIn.code": None, "Phone.phone": "06 12 34 56 78", "Submission.asset_id": 421, "Engine.version": "0.1.0",
    "BulkItem.etag": '"3"', "CheckedText.public_text": "Appelez le [téléphone masqué]",
    "Text.text": "Appelez le 06 12 34 56 78", "ReportView.location_hint": None, "ReportView.duplicate_of": None,
    "ReportView.closed_at": None, "ReportView.forwarded_to": None, "ReportView.reason": None,
    "ReportView.satisfaction": None, "Panel.forwarded_to": None, "Panel.reason": None, "Panel.satisfaction": None,
    "Panel.duplicate_of": None, "Panel.closed_at": None, "Panel.mine": None, "Stop.forwarded_to": None,
    "Stop.reason": None, "Stop.satisfaction": None, "Stop.duplicate_of": None, "Stop.closed_at": None,
    "Stop.mine": None, "ReportView.mine": None, "Receipt.status": "received", "Receipt.status_label": "Reçu",
    "EntryReceipt.status": "received", "EntryReceipt.status_label": "Reçu", "MultipartSubmission.name": "Claire Martin",
    "MultipartSubmission.answers": '{"how_many": "one"}', "Forwarded.name": "Département de la Claire",
    "Competent.name": "Département de la Claire", "CompetentBody.name": "Département de la Claire",
    "Reason.label": "Ce n’est pas à la commune", "OpenDataset.is_published": True, "Reason.competent": None,
    "StatusChange.duplicate_of": None, "BulkStatus.duplicate_of": None,
    "PreviewRequest.duplicate_of": None, "Photo.failure_code": LEFT_OUT, "PhotoWork.failure_code": None,
    "Service.keywords": ["lampadaire", "lumière"], "Hidden.start": 11, "Hidden.end": 25,
    "Box.x": 0.42, "Box.y": 0.31, "Box.width": 0.08, "Box.height": 0.05,
}  # fmt: skip
"""What only one schema says so; `LEFT_OUT`: a member that is there only when something went wrong."""

TOGETHER = ("Submission.contact", "Submission.gps", "Entry.contact", "BulkRequest.status", "BulkPreviewRequest.status")
"""Parts of what is sent that may be left out, and are shown: without them the example would say too little."""

SHOWN_AS: dict[str, str] = {
    "text/csv": (
        "month,published,day,week,month_wide,town_wide,squares,left_out,k,place_m\r\n2026-10,62,12,20,25,5,18,0,5,200\r\n"
    ),
    "application/atom+xml": (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Signalements, Aubeclaire</title>'
        "<entry><title>Lampadaire éteint, 11 boulevard des Alliés</title></entry></feed>"
    ),
    "application/rss+xml": (
        '<rss version="2.0"><channel><title>Signalements, Aubeclaire</title>'
        "<item><title>Lampadaire éteint, 11 boulevard des Alliés</title></item></channel></rss>"
    ),
    "text/calendar": "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nSUMMARY:Lampadaire éteint\r\nEND:VEVENT\r\n",
}
"""Answers that are texts of another kind."""
