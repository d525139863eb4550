"""An agent enters what people tell: several in a row without a network, each with its receipt, nothing left behind."""

from __future__ import annotations

import io
import re

import pypdfium2
import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Page, expect

from tests.journeys import steps

pytestmark = pytest.mark.browser

EMAIL = "lise.caron@exemple.fr"
SAME = "paul.caron@exemple.fr"
STORES = """async () => {
  const db = await new Promise((done) => { const asked = indexedDB.open("rueclaire"); asked.onsuccess = () => done(asked.result); });
  const rows = {};
  for (const name of db.objectStoreNames) {
    rows[name] = await new Promise((done) => {
      const asked = db.transaction(name).objectStore(name).getAll();
      asked.onsuccess = () => done(asked.result);
    });
  }
  db.close();
  return JSON.stringify(rows);
}"""


def sign_in(page: Page, person: str = "agent") -> None:
    """Sign in at the counter."""
    page.get_by_label("Adresse e-mail").fill(f"{person}@aubeclaire.example")
    page.get_by_label("Mot de passe", exact=True).fill(steps.PASSWORD)
    page.get_by_role("button", name="Se connecter", exact=True).click()
    expect(page.get_by_role("button", name="Commencer une saisie")).to_be_visible()


def begin(page: Page, way: str = "Au téléphone", *, on_map: bool = False) -> None:
    """Start an entry and say where: by an address, or without a network by touching the map."""
    page.get_by_role("radio", name=way).check()
    page.get_by_role("button", name="Commencer une saisie").click()
    expect(page.get_by_role("heading", name="Où est le problème ?")).to_be_visible()
    if on_map:
        steps.wait_for_map(page)
        page.mouse.click(150, 250)
    else:
        steps.choose_address(page)


def tell(page: Page, words: str, *, email: str = "") -> None:
    """From "where" to "send": a heap of rubbish where the map stands, in the person's words."""
    page.get_by_role("button", name=re.compile("continuer", re.I)).last.click()
    page.get_by_role("radio", name="Autre chose", exact=True).first.check()
    other = page.get_by_role("button", name="C’est un autre")
    page.get_by_role("button", name=re.compile("Continuer avec")).or_(other).first.wait_for()
    if other.is_visible():
        other.click()
    page.get_by_role("button", name=re.compile("Continuer avec")).click()
    page.get_by_label("De quoi s’agit-il ?").fill(words)
    if email:
        page.get_by_label("E-mail").fill(email)
    page.get_by_role("button", name="Envoyer", exact=True).click()


def codes(image: bytes) -> list[str]:
    return [found.text for found in zxingcpp.read_barcodes(Image.open(io.BytesIO(image)))]


def test_agent_enters_for_a_resident_who_leaves_with_a_receipt(town, open_page, shoot):
    desk = open_page(phone=False)
    desk.goto("/guichet")
    sign_in(desk)
    begin(desk)
    tell(desk, "Matelas devant le 4", email=EMAIL)
    expect(desk.get_by_text("Demandez son accord et cochez la case")).to_be_visible()
    assert town.query("select 1 from reports where source = 'telephone' and answers::text like '%%Matelas%%'") == []
    desk.get_by_role("checkbox", name=re.compile("La personne est d’accord")).check()
    desk.get_by_role("button", name="Envoyer", exact=True).click()

    paper = desk.get_by_role("article", name="Récépissé de signalement")
    expect(paper).to_contain_text(steps.NUMBER)
    found = steps.NUMBER.search(paper.inner_text())
    assert found
    number = found[0]
    ((source, actor, agent),) = town.query(
        """select r.source, a.actor_kind, s.email from reports r
             join audit_entries a on a.subject_id = r.id::text and a.action = 'report.submitted'
             join staff s on s.id = a.staff_id where r.public_id = %s""",
        number,
    )
    assert (source, actor, agent) == ("telephone", "staff", "agent@aubeclaire.example")
    (mail,) = town.wait_for_mail(EMAIL, "confirmez votre adresse")
    assert number in mail.text
    assert EMAIL not in desk.evaluate(STORES)

    desk.emulate_media(media="print")
    document = pypdfium2.PdfDocument(desk.pdf(prefer_css_page_size=True))
    assert [(round(page.get_width() / 72 * 25.4), round(page.get_height() / 72 * 25.4)) for page in document] == [
        (148, 210)
    ]
    rendered = document[0].render(scale=4).to_pil()
    (follow,) = [found.text for found in zxingcpp.read_barcodes(rendered)]
    assert re.fullmatch(rf"{town.base_url}/suivi/{number}\?jeton=\S+", follow)
    desk.emulate_media(media="screen")
    shoot(desk, "counter-receipt")

    phone = open_page()
    phone.goto(follow)
    expect(phone.get_by_role("main")).to_contain_text(number)


