"""What every answer carries: a request id, security headers, and the proxies we trust."""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Sequence

from flask import Flask, Response, g, request
from werkzeug.middleware.proxy_fix import ProxyFix

from app.core import ids
from app.core.logs import REQUEST_ID
from config import Settings

_RULES = (
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "worker-src 'self' blob:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
)
FRAME_ANCESTOR = re.compile(r"\*|https?://(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?", re.IGNORECASE)


def content_security_policy(ancestors: str = "'none'") -> str:
    """What our pages may load and do, and who may frame them: nobody, unless said otherwise."""
    return "; ".join((*_RULES, f"frame-ancestors {ancestors}"))


CONTENT_SECURITY_POLICY = content_security_policy()
SLOW_SECONDS = 1.0

log = logging.getLogger("rueclaire.web")


def framed_by(response: Response, origins: Sequence[str]) -> Response:
    """`response` with leave for these origins ("*" is everybody) and our own pages to show it in a frame.

    What is not an origin is left out, so that a town's setting cannot add rules of its own.
    """
    known = [origin for origin in origins if FRAME_ANCESTOR.fullmatch(origin)]
    response.headers["Content-Security-Policy"] = content_security_policy(" ".join(["'self'", *known]))
    return response


def init_headers(app: Flask, settings: Settings) -> None:
    """Add the headers to every answer of the application."""
    if settings.trusted_proxies:
        hops = settings.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]

    @app.before_request
    def begin() -> None:
        g.request_id = ids.new_uuid().hex
        REQUEST_ID.set(g.request_id)
        g.began = time.monotonic()

    @app.teardown_request
    def end(_: BaseException | None) -> None:
        REQUEST_ID.set(None)

    @app.after_request
    def finish(response: Response) -> Response:
        headers = response.headers
        headers["X-Request-Id"] = g.get("request_id", "")
        headers.setdefault("X-Content-Type-Options", "nosniff")
        headers.setdefault("Referrer-Policy", "no-referrer")
        if "Content-Security-Policy" not in headers:  # which says more, where a page has its own
            headers["X-Frame-Options"] = "DENY"
        headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
        headers.setdefault("Permissions-Policy", "geolocation=(self), camera=(self), microphone=()")
        headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        if settings.is_secure:
            headers.setdefault("Strict-Transport-Security", "max-age=31536000")
        _log_request(response)
        return response


def _log_request(response: Response) -> None:
    """One line for what failed or was slow: the route, never its values, for these hold numbers and tokens."""
    took = time.monotonic() - g.get("began", time.monotonic())
    if response.status_code < 500 and took < SLOW_SECONDS:
        return
    rule = request.url_rule.rule if request.url_rule else "unknown"
    log.warning(
        "request",
        extra={
            "request_id": g.get("request_id"),
            "method": request.method,
            "route": rule,
            "status": response.status_code,
            "ms": round(took * 1000),
        },
    )
