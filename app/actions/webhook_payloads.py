"""What other programs are told: the body of a message, safe for the public unless the endpoint has the right to more.

Version 1 (docs/webhooks.md). Members may be added; none is renamed, removed or given another meaning. Whatever the
endpoint, nothing is about the person who reported, and contact details in texts are covered.
"""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from app.actions import letters
from app.actions.photo_copies import copy_tag
from app.actions.report_queries import READY, ReportCard, load_cards
from app.core import hooks, workflow
from app.core.extensions import db, settings
from app.core.masking import mask
from app.models import Jurisdiction, Photo, StatusUpdate, WebhookDelivery, WebhookEndpoint

VERSION = 1
PICTURE = "800"
TAG_LENGTH = 10


def compose(delivery: WebhookDelivery, endpoint: WebhookEndpoint) -> bytes | None:
    """The body for one delivery, or None when the endpoint may no longer be told (the report became private)."""
    town = db.session.get_one(Jurisdiction, delivery.jurisdiction_id)
    locale = town.default_locale
    content: dict[str, Any] = {"town": {"slug": town.slug, "name": town.name}}
    if delivery.event == hooks.TEST:
        content["message"] = "Rue Claire"
        return _body(delivery, delivery.created_at, content)
    cards = load_cards(delivery.jurisdiction_id, [delivery.report_id]) if delivery.report_id else []
    entry = db.session.get(StatusUpdate, (delivery.jurisdiction_id, delivery.status_update_id))
    if not cards or entry is None or not (endpoint.with_private or _is_open(cards[0], entry)):
        return None
    content["report"] = _report(cards[0], locale)
    content["update"] = _update(entry, locale)
    return _body(delivery, entry.created_at, content)


def message_id(delivery: WebhookDelivery) -> str:
    """The `webhook-id`: the same at every try and every replay."""
    return f"msg_{delivery.id.hex}"


def _body(delivery: WebhookDelivery, happened_at: datetime, content: dict[str, Any]) -> bytes:
    whole = {
        "type": delivery.event,
        "version": VERSION,
        "id": message_id(delivery),
        "timestamp": happened_at.isoformat(),
        "data": content,
    }
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode()


def _is_open(card: ReportCard, entry: StatusUpdate) -> bool:
    return entry.is_public and not card.report.is_private and card.report.part_of_id is None


def _report(card: ReportCard, locale: str) -> dict[str, Any]:
    report = card.report
    status = workflow.STATUSES[report.status]
    return {
        "public_id": report.public_id,
        "url": f"{settings.base_url}/suivi/{report.public_id}",
        "status": report.status,
        "status_label": status.label(locale),
        "open311_status": status.open311,
        "is_private": report.is_private,
        "service": {"code": card.service.code, "name": letters.pick(card.service.name, locale)},
        "department": {"code": card.department.code, "name": letters.pick(card.department.name, locale)},
        "description": mask(report.description, locale),
        "address": mask(report.address, locale) if report.address else None,
        "area": card.area_name,
        "latitude": card.point.latitude,
        "longitude": card.point.longitude,
        "asset": {"layer": card.asset.layer, "reference": card.asset.reference} if card.asset else None,
        "photo_url": _picture(card.photo) if card.photo and not report.is_private else None,
        "submitted_at": report.submitted_at.isoformat(),
        "updated_at": report.updated_at.isoformat(),
        "due_at": report.due_at.isoformat(),
        "planned_at": report.planned_at.isoformat() if report.planned_at else None,
        "closed_at": report.closed_at.isoformat() if report.closed_at else None,
        "reason_code": report.reason_code,
        "follower_count": report.follower_count,
        "version": report.version,
    }


def _update(entry: StatusUpdate, locale: str) -> dict[str, Any]:
    return {
        "id": entry.id,
        "kind": entry.kind,
        "status": entry.status,
        "previous_status": entry.previous_status,
        "text": mask(entry.note, locale) if entry.note else None,
        "by": entry.actor_kind,
        "is_public": entry.is_public,
        "at": entry.created_at.isoformat(),
    }


def _picture(photo: Photo) -> str | None:
    if photo.state != READY or PICTURE not in photo.copies:
        return None
    return f"{settings.base_url}/api/v1/photos/{photo.id}/{PICTURE}.jpg?v={copy_tag(photo, PICTURE)[:TAG_LENGTH]}"
