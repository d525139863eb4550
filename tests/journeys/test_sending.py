"""Sending, whatever the network: it is cut, slow or lying, the tab dies, the app is updated; everything arrives once."""

from __future__ import annotations

import hashlib
import io
import random
import re

import pillow_heif
import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.journeys import steps
from tests.lying import LyingNetwork

pytestmark = pytest.mark.browser

REPORTS = 10
BAD_REQUESTS = 40
FATES = ("pass", "lost", "lost", "portal", "gateway", "cut")

#: Makes copies of the one report that waits on this phone, with photos of their own bytes, as ten hurried people would.
MULTIPLY = """
async (count) => {
    const db = await new Promise((resolve, reject) => {
        const asked = indexedDB.open("rueclaire");
        asked.onsuccess = () => resolve(asked.result);
        asked.onerror = () => reject(asked.error);
    });
    const done = (request) => new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
    });
    const [item] = (await done(db.transaction("items").objectStore("items").getAll()))
        .filter((one) => one.state === "waiting");
    const photos = await done(db.transaction("photos").objectStore("photos").index("item").getAll(item.id));
    for (let number = 1; number < count; number += 1) {
        const id = crypto.randomUUID();
        const copies = photos.map((photo) => ({
            ...photo, id: crypto.randomUUID(), item_id: id,
            blob: new Blob([photo.blob, new Uint8Array([number])], { type: photo.blob.type }),
        }));
        const tx = db.transaction(["items", "photos"], "readwrite");
        tx.objectStore("items").add({
            ...item, id, queued_at: item.queued_at + number, photo_ids: copies.map((photo) => photo.id),
        });
        for (const copy of copies) tx.objectStore("photos").add(copy);
        await new Promise((resolve, reject) => { tx.oncomplete = resolve; tx.onerror = () => reject(tx.error); });
    }
    db.close();
    return photos.length;
}
"""


@pytest.fixture
def network(town):
    """A lying network in front of the town."""
    with LyingNetwork(town.port) as made:
        yield made


def quiet_place(town):
    """A lamp that nobody has reported nearby, from the other end of the list than other journeys take theirs."""
    ((latitude, longitude),) = town.query(
        "select ST_Y(a.location), ST_X(a.location) from assets a where a.layer = 'street_lamp' and not exists ("
        "select from reports r where r.closed_at is null and ST_DWithin(r.location::geography, a.location::geography, 60))"
        " order by a.reference desc limit 1"
    )
    return float(latitude), float(longitude)


def count_of(town, words):
    """Reports and their photos with these words, by the server's count."""
    ((reports, photos),) = town.query(
        "select count(distinct r.id), count(p.id) from reports r "
        "left join photos p on p.report_id = r.id where r.description = %s",
        words,
    )
    return reports, photos


def prepare(phone, network, words, picture):
    """A report that is complete but for the tap on "send"; the app can open without a network by then."""
    phone.goto(f"{network.url}/signaler")
    phone.evaluate("navigator.serviceWorker.ready.then(() => true)")
    expect(phone.get_by_role("heading", name="Où est le problème ?")).to_be_visible()
    phone.locator("input[type=file]").first.set_input_files(picture)
    expect(phone.get_by_role("img", name="Votre photo 1")).to_be_visible()
    phone.get_by_role("button", name="C’est ici, continuer").click()
    steps.choose_service(phone, "Lampadaire éteint")
    phone.get_by_role("radio", name="Plusieurs", exact=True).first.check()
    phone.get_by_label("Une phrase, si elle aide").fill(words)


def tap_send(phone):
    phone.get_by_role("button", name="Envoyer", exact=True).click()


