"""Pages of other sites may call what is open to everybody: with a key if they have one, and never with cookies."""

from __future__ import annotations

from flask import Flask, Response, current_app, request
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

from app.web.auth import access_of

ROOMS = ("/api/v1/", "/open311/v2/")
SENT = (
    "Accept-Language, Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, Range, X-Api-Key, "
    "X-Alert-Token, X-Device, X-Follow-Token, "
    "Tus-Resumable, Upload-Checksum, Upload-Defer-Length, Upload-Length, Upload-Metadata, Upload-Offset"
)
"""Headers that a program in a browser may send beyond the few that need no leave."""
READ = (
    "ETag, Idempotency-Replayed, Link, Location, RateLimit, RateLimit-Policy, Retry-After, X-Request-Id, "
    "Tus-Resumable, Upload-Length, Upload-Offset"
)
"""Headers of ours that it may read beyond those that everybody may."""
KEPT_SECONDS = 86_400
"""For so long a browser need not ask again (it takes less where it wants)."""


def init_cors(app: Flask) -> None:
    """Answer preflights, and say on every answer of a public route that pages of other sites may read it.

    The leave is for `*` and never for credentials: a browser then sends no cookie of ours, or refuses the answer
    (Fetch standard, 3.2 "CORS protocol").
    """

    @app.after_request
    def open_public_routes(response: Response) -> Response:
        if not request.path.startswith(ROOMS):
            return response
        asked = request.headers.get("Access-Control-Request-Method", "") if request.method == "OPTIONS" else None
        if asked:
            open_to = [method for method in sorted(response.allow) if _is_public(_endpoint_for(method), method)]
            if asked in open_to:
                response.headers["Access-Control-Allow-Methods"] = ", ".join(open_to)
                response.headers["Access-Control-Allow-Headers"] = SENT
                response.headers["Access-Control-Max-Age"] = str(KEPT_SECONDS)
                response.headers["Access-Control-Allow-Origin"] = "*"
        elif _is_public(request.endpoint, request.method):
            response.headers["Access-Control-Allow-Origin"] = "*"
            response.headers["Access-Control-Expose-Headers"] = READ
        return response


def _endpoint_for(method: str) -> str | None:
    """The route that the path of this request has for a method."""
    try:
        endpoint, _ = current_app.url_map.bind("").match(request.path, method=method)
    except (HTTPException, RequestRedirect):
        return None
    return str(endpoint)


def _is_public(endpoint: str | None, method: str) -> bool:
    declared = access_of(current_app, endpoint, method) if endpoint else None
    return declared is not None and declared.kind == "public"
