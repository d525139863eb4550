"""HTTP to addresses that others gave us: public hosts alone, resolved once, little patience, few bytes."""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from urllib.parse import SplitResult, urljoin, urlsplit

TIMEOUT_SECONDS = 10.0
ANSWER_BYTES = 2_000
HTTPS_PORTS = (443, 8443)
OPEN_PORTS = (80, *HTTPS_PORTS)
"""Where pictures and other programs' answers are fetched from, encrypted or not."""
MOST_REDIRECTS = 3
REDIRECTS = (301, 302, 303, 307, 308)
READ_BYTES = 64 * 1024
NEVER = tuple(ipaddress.ip_network(one) for one in ("192.0.0.0/24", "64:ff9b:1::/48"))
"""Private to protocols and networks, whatever a version of Python makes of them (RFC 6890, RFC 8215)."""


class AddressForbidden(Exception):  # noqa: N818 - an outcome, named as such
    """The address leads into a private network, or is not one that may be called."""


class NoAnswer(Exception):  # noqa: N818 - an outcome, named as such
    """Nobody answered; trying again may help."""


class TooLong(Exception):  # noqa: N818 - an outcome, named as such
    """The answer has more bytes than anybody asked for."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: the status, how long to wait if it said so (seconds), and the beginning of its words."""

    status: int
    retry_after: float | None
    words: str


@dataclass(frozen=True, slots=True)
class Fetched:
    """A whole answer: its status, how long to wait if it said so (seconds), and its bytes."""

    status: int
    retry_after: float | None
    body: bytes


@dataclass(frozen=True, slots=True)
class Bounds:
    """How far a call may go: bytes of the answer, seconds in all, and `host:port`s that may be private."""

    most_bytes: int
    seconds: float = 20.0
    private: Collection[str] = ()


def check_address(url: str, *, may_be_private: bool) -> None:
    """Raises AddressForbidden unless `url` is https on a usual port of a host that is no literal private address.

    Where its name leads is checked at each call by `post`, which connects to the very address it has checked.
    """
    parts = _split(url)
    if may_be_private and parts.scheme in {"http", "https"}:
        return
    if parts.scheme != "https" or (parts.port or 443) not in HTTPS_PORTS:
        raise AddressForbidden("only https on port 443 or 8443")
    _check_host(parts.hostname or "")


def check_open_address(url: str, private: Collection[str] = ()) -> None:
    """As check_address, for what may also be plain http; the `host:port`s in `private` are the operator's own."""
    parts = _split(url)
    if parts.scheme not in {"http", "https"}:
        raise AddressForbidden("only http and https")
    if _is_allowed(parts, private):
        return
    if _port(parts) not in OPEN_PORTS:
        raise AddressForbidden("only ports 80, 443 and 8443")
    _check_host(parts.hostname or "")


def is_listed(url: str, private: Collection[str]) -> bool:
    """Whether the `host:port` of `url` is among those that an operator allows. Raises AddressForbidden."""
    return _is_allowed(_split(url), private)


