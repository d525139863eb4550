"""What every answer carries: a request id, security headers, and the proxies we trust."""

from __future__ import annotations

import logging
import time

from flask import Flask, Response, g, request
from werkzeug.middleware.proxy_fix import ProxyFix

from app.core import ids
from config import Settings

CONTENT_SECURITY_POLICY = "; ".join(
    (
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
        "frame-ancestors 'none'",
    )
)
SLOW_SECONDS = 1.0

log = logging.getLogger("rueclaire.web")


def init_headers(app: Flask, settings: Settings) -> None:
    """Add the headers to every answer of the application."""
    if settings.trusted_proxies:
        hops = settings.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]

    @app.before_request
    def begin() -> None:
        g.request_id = ids.new_uuid().hex
        g.began = time.monotonic()

    @app.after_request
    def finish(response: Response) -> Response:
        headers = response.headers
        headers["X-Request-Id"] = g.get("request_id", "")
        headers.setdefault("X-Content-Type-Options", "nosniff")
        headers.setdefault("Referrer-Policy", "no-referrer")
        headers.setdefault("X-Frame-Options", "DENY")
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
