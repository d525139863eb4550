"""The public dataset, its catalogue, and the public statistics: everybody may read them, no key is asked."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from flask import Response, make_response

from app.actions import figure_names, open_data
from app.actions.open_data_rules import read_rules
from app.core import errors
from app.core.errors import ProblemError
from app.core.languages import nearest_full
from app.models import Jurisdiction, OpenDataFile, OpenDataMonth
from app.opendata import catalogue
from app.opendata.files import hand_out
from app.opendata.schemas import OpenDataQuerySchema, OpenDatasetSchema, PublicStatisticsSchema, StatisticsQuerySchema
from app.web.auth import access, public
from app.web.blueprint import Blueprint
from app.web.caching import with_etag
from app.web.caller import chosen_town
from app.web.locale import current_locale, pick
from app.web.open_months import show_month
from app.web.ratelimit import rate_limit

blueprint = Blueprint("opendata", __name__, url_prefix="/opendata/v1", description="Open data and public statistics")

RATES = "240/minute"
FRESH_SECONDS = 300
JSON_LD = "application/ld+json"
FORMATS = "any('csv', 'geojson', 'gpkg', 'parquet')"
_BINARY = {"type": "string", "format": "binary"}


@blueprint.route("/reports", methods=["GET"])
@access(public)
@rate_limit(RATES)
@blueprint.arguments(OpenDataQuerySchema, location="query")
@blueprint.response(200, OpenDatasetSchema)
def read_dataset(query: dict[str, Any]) -> Response:
    """The dataset of reports: files by month and as a whole, licence, rules of anonymisation, columns."""
    town = chosen_town(query["town"])
    rules = read_rules(town)
    months, files = (open_data.list_months(town), open_data.list_files(town)) if rules.is_on else ([], [])
    parts: dict[str, list[OpenDataFile]] = {}
    for one in files:
        parts.setdefault(one.part, []).append(one)
    whole = parts.pop(open_data.ALL, None)
    return _told(
        OpenDatasetSchema(),
        {
            "town": town.slug,
            "is_on": rules.is_on,
            "is_published": bool(files),
            "licence": rules.licence,
            "updated_at": max((one.built_at for one in files), default=None),
            "k": rules.k,
            "place_m": rules.place_m,
            "whole": _part(town, open_data.ALL, whole) if whole else None,
            "months": [_part(town, name, parts[name]) for name in sorted(parts, reverse=True)],
            "anonymisation": [show_month(one) for one in months],
            "columns": catalogue.columns(_locale()),
            "schema_url": catalogue.absolute("schema.json", town),
            "catalogue_url": catalogue.absolute("catalog.jsonld", town),
            "report_url": catalogue.absolute("anonymisation.csv", town),
        },
    )


@blueprint.route(f"/reports/<string(maxlength=7):part>.<{FORMATS}:kind>", methods=["GET"])
@access(public)
@rate_limit(RATES)
@blueprint.arguments(OpenDataQuerySchema, location="query")
@blueprint.response(200, _BINARY, content_type="application/octet-stream")
@blueprint.alt_response(206, description="The part of the file that was asked for (Range).", success=True)
@blueprint.alt_response(304, description="The file that the caller has is the current one.", success=True)
def fetch_file(query: dict[str, Any], part: str, kind: str) -> Response:
    """A file of the dataset: `all`, or a month as 2026-10. Takes Range, If-None-Match and If-Modified-Since."""
    town = chosen_town(query["town"])
    found = open_data.find_file(town, part, kind)
    if found is None:
        raise ProblemError(errors.NOT_FOUND)
    return hand_out(town, found)


@blueprint.route("/schema.json", methods=["GET"])
@access(public)
@rate_limit(RATES)
@blueprint.arguments(OpenDataQuerySchema, location="query")
@blueprint.response(200, {"type": "object"})
def read_schema(query: dict[str, Any]) -> Response:
    """The dataset's columns as a Table Schema."""
    return _document(catalogue.table_schema(chosen_town(query["town"]), _locale()), "application/json")


@blueprint.route("/catalog.jsonld", methods=["GET"])
@access(public)
@rate_limit(RATES)
@blueprint.arguments(OpenDataQuerySchema, location="query")
@blueprint.response(200, {"type": "object"}, content_type=JSON_LD)
def read_catalogue(query: dict[str, Any]) -> Response:
    """The DCAT-AP catalogue of the dataset (JSON-LD), for portals that harvest."""
    town = chosen_town(query["town"])
    return _document(catalogue.dcat(town, open_data.list_files(town) if read_rules(town).is_on else []), JSON_LD)


