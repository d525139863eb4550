"""With real processes: a silent endpoint delays nobody, and what a killed worker was sending arrives under its own id."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from standardwebhooks import Webhook

from app.actions import webhook_events, webhook_secrets
from app.core import hooks
from app.core.extensions import db
from app.models import WebhookDelivery, WebhookEndpoint
from tests import factories as make
from tests.pushing import Receiver, receiving
from tests.workers.conftest import Plant, wait_until

HANGS_SECONDS = 60.0
MANY = 12


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as found:
        yield found


@pytest.fixture
def hooked(plant: Plant, receiver: Receiver) -> Plant:
    allow(plant, receiver)
    return plant


def allow(plant: Plant, *receivers: Receiver) -> None:
    listed = ",".join(f"127.0.0.1:{one.port}" for one in receivers)
    plant.environment["RUECLAIRE_WEBHOOK_PRIVATE_HOSTS"] = listed


def make_endpoint(town_id: int, receiver: Receiver) -> tuple[int, str]:
    secret = webhook_secrets.make()
    row = WebhookEndpoint(
        jurisdiction_id=town_id, url=f"{receiver.url}/hook", secret=webhook_secrets.seal(secret), description=""
    )
    make.save(row)
    return row.id, secret


def tell(town_id: int, endpoint_id: int, count: int = 1) -> None:
    for _ in range(count):
        webhook_events.add(town_id, endpoint_id, hooks.TEST)
    db.session.commit()


def states(endpoint_id: int) -> list[str]:
    found = db.session.query(WebhookDelivery.state).filter_by(endpoint_id=endpoint_id).all()
    db.session.rollback()
    return sorted(state for (state,) in found)


def test_silent_endpoint_delays_nobody_elses_messages(hooked: Plant, receiver: Receiver) -> None:
    town = make.make_jurisdiction()
    with receiving() as silent:
        silent.hang_seconds = HANGS_SECONDS
        allow(hooked, receiver, silent)
        bad, _ = make_endpoint(town.id, silent)
        good, secret = make_endpoint(town.id, receiver)
        tell(town.id, bad, MANY)
        hooked.start("relay", "webhooks")
        assert silent.begun.wait(30), hooked.log("webhooks")
        tell(town.id, good, MANY)
        wait_until(lambda: states(good) == ["delivered"] * MANY, what=hooked.log("webhooks"))
        # Not one of the silent endpoint's was given up or taken for delivered meanwhile.
        assert states(bad) == ["pending"] * MANY
        for _, headers, body in receiver.calls:
            Webhook(secret).verify(body, headers)
        hooked.stop()


@pytest.mark.kill
def test_worker_killed_in_the_middle_delivers_again_under_the_same_id(hooked: Plant, receiver: Receiver) -> None:
    town = make.make_jurisdiction()
    receiver.hang_seconds = HANGS_SECONDS
    endpoint, secret = make_endpoint(town.id, receiver)
    tell(town.id, endpoint)
    hooked.start("relay", "webhooks")
    assert receiver.begun.wait(30), hooked.log("webhooks")
    hooked.kill("webhooks")
    receiver.hang_seconds = 0.0
    hooked.start("webhooks")
    wait_until(lambda: states(endpoint) == ["delivered"], what=hooked.log("webhooks"))
    assert len(receiver.calls) == 2
    assert len({headers["webhook-id"] for _, headers, _ in receiver.calls}) == 1
    for _, headers, body in receiver.calls:
        Webhook(secret).verify(body, headers)
