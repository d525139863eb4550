"""HTTP to addresses that residents gave us: https, public hosts alone, no redirect, little patience."""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

TIMEOUT_SECONDS = 10.0
ANSWER_BYTES = 2_000
HTTPS_PORTS = (443, 8443)


class AddressForbidden(Exception):  # noqa: N818 - an outcome, named as such
    """The address leads into a private network, or is not one that may be called."""


class NoAnswer(Exception):  # noqa: N818 - an outcome, named as such
    """Nobody answered; trying again may help."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: the status, how long to wait if it said so (seconds), and the beginning of its words."""

    status: int
    retry_after: float | None
    words: str


def check_address(url: str, *, may_be_private: bool) -> None:
    """Raises AddressForbidden unless `url` is https on a usual port of a host that is no literal private address.

    Where its name leads is checked at each call by `post`, which connects to the very address it has checked.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise AddressForbidden("not an address") from error
    if not host or parts.username or parts.password or parts.fragment or any(ord(sign) <= 32 for sign in url):
        raise AddressForbidden("not an address")
    if may_be_private and parts.scheme in {"http", "https"}:
        return
    if parts.scheme != "https" or (port or 443) not in HTTPS_PORTS:
        raise AddressForbidden("only https on port 443 or 8443")
    literal = _literal(host)
    if (literal is not None and not is_public(literal)) or (literal is None and "." not in host.rstrip(".")):
        raise AddressForbidden("not a public host")


def is_public(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    """Whether an address is one of the internet's: not of a private network, not of this machine, not of a group.

    IPv4 addresses wrapped in IPv6 (mapped, 6to4, NAT64) are judged by what they wrap.
    """
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or _nat64(address)
        if inner is not None:
            return is_public(inner)
    return address.is_global and not address.is_multicast and not address.is_reserved


def post(url: str, body: bytes, headers: Mapping[str, str], *, may_be_private: bool) -> Answer:
    """POST to a resident's address; redirects are answers, never followed.

    Raises AddressForbidden, or NoAnswer when there was no connection or none in time.
    """
    check_address(url, may_be_private=may_be_private)
    parts = urlsplit(url)
    host = parts.hostname or ""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    target = parts.path or "/"
    connection = _Pinned(host, port, _resolve(host, port, may_be_private=may_be_private), parts.scheme == "https")
    try:
        connection.request("POST", f"{target}?{parts.query}" if parts.query else target, body, dict(headers))
        response = connection.getresponse()
        words = response.read(ANSWER_BYTES).decode("utf-8", "replace")
        return Answer(response.status, _seconds(response.getheader("Retry-After")), " ".join(words.split())[:200])
    except (OSError, http.client.HTTPException) as error:
        raise NoAnswer(type(error).__name__) from error
    finally:
        connection.close()


class _Pinned(http.client.HTTPConnection):
    """A connection to an address that was checked; the certificate must still be the host's."""

    def __init__(self, host: str, port: int, address: str, is_encrypted: bool) -> None:
        super().__init__(host, port, timeout=TIMEOUT_SECONDS)
        self._address = address
        self._is_encrypted = is_encrypted

    def connect(self) -> None:
        """Connect to the checked address, whatever the name means by now."""
        self.sock = socket.create_connection((self._address, self.port), TIMEOUT_SECONDS)
        if self._is_encrypted:
            self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)


def _resolve(host: str, port: int, *, may_be_private: bool) -> str:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise NoAnswer("the host has no address") from error
    addresses = [str(entry[4][0]) for entry in found]
    if not may_be_private and not all(is_public(ipaddress.ip_address(one.partition("%")[0])) for one in addresses):
        raise AddressForbidden("the host leads into a private network")
    return addresses[0]


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
