"""How often one caller may do something: counted in Redis for all web processes, in memory while Redis is away."""

from __future__ import annotations

import functools
import ipaddress
import logging
import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from flask import Flask, Response, current_app, has_request_context, request
from limits import RateLimitItem, parse_many
from limits.errors import StorageError
from limits.storage import MemoryStorage, storage_from_string
from limits.strategies import SlidingWindowCounterRateLimiter

from app.core import errors, ids
from app.core.errors import ProblemError
from app.core.extensions import settings

EXTENSION_KEY = "rueclaire.ratelimits"
NOTED = "rueclaire.rates"
RATES_ATTRIBUTE = "__rates__"
KEY_PREFIX = "rueclaire:limit"
REDIS_TIMEOUT_SECONDS = 0.25
RETRY_REDIS_SECONDS = 5.0
"""After a failure, counting goes on in memory for this long before Redis is tried again."""
DEVICE_HEADER = "X-Device"

log = logging.getLogger("rueclaire.web")
_View = TypeVar("_View", bound=Callable[..., Any])
Key = Callable[[], str]


@dataclass(frozen=True, slots=True)
class Count:
    """How one limit stands after a call: whether it passed, calls left, and seconds until there are more."""

    is_allowed: bool
    remaining: int
    seconds: int


class RateLimits:
    """Counters of one application; `hit` never fails because Redis does."""

    def __init__(self, redis_url: str, *, is_enabled: bool) -> None:
        shared = storage_from_string(
            redis_url,
            wrap_exceptions=True,
            key_prefix=KEY_PREFIX,
            socket_timeout=REDIS_TIMEOUT_SECONDS,
            socket_connect_timeout=REDIS_TIMEOUT_SECONDS,
        )
        self.is_enabled = is_enabled
        self._shared = SlidingWindowCounterRateLimiter(shared)
        self._local = SlidingWindowCounterRateLimiter(MemoryStorage())
        self._shared_again_at = 0.0

    def hit(self, limit: RateLimitItem, key: str) -> Count:
        """Count one, and say what is left."""
        return cast("Count", self._run(lambda counter: _hit(counter, limit, key)))

    def forget(self, limit: RateLimitItem, key: str) -> None:
        """Start the count of `key` anew."""
        self._run(lambda counter: counter.clear(limit, key))

    def is_redis_up(self) -> bool:
        """Whether Redis answers right now."""
        return bool(self._shared.storage.check())

    def _run(self, work: Callable[[SlidingWindowCounterRateLimiter], Any]) -> Any:
        if time.monotonic() >= self._shared_again_at:
            try:
                return work(self._shared)
            except StorageError:
                self._shared_again_at = time.monotonic() + RETRY_REDIS_SECONDS
                log.warning("rate limits are counted in memory: Redis does not answer")
        return work(self._local)


def client_address() -> str:
    """The caller's address: one IPv4 address, or the /64 that one IPv6 line has."""
    return _network(32, 64)


def client_prefix() -> str:
    """The caller's neighbourhood, for guessing that moves from address to address: IPv4 /24, IPv6 /48."""
    return _network(24, 48)


def client_device() -> str:
    """The phone's own secret where it sent one, else its address."""
    return request.headers.get(DEVICE_HEADER) or client_address()


def check_rate(name: str, key: str, rates: str, *, is_told: bool = True) -> None:
    """Count one `name` for `key` against `rates` (as "10/hour;3/minute").

    How each stands goes into the answer (RateLimit, RateLimit-Policy) unless `is_told` is false, as for what is counted
    by somebody else's address: callers learn nothing of each other. Raises ProblemError rate.limited, with
    Retry-After, once one of them is used up.
    """
    counters = _counters()
    if not counters.is_enabled:
        return
    for limit in _limits(rates):
        count = counters.hit(limit, _counter_key(name, key))
        if is_told:
            _note(name, limit, count)
        if not count.is_allowed:
            raise ProblemError(
                errors.RATE_LIMITED, context={"seconds": count.seconds}, headers={"Retry-After": str(count.seconds)}
            )


def forget_rate(name: str, key: str, rates: str) -> None:
    """Start the counts of `check_rate` with the same arguments anew."""
    counters = _counters()
    if counters.is_enabled:
        for limit in _limits(rates):
            counters.forget(limit, _counter_key(name, key))


def is_redis_up() -> bool:
    """Whether the Redis that workers are woken through answers right now."""
    return _counters().is_redis_up()


def rate_limit(rates: str, *, by: Key = client_address, name: str | None = None) -> Callable[[_View], _View]:
    """Allow each caller (as told apart by `by`) a view only so often; place it under the route."""

    def decorate(view: _View) -> _View:
        counter = name or view.__name__

        @functools.wraps(view)
        def limited(*args: Any, **kwargs: Any) -> Any:
            check_rate(counter, by(), rates)
            return view(*args, **kwargs)

        setattr(limited, RATES_ATTRIBUTE, rates)  # the document says it
        return cast("_View", limited)

    return decorate


def init_rate_limits(app: Flask, redis_url: str, *, is_enabled: bool) -> None:
    """Give the application its counters, and its answers how they stand."""
    app.extensions[EXTENSION_KEY] = RateLimits(redis_url, is_enabled=is_enabled)
    app.after_request(tell_limits)


def tell_limits(response: Response) -> Response:
    """After each request: the limits it was counted against (draft-ietf-httpapi-ratelimit-headers-10)."""
    noted: list[tuple[str, RateLimitItem, Count]] = request.environ.get(NOTED, [])
    if noted:
        named = [(f'"{name}-{limit.get_expiry()}"', limit, count) for name, limit, count in noted]
        response.headers["RateLimit-Policy"] = ", ".join(
            f"{name};q={limit.amount};w={limit.get_expiry()}" for name, limit, _ in named
        )
        response.headers["RateLimit"] = ", ".join(f"{name};r={one.remaining};t={one.seconds}" for name, _, one in named)
    return response


def _note(name: str, limit: RateLimitItem, count: Count) -> None:
    if has_request_context():
        request.environ.setdefault(NOTED, []).append((name, limit, count))


def _counters() -> RateLimits:
    found: RateLimits = current_app.extensions[EXTENSION_KEY]
    return found


def _hit(counter: SlidingWindowCounterRateLimiter, limit: RateLimitItem, key: str) -> Count:
    is_allowed = counter.hit(limit, key)
    stats = counter.get_window_stats(limit, key)
    seconds = max(1, math.ceil(stats.reset_time - time.time()))
    return Count(is_allowed, max(0, stats.remaining) if is_allowed else 0, seconds)


@functools.cache
def _limits(rates: str) -> tuple[RateLimitItem, ...]:
    return tuple(parse_many(rates))


def _counter_key(name: str, key: str) -> str:
    # Redis sees neither addresses of people nor of machines.
    return f"{name}:{ids.derive_token(settings.secret_key, 'rate', f'{name}:{key}')}"


def _network(ipv4_bits: int, ipv6_bits: int) -> str:
    try:
        address = ipaddress.ip_address(request.remote_addr or "")
    except ValueError:
        return "unknown"
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped
    bits = ipv4_bits if address.version == 4 else ipv6_bits
    return str(ipaddress.ip_network((address, bits), strict=False))