def wake(phone):
    """What a phone does when it comes out of the pocket."""
    phone.evaluate("dispatchEvent(new Event('online'))")


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_ten_reports_queued_offline_arrive_once_over_a_lying_network(town, open_page, network, shoot, seed):
    words = f"Dix de suite, tirage {seed}"
    chance = random.Random(seed)
    place = quiet_place(town)
    phone = open_page(place=place)
    prepare(phone, network, words, steps.make_picture(words))
    phone.context.set_offline(True)
    tap_send(phone)
    expect(phone.get_by_role("heading", name="C’est gardé")).to_be_visible()
    assert phone.evaluate(MULTIPLY, REPORTS) == 1
    phone.reload()  # without a network: the app opens all the same
    phone.goto(f"{network.url}/mes-signalements")
    expect(phone.get_by_text("En attente")).to_have_count(REPORTS)
    if seed == 1:
        shoot(phone, "sending-ten-wait")

    def fate(method, path):
        if method in {"GET", "OPTIONS"} or not re.search(r"/(photos|uploads|reports)", path):
            return "pass"
        return chance.choice(FATES) if len(network.seen) < BAD_REQUESTS else "pass"

    network.fate = fate
    phone.context.set_offline(False)
    for turn in range(60):
        if count_of(town, words)[0] == REPORTS and "En attente" not in phone.get_by_role("main").inner_text():
            break
        if turn % 7 == 3:  # the tab dies in the middle, and another one is opened
            context = phone.context
            phone.close(run_before_unload=False)
            phone = context.new_page()
            phone.goto(f"{network.url}/mes-signalements")
        wake(phone)
        phone.wait_for_timeout(500)
    assert count_of(town, words) == (REPORTS, REPORTS), network.seen
    fates = {fate for _, _, fate, _ in network.seen}
    assert {"lost", "portal", "gateway", "cut"} <= fates
    assert any(method == "PATCH" for method, *_ in network.seen), "what failed once goes in parts"
    expect(phone.locator("main a[href*='/suivi/RC-']")).to_have_count(REPORTS)
    assert phone.get_by_text("Pas envoyé").count() == 0


def test_send_tapped_while_the_photo_is_read_sends_it_along_even_if_the_tab_dies(town, open_page, network):
    words = "Tapé trop vite"
    place = quiet_place(town)
    phone = open_page(place=place)
    prepare(phone, network, words, steps.make_picture("première"))
    phone.get_by_role("button", name="Changer", exact=False).last.click()
    expect(phone.get_by_role("heading", name="Que se passe-t-il ?")).to_be_visible()
    phone.evaluate(f"() => {{ {steps.SLOW_PICTURES} }}")
    phone.locator("input[type=file]").first.set_input_files(steps.make_picture("seconde"))
    phone.get_by_role("button", name=re.compile("^Continuer avec")).click()
    tap_send(phone)
    expect(
        phone.get_by_role("heading", name="C’est gardé").or_(phone.get_by_role("heading", name="Envoi en cours"))
    ).to_be_visible()
    assert count_of(town, words) == (0, 0)
    context = phone.context
    phone.close(run_before_unload=False)
    phone = context.new_page()
    phone.goto(f"{network.url}/mes-signalements")
    town.wait_until(lambda: count_of(town, words)[0] == 1, "the report to arrive")
    assert count_of(town, words) == (1, 2)


def test_large_photo_goes_in_parts_and_continues_after_the_tab_was_killed(town, open_page, network, shoot):
    words = "Photo lourde, réseau lent"
    place = quiet_place(town)
    photo = large_heic()
    others = unfinished(town)
    phone = open_page(place=place)
    prepare(phone, network, words, {"name": "IMG_0001.HEIC", "mimeType": "image/heic", "buffer": photo})
    network.fate = lambda method, path: "slow" if method == "PATCH" else "pass"
    tap_send(phone)
    town.wait_until(
        lambda: any(0 < size < len(photo) for name, size in unfinished(town).items() if name not in others),
        "the first parts",
    )
    expect(phone.get_by_role("progressbar")).to_be_visible()
    shoot(phone, "sending-progress")
    context = phone.context
    phone.close(run_before_unload=False)
    before = sum(size for method, _, _, size in network.seen if method == "PATCH")
    network.fate = lambda method, path: "pass"
    phone = context.new_page()
    phone.goto(f"{network.url}/")
    town.wait_until(lambda: count_of(town, words) == (1, 1), "the report to arrive")
    sent = sum(size for method, _, _, size in network.seen if method == "PATCH")
    assert before > 0
    assert sent < len(photo) + 1_200_000, "what had arrived is not sent again"
    assert town.query("select sha256 from photos order by created_at desc limit 1") == [
        (hashlib.sha256(photo).hexdigest(),)
    ]


