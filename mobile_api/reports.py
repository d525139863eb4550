"""Reports as a phone sends, reads, follows and contests them."""

from __future__ import annotations

import json
import uuid
from dataclasses import asdict
from typing import Any

from flask import request
from werkzeug.datastructures import FileStorage

from app.actions import followers, photo_replacements, photos, reopenings, report_queries, reports, satisfaction, tokens
from app.actions.followers import Joining
from app.actions.photo_replacements import Sender
from app.actions.reports import Receipt
from app.actions.submissions import Contact, Submission
from app.core import errors, ids, workflow
from app.core.errors import FieldError, ProblemError
from app.core.extensions import settings
from app.web.auth import access, follower, public
from app.web.blueprint import Blueprint
from app.web.caller import Reader, find_reader, town_slug
from app.web.fields import ReportViewSchema, SatisfactionSchema
from app.web.locale import current_locale, pick
from app.web.people import find_person, knows_address
from app.web.ratelimit import check_rate, rate_limit
from app.web.report_view import show_department, show_view
from app.web.why import explain
from geo.points import Point
from mobile_api.schemas import (
    AnswerSchema,
    DeviceSchema,
    FollowingSchema,
    FollowSchema,
    MultipartSubmissionSchema,
    NotFixedSchema,
    PhotoInPlaceSchema,
    ReceiptSchema,
    SubmissionSchema,
    TokenQuerySchema,
    TokenSchema,
)

blueprint = Blueprint("reports", __name__, url_prefix="/api/v1", description="Reports, for residents")

SUBMISSION_RATES = "60/hour;20/minute"
FOLLOW_RATES = "60/hour;20/minute"
READ_RATES = "600/minute"
_SUBMISSION, _MULTIPART_SUBMISSION = SubmissionSchema(), MultipartSubmissionSchema()
ADDRESS_RATES = "10/hour"
"""Of one address, whoever types it: counted alike for those that somebody has and those that nobody has."""


@blueprint.route("/reports", methods=["POST"])
@access(public)
@rate_limit(SUBMISSION_RATES)
@blueprint.arguments(DeviceSchema, location="headers")
@blueprint.response(201, ReceiptSchema)
@blueprint.doc(
    requestBody={
        "required": True,
        "content": {
            "application/json": {"schema": SubmissionSchema},
            "multipart/form-data": {"schema": MultipartSubmissionSchema},
        },
    }
)
def submit(headers: dict[str, Any]) -> Any:
    """Send a report, as JSON or in one multipart request with its pictures.

    The same id with the same body answers the same again, with `Idempotency-Replayed: true`; with another body 409.
    """
    device = _device_hash(headers)
    submission = _read_multipart(device) if request.mimetype == "multipart/form-data" else _read_json()
    receipt = reports.submit_report(submission, device_hash=device)
    extra = {"Location": f"/api/v1/reports/{receipt.report.public_id}"}
    if receipt.is_replay:
        extra["Idempotency-Replayed"] = "true"
    return show_receipt(receipt, current_locale()), 201, extra


@blueprint.route("/reports/<string:public_id>", methods=["GET"])
@access(follower)
@rate_limit(READ_RATES)
@blueprint.arguments(DeviceSchema, location="headers")
@blueprint.arguments(TokenQuerySchema, location="query")
@blueprint.response(200, ReportViewSchema)
def read(headers: dict[str, Any], query: dict[str, Any], public_id: str) -> Any:
    """A report with its history; with the token also what only its sender or follower sees."""
    reader = find_reader(public_id, _token(query))
    return _show(reader, _device_hash(headers))


@blueprint.route("/reports/<string:public_id>/follow", methods=["POST"])
@access(follower)
@rate_limit(FOLLOW_RATES)
@blueprint.arguments(DeviceSchema, location="headers")
@blueprint.arguments(FollowSchema)
@blueprint.response(201, FollowingSchema)
def follow(headers: dict[str, Any], body: dict[str, Any], public_id: str) -> Any:
    """Follow a report, by address or on this phone only; `joins` also says "I have seen the same".

    An address that this phone has not shown to be its own gets a mail whose link begins the follow; the answer is
    the same whoever has it.
    """
    if body["email"]:
        check_rate("follow.address", body["email"].lower(), ADDRESS_RATES, is_told=False)
    reader = find_reader(public_id, None)
    device, person = _device_hash(headers), find_person()
    if not body["email"] and device is None and person is None:
        raise ProblemError(errors.VALIDATION_FAILED, errors=[FieldError("email", "field.required")])
    found = followers.follow_report(
        reader.report,
        email=body["email"],
        joining=_read_joining(body),
        device_hash=device,
        locale=body["locale"] or current_locale(),
        person=person.reporter if person else None,
    )
    return {
        "public_id": found.public_id,
        "follow_token": found.token,
        "follower_count": found.follower_count,
        "email_pending_confirmation": found.email_pending,
    }


