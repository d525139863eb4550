"""The crew's phone in the hand: messages that hide nothing, at any width and size of text."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import steps
from tests.journeys.access_checks import Findings, check_rules

pytestmark = [pytest.mark.browser, pytest.mark.timeout(420)]

#: What a message lies over: what can be pressed or filled in, the title and the bars. What is scrolled away under the
#: screen's own bar at the top is hidden by that bar, not by the message.
COVERED = """() => {
  const message = [...document.querySelectorAll('.toast')].at(-1)?.getBoundingClientRect();
  if (!message || message.height < 40) return ['no message is shown'];
  const top = document.querySelector('.screen:not([hidden]) .appbar')?.getBoundingClientRect().bottom ?? message.bottom;
  const found = [];
  for (const element of document.querySelectorAll('input, textarea, select, button, a[href], h1, .appbar, .actionbar')) {
    if (element.closest('.toasts, .vh, .skip') || !element.checkVisibility()) continue;
    const box = element.getBoundingClientRect();
    const isOver = box.top < message.bottom - 1 && box.bottom > message.top + 1 && box.left < message.right && box.right > message.left;
    if (isOver && (box.bottom > top + 1 || element.closest('.appbar'))) found.push(`${element.tagName} ${element.textContent.trim().slice(0, 30)}`);
  }
  return found;
}"""

WIDTHS = [(320, 640, "100%"), (390, 844, "100%"), (390, 400, "100%"), (768, 1024, "100%"), (390, 844, "200%")]
"""Width, height and size of text; 400 px high is what an open keyboard leaves."""


def make_stop(phone: Page, place: tuple[float, float]) -> str:
    """A report of one's own, so that nobody else's stop is touched; its id."""
    body = {
        "id": str(uuid.uuid4()), "service_code": "lamp_out", "latitude": place[0], "longitude": place[1],
        "address": "9 Rue du Message",
    }  # fmt: skip
    answer = phone.evaluate(
        """async (body) => {
          const answer = await fetch("/api/v1/crew/reports", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
          if (!answer.ok) throw new Error(await answer.text());
          return answer.json();
        }""",
        body,
    )
    return str(answer["id"])


@pytest.fixture
def own_stop(town) -> Iterator[Callable[[Page, tuple[float, float]], str]]:
    """Makes stops; they are out of the way of other journeys afterwards."""
    made: list[str] = []

    def one(phone: Page, place: tuple[float, float]) -> str:
        made.append(make_stop(phone, place))
        return made[-1]

    yield one
    town.query(
        "update reports set status = 'rejected', closed_at = now() where id = any(%s::uuid[]) and closed_at is null returning 1",
        made,
    )


def wait_for_message(phone: Page, words: str) -> None:
    """The message is there, and the page has given it its strip."""
    expect(phone.locator(".toast")).to_contain_text(words)
    phone.wait_for_function(
        "() => Math.abs(parseFloat(document.documentElement.style.getPropertyValue('--toast')) - document.querySelector('.toasts').offsetHeight) < 1"
    )


def test_message_lies_over_no_field_no_button_and_no_bar(town, open_page, own_stop, shoot):
    spot = steps.find_quiet_asset(town, "street_lamp", nth=5)
    phone = open_page(place=spot.place)
    steps.sign_in(phone, "crew", "eclairage2")
    stop = own_stop(phone, spot.place)
    for number, (width, height, text) in enumerate(WIDTHS):
        phone.set_viewport_size({"width": width, "height": height})
        phone.goto(f"/crew/arret/{stop}")
        phone.evaluate("(size) => { document.documentElement.style.fontSize = size; }", text)
        phone.get_by_role("button", name="Mot ou photo").click()
        phone.get_by_label("Votre mot").fill(f"Mot {number}")
        phone.get_by_role("button", name="Garder ce mot").click()
        wait_for_message(phone, "c’est noté")
        assert phone.evaluate(COVERED) == [], (width, height, text)
        expect(phone.locator(".toasts[role=status]")).to_have_count(1)
        shoot(phone, f"crew-message-{width}-{height}-{text.rstrip('%')}")
        # The next form opens under the message that is still there.
        phone.get_by_role("link", name="Encore un ici").click()
        phone.get_by_label("Un mot", exact=True).focus()
        wait_for_message(phone, "c’est noté")
        assert phone.evaluate(COVERED) == [], (width, height, text)
        expect(phone.get_by_label("Un mot", exact=True)).to_be_in_viewport()
    findings = Findings("message")
    check_rules(phone, findings)
    assert findings.problems["axe"] == []
