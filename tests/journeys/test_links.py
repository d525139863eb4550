"""Working a report: a contractor answers by a link, an agent merges and undoes, a face is hidden before it is shown."""

from __future__ import annotations

import re
import uuid

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import steps
from tests.journeys.access_checks import Findings, check_rules
from tests.service import Service

pytestmark = pytest.mark.browser


def lamp_alone(town: Service, nth: int) -> steps.Spot:
    """A lamp without any open report within 40 m, far from those that other journeys choose."""
    rows = town.query(
        """
        select a.reference, ST_Y(a.location), ST_X(a.location) from assets a
         where a.layer = 'street_lamp' and a.retired_at is null and not exists (
           select from reports r where r.jurisdiction_id = a.jurisdiction_id and r.closed_at is null
              and ST_DWithin(r.location::geography, a.location::geography, 40))
         order by a.reference desc offset %s limit 1""",
        nth * 13,
    )
    reference, latitude, longitude = rows[0]
    return steps.Spot(str(reference), float(str(latitude)), float(str(longitude)))


def report_at(page: Page, spot: steps.Spot, *, words: str, metres: float = 0, photo: str | None = None) -> str:
    """A resident's report of a flickering lamp, as the app sends it; its number."""
    photos = []
    if photo:
        photos = [str(uuid.uuid4())]
        picture = steps.make_picture(photo)["buffer"]
        sent = page.request.put(f"/api/v1/photos/{photos[0]}", data=picture, headers={"Content-Type": "image/jpeg"})
        assert sent.status == 201, sent.text()
    body = {
        "id": str(uuid.uuid4()), "service_code": "lamp_flickering", "latitude": spot.latitude + metres / 111_195,
        "longitude": spot.longitude, "description": words, "photo_ids": photos,
    }  # fmt: skip
    answer = page.request.post("/api/v1/reports", data=body)
    assert answer.status == 201, answer.text()
    return str(answer.json()["public_id"])


def check(page: Page, name: str, *, themes: bool = True) -> None:
    findings = Findings(name)
    check_rules(page, findings, themes=themes)
    assert {check: found for check, found in findings.problems.items() if found} == {}


def link_in(mail_text: str) -> str:
    found = re.search(r"/intervention/\S+", mail_text)
    assert found, mail_text
    return found[0]


def hand_over(desk: Page, name: str, words: str) -> None:
    desk.get_by_role("button", name="Confier par un lien").click()
    dialog = desk.get_by_role("dialog", name="Confier à un organisme")
    dialog.get_by_label("Organisme").select_option(label=name)
    dialog.get_by_label("Ce qu’il doit savoir").fill(words)
    dialog.get_by_role("button", name="Envoyer le lien").click()
    expect(desk.get_by_text(f"Lien envoyé à {name}")).to_be_visible()


def test_contractor_without_account_closes_a_report_from_the_mailed_link(town, open_page, shoot):
    name, email = f"Lumen {uuid.uuid4().hex[:6]}", f"chantier.{uuid.uuid4().hex[:6]}@lumen.example"
    lamp = lamp_alone(town, 0)
    number = report_at(open_page(), lamp, words="Clignote", photo="Lampe qui clignote")
    desk = open_page(phone=False)
    steps.sign_in(desk, "staff", "admin")
    desk.goto("/staff/organismes")
    desk.get_by_role("button", name="Ajouter un organisme").click()
    dialog = desk.get_by_role("dialog", name="Ajouter un organisme")
    dialog.get_by_role("button", name="Enregistrer").click()
    expect(dialog.get_by_text("Indiquez un nom.")).to_be_visible()
    dialog.get_by_label("Nom", exact=True).fill(name)
    dialog.get_by_label("E-mail").fill(email)
    dialog.get_by_role("button", name="Enregistrer").click()
    expect(desk.get_by_text(name)).to_be_visible()
    check(desk, "staff-outside")

    steps.open_panel(desk, number)
    hand_over(desk, name, "Le portillon s’ouvre avec le code 4B.")
    (mail,) = town.wait_for_mail(email, "4B")
    contractor = open_page()
    contractor.goto(link_in(mail.text))
    expect(contractor.get_by_role("heading", name="Lumière qui clignote")).to_be_visible()
    expect(contractor.get_by_text("Le portillon s’ouvre avec le code 4B.")).to_be_visible()
    shoot(contractor, "outside-asked")
    check(contractor, "outside-asked")

    desk.get_by_role("button", name="Retirer le lien").click()
    desk.get_by_role("dialog").get_by_role("button", name="Retirer le lien").click()
    town.wait_for_mail(email, "annulée")
    contractor.reload()
    expect(contractor.get_by_text("La ville a retiré cette demande").first).to_be_visible()
    shoot(contractor, "outside-revoked")

    expect(desk.get_by_role("dialog")).to_be_hidden()
    hand_over(desk, name, "Finalement si, merci.")
    (mail,) = town.wait_for_mail(email, "Finalement si")
    contractor.goto(link_in(mail.text))
    contractor.get_by_role("button", name="Je m’en charge").click()
    contractor.get_by_role("button", name="Dire que je m’en charge").click()
    expect(contractor.get_by_text("Vous vous en chargez")).to_be_visible()
    contractor.get_by_role("button", name="C’est terminé").click()
    contractor.get_by_role("button", name="Dire que c’est terminé").click()
    expect(contractor.get_by_text("Ajoutez une photo, ou dites pourquoi il n’y en a pas.")).to_be_visible()
    contractor.locator("input[type=file]").set_input_files(steps.make_picture("Ballast neuf"))
    expect(contractor.get_by_role("img", name="Photo 1 après l’intervention")).to_be_visible()
    contractor.get_by_label("Un mot pour la ville").fill("Ballast remplacé")
    shoot(contractor, "outside-done-form")
    check(contractor, "outside-done-form", themes=False)
    contractor.get_by_role("button", name="Dire que c’est terminé").click()
    expect(contractor.get_by_text("La ville vérifie.")).to_be_visible()
    town.wait_for_mail("admin@aubeclaire.example", "Ballast remplacé")

    steps.open_panel(desk, number)
    expect(desk.get_by_text("Terminé, à vérifier")).to_be_visible()
    desk.locator("#outside").scroll_into_view_if_needed()
    shoot(desk, "staff-outside-done")
    desk.get_by_role("button", name="Valider et clore").click()
    steps.wait_for_status(town, number, "resolved")
    contractor.reload()
    expect(contractor.get_by_text("C’est terminé, merci")).to_be_visible()
    ((link_id,),) = town.query(
        "update interventions set expires_at = now() - interval '1 day' where state = 'accepted'"
        " and report_id = (select id from reports where public_id = %s) returning id::text",
        number,
    )
    assert link_id
    contractor.reload()
    expect(contractor.get_by_text("Ce lien a expiré").first).to_be_visible()