@blueprint.route("/reports/<string:public_id>/unfollow", methods=["POST"])
@access(follower)
@rate_limit(FOLLOW_RATES)
@blueprint.arguments(TokenSchema)
@blueprint.response(204)
def unfollow(body: dict[str, Any], public_id: str) -> None:
    """Stop following; doing it twice changes nothing."""
    reader = find_reader(public_id, body["token"])
    if reader.subscription is None or not reader.may_end:
        raise ProblemError(errors.TOKEN_INVALID)
    followers.unfollow(reader.subscription)


@blueprint.route("/reports/<string:public_id>/not-fixed", methods=["POST"])
@access(follower)
@rate_limit(FOLLOW_RATES)
@blueprint.arguments(DeviceSchema, location="headers")
@blueprint.arguments(NotFixedSchema)
@blueprint.response(200, ReportViewSchema)
def not_fixed(headers: dict[str, Any], body: dict[str, Any], public_id: str) -> Any:
    """Say that a resolved report is not fixed, within the days the town allows; it returns to its crew."""
    reader = find_reader(public_id, body["token"])
    if not reader.is_somebody:
        raise ProblemError(errors.TOKEN_INVALID)
    reopenings.contest_report(
        reader.report,
        body["note"],
        tuple(dict.fromkeys(body["photo_ids"])),
        device_hash=_device_hash(headers),
        client_id=body["id"],
    )
    return _show(find_reader(public_id, body["token"]), _device_hash(headers))


@blueprint.route("/reports/<string:public_id>/photos", methods=["POST"])
@access(follower)
@rate_limit(FOLLOW_RATES)
@blueprint.arguments(DeviceSchema, location="headers")
@blueprint.arguments(PhotoInPlaceSchema)
@blueprint.response(200, ReportViewSchema)
def send_photo(headers: dict[str, Any], body: dict[str, Any], public_id: str) -> Any:
    """Send a photo to an open report in the place of one that came to nothing, or one that the phone could not send.

    The photo itself is put before. Only who sent the report, or the phone that sent the photo, may replace it; staff
    see both.
    """
    reader, device = find_reader(public_id, body["token"]), _device_hash(headers)
    photo_replacements.send_photo(
        reader.report,
        body["photo_id"],
        sender=Sender(reader.is_reporter, device),
        replaces=body["replaces"],
        client_id=body["id"],
    )
    return _show(find_reader(public_id, body["token"]), device)


@blueprint.route("/reports/<string:public_id>/satisfaction", methods=["POST"])
@access(follower)
@rate_limit(FOLLOW_RATES)
@blueprint.arguments(AnswerSchema)
@blueprint.response(200, SatisfactionSchema)
def answer(body: dict[str, Any], public_id: str) -> dict[str, Any]:
    """Say how one finds the result; one answer a person, which may be changed while "not fixed" may be said."""
    reader = find_reader(public_id, body["token"])
    if not reader.is_somebody:
        raise ProblemError(errors.TOKEN_INVALID)
    comment = (body["comment"] or "").strip()
    person_id = reader.person.id if reader.person else None
    return asdict(satisfaction.answer_question(reader.report, person_id, body["answer"], comment))


def show_receipt(receipt: Receipt, locale: str) -> dict[str, Any]:
    """A ReceiptSchema mapping."""
    report, token = receipt.report, tokens.follow_token(receipt.report)
    return {
        "id": report.id,
        "public_id": report.public_id,
        "town": receipt.town.slug,
        "status": report.status,
        "status_label": workflow.STATUSES[report.status].label(locale),
        "service": {
            "code": receipt.service.code,
            "name": pick(receipt.service.name, locale),
            "icon": receipt.service.icon,
        },
        "department": show_department(receipt.department, locale),
        "why": explain(report.routing, pick(receipt.department.name, locale), locale),
        "submitted_at": report.submitted_at,
        "due_at": report.due_at,
        "address": report.address,
        "follow_token": token,
        "follow_url": f"{settings.base_url}/suivi/{report.public_id}?jeton={token}",
        "email_pending_confirmation": receipt.email_pending,
    }


