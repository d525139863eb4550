"""Reports that another program sends: accepted once, whatever it repeats, and only in the town of its key."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from sqlalchemy import func, select

from app.actions import photos, reports
from app.actions.api_keys import Program
from app.actions.media_fetches import expect_media
from app.actions.reports import Entry, Receipt
from app.actions.submissions import Submission
from app.core import clock
from app.core.extensions import db
from app.media.spool import Readable
from app.models import Report

SOURCE = "open311"
NAMESPACE = uuid.UUID("6f6b0a4e-9d0f-5c11-9a55-0f3a4f1b2c3d")
SAME_FOR = timedelta(hours=24)
"""For so long the same content from the same key is the same report, unless the program says otherwise."""


@dataclass(frozen=True, slots=True)
class Sending:
    """What a program sends: the report (its id is chosen here), pictures at hand, and pictures elsewhere.

    `content` are the bytes by which a repeat is known; `repeat_key` is the program's own name for this sending.
    """

    submission: Submission
    content: bytes
    pictures: Sequence[Readable] = ()
    media_urls: tuple[str, ...] = ()
    repeat_key: str | None = None


def submit_for_program(sending: Sending, program: Program) -> Receipt:
    """Accept a report from a program and commit it; a repeat answers the same report again.

    With `repeat_key` a repeat is the same key, for ever (REPORT_ID_REUSED when it came with another body); without
    one, the same content within SAME_FOR. Raises what submit_report and receive_photo raise.
    """
    report_id = _choose_id(sending, program)
    known = _find_known(sending, report_id)
    if known is not None:
        return reports.show_again(known)
    received = [
        photos.receive_photo(uuid.uuid5(report_id, f"photo-{place}"), picture).id
        for place, picture in enumerate(sending.pictures)
    ]
    _wait_for_repeats(sending, program)
    if (chosen := _choose_id(sending, program)) != report_id:  # another one was faster, around midnight
        db.session.rollback()
        return reports.show_again(db.session.scalars(select(Report).where(Report.id == chosen)).one())
    submission = replace(sending.submission, id=report_id, photo_ids=tuple(received), source=SOURCE)
    entry = Entry(
        staff_id=None,
        jurisdiction_id=program.jurisdiction_id,
        detail={"api_key": program.key_id, "consent": bool(submission.contact)},
        with_it=lambda report: expect_media(report, sending.media_urls),
    )
    return reports.submit_report(submission, device_hash=None, entry=entry)


def find_of_receipt(jurisdiction_id: int, report_id: uuid.UUID) -> Report | None:
    """The report of a town that a program sent and has a receipt for."""
    query = select(Report).where(
        Report.jurisdiction_id == jurisdiction_id, Report.id == report_id, Report.source == SOURCE
    )
    return db.session.scalars(query).first()


def _choose_id(sending: Sending, program: Program) -> uuid.UUID:
    """The report's id: of the program's own key, else of the content and the day, or of the day before if it came then.

    Days are UTC's. What came the day before counts only while it is less than SAME_FOR ago.
    """
    if sending.repeat_key is not None:
        return uuid.uuid5(NAMESPACE, f"{program.key_id}:key:{sending.repeat_key}")
    now = clock.now()
    name = f"{program.key_id}:content:{hashlib.sha256(sending.content).hexdigest()}"
    today, before = (uuid.uuid5(NAMESPACE, f"{name}:{day.date()}") for day in (now, now - timedelta(days=1)))
    came = select(Report.id).where(Report.id == before, Report.submitted_at > now - SAME_FOR)
    return before if db.session.scalar(came) else today


def _find_known(sending: Sending, report_id: uuid.UUID) -> Report | None:
    """The report itself where its id already proves that the content is the same."""
    return None if sending.repeat_key is not None else reports.find_by_client_id(report_id)


def _wait_for_repeats(sending: Sending, program: Program) -> None:
    """Let the same content through one at a time, until the transaction ends."""
    if sending.repeat_key is None:
        name = f"{program.key_id}:{hashlib.sha256(sending.content).hexdigest()}"
        db.session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(name, 0))))
