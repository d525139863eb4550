"""Signs between a background process and the outside: its name, and being told to stop."""

from __future__ import annotations

import os
import signal
import socket
import threading
from types import FrameType


class Stop(threading.Event):
    """Set by SIGTERM and SIGINT: the process finishes what it holds, then ends."""

    def listen(self) -> None:
        """Take over the two signals; only the main thread may."""
        signal.signal(signal.SIGTERM, self._told)
        signal.signal(signal.SIGINT, self._told)

    def _told(self, _number: int, _frame: FrameType | None) -> None:
        self.set()


def process_name(role: str) -> str:
    """A name that two processes never share: role, machine, process number."""
    return f"{role}@{socket.gethostname()}:{os.getpid()}"
