from collections.abc import Callable, Mapping, Sequence
from http import HTTPStatus
from typing import Any, ClassVar, TypeVar

import flask
from marshmallow import Schema

_View = TypeVar("_View", bound=Callable[..., Any])
_SchemaLike = Schema | type[Schema]

class Blueprint(flask.Blueprint):
    HTTP_METHODS: ClassVar[list[str]]
    ARGUMENTS_PARSER: ClassVar[Any]
    DEFAULT_LOCATION_CONTENT_TYPE_MAPPING: ClassVar[dict[str, str]]
    DOCSTRING_INFO_DELIMITER: ClassVar[str]
    description: str
    _docs: dict[str, dict[str, Any]]
    def __init__(self, name: str, import_name: str, *args: Any, description: str = ..., **kwargs: Any) -> None: ...
    def route(
        self,
        rule: str,
        *,
        parameters: Sequence[dict[str, Any]] | None = ...,
        tags: Sequence[str] | None = ...,
        **options: Any,
    ) -> Callable[[_View], _View]: ...
    def arguments(
        self,
        schema: _SchemaLike,
        *,
        location: str = ...,
        content_type: str | None = ...,
        required: bool = ...,
        description: str | None = ...,
        example: Any = ...,
        examples: Mapping[str, Any] | None = ...,
        **kwargs: Any,
    ) -> Callable[[_View], _View]: ...
    def response(
        self,
        status_code: int | str | HTTPStatus,
        schema: _SchemaLike | str | dict[str, Any] | None = ...,
        *,
        content_type: str | None = ...,
        description: str | None = ...,
        example: Any = ...,
        examples: Mapping[str, Any] | None = ...,
        headers: Mapping[str, Any] | None = ...,
    ) -> Callable[[_View], _View]: ...
    def alt_response(
        self,
        status_code: int | str | HTTPStatus,
        response: str | None = ...,
        *,
        schema: _SchemaLike | str | dict[str, Any] | None = ...,
        content_type: str | None = ...,
        description: str | None = ...,
        example: Any = ...,
        examples: Mapping[str, Any] | None = ...,
        headers: Mapping[str, Any] | None = ...,
        success: bool = ...,
    ) -> Callable[[_View], _View]: ...
    def paginate(
        self,
        pager: type[Any] | None = ...,
        *,
        page: int | None = ...,
        page_size: int | None = ...,
        max_page_size: int | None = ...,
    ) -> Callable[[_View], _View]: ...
    def etag(self, obj: _View) -> _View: ...
    def check_etag(self, etag_data: Any, etag_schema: _SchemaLike | None = ...) -> None: ...
    def set_etag(self, etag_data: Any, etag_schema: _SchemaLike | None = ...) -> None: ...
    @staticmethod
    def doc(**kwargs: Any) -> Callable[[_View], _View]: ...
