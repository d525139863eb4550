"""What is fetched for others never leads into a private network: sixty ways of trying, and a canary that hears none."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from app.channels import outward
from app.channels.outward import AddressForbidden, Bounds, NoAnswer, TooLong


class Canary:
    """A server on every address of loopback: it keeps each connection made to it, whatever was said."""

    def __init__(self) -> None:
        self.hits: list[str] = []
        self.port = 0
        self.moved: str | None = None
        self.body = b"found"
        self.pause = threading.Event()
        self.dawdles = False


@contextmanager
def listening(canary: Canary) -> Iterator[Canary]:
    """The canary in a server of its own."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            canary.hits.append(self.path)
            self.send_response(302 if canary.moved else 200)
            if canary.moved:
                self.send_header("Location", canary.moved)
            self.end_headers()
            self.wfile.write(canary.body)
            while canary.dawdles and not canary.pause.wait(0.1):
                self.wfile.write(b".")
                self.wfile.flush()

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    class Server(ThreadingHTTPServer):
        address_family = socket.AF_INET6
        daemon_threads = True

        def get_request(self) -> Any:
            canary.hits.append("connected")
            return super().get_request()

        def server_bind(self) -> None:
            self.socket.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
            super().server_bind()

        def handle_error(self, *_: Any) -> None:
            """A caller that hangs up is none."""

    server = Server(("::", 0), Handler)
    canary.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield canary
    finally:
        canary.pause.set()
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def canary(monkeypatch: pytest.MonkeyPatch) -> Iterator[Canary]:
    """Listening where the guard of ports alone would not stop anybody."""
    with listening(Canary()) as found:
        monkeypatch.setattr(outward, "OPEN_PORTS", (80, 443, 8443, found.port))
        yield found


LOOPBACK = (
    "http://127.0.0.1:{port}/", "http://127.0.0.2:{port}/", "http://127.255.255.254:{port}/", "http://127.1:{port}/",
    "http://127.0.1:{port}/", "http://0:{port}/", "http://0.0.0.0:{port}/", "http://2130706433:{port}/",
    "http://0x7f000001:{port}/", "http://0x7f.0x0.0x0.0x1:{port}/", "http://0177.0.0.1:{port}/",
    "http://017700000001:{port}/", "http://0x7f.1:{port}/", "http://127.0.0.1.:{port}/", "http://localhost:{port}/",
    "http://LOCALHOST:{port}/", "http://localhost.:{port}/", "http://localhost.localdomain:{port}/",
    "http://ip6-localhost:{port}/", "http://[::1]:{port}/", "http://[0:0:0:0:0:0:0:1]:{port}/", "http://[::]:{port}/",
    "http://[::ffff:127.0.0.1]:{port}/", "http://[::ffff:7f00:1]:{port}/", "http://[::127.0.0.1]:{port}/",
    "http://[2002:7f00:1::]:{port}/", "http://[64:ff9b::127.0.0.1]:{port}/", "http://[64:ff9b:1::7f00:1]:{port}/",
    "http://[::1%25lo]:{port}/", "http://[fe80::1%25lo]:{port}/",
)  # fmt: skip
NETWORKS = (
    "http://10.0.0.1/", "http://172.16.0.1/", "http://172.31.255.255/", "http://192.168.1.1/", "http://169.254.169.254/",
    "http://169.254.169.254/latest/meta-data/", "http://100.64.0.1/", "http://100.100.100.200/", "http://192.0.0.192/",
    "http://198.18.0.1/", "http://224.0.0.1/", "http://240.0.0.1/", "http://255.255.255.255/", "http://[fc00::1]/",
    "http://[fd00:ec2::254]/", "http://[fec0::1]/", "http://[ff02::1]/", "http://[2001:db8::1]/",
    "http://[2002:a9fe:a9fe::]/", "http://[::ffff:169.254.169.254]/",
)  # fmt: skip
WRITTEN = (
    "http://user@127.0.0.1:{port}/", "http://93.184.215.14@127.0.0.1:{port}/", "http://127.0.0.1:{port}#.example.org/",
    "http://93.184.215.14\\@127.0.0.1:{port}/", "http://127.0.0.1:{port}\t/", "file:///etc/passwd",
    "gopher://127.0.0.1:{port}/", "ftp://127.0.0.1:{port}/", "//127.0.0.1:{port}/", "http:///127.0.0.1:{port}/",
    "http://①②⑦.⓪.⓪.①:{port}/", "http://127。0。0。1:{port}/", "http://127.0.0.1:{port}\r\nHost: a/", "http://[::1/",
)  # fmt: skip
NAMED = (
    "http://127.0.0.1.nip.example:{port}/", "http://inside.example.org:{port}/", "https://inside.example.org:{port}/",
    "http://mixed.example.org:{port}/", "http://six.example.org:{port}/", "http://mapped.example.org:{port}/",
)  # fmt: skip
NAMES = {
    "127.0.0.1.nip.example": ["127.0.0.1"], "inside.example.org": ["127.0.0.1"],
    "mixed.example.org": ["93.184.215.14", "127.0.0.1"], "six.example.org": ["::1"],
    "mapped.example.org": ["::ffff:127.0.0.1"],
}  # fmt: skip
FORMS = LOOPBACK + NETWORKS + WRITTEN + NAMED


