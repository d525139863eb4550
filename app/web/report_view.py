"""Puts a report into words for its reader: cards and whole views, for the public and for staff."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from app.actions.contests import can_contest, contest_until
from app.actions.photo_copies import copy_tag
from app.actions.photo_replacements import Sender, is_replaceable, may_add, replaced_by
from app.actions.report_queries import READY, ReportCard, ReportDetail, TimelineEntry
from app.actions.satisfaction import Question
from app.core import clock, workflow
from app.core.masking import mask
from app.models import Department, Photo, Report, Reporter
from app.web.fields import PHOTO_SIZES
from app.web.locale import pick
from app.web.why import explain

PUBLIC_KINDS = frozenset({"status", "note", "reassign", "contest", "merge", "due"})
TAG_IN_ADDRESS = 10
ALT = {
    "fr": {
        "before": "Photo du signalement : {service}",
        "after": "Photo après intervention : {service}",
        "detail": "Photo de détail : {service}",
    },
    "en": {
        "before": "Photo of the report: {service}",
        "after": "Photo after the work: {service}",
        "detail": "Detail photo: {service}",
    },
    "es": {
        "before": "Foto del aviso: {service}",
        "after": "Foto después de la intervención: {service}",
        "detail": "Foto de detalle: {service}",
    },
    "pt": {
        "before": "Foto da ocorrência: {service}",
        "after": "Foto depois da intervenção: {service}",
        "detail": "Foto de pormenor: {service}",
    },
    "ar": {
        "before": "صورة البلاغ: {service}",
        "after": "صورة بعد التدخل: {service}",
        "detail": "صورة تفصيلية: {service}",
    },
    "tr": {
        "before": "Bildirim fotoğrafı: {service}",
        "after": "Çalışmadan sonraki fotoğraf: {service}",
        "detail": "Ayrıntı fotoğrafı: {service}",
    },
}
REASSIGNED = {
    "fr": "Confié à {name}",
    "en": "Given to {name}",
    "es": "Confiado a {name}",
    "pt": "Confiado a {name}",
    "ar": "أُسند إلى {name}",
    "tr": "Verildiği birim: {name}",
}
RESIDENT = {
    "fr": "Habitant",
    "en": "Resident",
    "es": "Vecino",
    "pt": "Morador",
    "ar": "أحد السكان",
    "tr": "Şehir sakini",
}


def is_late(report: Report) -> bool:
    """Open and past its due time."""
    return report.closed_at is None and report.due_at < clock.now()


def show_card(card: ReportCard, locale: str, *, token: str | None = None) -> dict[str, Any]:
    """A CardSchema mapping; `token` is added to picture addresses for the sender of a private report."""
    report, service = card.report, card.service
    name = pick(service.name, locale)
    return {
        "public_id": report.public_id,
        "service": {"code": service.code, "name": name, "icon": service.icon},
        "status": report.status,
        "status_label": workflow.STATUSES[report.status].label(locale),
        "is_late": is_late(report),
        "address": mask(report.address, locale) if report.address else None,
        "area": card.area_name,
        "latitude": card.point.latitude,
        "longitude": card.point.longitude,
        "distance_m": None if card.distance_m is None else round(card.distance_m, 1),
        "submitted_at": report.submitted_at,
        "due_at": report.due_at,
        "photo": show_picture(card.photo, name, locale, token) if card.photo else None,
        "follower_count": report.follower_count,
    }


def show_view(
    detail: ReportDetail,
    town_slug: str,
    locale: str,
    *,
    token: str | None = None,
    reader: Reporter | None = None,
    is_reporter: bool = False,
    knows_address: bool = False,
    question: Question | None = None,
    sender: Sender | None = None,
    for_staff: bool = False,
    is_masked: bool = True,
) -> dict[str, Any]:
    """A ReportViewSchema mapping. Internal entries and unpublished pictures are left out unless `for_staff`.

    What names a person in texts is hidden unless `is_masked` is false, for those with the right to see it. How to find
    the spot is for those who go there and for who wrote it (ADR 0009).
    """
    card, report = detail.card, detail.card.report
    return {
        **show_card(card, locale, token=token),
        **({"address": report.address} if for_staff else {}),
        "town": town_slug,
        "description": mask(report.description, locale) if is_masked else report.description,
        "location_hint": report.location_hint if for_staff or is_reporter else None,
        "department": show_department(card.department, locale),
        "why": explain(report.routing, pick(card.department.name, locale), locale),
        "photos": _show_photos(detail, locale, token, sender, for_staff=for_staff),
        "timeline": _show_timeline(detail, locale, for_staff=for_staff, is_masked=is_masked),
        "duplicate_of": detail.duplicate_of,
        "forwarded_to": _show_forwarded(report),
        "reason": _show_reason(report, locale),
        "can": {
            "follow": report.closed_at is None,
            "contest": can_contest(report) and (is_reporter or reader is not None),
            "add_photo": may_add(report, detail.photos, sender),
            "contest_until": contest_until(report),
        },
        "mine": _show_mine(reader, is_reporter=is_reporter, knows_address=knows_address) if token else None,
        "satisfaction": asdict(question) if question else None,
        **{name: getattr(report, name) for name in ("updated_at", "planned_at", "closed_at", "version")},
    }


def show_department(department: Department, locale: str) -> dict[str, Any]:
    """A DepartmentSchema mapping."""
    return {
        "code": department.code,
        "name": pick(department.name, locale),
        "phone": department.phone,
        "email": department.email,
    }


def show_picture(photo: Photo, service_name: str, locale: str, token: str | None = None) -> dict[str, Any]:
    """A PictureSchema mapping; its addresses are empty until the picture may be shown."""
    return {
        "id": photo.id,
        "alt": ALT[locale][photo.role].format(service=service_name),
        "urls": picture_urls(photo, token),
    }


def picture_urls(photo: Photo, token: str | None = None) -> dict[str, str]:
    """The addresses of a picture's copies, none until it may be shown; redrawn copies get new ones (`v`)."""
    if photo.state != READY:
        return {}
    suffix = f"&token={token}" if token else ""
    return {
        size: f"/api/v1/photos/{photo.id}/{size}.jpg?v={copy_tag(photo, size)[:TAG_IN_ADDRESS]}{suffix}"
        for size in PHOTO_SIZES
        if size in photo.copies
    }