@blueprint.route("/anonymisation.csv", methods=["GET"])
@access(public)
@rate_limit(RATES)
@blueprint.arguments(OpenDataQuerySchema, location="query")
@blueprint.response(200, {"type": "string"}, content_type="text/csv")
def read_anonymisation(query: dict[str, Any]) -> Response:
    """What was generalised and left out, month by month; `left_out` says `<k` for some but fewer than k."""
    town = chosen_town(query["town"])
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    names = ("month", "published", "day", "week", "month_wide", "town_wide", "squares", "left_out", "k", "place_m")
    writer.writerow(names)
    for one in open_data.list_months(town) if read_rules(town).is_on else ():
        row = show_month(one) | {"k": one.summary["k"], "place_m": one.summary["place_m"]}
        left_out = row["left_out"] if row["left_out"] is not None else f"<{row['k']}"
        writer.writerow([*(row[name] for name in names[:7]), left_out, row["k"], row["place_m"]])
    response = make_response(text.getvalue())
    response.content_type = "text/csv; charset=utf-8"
    response.headers["Content-Disposition"] = f'attachment; filename="anonymisation-{town.slug}.csv"'
    return _open(response)


@blueprint.route("/statistics", methods=["GET"])
@access(public)
@rate_limit(RATES)
@blueprint.arguments(StatisticsQuerySchema, location="query")
@blueprint.response(200, PublicStatisticsSchema)
def read_statistics(query: dict[str, Any]) -> Response:
    """The public statistics of a month, or of the last twelve; 404 for a month that is not published."""
    town = chosen_town(query["town"])
    listed = open_data.list_months(town) if read_rules(town).is_on else []
    months = [one for one in listed if one.statistics]
    period = _period(months, query["month"])
    return _told(
        PublicStatisticsSchema(),
        {
            "town": town.slug,
            "licence": read_rules(town).licence,
            "updated_at": max((one.built_at for one in months), default=None),
            "months": [f"{one.month:%Y-%m}" for one in months],
            "curve": [
                {"month": f"{one.month:%Y-%m}", **{name: one.statistics[name] for name in ("received", "solved")}}
                for one in reversed(months[:12])
            ],
            "period": _named(town, period) if period else None,
        },
    )


def _period(months: list[OpenDataMonth], wanted: str | None) -> dict[str, Any] | None:
    if wanted is None:
        return months[0].year or None if months else None
    found = next((one for one in months if f"{one.month:%Y-%m}" == wanted), None)
    if found is None:
        raise ProblemError(errors.NOT_FOUND)
    return found.statistics


def _named(town: Jurisdiction, period: dict[str, Any]) -> dict[str, Any]:
    names, locale = figure_names.name_members(town.id), current_locale()
    kinds = {"services": names["service"], "areas": names["area"]}

    def line(one: dict[str, Any], known: dict[str, figure_names.Member]) -> dict[str, Any]:
        member = known.get(str(one["id"]))
        name = (pick(member.name, locale) if isinstance(member.name, dict) else member.name) if member else None
        return one | {"code": member.code if member else None, "name": name}

    return period | {kind: [line(one, known) for one in period[kind]] for kind, known in kinds.items()}


def _part(town: Jurisdiction, name: str, files: list[OpenDataFile]) -> dict[str, Any]:
    return {
        "part": name,
        "rows": files[0].rows,
        "files": [
            {
                "format": one.format,
                "url": catalogue.absolute(f"reports/{name}.{one.format}", town),
                "bytes": one.size_bytes,
                "sha256": one.sha256,
                "updated_at": one.built_at,
            }
            for one in files
        ],
    }


def _locale() -> str:
    return nearest_full(current_locale())


def _told(schema: Any, document: dict[str, Any]) -> Response:
    return _document(schema.dump(document), "application/json")


def _document(document: dict[str, Any], kind: str) -> Response:
    response = make_response(json.dumps(document, ensure_ascii=False, separators=(",", ":")))
    response.content_type = kind
    return _open(response)


def _open(response: Response) -> Response:
    """Fit to be kept, compared, and asked by pages of other sites."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.vary.add("Accept-Language")
    return with_etag(response, seconds=FRESH_SECONDS)
