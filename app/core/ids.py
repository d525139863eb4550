"""The only source of identifiers, secrets and the tokens derived from them."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
import uuid

TOKEN_BYTES = 18


def new_uuid() -> uuid.UUID:
    """A random UUID (version 4)."""
    return uuid.uuid4()


def new_secret() -> str:
    """A URL-safe secret of 256 bits."""
    return secrets.token_urlsafe(32)


def hash_secret(secret: str) -> str:
    """SHA-256 of a high-entropy secret, in hex: what is stored in its place."""
    return hashlib.sha256(secret.encode()).hexdigest()


def derive_token(key: str, purpose: str, subject: str) -> str:
    """A 144-bit URL-safe token for `subject`, the same every time, so that a repeated request gets the same answer.

    HMAC-SHA-256 (RFC 2104) over purpose and subject, truncated.
    """
    digest = hmac.new(key.encode(), f"{purpose}:{subject}".encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(digest[:TOKEN_BYTES]).decode().rstrip("=")


def is_token(token: str, key: str, purpose: str, subject: str) -> bool:
    """Whether `token` is the derived one, compared in constant time."""
    return hmac.compare_digest(token.encode(), derive_token(key, purpose, subject).encode())


def derive_digits(key: str, purpose: str, subject: str, count: int) -> str:
    """A code of `count` digits for `subject`, the same every time: to be guessed only by trying, so limit the tries."""
    digest = hmac.new(key.encode(), f"{purpose}:{subject}".encode(), hashlib.sha256).digest()
    return f"{int.from_bytes(digest, 'big') % 10**count:0{count}d}"


def is_same(given: str, expected: str) -> bool:
    """Whether two secrets are equal, compared in constant time."""
    return hmac.compare_digest(given.encode(), expected.encode())
