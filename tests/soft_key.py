"""A passkey in software (WebAuthn level 3, sections 6.1 and 6.5.4), to try ours against."""

from __future__ import annotations

import hashlib
import json
import secrets
from base64 import urlsafe_b64encode
from dataclasses import dataclass, field
from typing import Any

import cbor2
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

PRESENT, VERIFIED, HAS_CREDENTIAL = 0x01, 0x04, 0x40


def b64(value: bytes) -> str:
    return urlsafe_b64encode(value).decode().rstrip("=")


@dataclass
class SoftKey:
    """One passkey on one device."""

    origin: str = "http://localhost"
    party: str = "localhost"
    counter: int = 0
    id: bytes = field(default_factory=lambda: secrets.token_bytes(16))
    private: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))

    def make(self, options: dict[str, Any]) -> dict[str, Any]:
        """What the browser answers to `create`."""
        numbers = self.private.public_key().public_numbers()
        cose = cbor2.dumps({1: 2, 3: -7, -1: 1, -2: numbers.x.to_bytes(32, "big"), -3: numbers.y.to_bytes(32, "big")})
        credential = bytes(16) + len(self.id).to_bytes(2, "big") + self.id + cose
        attested = self._said(PRESENT | VERIFIED | HAS_CREDENTIAL) + credential
        told = self._client("webauthn.create", options)
        response = {
            "clientDataJSON": b64(told),
            "attestationObject": b64(cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": attested})),
            "transports": ["internal", "made-up"],
        }
        return self._credential(response)

    def sign(self, options: dict[str, Any], *, is_verified: bool = True) -> dict[str, Any]:
        """What the browser answers to `get`."""
        self.counter += 1
        said = self._said(PRESENT | (VERIFIED if is_verified else 0))
        told = self._client("webauthn.get", options)
        signature = self.private.sign(said + hashlib.sha256(told).digest(), ec.ECDSA(hashes.SHA256()))
        return self._credential(
            {"clientDataJSON": b64(told), "authenticatorData": b64(said), "signature": b64(signature)}
        )

    def _said(self, flags: int) -> bytes:
        return hashlib.sha256(self.party.encode()).digest() + bytes([flags]) + self.counter.to_bytes(4, "big")

    def _client(self, kind: str, options: dict[str, Any]) -> bytes:
        told = {"type": kind, "challenge": options["challenge"], "origin": self.origin, "crossOrigin": False}
        return json.dumps(told).encode()

    def _credential(self, response: dict[str, Any]) -> dict[str, Any]:
        return {
            "id": b64(self.id), "rawId": b64(self.id), "type": "public-key", "response": response,
            "clientExtensionResults": {}, "authenticatorAttachment": "platform",
        }  # fmt: skip
