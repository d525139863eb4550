"""Signs people in without spending the time of a password hash."""

from __future__ import annotations

from datetime import timedelta

from flask.testing import FlaskClient

from app.core import clock, ids
from app.core.extensions import db
from app.models import Staff, StaffSession

ORIGIN = "http://localhost"


def sign_in(client: FlaskClient, person: Staff) -> str:
    """Give the browser a session of `person`, and have it say that its requests come from our pages."""
    secret = ids.new_secret()
    now = clock.now()
    db.session.add(
        StaffSession(
            jurisdiction_id=person.jurisdiction_id,
            secret_hash=ids.hash_secret(secret),
            staff_id=person.id,
            expires_at=now + timedelta(hours=12),
        )
    )
    db.session.commit()
    client.set_cookie("rueclaire", secret)
    from_our_pages(client)
    return secret


def from_our_pages(client: FlaskClient) -> None:
    """Send what a browser sends with requests of the site's own pages."""
    client.environ_base["HTTP_ORIGIN"] = ORIGIN
    client.environ_base["HTTP_SEC_FETCH_SITE"] = "same-origin"
