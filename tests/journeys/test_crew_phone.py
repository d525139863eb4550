"""The crew's phone in the hand: messages that hide nothing, at any width and size of text."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import steps
from tests.journeys.access_checks import Findings, check_rules
from tests.service import Service

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


def wait_until_kept(phone: Page, stop: str, words: str) -> None:
    """The phone's own storage has the words and a photo."""
    phone.wait_for_function(
        """async ([stop, words]) => {
          const db = await new Promise((done, failed) => {
            const asked = indexedDB.open("rueclaire");
            asked.onsuccess = () => done(asked.result);
            asked.onerror = () => failed(asked.error);
          });
          const read = (key) => new Promise((done) => {
            const asked = db.transaction("kept").objectStore("kept").get(key);
            asked.onsuccess = () => done(asked.result?.value);
          });
          const [kept, photos] = [await read(`begun:words:${stop}`), await read(`begun:photos:${stop}`)];
          db.close();
          return kept?.note === words && photos?.length === 1;
        }""",
        arg=[stop, words],
    )


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


def moves_of(town: Service, stop: str) -> list[tuple[object, ...]]:
    """What crews did to a stop from their phones: who, and what it is now."""
    return town.query(
        "select s.email, u.status, u.note from status_updates u join staff s on s.id = u.staff_id "
        "where u.report_id = %s::uuid and u.client_id is not null order by u.id",
        stop,
    )


def test_crew_finds_photo_and_words_again_when_the_phone_starts_anew_without_a_network(
    town, open_page, own_stop, shoot
):
    spot = steps.find_quiet_asset(town, "street_lamp", nth=6)
    phone = open_page(place=spot.place)
    steps.sign_in(phone, "crew", "eclairage2")
    stop = own_stop(phone, spot.place)
    phone.goto(f"/crew/arret/{stop}")
    expect(phone.get_by_role("button", name="Clôturer avec une photo")).to_be_visible()
    phone.evaluate("navigator.serviceWorker.ready.then(() => true)")
    phone.reload()
    expect(phone.get_by_role("button", name="Clôturer avec une photo")).to_be_visible()

    phone.context.set_offline(True)
    # A word for colleagues is begun and left: it is nobody else's to read.
    phone.get_by_role("button", name="Mot ou photo").click()
    expect(phone.get_by_role("heading", name="Mot pour l’équipe")).to_be_focused()
    phone.get_by_label("Votre mot").fill("Clé au local")
    phone.get_by_role("button", name="Retour", exact=True).click()
    phone.locator("input[type=file]").first.set_input_files(steps.make_picture("avant le redémarrage"))
    expect(phone.get_by_role("img", name="Photo 1 après travaux")).to_be_visible()
    expect(phone.get_by_label("Un mot pour l’habitant")).to_have_value("")
    phone.get_by_label("Un mot pour l’habitant").fill("Ampoule changée")
    wait_until_kept(phone, stop, "Ampoule changée")
    phone.reload()
    expect(phone.get_by_role("heading", name="Clôturer")).to_be_visible()
    expect(phone.get_by_role("img", name="Photo 1 après travaux")).to_be_visible()
    expect(phone.get_by_label("Un mot pour l’habitant")).to_have_value("Ampoule changée")
    shoot(phone, "crew-begun-again")
    phone.get_by_role("button", name="Envoyer la clôture").click()
    expect(phone.get_by_role("heading", name="Mes arrêts")).to_be_focused()

    # Meanwhile the town hall ends the session: the closing waits for the same person, and then leaves once.
    town.query(
        "delete from staff_sessions where staff_id = (select id from staff where email = %s) returning 1",
        "eclairage2@aubeclaire.example",
    )
    phone.context.set_offline(False)
    phone.evaluate("dispatchEvent(new Event('online'))")
    expect(phone.get_by_text("Julie Perrin, reconnectez-vous")).to_be_visible()
    assert moves_of(town, stop) == []
    phone.get_by_label("Adresse e-mail").fill("eclairage2@aubeclaire.example")
    phone.get_by_label("Mot de passe", exact=True).fill(steps.PASSWORD)
    phone.get_by_role("button", name="Se connecter", exact=True).click()
    town.wait_until(lambda: moves_of(town, stop) != [], "the closing to arrive")
    assert moves_of(town, stop) == [("eclairage2@aubeclaire.example", "resolved", "Ampoule changée")]
    ((photos,),) = town.query("select count(*) from photos where report_id = %s::uuid and role = 'after'", stop)
    assert photos == 1


def test_what_one_crew_member_left_unsent_is_neither_seen_nor_sent_by_the_next(town, open_page, own_stop):
    spot = steps.find_quiet_asset(town, "street_lamp", nth=7)
    phone = open_page(place=spot.place)
    steps.sign_in(phone, "crew", "eclairage2")
    stop = own_stop(phone, spot.place)
    phone.goto(f"/crew/arret/{stop}")
    expect(phone.get_by_role("button", name="Démarrer")).to_be_visible()
    phone.evaluate("navigator.serviceWorker.ready.then(() => true)")
    phone.context.set_offline(True)
    phone.get_by_role("button", name="Démarrer").click()
    expect(phone.get_by_text("Gardé sur ce téléphone")).to_be_visible()
    town.query(
        "delete from staff_sessions where staff_id = (select id from staff where email = %s) returning 1",
        "eclairage2@aubeclaire.example",
    )
    phone.context.set_offline(False)
    phone.evaluate("dispatchEvent(new Event('online'))")
    expect(phone.get_by_text("Julie Perrin, reconnectez-vous")).to_be_visible()
    phone.get_by_label("Adresse e-mail").fill("eclairage1@aubeclaire.example")
    phone.get_by_label("Mot de passe", exact=True).fill(steps.PASSWORD)
    phone.get_by_role("button", name="Se connecter", exact=True).click()
    expect(phone.get_by_text("1 envoi de Julie Perrin n’est pas parti et sera perdu")).to_be_visible()
    phone.get_by_role("button", name="Effacer et me connecter").click()
    # The same stop, as the team's next one finds it: not started.
    expect(phone.get_by_role("button", name="Démarrer")).to_be_visible()
    expect(phone.get_by_text("Gardé sur ce téléphone")).to_have_count(0)
    assert moves_of(town, stop) == []
