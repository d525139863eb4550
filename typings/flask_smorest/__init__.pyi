"""Types of the part of flask-smorest that we use; the library ships none.

The decorators keep the type of the view they decorate: what `arguments` takes away from the caller is
Flask's business, not the type checker's.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar, NoReturn

import flask
from apispec import APISpec
from flask_smorest.blueprint import Blueprint as Blueprint
from flask_smorest.pagination import Page as Page

def abort(http_status_code: int, exc: Exception | None = ..., **kwargs: Any) -> NoReturn: ...

class Api:
    DEFAULT_ERROR_RESPONSE_NAME: ClassVar[str | None]
    ERROR_SCHEMA: ClassVar[Any]
    spec: APISpec
    config: Mapping[str, Any]
    def __init__(
        self,
        app: flask.Flask | None = ...,
        *,
        spec_kwargs: dict[str, Any] | None = ...,
        config_prefix: str = ...,
    ) -> None: ...
    def init_app(self, app: flask.Flask, *, spec_kwargs: dict[str, Any] | None = ...) -> None: ...
    def register_blueprint(
        self, blp: Blueprint, *, parameters: Sequence[dict[str, Any]] | None = ..., **options: Any
    ) -> None: ...
    def register_converter(self, converter: type[Any], func: Callable[..., dict[str, Any]]) -> None: ...
    def register_field(self, field: type[Any], *args: Any) -> None: ...
    def _register_error_handlers(self) -> None: ...
    def handle_http_exception(self, error: Any) -> Any: ...

current_api: Api
