"""A real OpenID Connect provider as a process on loopback, which knows the people it is told of."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import requests

from tests.service import free_port

PATIENCE = 300
"""Tenths of a second until it answers."""


@contextmanager
def run_provider(people: Sequence[dict[str, Any]]) -> Iterator[str]:
    """Its address while it runs; each of `people` is the claims about somebody, `sub` among them."""
    port = free_port()
    claims = [word for person in people for word in ("--user-claims", json.dumps(person))]
    process = subprocess.Popen(
        [sys.executable, "-m", "oidc_provider_mock", "--port", str(port), "--host", "localhost", *claims],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield _wait_for(f"http://localhost:{port}")
    finally:
        process.kill()
        process.wait()


def _wait_for(address: str) -> str:
    for _ in range(PATIENCE):
        try:
            requests.get(f"{address}/.well-known/openid-configuration", timeout=1)
        except requests.RequestException:
            time.sleep(0.1)
        else:
            return address
    raise AssertionError("the provider does not answer")
