"""Signing in, choosing how one is told, judging and contesting the result; part of the walk in screens.py."""

from __future__ import annotations

import re
from collections.abc import Iterator

from playwright.sync_api import Page, Route, expect

from tests.journeys import steps
from tests.service import Service

EMAIL = "samira@exemple.example"
LINK = "votre lien pour retrouver"

HEARING_STATES = (
    ("confirm", "Confirmation d’adresse"),
    ("confirmed", "Adresse confirmée"),
    ("photo-waiting", "Suivi, photo en cours de vérification"),
    ("photo-gone", "Suivi, photo qui n’est pas montrée"),
    ("fixed-ask", "Suivi : est-ce réparé ?"),
    ("fixed-opinion", "Suivi : avis sur le résultat"),
    ("fixed-answered", "Suivi : avis donné"),
    ("not-fixed", "Suivi : « pas réparé », avec une photo"),
    ("settings-nobody", "Comment être prévenu, rien à suivre"),
    ("sign-in-landing", "Retrouver ses signalements : page du lien"),
    ("sign-in-refused", "Retrouver ses signalements : lien refusé"),
    ("sign-in", "Retrouver ses signalements : adresse"),
    ("sign-in-sent", "Retrouver ses signalements : code à taper"),
    ("mine-signed-in", "Mes signalements, retrouvés par e-mail"),
    ("settings", "Comment être prévenu"),
    ("settings-erase", "Comment être prévenu : tout effacer"),
)

RESOLVE = """
with closed as (
  update reports set status = 'resolved', closed_at = now(), version = version + 1 where public_id = %s
  returning jurisdiction_id, id)
insert into status_updates (jurisdiction_id, report_id, kind, status, previous_status, actor_kind, is_public, created_at)
select jurisdiction_id, id, 'status', 'resolved', 'received', 'staff', true, now() from closed returning report_id
"""


def walk_hearing(page: Page, town: Service) -> Iterator[str]:
    """Through HEARING_STATES in this order."""
    number = _send_with_photo(page)
    yield from _confirm(page, town)
    for name, state in (("photo-waiting", "pending"), ("photo-gone", "failed")):
        page.route(re.compile(f"/api/v1/reports/{number}$"), lambda route, state=state: _show_photo(route, state))
        page.goto(f"/suivi/{number}")
        expect(page.locator(".gallery__photo--soon")).to_be_visible()
        yield name
        page.unroute_all()
    yield from _judge(page, town, number)
    yield from _sign_in(page, town)


def _send_with_photo(page: Page) -> str:
    page.goto("/signaler")
    steps.wait_for_map(page)
    page.locator("input[type=file]").first.set_input_files(steps.make_picture("le banc"))
    page.get_by_role("button", name="C’est ici, continuer").click()
    page.get_by_role("radio", name="Autre chose", exact=True).first.check()
    page.get_by_role("button", name="Continuer avec").click()
    page.get_by_label("De quoi s’agit-il ?").fill("Un banc repeint par erreur")
    page.get_by_label("E-mail").first.fill(EMAIL)
    page.get_by_role("button", name="Envoyer", exact=True).click()
    return steps.read_number(page)


def _confirm(page: Page, town: Service) -> Iterator[str]:
    mail = town.wait_for_mail(EMAIL, "confirmez votre adresse")[0]
    link = re.search(r"http\S+?(/confirmer/\S+)", mail.text)
    assert link, mail.text
    page.goto(link[1])
    button = page.get_by_role("button", name="Oui, c’est bien mon adresse")
    expect(button).to_be_visible()
    yield "confirm"
    button.click()
    expect(page.get_by_text("Adresse confirmée")).to_be_visible()
    yield "confirmed"


def _show_photo(route: Route, state: str) -> None:
    """A picture that its worker has not finished, or gave up: both pass too quickly, or too rarely, to be met."""
    answer = route.fetch()
    view = answer.json()
    view["photos"] = [{**photo, "state": state, "urls": None} for photo in view["photos"]]
    route.fulfill(response=answer, json=view)


def _judge(page: Page, town: Service, number: str) -> Iterator[str]:
    assert town.query(RESOLVE, number)
    page.goto(f"/suivi/{number}")
    yes = page.get_by_role("button", name="Oui, merci")
    expect(yes).to_be_visible()
    yield "fixed-ask"
    yes.click()
    expect(page.get_by_role("radio", name="En partie")).to_be_visible()
    yield "fixed-opinion"
    page.get_by_role("button", name="Envoyer ma réponse").click()
    expect(page.get_by_text("Votre réponse : Oui")).to_be_visible()
    yield "fixed-answered"
    page.get_by_role("button", name="Pas réparé").click()
    page.locator("dialog input[type=file]").set_input_files(steps.make_picture("encore là"))
    expect(page.get_by_role("img", name="Votre photo 1")).to_be_visible()
    yield "not-fixed"
    page.keyboard.press("Escape")


def _sign_in(page: Page, town: Service) -> Iterator[str]:
    page.route(re.compile("/api/v1/me/channels"), _show_nobody)
    page.goto("/reglages")
    expect(page.get_by_role("main").locator(".empty")).to_be_visible()
    yield "settings-nobody"
    page.unroute_all()
    page.goto("/connexion/rien-de-juste")
    button = page.get_by_role("button", name="Ouvrir mes signalements")
    expect(button).to_be_visible()
    yield "sign-in-landing"
    button.click()
    expect(page.locator(".banner--err, .field--error, [aria-invalid=true]").first).to_be_visible()
    yield "sign-in-refused"
    page.goto("/connexion")
    page.get_by_label("E-mail").fill(EMAIL)
    yield "sign-in"
    former = {
        mail.text for mail in town.mailbox.mails() if EMAIL in str(mail.recipients) and LINK in mail.subject + mail.text
    }
    page.get_by_role("button", name="Recevoir le lien").click()
    expect(page.get_by_text("Regardez vos messages")).to_be_visible()
    yield "sign-in-sent"
    mails = town.wait_for_mail(EMAIL, LINK, len(former) + 1)
    (mail,) = [one for one in mails if one.text not in former]
    code = re.search(r"> (\d{3} \d{3})", mail.text)
    assert code, mail.text
    page.get_by_label("Code à 6 chiffres").fill(code[1])
    button.click()
    expect(page.get_by_text(f"Ouvert pour {EMAIL[0]}")).to_be_visible()
    yield "mine-signed-in"
    page.goto("/reglages")
    erase = page.get_by_role("button", name="Effacer mes données")
    expect(erase).to_be_visible()
    yield "settings"
    erase.click()
    expect(page.get_by_role("button", name="Oui, tout effacer")).to_be_visible()
    yield "settings-erase"
    page.keyboard.press("Escape")


def _show_nobody(route: Route) -> None:
    """What somebody gets who follows nothing: this phone has sent reports already."""
    answer = route.fetch()
    route.fulfill(response=answer, json={**answer.json(), "proof": None, "email_masked": None})
