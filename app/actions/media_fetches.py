"""Fetches the pictures that other programs name by their address; they come in as every picture does."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import select

from app.actions import outbox, photos
from app.actions.report_entries import add_update
from app.channels import DeliveryLater, outward
from app.channels.outward import Bounds
from app.core import clock, errors, ids
from app.core.errors import ProblemError
from app.core.extensions import db, settings
from app.core.languages import nearest_full
from app.models import Jurisdiction, MediaFetch, Report

SECONDS = 20.0
PATIENCE = timedelta(hours=72)
"""How long an address may fail to answer before its picture is given up."""
ACCEPT = "image/avif;q=0, image/jpeg, image/png, image/webp, image/heic, image/*;q=0.5"
REFUSED = {
    "fr": "La photo annoncée par le programme qui a envoyé ceci n’a pas pu être prise : {reason}.",
    "en": "The picture named by the program that sent this could not be taken: {reason}.",
}
PASSING = frozenset({408, 425, 429})
"""Refusals that time may mend (RFC 9110 15.5, RFC 8470, RFC 6585), as every 5xx."""

log = logging.getLogger("rueclaire.photos")


def check_media_url(url: str) -> str | None:
    """Why `url` will never be fetched, or None."""
    try:
        outward.check_open_address(url, settings.media_private_hosts)
    except outward.AddressForbidden as error:
        return str(error)
    return None


def expect_media(report: Report, urls: Sequence[str], *, status_update_id: int | None = None) -> None:
    """Have the pictures at `urls` fetched for a report; the caller's action commits."""
    for url in dict.fromkeys(urls):
        row = MediaFetch(
            jurisdiction_id=report.jurisdiction_id,
            id=ids.new_uuid(),
            report_id=report.id,
            status_update_id=status_update_id,
            url=url,
        )
        db.session.add(row)
        db.session.flush()
        # Where nobody waits at a screen: an address that dawdles delays neither mail nor drawing.
        outbox.enqueue(
            report.jurisdiction_id, outbox.EXCHANGE, outbox.MEDIA_FETCH, row.id, f"{outbox.MEDIA_FETCH}:{row.id}"
        )


def fetch_media(fetch_id: str) -> None:
    """Fetch one picture, give it to its report and commit; or note for staff why it will not come. Repeatable.

    Raises NoAnswer, DeliveryLater and what a full storage raises, to be tried again.
    """
    row = _find(uuid.UUID(str(fetch_id)))
    if row is None or row.state != "pending" or row.url is None:
        return
    town, photo_id, url = row.jurisdiction_id, row.id, row.url
    is_last = row.created_at < clock.now() - PATIENCE
    db.session.rollback()  # the connection goes back while the bytes travel
    try:
        content = _download(url)
        photos.receive_photo(photo_id, content)
    except (outward.AddressForbidden, outward.TooLong) as error:
        _refuse(town, photo_id, str(error))
    except (outward.NoAnswer, DeliveryLater) as error:
        if not is_last:
            raise
        _refuse(town, photo_id, str(error))
    except ProblemError as error:
        if error.kind.status >= 500:
            raise
        _refuse(town, photo_id, error)
    else:
        _give(town, photo_id)


class _NotThere(outward.AddressForbidden):
    """The address answers, and not with a picture."""


def _download(url: str) -> bytes:
    bounds = Bounds(settings.photo_max_bytes, SECONDS, settings.media_private_hosts)
    found = outward.fetch(url, {"Accept": ACCEPT, "User-Agent": "RueClaire"}, bounds)
    if found.status in PASSING or found.status >= 500:
        raise DeliveryLater(found.retry_after) if found.retry_after else outward.NoAnswer(f"HTTP {found.status}")
    if found.status != 200:
        raise _NotThere(f"HTTP {found.status}")
    return found.body


def _give(jurisdiction_id: int, photo_id: uuid.UUID) -> None:
    row = db.session.get_one(MediaFetch, (jurisdiction_id, photo_id), with_for_update=True)
    if row.state != "pending":
        db.session.rollback()
        return
    photos.claim_photos(
        jurisdiction_id,
        row.report_id,
        [photo_id],
        role="detail" if row.status_update_id else "before",
        status_update_id=row.status_update_id,
    )
    _finish(row, "done", None)
    db.session.commit()


def _refuse(jurisdiction_id: int, photo_id: uuid.UUID, why: str | ProblemError) -> None:
    """Nobody outside the town hall is told: the sender was a program, and its words are not shown."""
    db.session.rollback()
    row = db.session.get_one(MediaFetch, (jurisdiction_id, photo_id), with_for_update=True)
    if row.state == "pending":
        report = db.session.get_one(Report, (jurisdiction_id, row.report_id))
        locale = nearest_full(db.session.get_one(Jurisdiction, jurisdiction_id).default_locale)
        reason = errors.sentence(why.code, locale, why.context) if isinstance(why, ProblemError) else why
        note = REFUSED[locale].format(reason=reason.rstrip("."))
        add_update(report, kind="note", note=note, is_public=False, actor_kind="system")
        _finish(row, "refused", reason)
    db.session.commit()
    log.warning("media.refused", extra={"fetch": str(photo_id), "reason": str(why)})


def _finish(row: MediaFetch, state: str, reason: str | None) -> None:
    row.state, row.reason, row.url, row.finished_at = state, reason, None, clock.now()


def _find(fetch_id: uuid.UUID) -> MediaFetch | None:
    query = select(MediaFetch).where(MediaFetch.jurisdiction_id.in_(select(Jurisdiction.id)), MediaFetch.id == fetch_id)
    return db.session.scalars(query).first()
