"""Serves the built web apps, and the follow page with its own title and picture."""

from __future__ import annotations

import mimetypes
import uuid
from pathlib import Path
from typing import Any, cast

from flask import Blueprint, Response, abort, make_response, redirect, request, send_from_directory

from app.actions import assisted
from app.core import errors
from app.core.errors import ProblemError
from app.core.extensions import db, settings
from app.web.auth import access, public
from app.web.caching import with_etag
from app.web.caller import chosen_town, find_reader
from app.web.first_load import with_first_load
from app.web.headers import framed_by
from app.web.locale import current_locale
from app.web.share_tags import ShareTags, tags_of_nothing, tags_of_report, tags_of_town, with_tags

blueprint = Blueprint("pages", __name__)

IMMUTABLE = "public, max-age=31536000, immutable"
REVALIDATED = "no-cache"
COPIES = {"br": "br", "gzip": "gz"}
"""The codings of the build's compressed copies, the smaller first, and how the copies' names end."""
DOCUMENTATION = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Rue Claire API</title><link rel="stylesheet" href="/api-docs/swagger-ui.css"></head>
<body><div id="swagger-ui"></div>
<script src="/api-docs/swagger-ui-bundle.js"></script><script src="/api-docs/start.js"></script></body></html>"""


@blueprint.get("/")
@blueprint.get("/signaler")
@blueprint.get("/signaler/<path:rest>")
@blueprint.get("/liste")
@blueprint.get("/mes-signalements")
@blueprint.get("/alertes")
@blueprint.get("/alertes/<path:rest>")
@blueprint.get("/integrer")
@blueprint.get("/confirmer/<path:rest>")
@blueprint.get("/desabonner/<path:rest>")
@blueprint.get("/connexion")
@blueprint.get("/connexion/<path:rest>")
@blueprint.get("/reglages")
@blueprint.get("/a-propos")
@blueprint.get("/guichet")
@blueprint.get("/accessibilite")
@blueprint.get("/statistiques")
@blueprint.get("/donnees")
@blueprint.get("/integrateurs")
@blueprint.get("/o/<path:rest>")
@access(public)
def resident(rest: str = "") -> Response:
    """The resident's app."""
    return _opened(_read("index.html"), current_locale())


@blueprint.get("/ville")
@access(public)
def town() -> Response:
    """The public map and list of the town, as those who share the address should see it named."""
    locale = current_locale()
    try:
        return _tagged(tags_of_town(chosen_town(None), locale))
    except ProblemError as error:
        if error.code != errors.TOWN_MISSING:
            raise
        return _tagged(tags_of_nothing(locale))


@blueprint.get("/embed")
@access(public)
def embed() -> Response:
    """The public map or list for a town's own site: the one page that others may frame, those the town names if any."""
    town = chosen_town(request.args.get("ville") or None)
    response = _page("embed.html")
    return framed_by(response, town.settings.get("embed_origins") or ["*"])


@blueprint.get("/recu/<uuid:report_id>")
@access(public)
def receipt(report_id: uuid.UUID) -> Response:
    """Where the code on a provisional receipt leads: to the follow page once the report is here, else to "not yet".

    Only reports that an agent entered: the id was on paper before the number. No key comes with it.
    """
    report = assisted.find_entry(report_id)
    if report is None:
        return _opened(_read("index.html"), current_locale())
    response = redirect(f"/suivi/{report.public_id}", 302)
    response.headers["Cache-Control"] = "no-store"
    return cast(Response, response)


@blueprint.get("/crew")
@blueprint.get("/crew/<path:rest>")
@access(public)
def crew(rest: str = "") -> Response:
    """The crew's app."""
    return _page("crew.html")


@blueprint.get("/staff")
@blueprint.get("/staff/<path:rest>")
@access(public)
def staff(rest: str = "") -> Response:
    """The dashboard; what its API does not have is not a page of it."""
    if rest.split("/", 1)[0] == "v1":
        abort(404)
    return _page("staff.html")


@blueprint.get("/intervention/<string:token>")
@access(public)
def intervention(token: str) -> Response:
    """The page of an outside body's link: the same for every token, it asks the API itself; changes nothing."""
    response = _page("intervention.html")
    response.headers["Cache-Control"] = "no-store"
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


@blueprint.get("/suivi/<string:public_id>")
@access(public)
def follow(public_id: str) -> Response:
    """The follow page; a public report's own title, description and picture are in it for those who share it."""
    locale = current_locale()
    try:
        reader = find_reader(public_id, None)
    except ProblemError as error:
        if error.code != errors.REPORT_NOT_FOUND:
            raise
        return _tagged(tags_of_nothing(locale, is_listed=False))
    return _tagged(tags_of_report(reader.report, locale))


@blueprint.get("/api/v1/docs")
@access(public)
def documentation() -> Response:
    """The API's documentation, with a form to try each call."""
    return _respond(DOCUMENTATION)


@blueprint.get("/healthz")
@blueprint.get("/api/v1/healthz")
@access(public)
def healthz() -> Any:
    """Whether this process answers and reaches its database."""
    db.session.execute(db.select(1))
    return {"status": "ok"}, 200, {"Cache-Control": "no-store"}


@blueprint.get("/<path:name>")
@access(public)
def asset(name: str) -> Response:
    """A file of the built front end; names with a hash may be kept for ever."""
    folder = settings.frontend_dir
    if name.startswith(".") or not (Path(folder) / name).is_file():
        abort(404)
    response = _file(Path(folder), name)
    response.headers["Cache-Control"] = IMMUTABLE if name.startswith("assets/") else REVALIDATED
    if name == "sw.js":
        response.headers["Service-Worker-Allowed"] = "/"
    return response


def _file(folder: Path, name: str) -> Response:
    """The file, or the copy of it that the build compressed, in the first coding that the caller takes."""
    codings = [coding for coding in COPIES if (folder / f"{name}.{COPIES[coding]}").is_file()]
    chosen = next((coding for coding in codings if request.accept_encodings[coding] > 0), None)
    if chosen is None:
        response = make_response(send_from_directory(folder, name))
    else:
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        response = make_response(send_from_directory(folder, f"{name}.{COPIES[chosen]}", mimetype=kind))
        response.headers["Content-Encoding"] = chosen
    if codings:
        response.vary.add("Accept-Encoding")
    return response


def _page(name: str) -> Response:
    return _respond(_read(name))


def _opened(source: str, locale: str) -> Response:
    """The resident's page with what its address and language need first named in it."""
    response = _respond(with_first_load(source, Path(settings.frontend_dir), request.path, locale))
    response.vary.add("Accept-Language")
    return response


def _read(name: str) -> str:
    path = settings.frontend_dir / name
    if not path.is_file():
        raise ProblemError(errors.UNAVAILABLE)
    return path.read_text("utf-8")


def _respond(source: str) -> Response:
    response = make_response(source)
    response.content_type = "text/html; charset=utf-8"
    tagged = with_etag(response, seconds=0)
    tagged.headers["Cache-Control"] = REVALIDATED
    return tagged


def _tagged(tags: ShareTags) -> Response:
    return _opened(with_tags(_read("index.html"), tags), tags.locale)