def _show(reader: Reader, device: str | None) -> dict[str, Any]:
    report = reader.report
    return show_view(
        report_queries.load_detail(report),
        town_slug(report.jurisdiction_id),
        current_locale(),
        token=reader.token if reader.is_known else None,
        reader=reader.person,
        is_reporter=reader.is_reporter,
        sender=Sender(reader.is_reporter, device) if reader.is_known else None,
        knows_address=knows_address(reader.person, reader.token),
        question=satisfaction.find_question(report, reader.person.id if reader.person else None)
        if reader.is_somebody
        else None,
    )


def _read_joining(body: dict[str, Any]) -> Joining | None:
    """What "I have seen the same" brings; a word or pictures alone say it too."""
    note, photo_ids = (body["note"] or "").strip() or None, tuple(dict.fromkeys(body["photo_ids"]))
    return Joining(body["id"], note, photo_ids) if body["joins"] or note or photo_ids else None


def _read_json() -> Submission:
    return as_submission(Blueprint.ARGUMENTS_PARSER.parse(_SUBMISSION, request, location="json"))


def read_contact(fields: dict[str, str | None] | None) -> Contact:
    """What a SenderSchema read, empty values left out."""
    return Contact(**{name: (value or "").strip() or None for name, value in (fields or {}).items()})


def as_submission(fields: dict[str, Any], *, source: str = "app") -> Submission:
    """What a SubmissionSchema read, as the action takes it."""
    gps = fields["gps"]
    return Submission(
        id=fields["id"],
        service_code=fields["service_code"],
        point=Point(fields["latitude"], fields["longitude"]),
        accuracy_m=fields["accuracy_m"],
        gps_point=Point(gps["latitude"], gps["longitude"]) if gps else None,
        gps_accuracy_m=gps["accuracy_m"] if gps else None,
        address=fields["address"],
        location_hint=(fields["location_hint"] or "").strip() or None,
        asset_id=fields["asset_id"],
        description=(fields["description"] or "").strip(),
        answers=fields["answers"] or {},
        photo_ids=tuple(dict.fromkeys(fields["photo_ids"])),
        contact=read_contact(fields["contact"]),
        locale=fields["locale"] or current_locale(),
        department_code=fields["department_code"],
        captured_at=fields["captured_at"],
        source=source,
    )


def _read_multipart(device: str | None) -> Submission:
    fields: dict[str, Any] = Blueprint.ARGUMENTS_PARSER.parse(_MULTIPART_SUBMISSION, request, location="form_and_files")
    report_id = fields["id"] or ids.new_uuid()
    has_gps = fields.get("gps_latitude") is not None and fields.get("gps_longitude") is not None
    return Submission(
        id=report_id,
        service_code=fields["service_code"],
        point=Point(fields["latitude"], fields["longitude"]),
        accuracy_m=fields["accuracy_m"],
        gps_point=Point(fields["gps_latitude"], fields["gps_longitude"]) if has_gps else None,
        gps_accuracy_m=fields["gps_accuracy_m"],
        address=fields["address"],
        location_hint=(fields["location_hint"] or "").strip() or None,
        asset_id=fields["asset_id"],
        description=fields["description"].strip(),
        answers=_read_answers(fields["answers"]),
        photo_ids=_receive_pictures(report_id, fields["photos"], device),
        contact=Contact(email=fields["email"], phone=fields["phone"], name=fields["name"]),
        locale=fields["locale"] or current_locale(),
        department_code=fields["department_code"],
        source="web",
    )


def _receive_pictures(report_id: uuid.UUID, files: list[FileStorage], device: str | None) -> tuple[uuid.UUID, ...]:
    """Each picture's id follows from the report's id and its place, so that a repeat finds the same pictures."""
    received = []
    if not all(isinstance(file, FileStorage) for file in files):
        raise ProblemError(errors.VALIDATION_FAILED, errors=[FieldError("photos", "field.invalid")])
    for position, file in enumerate(file for file in files if file.filename or file.content_length):
        photo_id = uuid.uuid5(report_id, f"photo-{position}")
        photos.receive_photo(photo_id, file.stream, device_hash=device)
        received.append(photo_id)
    return tuple(received)


def _read_answers(text: str) -> dict[str, Any]:
    try:
        answers = json.loads(text)
    except ValueError:
        answers = None
    if not isinstance(answers, dict):
        raise ProblemError(errors.VALIDATION_FAILED, errors=[FieldError("answers", "field.invalid")])
    return answers


def _device_hash(headers: dict[str, Any]) -> str | None:
    secret = headers.get("device")
    return tokens.device_hash(secret) if secret else None


def _token(query: dict[str, Any]) -> str | None:
    return request.headers.get("X-Follow-Token") or query["token"]