def test_new_version_of_the_app_in_between_neither_loses_nor_doubles(town, open_page, network):
    words = "Avant la mise à jour"
    place = quiet_place(town)
    phone = open_page(place=place)
    prepare(phone, network, words, steps.make_picture(words))
    network.fate = lambda method, path: "lost" if method == "POST" and path.endswith("/reports") else "pass"
    tap_send(phone)
    town.wait_until(lambda: count_of(town, words) == (1, 1), "the town to have it, and the phone not to know")
    network.alter = lambda path, content: content + b"\n// another version" if path == "/sw.js" else content
    phone.evaluate("navigator.serviceWorker.getRegistration().then((one) => one.update()).then(() => true)")
    phone.get_by_role("button", name="Recharger").click()
    network.fate = lambda method, path: "pass"
    expect(phone.get_by_role("heading", name="Merci, c’est envoyé.")).to_be_visible(timeout=30_000)
    assert count_of(town, words) == (1, 1)


def test_report_whose_photo_is_refused_arrives_without_it_and_says_so(town, open_page, network, shoot):
    words = "La photo est abîmée"
    place = quiet_place(town)
    phone = open_page(place=place)
    broken = b"\x00\x00\x00\x18ftypheic" + bytes(4000)
    prepare(phone, network, words, {"name": "IMG_0002.HEIC", "mimeType": "image/heic", "buffer": broken})
    tap_send(phone)
    steps.read_number(phone)
    expect(phone.get_by_text("Une photo n’est pas partie")).to_be_visible()
    shoot(phone, "sending-without-photo")
    assert count_of(town, words) == (1, 0)


def test_unsent_report_is_announced_when_the_app_opens(town, open_page, network, shoot):
    words = "Annoncé à l’ouverture"
    place = quiet_place(town)
    phone = open_page(place=place)
    prepare(phone, network, words, steps.make_picture(words))
    network.fate = lambda method, path: "gateway" if method in {"PUT", "POST", "PATCH"} else "pass"
    tap_send(phone)
    expect(phone.get_by_text("essai", exact=False)).to_be_visible()
    shoot(phone, "sending-tried")
    context = phone.context
    phone.close(run_before_unload=False)
    phone = context.new_page()
    phone.goto(f"{network.url}/")
    expect(phone.get_by_text("Un envoi attend sur ce téléphone")).to_be_visible()
    shoot(phone, "sending-announced")
    network.fate = lambda method, path: "pass"
    wake(phone)
    town.wait_until(lambda: count_of(town, words) == (1, 1), "the report to arrive")
    expect(phone.get_by_text("Un envoi attend sur ce téléphone")).to_be_hidden()


def large_heic():
    """A HEIC of noise over 1 MB: this browser cannot draw it, so it leaves as it is."""
    noise = Image.frombytes("RGB", (1200, 900), random.Random(5).randbytes(1200 * 900 * 3))
    out = io.BytesIO()
    pillow_heif.from_pillow(noise).save(out, quality=85)
    assert out.tell() > 1_300_000, out.tell()
    return out.getvalue()


def unfinished(town):
    """How many bytes the server has of each upload that is not whole, by its id."""
    found = town.query("select id::text, received from uploads where finished_at is null")
    return {str(name): int(str(received)) for name, received in found}
