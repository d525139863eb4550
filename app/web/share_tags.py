"""What a page says of itself to those who share it: title, description, picture, address, language."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import escape

from app.actions import report_queries
from app.core import workflow
from app.core.extensions import settings
from app.core.masking import mask
from app.models import Jurisdiction, Report
from app.web.locale import pick
from app.web.report_view import picture_urls

TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)
DESCRIPTION = re.compile(r'<meta\s+name="description"[^>]*>', re.DOTALL)
LANGUAGE = re.compile(r'<html lang="[a-z-]+"')
LOCALES = {"fr": "fr_FR", "en": "en_GB", "es": "es_ES", "pt": "pt_PT", "ar": "ar_AR", "tr": "tr_TR"}
ICON = "/icons/lamp-512.png"
WORDS = {
    "fr": {
        "app": "Rue Claire – signaler un problème de rue",
        "app_text": "Signaler un lampadaire éteint, un dépôt ou un panneau abîmé, et savoir qui s’en occupe.",
        "report": "Signalement {public_id} – Rue Claire",
        "town": "Les signalements à {town} – Rue Claire",
        "town_text": "Ce qui est signalé et ce qui vient d’être réparé à {town}, sur une carte et en liste.",
        "feed": "Signalements, {town}",
        "photo": "Photo du signalement : {service}",
    },
    "en": {
        "app": "Rue Claire – report a street problem",
        "app_text": "Report a dead lamp, litter or a damaged sign, and know who takes care of it.",
        "report": "Report {public_id} – Rue Claire",
        "town": "Reports in {town} – Rue Claire",
        "town_text": "What is reported and what was just fixed in the streets of {town}, on a map and in a list.",
        "feed": "Reports, {town}",
        "photo": "Photo of the report: {service}",
    },
    "es": {
        "app": "Rue Claire – avisar de un problema en la calle",
        "app_text": "Avise de una farola apagada, basura o una señal dañada, y sepa quién se ocupa.",
        "report": "Aviso {public_id} – Rue Claire",
        "town": "Los avisos de {town} – Rue Claire",
        "town_text": "Lo que está avisado y lo que se acaba de reparar en {town}, en un mapa y en una lista.",
        "feed": "Avisos, {town}",
        "photo": "Foto del aviso: {service}",
    },
    "pt": {
        "app": "Rue Claire – comunicar um problema na rua",
        "app_text": "Comunique um candeeiro apagado, lixo ou um sinal danificado, e saiba quem trata disso.",
        "report": "Ocorrência {public_id} – Rue Claire",
        "town": "As ocorrências de {town} – Rue Claire",
        "town_text": "O que está comunicado e o que acaba de ser reparado em {town}, num mapa e numa lista.",
        "feed": "Ocorrências, {town}",
        "photo": "Foto da ocorrência: {service}",
    },
    "ar": {
        "app": "Rue Claire – الإبلاغ عن مشكلة في الشارع",
        "app_text": "أبلغ عن عمود إنارة مطفأ أو نفايات أو لوحة متضررة، واعرف من يتولى الأمر.",
        "report": "البلاغ {public_id} – Rue Claire",
        "town": "بلاغات {town} – Rue Claire",
        "town_text": "ما أُبلغ عنه وما أُصلح حديثًا في {town}، على خريطة وفي قائمة.",
        "feed": "البلاغات، {town}",
        "photo": "صورة البلاغ: {service}",
    },
    "tr": {
        "app": "Rue Claire – sokaktaki bir sorunu bildirin",
        "app_text": "Yanmayan bir lambayı, çöpü veya hasarlı bir levhayı bildirin, kimin ilgilendiğini öğrenin.",
        "report": "Bildirim {public_id} – Rue Claire",
        "town": "Bildirimler, {town} – Rue Claire",
        "town_text": "Bildirilenler ve yeni onarılanlar ({town}), haritada ve listede.",
        "feed": "Bildirimler, {town}",
        "photo": "Bildirimin fotoğrafı: {service}",
    },
}


@dataclass(frozen=True, slots=True)
class ShareTags:
    """The facts; `path` is the page's own address, without any token."""

    title: str
    description: str
    path: str
    locale: str
    kind: str = "website"
    image: str | None = None
    image_alt: str | None = None
    feed: str | None = None
    is_listed: bool = True
    """Whether search engines may list the page."""


