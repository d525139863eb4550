"""The room's blueprint: which town is meant, what an absent argument is, and errors as the specification wants them."""

from __future__ import annotations

from flask import Blueprint, Response, request
from werkzeug.exceptions import HTTPException

from app.actions import catalog
from app.core import errors
from app.core.errors import ProblemError
from app.core.extensions import db
from app.models import Jurisdiction
from app.open311.formats import SUFFIXES, answer
from app.web.api_keys import has_secret
from app.web.auth import access, public
from app.web.caller import default_town
from app.web.locale import current_locale
from app.web.problems import render_http_exception

PREFIX = "/open311/v2"
KEPT_STATUSES = frozenset({403, 404, 429, 503, 507})
"""Everything else that goes wrong on the caller's side is 400 (GeoReport v2, "Possible Errors" of each method)."""
OTHER_STATUSES = {errors.KEY_INVALID: 403, errors.SERVICE_UNKNOWN: 404}

blueprint = Blueprint("open311", __name__, url_prefix=PREFIX)


class GeoReportError(Exception):
    """An error that only this room knows: an HTTP status and a sentence for each thing that is wrong."""

    def __init__(self, status: int, *descriptions: str) -> None:
        super().__init__("; ".join(descriptions))
        self.status, self.descriptions = status, descriptions


def argument(name: str) -> str | None:
    """An argument of the address; an empty one is an absent one (GeoReport v2, "Optional Arguments")."""
    return request.args.get(name, "").strip() or None


def find_town() -> Jurisdiction:
    """The town that `jurisdiction_id` names. With several it must be given.

    Raises GeoReportError 400 when it is missing, 404 when it is unknown.
    """
    asked = argument("jurisdiction_id") or request.form.get("jurisdiction_id", "").strip() or None
    towns = catalog.list_towns()
    if asked is None:
        if len(towns) > 1:
            raise GeoReportError(400, "jurisdiction_id was not provided")
        return default_town()
    found = next((town for town in towns if town.slug == asked), None)
    if found is None:
        raise GeoReportError(404, "jurisdiction_id provided was not found")
    return found


def wanted_suffix() -> str:
    """The format that the address asks for; XML, which is mandatory, where it asks for none that there is."""
    suffix = request.path.rpartition(".")[2]
    return suffix if suffix in SUFFIXES else "xml"


@blueprint.before_request
def refuse_nul() -> None:
    """Raises GeoReportError 400 for the one character that no text of ours can hold."""
    sent = [pair for source in (request.args, request.form) for pair in source.items(multi=True)]
    if "\x00" in request.path or any("\x00" in text for pair in sent for text in pair):
        raise GeoReportError(400, "an argument holds a character that cannot be read")


@blueprint.errorhandler(GeoReportError)
def render_own_error(error: GeoReportError) -> Response:
    """An array of code and description."""
    return _show(error.status, *error.descriptions)


@blueprint.errorhandler(ProblemError)
def render_problem(error: ProblemError) -> Response:
    """The same for what the rest of the application raises; each field that is wrong is an error of its own."""
    locale = current_locale()
    db.session.rollback()
    status = OTHER_STATUSES.get(error.code, error.kind.status if error.kind.status in KEPT_STATUSES else 400)
    sentences = [
        item.message or errors.sentence(item.code, locale, error.context)
        for item in error.errors
        if item.message or item.code in errors.KINDS
    ]
    if error.code == errors.KEY_INVALID:
        sentences = ["api_key is not valid" if has_secret() else "api_key was not provided"]
    response = _show(status, *(sentences or [errors.sentence(error.code, locale, error.context)]))
    response.headers.extend(error.headers)
    return response


@blueprint.errorhandler(HTTPException)
def render_http_error(error: HTTPException) -> Response:
    """The same for what the web server finds wrong, as a body that is too large."""
    status = error.code or 400
    return _show(status if status in KEPT_STATUSES else 400, error.name)


@blueprint.app_errorhandler(405)
def render_wrong_method(error: HTTPException) -> Response:
    """The same for a method that a call does not have; elsewhere as everywhere else."""
    if not request.path.startswith(f"{PREFIX}/"):
        return render_http_exception(error)
    response = _show(400, f"{request.method} is no method of {request.path[:100]}")
    response.headers["Allow"] = ", ".join(getattr(error, "valid_methods", None) or ("GET",))
    return open_to_other_sites(response)


def name_answer(field: str) -> str:
    """How the specification spells the field of an answer: `answers.extent` is `attribute[extent]`."""
    head, _, code = field.partition(".")
    return f"attribute[{code}]" if head == "answers" else field


@blueprint.route("/", defaults={"rest": ""}, methods=["GET", "POST"])
@blueprint.route("/<path:rest>", methods=["GET", "POST"])
@access(public)
def nothing_here(rest: str) -> Response:
    """Whatever the specification does not name."""
    return _show(404, f"There is nothing at {PREFIX}/{rest[:100]}.")


@blueprint.after_request
def open_to_other_sites(response: Response) -> Response:
    """Pages of other sites may read this: nothing in it depends on who asks, and no cookie is looked at."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def _show(status: int, *descriptions: str) -> Response:
    found = [{"code": status, "description": one} for one in descriptions]
    response = answer(found, wanted_suffix(), "errors", status=status)
    response.headers["Cache-Control"] = "no-store"
    return response
