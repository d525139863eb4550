"""The key by which push services know us (RFC 8292): given in the settings, else made from the secret key."""

from __future__ import annotations

import base64
import hashlib
import hmac
from functools import lru_cache

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from py_vapid import Vapid02

from app.core.extensions import settings

ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
"""Of the curve P-256 (FIPS 186-4, D.1.2.3)."""


def public_key() -> str:
    """What a browser needs as `applicationServerKey`: the uncompressed point, base64url."""
    point = _vapid(settings.vapid_private_key, settings.secret_key).public_key.public_bytes(
        Encoding.X962, PublicFormat.UncompressedPoint
    )
    return base64.urlsafe_b64encode(point).decode().rstrip("=")


def sign(audience: str, subject: str, expires_at: int) -> dict[str, str]:
    """The Authorization header for a push service, good until `expires_at` (seconds since 1970, 24 h at most)."""
    claims = {"aud": audience, "sub": subject, "exp": expires_at}
    signed: dict[str, str] = _vapid(settings.vapid_private_key, settings.secret_key).sign(claims)
    return signed


def new_private_key() -> str:
    """A fresh key for the settings: 32 bytes, base64url."""
    number = ec.generate_private_key(ec.SECP256R1()).private_numbers().private_value
    return base64.urlsafe_b64encode(number.to_bytes(32, "big")).decode().rstrip("=")


def derive_private_number(secret_key: str) -> int:
    """A private key that follows from the installation's secret: nothing to store, the same in every process.

    HKDF-like (RFC 5869 with one label), 48 bytes reduced modulo the order, so that no value is likelier (FIPS 186-4,
    B.4.1).
    """
    seed = b"".join(
        hmac.new(secret_key.encode(), b"rueclaire:vapid:" + bytes([block]), hashlib.sha256).digest() for block in (1, 2)
    )[:48]
    return int.from_bytes(seed, "big") % (ORDER - 1) + 1


@lru_cache(maxsize=4)
def _vapid(given: str | None, secret_key: str) -> Vapid02:
    if given:
        return Vapid02.from_raw(given.encode())
    return Vapid02(ec.derive_private_key(derive_private_number(secret_key), ec.SECP256R1()))