def tags_of_report(report: Report, locale: str) -> ShareTags:
    """Those of a public report: what it is, where, how far, and its covered picture where there is one."""
    (card,) = report_queries.load_cards(report.jurisdiction_id, [report.id])
    service = pick(card.service.name, locale)
    place = mask(report.address, locale) if report.address else card.area_name
    status = workflow.STATUSES[report.status].label(locale)
    department = pick(card.department.name, locale)
    return ShareTags(
        title=" · ".join(part for part in (service, place) if part),
        description=" · ".join(part for part in (status, department, report.public_id) if part),
        path=f"/suivi/{report.public_id}",
        locale=locale,
        kind="article",
        image=picture_urls(card.photo).get("800") if card.photo else None,
        image_alt=WORDS[locale]["photo"].format(service=service) if card.photo else None,
    )


def tags_of_nothing(locale: str, path: str = "/", *, is_listed: bool = True) -> ShareTags:
    """Those of the app itself: also what a private or unknown report gives, whose number is not repeated."""
    return ShareTags(WORDS[locale]["app"], WORDS[locale]["app_text"], path, locale, is_listed=is_listed)


def tags_of_town(town: Jurisdiction, locale: str) -> ShareTags:
    """Those of the town's public map and list, with the way to its feed."""
    words = {name: text.format(town=town.name, public_id="", service="") for name, text in WORDS[locale].items()}
    return ShareTags(words["town"], words["town_text"], "/ville", locale, feed=words["feed"])


def with_tags(source: str, tags: ShareTags) -> str:
    """The page with these tags in its head; nothing else of it changes."""
    lines = "".join(_lines(tags))
    source = LANGUAGE.sub(lambda _: f'<html lang="{tags.locale}"', source, count=1)
    source = TITLE.sub(lambda _: f"<title>{escape(tags.title)}</title>{lines}", source, count=1)
    return DESCRIPTION.sub(
        lambda _: f'<meta name="description" content="{escape(tags.description)}" />', source, count=1
    )


def _lines(tags: ShareTags) -> list[str]:
    base = settings.base_url
    image = f"{base}{tags.image or ICON}"
    other = next(name for name in LOCALES if name != tags.locale)
    properties = [
        ("og:site_name", "Rue Claire"),
        ("og:title", tags.title),
        ("og:description", tags.description),
        ("og:type", tags.kind),
        ("og:url", f"{base}{tags.path}"),
        ("og:locale", LOCALES[tags.locale]),
        ("og:locale:alternate", LOCALES[other]),
        ("og:image", image),
        ("og:image:alt", tags.image_alt or "Rue Claire"),
    ]
    names = [
        ("twitter:card", "summary_large_image" if tags.image else "summary"),
        ("twitter:title", tags.title),
        ("twitter:description", tags.description),
        ("twitter:image", image),
    ]
    lines = [f'<meta property="{name}" content="{escape(value)}" />' for name, value in properties]
    lines += [f'<meta name="{name}" content="{escape(value)}" />' for name, value in names]
    lines.append(f'<link rel="canonical" href="{escape(base + tags.path)}" />')
    if not tags.is_listed:
        lines.append('<meta name="robots" content="noindex" />')
    if tags.feed:
        address = f"{base}/feeds/reports.atom"
        lines.append(
            f'<link rel="alternate" type="application/atom+xml" title="{escape(tags.feed)}" href="{address}" />'
        )
    return lines
