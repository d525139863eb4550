"""A network that lies: a proxy in front of the service that answers in its place, loses answers, or takes its time."""

from __future__ import annotations

import http.client
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PORTAL = b"<!doctype html><title>Wi-Fi</title><p>Acceptez les conditions pour continuer.</p>"
GATEWAY = b"<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>"
HOP_BY_HOP = {"connection", "keep-alive", "transfer-encoding", "content-length", "date", "server"}
CONDITIONS = {"if-none-match", "if-modified-since"}

Fate = str
"""`pass`, `lost` (the service acts, its answer never arrives), `portal` (200 with a page), `gateway` (502), `cut`, `slow`."""


class LyingNetwork:
    """`fate(method, path)` decides about each request; `alter` may change what a GET brings."""

    def __init__(self, port: int) -> None:
        self.upstream = port
        self.fate: Callable[[str, str], Fate] = lambda method, path: "pass"
        self.alter: Callable[[str, bytes], bytes] = lambda path, content: content
        self.seen: list[tuple[str, str, Fate, int]] = []
        """Method, path, fate, and bytes of every request that could change something."""
        network = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def handle_any(self) -> None:
                network.answer(self)

            do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = handle_any  # noqa: N815

            def log_message(self, *_: object) -> None:
                """Says nothing."""

        class Server(ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, *_: object) -> None:
                """A client that leaves in the middle is what this is for."""

        self.server = Server(("127.0.0.1", 0), Handler)
        self.url = f"http://localhost:{self.server.server_address[1]}"
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)

    def __enter__(self) -> LyingNetwork:
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join(timeout=10)

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        """One request, by its fate."""
        path = handler.path.split("?")[0]
        body = handler.rfile.read(int(handler.headers.get("Content-Length") or 0))
        fate = self.fate(handler.command, path)
        if handler.command not in {"GET", "HEAD"}:
            self.seen.append((handler.command, path, fate, len(body)))
        if fate == "slow":
            time.sleep(0.4)
        if fate == "portal":
            _send(handler, 200, [("Content-Type", "text/html")], PORTAL)
        elif fate == "gateway":
            _send(handler, 502, [("Content-Type", "text/html")], GATEWAY)
        elif fate == "cut":
            handler.close_connection = True
        else:
            self._forward(handler, path, body, is_lost=fate == "lost")

    def _forward(self, handler: BaseHTTPRequestHandler, path: str, body: bytes, *, is_lost: bool) -> None:
        line = http.client.HTTPConnection("127.0.0.1", self.upstream, timeout=60)
        try:
            headers = {
                name: value for name, value in handler.headers.items() if name.lower() not in HOP_BY_HOP | CONDITIONS
            }
            line.request(handler.command, handler.path, body, headers)
            answer = line.getresponse()
            content = answer.read()
        finally:
            line.close()
        if is_lost:
            handler.close_connection = True
            return
        content = self.alter(path, content)
        kept = [(name, value) for name, value in answer.getheaders() if name.lower() not in HOP_BY_HOP]
        _send(handler, answer.status, kept, content)


def _send(handler: BaseHTTPRequestHandler, status: int, headers: list[tuple[str, str]], content: bytes) -> None:
    handler.send_response(status)
    for name, value in headers:
        handler.send_header(name, value)
    if status not in {204, 304}:
        handler.send_header("Content-Length", str(len(content)))
    handler.end_headers()
    if handler.command != "HEAD":
        handler.wfile.write(content)
