"""The steps people take in the apps, in their own words; each journey is made of these."""

from __future__ import annotations

import io
import random
import re
from dataclasses import dataclass

from PIL import Image, ImageDraw
from playwright.sync_api import Page, expect

from tests.service import Service

PASSWORD = "rue-claire-demonstration"
NUMBER = re.compile(r"RC-\d{4}-\d{5,}")


@dataclass(frozen=True)
class Spot:
    """A numbered object of the demo town that nobody has reported: reference and WGS84 degrees."""

    reference: str
    latitude: float
    longitude: float

    @property
    def place(self) -> tuple[float, float]:
        return self.latitude, self.longitude


def find_quiet_asset(town: Service, layer: str, *, nth: int = 0) -> Spot:
    """An object of a layer in the old town without any open report within 100 m; `nth` gives others.

    Journeys of one run share the town: what they reported is avoided, and there is always another object.
    """
    rows = town.query(
        """
        select a.reference, ST_Y(a.location), ST_X(a.location) from assets a
          join areas q on q.jurisdiction_id = a.jurisdiction_id and q.kind = 'quarter'
                      and ST_Covers(q.boundary, a.location)
         where a.layer = %s and not exists (
           select from reports r where r.jurisdiction_id = a.jurisdiction_id and r.closed_at is null
              and ST_DWithin(r.location::geography, a.location::geography, 100))
         order by a.reference""",
        layer,
    )
    assert rows, f"every {layer} has a report nearby"
    reference, latitude, longitude = rows[nth * 7 % len(rows)]
    return Spot(str(reference), float(str(latitude)), float(str(longitude)))


def make_picture(words: str) -> dict[str, object]:
    """A JPEG of its own for each journey, as a file for a file input; it says in its EXIF that a person made it."""
    image = Image.new("RGB", (1600, 1200), tuple(random.Random(words).choices(range(60, 200), k=3)))
    ImageDraw.Draw(image).text((80, 80), words, font_size=120, fill="white")
    exif = Image.Exif()
    exif[0x013B] = "Anne Martin"
    out = io.BytesIO()
    image.save(out, "JPEG", quality=88, exif=exif)
    return {"name": "photo.jpg", "mimeType": "image/jpeg", "buffer": out.getvalue()}


def wait_for_map(page: Page) -> None:
    """The map's own sign that it is drawn."""
    page.wait_for_selector("body[data-map=ready]", timeout=40_000)


def send_report(
    page: Page,
    spot: Spot,
    service: str,
    *,
    answers: tuple[str, ...] = (),
    words: str = "",
    email: str = "",
    picture: str | None = None,
    is_object: bool = True,
) -> str:
    """From the map to the number, as a resident does it; the report's number."""
    page.goto("/")
    wait_for_map(page)
    page.get_by_role("link", name="Signaler un problème").or_(
        page.get_by_role("button", name="Signaler un problème")
    ).first.click()
    expect(page.get_by_role("heading", name="Où est le problème ?")).to_be_visible()
    if picture:
        page.locator("input[type=file]").first.set_input_files(make_picture(picture))
        expect(page.get_by_role("img", name="Votre photo 1")).to_be_visible()
    page.get_by_role("button", name="C’est ici, continuer").click()
    choose_service(page, service)
    if is_object:
        choose_object(page, spot.reference)
    if service == "Autre chose":
        page.get_by_label("De quoi s’agit-il ?").fill(words)
    finish(page, answers=answers, words=words, email=email)
    return read_number(page)


def choose_object(page: Page, reference: str) -> None:
    """Say that it is this lamp or bin, unless the app knows it already from the place."""
    digits = re.compile(reference.rpartition("-")[2])  # its hyphen is shown as one that does not break
    known = page.get_by_role("region", name="Votre signalement").get_by_text(digits)
    offered = page.get_by_role("radio", name=digits)
    expect(known.or_(offered).first).to_be_visible()
    if not known.is_visible():
        offered.check()


def choose_address(page: Page, words: str = "Grand-Rue") -> None:
    """Say where by words: the first address offered."""
    page.get_by_role("combobox").first.fill(words)
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("option")).to_have_count(0)


def choose_service(page: Page, service: str) -> None:
    """Pick the kind of problem by its picture and go on."""
    expect(page.get_by_role("heading", name="Que se passe-t-il ?")).to_be_visible()
    page.get_by_role("radio", name=service, exact=True).check()
    page.get_by_role("button", name=f"Continuer avec « {service} »").click()


def finish(page: Page, *, answers: tuple[str, ...] = (), words: str = "", email: str = "") -> None:
    """Answer the service's questions, add words and an address, and send."""
    for answer in answers:
        page.get_by_role("radio", name=answer, exact=True).first.check()
    if words:
        page.get_by_label("Une phrase, si elle aide").fill(words)
    if email:
        page.get_by_label("E-mail").fill(email)
    page.get_by_role("button", name="Envoyer", exact=True).click()


def read_number(page: Page) -> str:
    """The number on the page that says thank you."""
    expect(page.get_by_role("heading", name="Merci, c’est envoyé.")).to_be_visible(timeout=30_000)
    found = NUMBER.search(page.get_by_role("main").inner_text())
    assert found, page.get_by_role("main").inner_text()
    return found[0]


def confirm_address(page: Page, town: Service, email: str) -> None:
    """Open the link of the confirmation mail and press its button."""
    (mail,) = town.wait_for_mail(email, "confirmez votre adresse")
    link = re.search(r"http\S+/confirmer/\S+", mail.text)
    assert link, mail.text
    page.goto(link[0].replace(town.base_url, ""))
    page.get_by_role("button", name="Oui, c’est bien mon adresse").click()
    expect(page.get_by_text("Adresse confirmée")).to_be_visible()


def sign_in(page: Page, app: str, person: str) -> None:
    """Sign in to `crew` or `staff` as somebody of the demo town."""
    page.goto(f"/{app}")
    page.get_by_label("Adresse e-mail").fill(f"{person}@aubeclaire.example")
    page.get_by_label("Mot de passe", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Se connecter", exact=True).click()
    expect(page.get_by_label("Mot de passe", exact=True)).to_be_hidden()


def open_stop(page: Page, town: Service, number: str) -> None:
    """Open a stop in the crew's app by its report's number."""
    ((report_id,),) = town.query("select id::text from reports where public_id = %s", number)
    page.goto(f"/crew/arret/{report_id}")
    expect(page.get_by_role("main")).to_contain_text(number)


#: An old phone: a picture takes two seconds to read, so that "send" is tapped before it is there.
SLOW_PICTURES = """
const read = self.createImageBitmap.bind(self);
self.createImageBitmap = async (...asked) => {
    await new Promise((resolve) => setTimeout(resolve, 2000));
    return read(...asked);
};
"""


def close_with_photo(page: Page, words: str) -> None:
    """Close the open stop with an after-photo and a word for the resident."""
    page.locator("input[type=file]").first.set_input_files(make_picture(words))
    page.get_by_label("Un mot pour l’habitant").fill(words)
    page.get_by_role("button", name="Envoyer la clôture").click()


def wait_for_status(town: Service, number: str, status: str) -> None:
    """Return once the report has this status in the database."""
    town.wait_until(
        lambda: town.query("select status from reports where public_id = %s", number) == [(status,)],
        f"{number} to be {status}",
    )


def open_panel(page: Page, number: str) -> None:
    """Open a report in the dashboard."""
    page.goto(f"/staff?report={number}")
    expect(page.get_by_role("complementary", name="Détail du signalement")).to_contain_text(number)
