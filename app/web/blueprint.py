"""Blueprints and the API object of every HTTP room: OpenAPI 3.1, multipart bodies documented right, problem+json."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import flask_smorest
from flask import Flask, Response
from flask_smorest import Api
from marshmallow import EXCLUDE, Schema
from webargs.flaskparser import FlaskParser
from webargs.multidictproxy import MultiDictProxy
from werkzeug.datastructures import CombinedMultiDict
from werkzeug.exceptions import HTTPException

from app.web.auth import access, public
from app.web.documenting import complete
from app.web.dumping import quick_dump
from app.web.problems import CONTENT_TYPE, ProblemSchema, render_http_exception

DOCUMENT = "api-docs.openapi_json"

_View = TypeVar("_View", bound=Callable[..., Any])


class RequestParser(FlaskParser):
    """Reads fields and files of a multipart body as one; ignores unknown members, as phones of all ages call."""

    DEFAULT_UNKNOWN_BY_LOCATION = {
        **FlaskParser.DEFAULT_UNKNOWN_BY_LOCATION,
        "json": EXCLUDE,
        "form_and_files": EXCLUDE,
    }

    def load_form_and_files(self, req: Any, schema: Schema) -> MultiDictProxy:
        """Location `form_and_files`."""
        return MultiDictProxy(CombinedMultiDict([req.form, req.files]), schema)

    __location_map__ = {**FlaskParser.__location_map__, "form_and_files": "load_form_and_files"}


class Blueprint(flask_smorest.Blueprint):
    """flask-smorest's, with a location for multipart bodies that is documented as multipart/form-data."""

    ARGUMENTS_PARSER = RequestParser()
    DEFAULT_LOCATION_CONTENT_TYPE_MAPPING = {
        **flask_smorest.Blueprint.DEFAULT_LOCATION_CONTENT_TYPE_MAPPING,
        "form_and_files": "multipart/form-data",
    }

    def response(self, status_code: Any, schema: Any = None, **documented: Any) -> Callable[[_View], _View]:
        """As flask-smorest's, with answers written the quick way."""
        written_by = schema() if isinstance(schema, type) else schema
        if isinstance(written_by, Schema):
            written_by.dump = quick_dump(written_by)  # type: ignore[method-assign,assignment]  # of this instance alone
        declare: Callable[[_View], _View] = super().response(status_code, written_by, **documented)
        return declare


class ProblemApi(Api):
    """flask-smorest's, with every error rendered and documented as problem+json."""

    ERROR_SCHEMA = ProblemSchema

    def handle_http_exception(self, error: HTTPException) -> Response:
        """As everywhere else."""
        return render_http_exception(error)


def create_api(app: Flask, version: str) -> ProblemApi:
    """The API object of the application; its document is served at /api/v1/openapi.json."""
    app.config.update(
        API_TITLE="Rue Claire",
        API_VERSION=version,
        OPENAPI_VERSION="3.1.0",
        OPENAPI_URL_PREFIX="/api/v1",
        OPENAPI_JSON_PATH="openapi.json",
    )
    api = ProblemApi(app)
    serve = app.view_functions[DOCUMENT]

    @access(public)
    def document() -> Any:
        return serve()

    app.view_functions[DOCUMENT] = document
    return api


def finish_document(app: Flask, api: ProblemApi) -> None:
    """State what flask-smorest leaves out: the media type of errors, who may call, and how often."""
    responses = api.spec.components.responses
    for response in responses.values():
        content = response.get("content", {})
        if "application/json" in content:
            response["content"] = {CONTENT_TYPE: content["application/json"]}
    complete(app, api)