def test_sixty_forms_are_tried() -> None:
    assert len(set(FORMS)) == len(FORMS) >= 60


@pytest.mark.parametrize("form", FORMS)
def test_an_address_that_leads_inside_is_never_called(
    form: str, canary: Canary, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = socket.getaddrinfo

    def resolve(host: str, port: int, *args: Any, **values: Any) -> Any:
        for found in NAMES.get(host, ()):
            return [entry for one in NAMES[host] for entry in real(one, port, *args, **values)] if found else []
        return real(host, port, *args, **values)

    monkeypatch.setattr(outward.socket, "getaddrinfo", resolve)
    with pytest.raises((AddressForbidden, NoAnswer)) as refusal:
        outward.fetch(form.replace("{port}", str(canary.port)), {}, Bounds(1000, 5.0))
    assert not canary.hits
    if form in LOOPBACK + NETWORKS + NAMED:
        assert refusal.type is AddressForbidden or "no address" in str(refusal.value)


def test_the_canary_sings_where_the_operator_allows_it(canary: Canary) -> None:
    """So that its silence elsewhere means something."""
    for host in ("127.0.0.1", "localhost"):
        bounds = Bounds(1000, 5.0, (f"{host}:{canary.port}",))
        assert outward.fetch(f"http://{host}:{canary.port}/a?b=c", {}, bounds).body == b"found"
    assert canary.hits.count("/a?b=c") == 2
    with pytest.raises(AddressForbidden):
        outward.fetch(f"http://127.0.0.2:{canary.port}/", {}, Bounds(1000, 5.0, (f"127.0.0.1:{canary.port}",)))


def test_a_name_is_resolved_once_and_its_address_called(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that means another address a moment later (DNS rebinding) changes nothing."""
    answers = iter(["93.184.215.14", "127.0.0.1", "127.0.0.1"])
    called: list[Any] = []

    def resolve(_host: str, port: int, **_values: Any) -> Any:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), port))]

    def connect(address: Any, *_args: Any) -> Any:
        called.append(address)
        raise ConnectionRefusedError

    monkeypatch.setattr(outward.socket, "getaddrinfo", resolve)
    monkeypatch.setattr(outward.socket, "create_connection", connect)
    with pytest.raises(NoAnswer):
        outward.fetch("http://pictures.example.org/a.jpg", {}, Bounds(1000))
    assert called == [("93.184.215.14", 80)]


@pytest.mark.parametrize(
    "there", ["http://127.0.0.2:{other}/", "http://localhost:{other}/", "http://[::1]:{other}/", "//[::1]:{other}/"]
)
def test_a_redirect_never_leads_to_another_host(there: str, canary: Canary) -> None:
    with listening(Canary()) as other:
        canary.moved = there.replace("{other}", str(other.port))
        with pytest.raises(AddressForbidden):
            outward.fetch(f"http://127.0.0.1:{canary.port}/", {}, Bounds(1000, 5.0, (f"127.0.0.1:{canary.port}",)))
        assert not other.hits


def test_a_redirect_to_another_port_of_a_private_host_is_refused(
    canary: Canary, monkeypatch: pytest.MonkeyPatch
) -> None:
    with listening(Canary()) as other:
        monkeypatch.setattr(outward, "OPEN_PORTS", (canary.port, other.port))
        canary.moved = f"http://127.0.0.1:{other.port}/"
        with pytest.raises(AddressForbidden):
            outward.fetch(f"http://127.0.0.1:{canary.port}/", {}, Bounds(1000, 5.0, (f"127.0.0.1:{canary.port}",)))
        assert not other.hits


def test_a_redirect_in_a_ring_ends(canary: Canary) -> None:
    canary.moved = "/again"
    with pytest.raises(AddressForbidden):
        outward.fetch(f"http://127.0.0.1:{canary.port}/", {}, Bounds(1000, 5.0, (f"127.0.0.1:{canary.port}",)))
    assert canary.hits.count("/again") == outward.MOST_REDIRECTS


def test_too_many_bytes_and_too_much_time_end_the_call(canary: Canary) -> None:
    allowed = (f"127.0.0.1:{canary.port}",)
    canary.body = b"x" * 5000
    with pytest.raises(TooLong):
        outward.fetch(f"http://127.0.0.1:{canary.port}/", {}, Bounds(1000, 5.0, allowed))
    canary.body, canary.dawdles = b"x", True
    with pytest.raises(NoAnswer, match="out of time"):
        outward.fetch(f"http://127.0.0.1:{canary.port}/", {}, Bounds(1_000_000, 0.5, allowed))
