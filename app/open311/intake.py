"""POST Service Request, and the number of a request from its token."""

from __future__ import annotations

from typing import Any

from flask import Response, request

from app.actions import program_reports, tokens
from app.actions.api_keys import Program
from app.actions.catalog import find_service
from app.actions.program_reports import Sending
from app.actions.reports import Receipt
from app.actions.submissions import Submission, check_answers
from app.core import errors, ids, workflow
from app.core.errors import ProblemError
from app.models import Jurisdiction, Service
from app.open311.discovery import RATES
from app.open311.formats import answer
from app.open311.forms import (
    Problems,
    fingerprint,
    read_attributes,
    read_contact,
    read_media,
    read_point,
    read_text,
)
from app.open311.room import GeoReportError, blueprint, find_town, name_answer
from app.web.api_keys import require_program
from app.web.auth import access, public
from app.web.locale import current_locale, pick
from app.web.ratelimit import rate_limit
from app.web.why import explain
from geo.addresses import AddressHit, find_reference, search_addresses
from geo.points import Point

WRITE = "reports:write"
WHERE = "lat and long, or address_string, or address_id, were not provided"
EXACT = frozenset({"address", "street", "landmark", "asset"})
"""What an address may mean; a whole quarter is no place to send anybody to."""
MOST_KEY = 200
MOST_HINT = 200


@blueprint.route("/requests.<any(xml,json):suffix>", methods=["POST"])
@access(public)
@rate_limit(RATES, name="open311.write")
def create_report(suffix: str) -> Response:
    """Take a report from a program: its number at once, or for a batch service a token."""
    program = require_program(WRITE)
    town = find_own_town(program)
    sending, service = _read(town)
    receipt = program_reports.submit_for_program(sending, program)
    response = answer([_show(receipt, service)], suffix, "service_requests", status=200 if receipt.is_replay else 201)
    if receipt.is_replay:
        response.headers["Idempotency-Replayed"] = "true"
    response.headers["Cache-Control"] = "no-store"
    return response


@blueprint.route("/tokens/<token>.<any(xml,json):suffix>", methods=["GET"])
@access(public)
@rate_limit(RATES, name="open311.read")
def read_token(token: str, suffix: str) -> Response:
    """The number behind a token, once somebody at the town hall has looked at the report; empty until then."""
    town = find_town()
    report_id = tokens.read_receipt_token(token)
    report = program_reports.find_of_receipt(town.id, report_id) if report_id else None
    if report is None:
        raise GeoReportError(404, "token was not found")
    number = None if report.status == workflow.RECEIVED else report.public_id
    response = answer([{"service_request_id": number, "token": token}], suffix, "service_requests")
    response.headers["Cache-Control"] = "no-store"
    return response


def find_own_town(program: Program) -> Jurisdiction:
    """The town that is meant. Raises GeoReportError 403 when the key is another town's, and as find_town does."""
    town = find_town()
    if town.id != program.jurisdiction_id:
        raise GeoReportError(403, "api_key is not for this jurisdiction_id")
    return town


def _read(town: Jurisdiction) -> tuple[Sending, Service]:
    problems, locale = Problems(), current_locale()
    code = read_text("service_code", problems)
    service = find_service(town.id, code) if code else None
    if code is None:
        problems.add("service_code was not provided")
    elif service is None:
        problems.add("service_code was not found", status=404)
    answers: dict[str, Any] = dict(read_attributes())
    if service is not None:
        _check_attributes(service, answers, locale, problems)
    point, address, hint = _read_place(town, problems)
    description, contact = read_text("description", problems), read_contact(problems)
    for name in ("device_id", "account_id"):
        read_text(name, problems)
    files, urls = read_media(problems)
    problems.raise_any()
    if service is None or point is None:  # both are among the problems
        raise GeoReportError(400, WHERE)
    submission = Submission(
        id=ids.new_uuid(),
        service_code=service.code,
        point=point,
        address=address,
        location_hint=hint,
        description=description or "",
        answers=answers,
        contact=contact,
        locale=locale,
    )
    content = fingerprint(files, service.code)
    pictures = [file.stream for file in files]
    return Sending(submission, content, pictures, urls, _read_repeat_key()), service


def _check_attributes(service: Service, answers: dict[str, Any], locale: str, problems: Problems) -> None:
    """Each attribute that is missing or impossible, by its code; an emergency ends the matter at once."""
    try:
        check_answers(service, answers, locale)
    except ProblemError as error:
        if error.code != errors.VALIDATION_FAILED:
            raise
        for item in error.errors:
            is_missing = item.code == errors.ANSWER_MISSING
            said = "was not provided" if is_missing else "has a value that is not possible"
            problems.add(f"{name_answer(item.field)} {said}: {item.message}")


def _read_place(town: Jurisdiction, problems: Problems) -> tuple[Point | None, str | None, str | None]:
    """The point, the address to show, and words on where it is that are for the team alone."""
    words = read_text("address_string", problems)
    before = len(problems.found)
    point = read_point(problems)
    if point is not None or len(problems.found) > before:
        return point, words, None
    reference = read_text("address_id", problems)
    if reference is not None:
        hit = find_reference(town.id, reference)
        if hit is None:
            problems.add("address_id was not found")
            return None, None, None
        return hit.point, hit.label, words[:MOST_HINT] if words else None
    if words is None:
        problems.add(WHERE)
        return None, None, None
    hit = _locate(town, words)
    if hit is None:
        problems.add("address_string was not found here: send lat and long")
        return None, None, None
    return hit.point, hit.label, words[:MOST_HINT] if words != hit.label else None


def _locate(town: Jurisdiction, words: str) -> AddressHit | None:
    """The best meaning of an address; of its parts, from the most specific to the most general, the first does too."""
    for asked in dict.fromkeys((words, words.partition(",")[0].strip())):
        hit = next(iter(search_addresses(town.id, asked, limit=1)), None) if asked else None
        if hit is not None and hit.kind in EXACT:
            return hit
    return None


def _read_repeat_key() -> str | None:
    found = request.headers.get("Idempotency-Key", "").strip()
    if len(found) > MOST_KEY:
        raise GeoReportError(400, f"Idempotency-Key is longer than {MOST_KEY} characters")
    return found or None


def _show(receipt: Receipt, service: Service) -> dict[str, Any]:
    locale = current_locale()
    why = explain(receipt.report.routing, pick(receipt.department.name, locale), locale)
    told = {"service_notice": why["sentence"], "account_id": request.form.get("account_id") or None}
    if service.is_batch:
        return {"token": tokens.receipt_token(receipt.report.id), **told}
    return {"service_request_id": receipt.report.public_id, **told}
