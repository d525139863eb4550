"""Errors as RFC 9457 problem details: one renderer for every HTTP room."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from typing import Any, cast

from flask import Flask, Response, json, request
from marshmallow import INCLUDE, Schema, fields
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from werkzeug.exceptions import HTTPException

from app.core import errors
from app.core.errors import FieldError, ProblemError
from app.core.extensions import db
from app.web.locale import current_locale

CONTENT_TYPE = "application/problem+json"
RETRY_AFTER_SECONDS = 2
CODE_OF_STATUS = {
    400: errors.REQUEST_MALFORMED,
    404: errors.NOT_FOUND,
    405: errors.METHOD_NOT_ALLOWED,
    406: errors.NOT_ACCEPTABLE,
    413: errors.REQUEST_TOO_LARGE,
    415: errors.MEDIA_TYPE_UNSUPPORTED,
    422: errors.VALIDATION_FAILED,
    503: errors.UNAVAILABLE,
}

log = logging.getLogger("rueclaire.web")


class FieldProblemSchema(Schema):
    """One field that must change."""

    field = fields.String(required=True, metadata={"description": "The field as it was sent, nested ones with dots."})
    code = fields.String(required=True)
    message = fields.String(required=True, metadata={"description": "A sentence in the caller's language."})


class ProblemSchema(Schema):
    """RFC 9457 problem details; `code` is stable (docs/errors.md), `detail` is a sentence to show."""

    class Meta:
        """Some codes add members of their own (RFC 9457, 3.2), as `place.outside` adds the nearest town."""

        unknown = INCLUDE

    type = fields.String(required=True)
    title = fields.String(required=True)
    status = fields.Integer(required=True)
    code = fields.String(required=True)
    detail = fields.String(required=True)
    errors = fields.List(fields.Nested(FieldProblemSchema))


def render_problem(error: ProblemError) -> Response:
    """The answer for an error of ours, in the caller's language."""
    locale = current_locale()
    body: dict[str, Any] = {
        "type": f"/docs/errors#{error.code.replace('.', '')}",
        "title": error.code,
        "status": error.kind.status,
        "code": error.code,
        "detail": errors.sentence(error.code, locale, error.context),
        **error.extra,
    }
    if error.errors:
        body["errors"] = [_field(item, locale, error.context) for item in error.errors]
    response = Response(json.dumps(body), status=error.kind.status, content_type=CONTENT_TYPE)
    response.headers.extend(error.headers)
    response.headers["Cache-Control"] = "no-store"
    return response


def render_http_exception(error: HTTPException) -> Response:
    """The answer for an error raised by Flask, Werkzeug or webargs."""
    if error.response is not None:
        return cast("Response", error.response)
    status = error.code or 500
    code = CODE_OF_STATUS.get(status, errors.INTERNAL if status >= 500 else errors.REQUEST_MALFORMED)
    messages = getattr(error, "data", {}).get("messages") if hasattr(error, "data") else None
    problem = ProblemError(code, errors=list(_flatten(messages)) if messages else None)
    response = render_problem(problem)
    response.status_code = status
    if status != problem.kind.status:
        body = json.loads(response.get_data())
        response.set_data(json.dumps({**body, "status": status}))
    for name, value in error.get_headers():
        if name.lower() in {"allow", "retry-after", "location"}:
            response.headers[name] = value
    return response


def render_database_error(error: DBAPIError | PoolTimeoutError) -> Response:
    """503 while the database is away or too busy; anything else it says is a defect of ours, and 500."""
    db.session.rollback()
    if isinstance(error, OperationalError | PoolTimeoutError) or getattr(error, "connection_invalidated", False):
        log.warning("database unavailable", extra={"kind": type(error).__name__, "path": request.path})
        return render_problem(ProblemError(errors.UNAVAILABLE, headers={"Retry-After": str(RETRY_AFTER_SECONDS)}))
    return render_unexpected(error)


def render_unexpected(error: Exception) -> Response:
    """500 for what nobody foresaw; the log has the trace, the answer has none."""
    db.session.rollback()
    log.error("unexpected error", exc_info=error, extra={"path": request.path, "method": request.method})
    return render_problem(ProblemError(errors.INTERNAL))


def register_problems(app: Flask) -> None:
    """Render every error of the application as a problem."""
    app.register_error_handler(ProblemError, _after_rollback)
    app.register_error_handler(HTTPException, render_http_exception)
    app.register_error_handler(DBAPIError, render_database_error)
    app.register_error_handler(PoolTimeoutError, render_database_error)
    app.register_error_handler(Exception, render_unexpected)


def _after_rollback(error: ProblemError) -> Response:
    db.session.rollback()
    return render_problem(error)


def _field(item: FieldError, locale: str, context: dict[str, object]) -> dict[str, str]:
    message = item.message or (errors.sentence(item.code, locale, context) if item.code in errors.KINDS else item.code)
    return {"field": item.field, "code": item.code, "message": message}


def _flatten(messages: Any, path: tuple[str, ...] = ()) -> Iterator[FieldError]:
    """webargs' {location: {field: [message]}} as a flat list; the location is left out."""
    if isinstance(messages, Mapping):
        for key, value in messages.items():
            inside = (
                path
                if not path and key in {"json", "query", "form", "form_and_files", "headers", "files"}
                else (*path, str(key))
            )
            yield from _flatten(value, inside)
    elif isinstance(messages, list | tuple):
        for value in messages:
            yield from _flatten(value, path)
    else:
        field = ".".join(part for part in path if part != "_schema")
        yield FieldError(field or "body", "field.invalid", str(messages))