def test_agent_compares_merges_by_a_suggestion_and_undoes_it(town, open_page, shoot):
    lamp = lamp_alone(town, 1)
    phone = open_page()
    first = report_at(phone, lamp, words="La lampe clignote toute la nuit")
    second = report_at(phone, lamp, words="Cette lampe clignote la nuit", metres=4)
    desk = open_page(phone=False)
    steps.sign_in(desk, "staff", "agent")
    steps.open_panel(desk, second)
    card = desk.get_by_role("region", name="Peut-être déjà signalé")
    expect(card).to_contain_text(first)
    expect(card).to_contain_text("même équipement")
    card.get_by_role("button", name=f"Comparer avec {first}").click()
    dialog = desk.get_by_role("dialog", name="Est-ce le même problème ?")
    expect(dialog).to_contain_text("La lampe clignote toute la nuit")
    expect(dialog).to_contain_text("Cette lampe clignote la nuit")
    shoot(desk, "staff-compare")
    check(desk, "staff-compare")
    dialog.get_by_role("button", name=f"Oui, rattacher {second} à {first}").click()
    steps.wait_for_status(town, second, "duplicate")
    merged = desk.get_by_role("region", name=f"Rattaché à {first}")
    merged.get_by_role("button", name="Défaire").click()
    steps.wait_for_status(town, second, "reopened")
    expect(card).to_contain_text(first)

    desk.goto("/staff/doublons")
    pair = desk.get_by_role("listitem").filter(has_text=first).filter(has_text=second)
    expect(pair).to_be_visible()
    shoot(desk, "staff-duplicates")
    check(desk, "staff-duplicates")
    pair.get_by_role("button", name="Comparer").click()
    desk.get_by_role("dialog").get_by_role("button", name="Non, deux problèmes différents").click()
    expect(pair).to_be_hidden()


def test_agent_hides_a_face_on_a_phone_and_only_then_it_is_shown(town, open_page, shoot):
    lamp = lamp_alone(town, 2)
    number = report_at(open_page(), lamp, words="Clignote", photo="Une personne devant la lampe")
    town.wait_until(
        lambda: (
            town.query(
                "select p.state from photos p join reports r on r.id = p.report_id where r.public_id = %s", number
            )
            not in ([], [("pending",)])
        ),
        "the photo",
    )
    ((photo_id,),) = town.query(
        "select p.id::text from photos p join reports r on r.id = p.report_id where r.public_id = %s", number
    )
    agent = open_page()
    steps.sign_in(agent, "staff", "agent")
    agent.goto(f"/staff/photos/{photo_id}")
    agent.get_by_role("button", name="Ajouter un cache").click()
    expect(agent.get_by_role("button", name=re.compile(r"^Cache \d+, Visage"))).to_be_visible()
    shoot(agent, "staff-boxes-phone")
    check(agent, "staff-boxes-phone")
    agent.get_by_role("button", name=re.compile("^Publier")).click()
    expect(agent.get_by_text("C’est publié")).to_be_visible(timeout=40_000)
    ((faces, by),) = town.query(
        'select jsonb_path_query_array(boxes, \'$[*] ? (@.kind == "face" && @.origin == "staff")\'), boxes_by'
        " from photos where id = %s",
        photo_id,
    )
    assert (len(list(faces)), by) == (1, "staff")
    agent.get_by_role("button", name="Tourner à droite").click()
    town.wait_until(
        lambda: (
            town.query("select width, height, state from photos where id = %s", photo_id) == [(1200, 1600, "ready")]
        ),
        "the photo to be turned",
    )
    agent.goto("/staff/photos")
    expect(agent.get_by_role("heading", name="Photos à vérifier")).to_be_visible()
    agent.evaluate("document.documentElement.dataset.theme = 'dark'")
    shoot(agent, "staff-photos-dark")
    resident = open_page()
    resident.goto(f"/suivi/{number}")
    expect(resident.locator("main img[src*='/api/v1/photos/']").first).to_be_visible()