def test_agent_enters_several_without_network_and_a_lost_session_loses_none(town, open_page, shoot):
    desk = open_page()
    desk.goto("/guichet")
    sign_in(desk, "admin")
    desk.evaluate("navigator.serviceWorker.ready.then(() => true)")
    begin(desk, "En réunion de quartier")
    tell(desk, "Réunion, première")
    expect(desk.get_by_role("article", name="Récépissé de signalement")).to_be_visible()
    desk.get_by_role("button", name="Saisie suivante").click()

    desk.context.set_offline(True)
    for words in ("Réunion, deuxième", "Réunion, troisième"):
        begin(desk, "En réunion de quartier", on_map=True)
        tell(desk, words)
        note = desk.get_by_role("article", name="Note provisoire de signalement")
        expect(note).to_be_visible()
        expect(note.get_by_role("img", name="Code à scanner").locator("path")).to_have_attribute("d", re.compile("^M"))
        desk.get_by_role("button", name="Saisie suivante").click()
    shoot(desk, "counter-offline")
    waiting = town.query("select count(*) from reports where source = 'meeting' and answers::text like '%%Réunion, %%'")
    assert waiting == [(1,)]
    town.query(
        "delete from staff_sessions where staff_id in (select id from staff where email like 'admin@%%') returning 1"
    )

    desk.context.set_offline(False)
    expect(desk.get_by_text("Votre session est terminée")).to_be_visible()
    expect(desk.get_by_text("2 saisies sont gardées")).to_be_visible()
    desk.get_by_label("Mot de passe", exact=True).fill(steps.PASSWORD)
    desk.get_by_role("button", name="Se connecter", exact=True).click()
    expect(desk.get_by_role("main").get_by_text(re.compile(r"RC-\d{4}-\d{5}"))).to_have_count(3)
    arrived = town.query("select count(*) from reports where source = 'meeting' and answers::text like '%%Réunion, %%'")
    assert arrived == [(3,)]

    desk.get_by_role("button", name="Se déconnecter").click()
    desk.get_by_role("dialog").get_by_role("button", name="Se déconnecter").click()
    expect(desk.get_by_label("Mot de passe", exact=True)).to_be_visible()
    assert "RC-20" not in desk.evaluate(STORES)
    assert "admin@" not in desk.evaluate(STORES)


def test_resident_scans_a_sticker_and_the_lamp_is_chosen(town, open_page, shoot):
    lamp = steps.find_quiet_asset(town, "street_lamp", nth=1)
    phone = open_page()
    phone.goto(f"/o/street_lamp/{lamp.reference}")
    expect(phone.get_by_role("heading", name="Que se passe-t-il ?")).to_be_visible()
    expect(phone.get_by_role("main").get_by_text(re.compile(lamp.reference.rpartition("-")[2])).first).to_be_visible()
    shoot(phone, "sticker-scanned")
    phone.get_by_role("radio", name="Lampadaire éteint", exact=True).first.check()
    phone.get_by_role("button", name=re.compile("Continuer avec")).click()
    phone.get_by_role("radio", name="Un seul", exact=True).check()
    phone.get_by_role("button", name="Envoyer", exact=True).click()
    number = steps.read_number(phone)
    assert town.query(
        "select a.reference from reports r join assets a on a.id = r.asset_id where r.public_id = %s", number
    ) == [(lamp.reference,)]

    phone.goto("/o/street_lamp/EP-99999")
    expect(phone.get_by_text("Cet équipement n’est pas dans l’inventaire")).to_be_visible()
    phone.get_by_role("link", name="Signaler le problème").click()
    expect(phone.get_by_role("heading", name="Où est le problème ?")).to_be_visible()


def test_agent_chooses_the_stickers_of_a_street_in_the_dashboard(town, open_page, shoot):
    desk = open_page(phone=False)
    steps.sign_in(desk, "staff", "agent")
    desk.get_by_role("link", name="Réglages").click()
    desk.get_by_role("link", name="Étiquettes").click()
    desk.get_by_label("Type").select_option("street_lamp")
    desk.get_by_label("Numéros").fill("EP-00301, EP-00302")
    expect(desk.get_by_text("2 étiquettes, 1 feuille")).to_be_visible()
    shoot(desk, "staff-stickers")
    link = desk.get_by_role("link", name="Ouvrir le PDF").get_attribute("href")
    answer = desk.request.get(link)
    (page,) = pypdfium2.PdfDocument(answer.body())
    read = sorted(found.text for found in zxingcpp.read_barcodes(page.render(scale=4).to_pil()))
    assert read == [f"{town.base_url}/o/street_lamp/EP-0030{number}" for number in (1, 2)]


def test_agent_adds_the_voice_of_somebody_who_tells_the_same(town, open_page, shoot):
    ((number, before, street),) = town.query(
        """select r.public_id, r.follower_count, a.number || ' ' || a.street from reports r
             join services s on s.jurisdiction_id = r.jurisdiction_id and s.id = r.service_id and s.code = 'graffiti'
             join addresses a on a.jurisdiction_id = r.jurisdiction_id
                             and ST_DWithin(a.location::geography, r.location::geography, 12)
            where r.closed_at is null and not r.is_private order by r.public_id limit 1"""
    )
    desk = open_page()
    desk.goto("/guichet")
    sign_in(desk)
    desk.get_by_role("radio", name="Au téléphone").check()
    desk.get_by_role("button", name="Commencer une saisie").click()
    steps.choose_address(desk, str(street))
    desk.get_by_role("button", name=re.compile("continuer", re.I)).last.click()
    desk.get_by_role("radio", name="Tag ou affichage sauvage").first.check()
    desk.get_by_role("button", name="Oui, le même").click()
    desk.get_by_label("E-mail").fill(SAME)
    desk.get_by_role("button", name="Ajouter sa voix").click()
    expect(desk.get_by_text("Demandez son accord et cochez la case")).to_be_visible()
    desk.get_by_role("checkbox", name=re.compile("La personne est d’accord")).check()
    shoot(desk, "counter-join")
    desk.get_by_role("button", name="Ajouter sa voix").click()
    expect(desk.get_by_text(f"Voix ajoutée à {number}")).to_be_visible()
    expect(desk.get_by_role("button", name="Commencer une saisie")).to_be_visible()
    assert town.query("select follower_count from reports where public_id = %s", number) == [(int(str(before)) + 1,)]
    assert town.query("select device_hash from reporters where email = %s", SAME) == [(None,)]
    assert town.wait_for_mail(SAME, str(number))
