"""A network between a client and the service that fails where it is told to, whatever is under way."""

from __future__ import annotations

import contextlib
import socket
import struct
import threading
from collections.abc import Callable, Iterator

RESET = struct.pack("ii", 1, 0)
CHUNK_BYTES = 16 * 1024


class CutNetwork:
    """Forwards connections to a port. Each one ends by a reset after the bytes that `cuts` says, until it says no more.

    `on_cut` is called in the connection's own thread before the reset, with the bytes already passed on.
    """

    def __init__(self, port: int, cuts: Iterator[int], on_cut: Callable[[], None] = lambda: None) -> None:
        self._upstream = port
        self._cuts = cuts
        self._on_cut = on_cut
        self._lock = threading.Lock()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        self.happened = 0
        self._threads: list[threading.Thread] = []

    def __enter__(self) -> CutNetwork:
        self._start(self._accept)
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for thread in self._threads:
            thread.join(timeout=10)

    def _start(self, work: Callable[..., None], *values: object) -> None:
        thread = threading.Thread(target=work, args=values, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            with self._lock:
                cut = next(self._cuts, None)
            self._start(self._relay, client, cut)

    def _relay(self, client: socket.socket, cut: int | None) -> None:
        with client, contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self._upstream)) as server:
            back = threading.Thread(target=_pour, args=(server, client), daemon=True)
            back.start()
            if _pour(client, server, cut):
                self.happened += 1
                self._on_cut()
                for line in (client, server):
                    with contextlib.suppress(OSError):
                        line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
            for line in (client, server):
                with contextlib.suppress(OSError):
                    line.shutdown(socket.SHUT_RDWR)
            back.join()


def _pour(source: socket.socket, target: socket.socket, most: int | None = None) -> bool:
    """Pass bytes on until one side ends, or until there were `most`: then True."""
    try:
        while most != 0:
            chunk = source.recv(CHUNK_BYTES if most is None else min(CHUNK_BYTES, most))
            if not chunk:
                break
            target.sendall(chunk)
            most = None if most is None else most - len(chunk)
    except OSError:
        pass  # one side is gone: so is the connection
    if most == 0:
        return True
    with contextlib.suppress(OSError):
        target.shutdown(socket.SHUT_WR)
    return False