def is_public(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    """Whether an address is one of the internet's: not of a private network, not of this machine, not of a group.

    IPv4 addresses wrapped in IPv6 (mapped, 6to4, NAT64) are judged by what they wrap.
    """
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or _nat64(address)
        if inner is not None:
            return is_public(inner)
        if address.is_site_local:
            return False
    if any(address in network for network in NEVER):
        return False
    return address.is_global and not address.is_multicast and not address.is_reserved


def post(url: str, body: bytes, headers: Mapping[str, str], *, may_be_private: bool) -> Answer:
    """POST to a resident's address; redirects are answers, never followed. Cut off after ten seconds in all.

    Raises AddressForbidden, or NoAnswer when there was no connection or none in time.
    """
    check_address(url, may_be_private=may_be_private)
    connection = _connect(urlsplit(url), may_be_private=may_be_private, seconds=TIMEOUT_SECONDS)
    watch = threading.Timer(TIMEOUT_SECONDS, connection.cut)
    watch.daemon = True
    watch.start()
    try:
        connection.request("POST", _target(urlsplit(url)), body, dict(headers))
        response = connection.getresponse()
        words = response.read(ANSWER_BYTES).decode("utf-8", "replace")
        return Answer(response.status, _seconds(response.getheader("Retry-After")), " ".join(words.split())[:200])
    except (OSError, ValueError, http.client.HTTPException) as error:
        raise NoAnswer("out of time" if connection.is_cut else type(error).__name__) from error
    finally:
        watch.cancel()
        connection.close()


def fetch(url: str, headers: Mapping[str, str], bounds: Bounds) -> Fetched:
    """GET the whole answer of `url`; redirects are followed within the same host alone, each checked anew.

    Raises AddressForbidden, TooLong, or NoAnswer when there was no connection or no whole answer in time.
    """
    end = time.monotonic() + bounds.seconds
    for _ in range(MOST_REDIRECTS + 1):
        found, moved = _call("GET", url, None, headers, bounds, end)
        if moved is None:
            return found
        url = _follow(url, moved)
    raise AddressForbidden("the address leads on and on")


def _follow(url: str, moved: str) -> str:
    here = urlsplit(url)
    try:
        there = _split(urljoin(url, moved))
    except ValueError as error:
        raise AddressForbidden("the address leads nowhere") from error
    if there.hostname != here.hostname or (here.scheme, there.scheme) == ("https", "http"):
        raise AddressForbidden("the address leads on to another host")
    return there.geturl()


def send(url: str, body: bytes, headers: Mapping[str, str], bounds: Bounds) -> Fetched:
    """POST and read the whole answer; a redirect is an answer, never followed. Raises as fetch does."""
    found, _moved = _call("POST", url, body, headers, bounds, time.monotonic() + bounds.seconds)
    return found


def _call(
    method: str, url: str, body: bytes | None, headers: Mapping[str, str], bounds: Bounds, end: float
) -> tuple[Fetched, str | None]:
    """One exchange, cut off when its time is over; what came, and where it leads on to."""
    check_open_address(url, bounds.private)
    parts = urlsplit(url)
    connection = _connect(
        parts, may_be_private=_is_allowed(parts, bounds.private), seconds=max(end - time.monotonic(), 0.1)
    )
    # A timeout counts from byte to byte; somebody who sends one a second would hold a worker for hours.
    watch = threading.Timer(max(end - time.monotonic(), 0.1), connection.cut)
    watch.daemon = True
    watch.start()
    try:
        connection.request(method, _target(parts), body, dict(headers))
        response = connection.getresponse()
        moved = response.getheader("Location") if response.status in REDIRECTS else None
        content = b"" if moved else _read(response, bounds.most_bytes)
        if connection.is_cut:
            raise NoAnswer("out of time")
        return Fetched(response.status, _seconds(response.getheader("Retry-After")), content), moved
    except (OSError, ValueError, http.client.HTTPException) as error:
        raise NoAnswer("out of time" if connection.is_cut else type(error).__name__) from error
    finally:
        watch.cancel()
        connection.close()


def _read(response: http.client.HTTPResponse, most: int) -> bytes:
    found = bytearray()
    while part := response.read(READ_BYTES):
        found += part
        if len(found) > most:
            raise TooLong(f"more than {most} bytes")
    return bytes(found)


class _Pinned(http.client.HTTPConnection):
    """A connection to an address that was checked; the certificate must still be the host's."""

    is_cut = False

    def __init__(self, host: str, port: int, address: str, is_encrypted: bool, seconds: float) -> None:
        super().__init__(host, port, timeout=min(TIMEOUT_SECONDS, seconds))
        self._address = address
        self._is_encrypted = is_encrypted
        self._line: socket.socket | None = None

    def connect(self) -> None:
        """Connect to the checked address, whatever the name means by now."""
        self._line = self.sock = socket.create_connection((self._address, self.port), self.timeout)
        if self._is_encrypted:
            self._line = self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)

    def cut(self) -> None:
        """End the exchange from another thread; the line is kept here, for an answer that closes it takes it away."""
        self.is_cut = True
        if self._line is not None:
            try:
                self._line.shutdown(socket.SHUT_RDWR)
            except OSError:
                return  # it has ended by itself


def _connect(parts: SplitResult, *, may_be_private: bool, seconds: float) -> _Pinned:
    host, port = parts.hostname or "", _port(parts)
    address = _resolve(host, port, may_be_private=may_be_private)
    return _Pinned(host, port, address, parts.scheme == "https", seconds)


def _resolve(host: str, port: int, *, may_be_private: bool) -> str:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise NoAnswer("the host has no address") from error
    addresses = [str(entry[4][0]) for entry in found]
    if not may_be_private and not all(is_public(ipaddress.ip_address(one.partition("%")[0])) for one in addresses):
        raise AddressForbidden("the host leads into a private network")
    return addresses[0]


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise AddressForbidden("not an address") from error
    is_odd = parts.username or parts.password or parts.fragment or port == 0 or "\\" in url
    if not host or is_odd or any(ord(sign) <= 32 or ord(sign) == 127 for sign in url):
        raise AddressForbidden("not an address")
    return parts


def _check_host(host: str) -> None:
    literal = _literal(host)
    if (literal is not None and not is_public(literal)) or (literal is None and "." not in host.rstrip(".")):
        raise AddressForbidden("not a public host")


def _is_allowed(parts: SplitResult, private: Collection[str]) -> bool:
    return f"{parts.hostname}:{_port(parts)}" in private


def _port(parts: SplitResult) -> int:
    return parts.port or (443 if parts.scheme == "https" else 80)


def _target(parts: SplitResult) -> str:
    path = parts.path or "/"
    return f"{path}?{parts.query}" if parts.query else path


def _literal(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        pass
    try:  # 127.1, 0x7f000001, 2130706433: what the C library also takes for an address
        return ipaddress.ip_address(socket.inet_aton(host))
    except OSError:
        return None


def _nat64(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    if address in ipaddress.ip_network("64:ff9b::/96"):
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return None


def _seconds(header: str | None) -> float | None:
    """Retry-After in seconds; its date form is left to our own schedule."""
    return min(float(header), 86_400.0) if header and header.strip().isdigit() else None