def mask_email(email: str | None) -> str | None:
    """`n***@exemple.fr`: enough to recognise one's own."""
    if not email:
        return None
    name, _, domain = email.partition("@")
    return f"{name[:1]}***@{domain}"


def _show_photos(
    detail: ReportDetail, locale: str, token: str | None, sender: Sender | None, *, for_staff: bool
) -> list[dict[str, Any]]:
    """All photos to staff; to others not those that came to nothing and have another one in their place."""
    report, name = detail.card.report, pick(detail.card.service.name, locale)
    replaced = replaced_by(detail.photos)
    return [
        _show_photo(photo, name, locale, token, for_staff=for_staff)
        | {"can_replace": is_replaceable(report, photo, sender, replaced)}
        for photo in detail.photos
        if for_staff or photo.id not in replaced or photo.state == READY
    ]


def _show_photo(photo: Photo, service_name: str, locale: str, token: str | None, *, for_staff: bool) -> dict[str, Any]:
    copy = photo.copies.get("1600") or {}
    shown = {
        **show_picture(photo, service_name, locale, token),
        "role": photo.role,
        "state": photo.state,
        "width": copy.get("width"),
        "height": copy.get("height"),
        "at": photo.created_at,
    }
    if for_staff and photo.failure_code:
        shown["failure_code"] = photo.failure_code
    if for_staff and photo.replaces_id:
        shown["replaces"] = photo.replaces_id
    return shown


def _show_timeline(detail: ReportDetail, locale: str, *, for_staff: bool, is_masked: bool) -> list[dict[str, Any]]:
    shown = [entry for entry in detail.timeline if for_staff or _is_public(entry)]
    return [_show_entry(entry, locale, for_staff=for_staff, is_masked=is_masked) for entry in shown]


def _is_public(entry: TimelineEntry) -> bool:
    return entry.update.is_public and entry.update.kind in PUBLIC_KINDS


def _show_entry(entry: TimelineEntry, locale: str, *, for_staff: bool, is_masked: bool) -> dict[str, Any]:
    update = entry.update
    department = pick(entry.department.name, locale) if entry.department else None
    outside = update.detail.get("outside")
    by = (
        department
        if update.actor_kind == "staff" or outside
        else RESIDENT[locale]
        if update.kind == "contest"
        else None
    )
    text = ((update.detail or {}).get("words") or {}).get(locale) or update.note
    if text is None and update.kind == "reassign" and department:
        text = REASSIGNED[locale].format(name=department)
    return {
        "id": update.id,
        "kind": update.kind,
        "status": update.status,
        "status_label": workflow.STATUSES[update.status].label(locale),
        "at": update.created_at,
        "text": mask(text, locale) if text and is_masked else text,
        "by": (entry.staff_name or outside or by) if for_staff else by,
        "photo_ids": list(entry.photo_ids),
        "is_public": update.is_public,
    }


def _show_forwarded(report: Report) -> dict[str, Any] | None:
    if not report.forwarded_to:
        return None
    return {"name": report.forwarded_to.get("name", ""), "contact": report.forwarded_to.get("contact")}


def _show_reason(report: Report, locale: str) -> dict[str, Any] | None:
    reason = workflow.REASONS.get(report.reason_code or "")
    if reason is None:
        return None
    competent = (report.forwarded_to or {}).get("name")
    return {"code": reason.code, "label": reason.label(locale), "competent": competent}


def _show_mine(reader: Reporter | None, *, is_reporter: bool, knows_address: bool) -> dict[str, Any]:
    """Whoever only typed an address does not learn from us whether somebody confirmed it."""
    return {
        "is_reporter": is_reporter,
        "email_masked": mask_email(reader.email) if reader else None,
        "email_confirmed": bool(knows_address and reader and reader.email_confirmed_at),
    }
