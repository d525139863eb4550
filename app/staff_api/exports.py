"""Exports over HTTP: what can be chosen, a small file at once, large ones prepared, listed, fetched, dropped."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from flask import Response

from app.actions import exports
from app.actions.accounts import SignedIn
from app.actions.export_columns import COLUMNS
from app.actions.export_writing import forget_path
from app.core import clock
from app.models import Export
from app.staff_api.catalogue import SOURCE_LABELS
from app.staff_api.exports_schemas import ExportChoicesSchema, ExportSchema, ExportsSchema, WishSchema
from app.staff_api.reports import read_filters
from app.staff_api.schemas import FiltersSchema
from app.web.auth import access, desk, require_staff
from app.web.blueprint import Blueprint
from app.web.locale import current_locale, pick
from app.web.ratelimit import rate_limit

blueprint = Blueprint("staff_exports", __name__, url_prefix="/staff/v1", description="Exports of reports")

TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "geojson": "application/geo+json",
    "gpkg": "application/geopackage+sqlite3",
}
ANY_FILE = "application/octet-stream"
RATES = "120/hour"
SEEN_RATES = "240/minute"
PART_BYTES = 256 * 1024
_BINARY = {"type": "string", "format": "binary"}


@blueprint.route("/exports/choices", methods=["GET"])
@access(desk)
@blueprint.arguments(FiltersSchema, location="query")
@blueprint.response(200, ExportChoicesSchema)
def read_choices(query: dict[str, Any]) -> dict[str, Any]:
    """How many reports a selection holds, and the columns that the viewer may take."""
    viewer, locale = require_staff(), current_locale()
    count = exports.count_selection(viewer, read_filters(viewer, query))
    may_take = exports.may_take_personal(viewer)
    return {
        "count": count,
        "at_once": count <= exports.AT_ONCE,
        "columns": [
            {
                "code": column.code,
                "label": column.label(locale),
                "is_personal": column.is_personal,
                "is_usual": column.is_usual,
            }
            for column in COLUMNS.values()
            if may_take or not column.is_personal
        ],
        "may_take_personal": may_take,
    }


@blueprint.route("/exports/now", methods=["GET"])
@access(desk)
@rate_limit(RATES)
@blueprint.arguments(WishSchema, location="query")
@blueprint.response(200, _BINARY, content_type=ANY_FILE)
def take_now(query: dict[str, Any]) -> Response:
    """The file of a small selection. 422 `export.too_large` beyond 5,000 reports."""
    viewer = require_staff()
    path = exports.write_now(viewer, read_filters(viewer, query), _wish(query), _sources())
    return _attached(_parts(path), viewer, query["format"])


@blueprint.route("/exports", methods=["POST"])
@access(desk)
@rate_limit(RATES)
@blueprint.arguments(WishSchema, location="query")
@blueprint.response(202, ExportSchema)
def ask_export(query: dict[str, Any]) -> dict[str, Any]:
    """Have a selection of any size prepared; it can be fetched for seven days by whoever asked."""
    viewer = require_staff()
    return _show(exports.ask_export(viewer, read_filters(viewer, query), _wish(query), _sources()))


@blueprint.route("/exports", methods=["GET"])
@access(desk)
@blueprint.response(200, ExportsSchema)
def list_exports() -> dict[str, Any]:
    """One's own exports and how far they are."""
    return {"exports": [_show(one) for one in exports.list_exports(require_staff())]}


@blueprint.route("/exports/<uuid:export_id>/file", methods=["GET"])
@access(desk)
@blueprint.response(200, _BINARY, content_type=ANY_FILE)
def fetch_file(export_id: uuid.UUID) -> Response:
    """A ready file, for whoever asked for it alone. 404 for anybody else and past its days, 409 until it is ready."""
    viewer = require_staff()
    export = exports.find_export(viewer, export_id)
    response = _attached(exports.read_file(export), viewer, export.format)
    response.headers["Content-Length"] = str(export.size_bytes)
    return response


@blueprint.route("/exports/seen", methods=["POST"])
@access(desk)
@rate_limit(SEEN_RATES)
@blueprint.response(204)
def mark_seen() -> None:
    """Note that the caller saw how their exports ended: the bell is quiet about them, and no mail comes."""
    exports.mark_seen(require_staff())


@blueprint.route("/exports/<uuid:export_id>/retry", methods=["POST"])
@access(desk)
@rate_limit(RATES)
@blueprint.response(202, ExportSchema)
def retry_export(export_id: uuid.UUID) -> dict[str, Any]:
    """Have one's own failed export prepared after all. 409 `export.not_failed` for one that is ready or in work."""
    return _show(exports.retry_export(require_staff(), export_id))


@blueprint.route("/exports/<uuid:export_id>", methods=["DELETE"])
@access(desk)
@blueprint.response(204)
def drop_export(export_id: uuid.UUID) -> None:
    """Delete one's own export and its file."""
    exports.drop_export(require_staff(), export_id)


def _wish(query: dict[str, Any]) -> dict[str, Any]:
    return {name: query[name] for name in ("format", "columns", "separator", "personal")} | {"locale": current_locale()}


def _sources() -> dict[str, str]:
    return {code: pick(label, current_locale()) for code, label in SOURCE_LABELS.items()}


def _attached(parts: Iterator[bytes], viewer: SignedIn, kind: str) -> Response:
    response = Response(parts, content_type=TYPES[kind])
    name = f"{viewer.town_slug}-{clock.now():%Y-%m-%d}.{kind}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _parts(path: Path) -> Iterator[bytes]:
    """The bytes of a file, which is gone as soon as it is open."""
    source = path.open("rb")
    forget_path(path)

    def read() -> Iterator[bytes]:
        with source:
            while part := source.read(PART_BYTES):
                yield part

    return read()


def _show(export: Export) -> dict[str, Any]:
    is_ready = export.state == "ready"
    names = (
        "id",
        "format",
        "state",
        "rows_done",
        "rows_total",
        "size_bytes",
        "created_at",
        "finished_at",
        "expires_at",
    )
    shown: dict[str, Any] = {name: getattr(export, name) for name in names}
    return shown | {
        "failure": export.failure_code,
        "is_seen": export.seen_at is not None,
        "url": f"/staff/v1/exports/{export.id}/file" if is_ready else None,
    }
