"""Who is calling and what they may call: the session cookie, and the access that every route declares."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import urlsplit

from flask import Flask, Response, current_app, request

from app.actions import accounts
from app.actions.accounts import SignedIn
from app.core import errors
from app.core.errors import ProblemError
from app.core.extensions import settings
from app.core.workflow import Role

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
ACCESS_ATTRIBUTE = "__access__"
SIGNED_IN = "rueclaire.signed_in"
DECLARED = "rueclaire.access"

_View = TypeVar("_View", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Access:
    """Who may call a route. `kind`: `public`; `follower` (the route itself checks a token); `entrance`
    (public, but it deals in the session cookie); `staff` (signed in, in one of `roles`). Only a route that
    `is_halfway` takes a session whose second step is missing."""

    kind: str
    roles: frozenset[Role] = frozenset()
    is_halfway: bool = False

    @property
    def is_guarded(self) -> bool:
        """Whether unsafe methods must come from our own pages, and answers must not be kept."""
        return self.kind in {"staff", "entrance"}


public = Access("public")
follower = Access("follower")
entrance = Access("entrance")


def staff(*roles: Role) -> Access:
    """Members of staff in one of `roles`; in any role when none is given."""
    return Access("staff", frozenset(roles or Role))


halfway = Access("staff", frozenset(Role), is_halfway=True)
"""Whoever has given a password, even before the second step: the way to that step, and nothing else."""
desk = staff(Role.AGENT, Role.MANAGER, Role.ADMIN)
"""Those who work with the dashboard."""


def access(allowed: Access) -> Callable[[_View], _View]:
    """Declare who may call a view. A view without this answers 403, whoever calls."""

    def declare(view: _View) -> _View:
        setattr(view, ACCESS_ATTRIBUTE, allowed)
        return view

    return declare


def access_of(app: Flask, endpoint: str, method: str) -> Access | None:
    """What the view of an endpoint declared for a method, or None when it declared nothing."""
    view: Any = app.view_functions.get(endpoint)
    view_class = getattr(view, "view_class", None)
    if view_class is not None:
        view = getattr(view_class, "get" if method == "HEAD" else method.lower(), None)
    declared = getattr(view, ACCESS_ATTRIBUTE, None)
    return declared if isinstance(declared, Access) else None


def current_staff() -> SignedIn | None:
    """Who is signed in behind this request, or None, also while the second step is missing."""
    found = _current_session()
    return found if found is not None and found.step == "done" else None


def _current_session() -> SignedIn | None:
    """The session behind this request, complete or not; looked up once."""
    # Kept with the request and not in `g`, which lives as long as the application context around it.
    if SIGNED_IN not in request.environ:
        secret = request.cookies.get(cookie_name())
        request.environ[SIGNED_IN] = accounts.find_session(secret) if secret else None
    found: SignedIn | None = request.environ[SIGNED_IN]
    return found


def require_staff(*roles: Role) -> SignedIn:
    """Who is signed in. Raises ProblemError auth.required, or auth.forbidden when not in one of `roles`.

    While the second step is missing, raises auth.second_factor but on a route declared `halfway`.
    """
    found = _current_session()
    if found is None:
        raise ProblemError(errors.AUTH_REQUIRED)
    declared: Access | None = request.environ.get(DECLARED)
    if found.step != "done" and not (declared and declared.is_halfway):
        raise ProblemError(errors.AUTH_SECOND_FACTOR, extra={"step": found.step, "ways": list(found.ways)})
    if roles and found.role not in roles:
        raise ProblemError(errors.AUTH_FORBIDDEN)
    return found


def cookie_name() -> str:
    """The session cookie's name; the `__Host-` prefix binds it to this host, and needs https."""
    return "__Host-rueclaire" if settings.is_secure else "rueclaire"


def resident_cookie_name() -> str:
    """The name of a resident's own cookie, kept apart from that of staff."""
    return "__Host-rueclaire-me" if settings.is_secure else "rueclaire-me"


def set_session_cookie(response: Response, secret: str) -> None:
    """Hand the browser its secret, for as long as the session can last at most."""
    response.set_cookie(
        cookie_name(),
        secret,
        max_age=int(accounts.SESSION_LIFETIME.total_seconds()),
        path="/",
        secure=settings.is_secure,
        httponly=True,
        samesite="Lax",
    )


def clear_session_cookie(response: Response) -> None:
    """Take the secret back, and drop what the browser cached of staff answers."""
    response.delete_cookie(cookie_name(), path="/", secure=settings.is_secure, httponly=True, samesite="Lax")
    # Not "storage": the resident's unsent reports live on the same origin.
    response.headers["Clear-Site-Data"] = '"cache"'


def check_origin() -> None:
    """Raises ProblemError auth.origin unless a browser says that one of our own pages makes this request.

    Fetch Metadata first (W3C, `Sec-Fetch-Site`), the Origin header for browsers without it.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        if site in {"same-origin", "none"}:
            return
        raise ProblemError(errors.AUTH_ORIGIN)
    origin = request.headers.get("Origin", "")
    if origin and urlsplit(origin).netloc in {request.host, urlsplit(settings.base_url).netloc}:
        return
    raise ProblemError(errors.AUTH_ORIGIN)


def enforce_access() -> None:
    """Before each request: let through only those whom the route's declaration names; deny by default."""
    if request.routing_exception is not None or request.endpoint is None:
        return  # there is no such route or method: Flask answers 404 or 405
    declared = access_of(current_app, request.endpoint, request.method)
    if declared is None:
        raise ProblemError(errors.AUTH_FORBIDDEN)
    request.environ[DECLARED] = declared
    if declared.kind == "staff":
        require_staff(*declared.roles)
    cookies = {cookie_name(), resident_cookie_name()}
    has_authority = declared.is_guarded or not cookies.isdisjoint(request.cookies)
    if has_authority and request.method not in SAFE_METHODS:
        check_origin()


def keep_private(response: Response) -> Response:
    """After each request: no cache keeps what only staff may see."""
    declared: Access | None = request.environ.get(DECLARED)
    if declared is not None and declared.is_guarded:
        response.headers["Cache-Control"] = "private, no-store"
        response.headers.add("Vary", "Cookie")
    return response


def init_auth(app: Flask) -> None:
    """Put every route of the application behind its declaration."""
    app.before_request(enforce_access)
    app.after_request(keep_private)
