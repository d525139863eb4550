"""An identity provider on loopback that tells of a person as ProConnect does: in a signed token, and only there."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey

from app.core import clock

CLIENT = "rue-claire"


@dataclass
class SignedProvider:
    """What it knows, and how the next `userinfo` differs from an honest one."""

    email: str = "ines@ville.example"
    subject: str = "ines"
    nonce: str = ""
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "one"}))
    signs_with: RSAKey | None = None
    change: dict[str, Any] = field(default_factory=dict)
    write: Callable[[str], str] = str
    address: str = ""

    def describe(self) -> dict[str, Any]:
        """Its discovery document."""
        return {
            "issuer": self.address,
            "authorization_endpoint": f"{self.address}/authorize",
            "token_endpoint": f"{self.address}/token",
            "userinfo_endpoint": f"{self.address}/userinfo",
            "jwks_uri": f"{self.address}/keys",
        }

    def id_token(self) -> str:
        """Who signed in, without an address."""
        now = int(clock.now().timestamp())
        claims = self._about() | {"nonce": self.nonce, "iat": now, "exp": now + 300}
        return jwt.encode({"alg": "RS256", "kid": "one"}, claims, self.key)

    def userinfo(self) -> str:
        """What is known of them, signed."""
        claims = self._about() | {"email": self.email, "given_name": "Inès", "usual_name": "Rocher"} | self.change
        told = {name: value for name, value in claims.items() if value is not None}
        return self.write(jwt.encode({"alg": "RS256", "kid": "one"}, told, self.signs_with or self.key))

    def _about(self) -> dict[str, Any]:
        return {"iss": self.address, "aud": CLIENT, "sub": self.subject}


def serve(provider: SignedProvider) -> ThreadingHTTPServer:
    """Answer for `provider` on a free port until `shutdown`; its address is set."""

    class Answers(BaseHTTPRequestHandler):
        """One request."""

        def do_GET(self) -> None:
            if self.path == "/userinfo":
                self._say(provider.userinfo(), "application/jwt; charset=utf-8")
            elif self.path == "/keys":
                self._say(json.dumps(KeySet([provider.key]).as_dict(private=False)), "application/json")
            else:
                self._say(json.dumps(provider.describe()), "application/json")

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length") or 0))
            told = {"access_token": "opaque", "token_type": "Bearer", "id_token": provider.id_token()}
            self._say(json.dumps(told), "application/json")

        def log_message(self, *_: Any) -> None:
            """Nothing to say."""

        def _say(self, text: str, kind: str) -> None:
            body = text.encode()
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    provider.address = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server
