"""A crew's day without a network: twelve stops, a conflict, the service stopped in the middle; and who has which stops."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import steps
from tests.journeys.access_checks import Findings, check_rules
from tests.service import Service

pytestmark = [pytest.mark.browser, pytest.mark.timeout(420)]

FOUND = "Celui d’en face aussi, trouvé sans réseau"
STREET = "Rue de la Tournée"
JOB, DONE, LATER, REFUSED, TEAM, NOTED, CHANGED = range(7)
DAY = (JOB, JOB, JOB, DONE, DONE, DONE, DONE, LATER, REFUSED, TEAM, NOTED, CHANGED)

#: Posts from the page itself, with its session, as the app does.
POST = """
async ([path, body, etag]) => {
    const headers = { "Content-Type": "application/json", ...(etag ? { "If-Match": etag } : {}) };
    const answer = await fetch(path, { method: "POST", headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
    return answer.json();
}
"""


#: Somebody more of the same crew, with the same password.
HIRE = """
with made as (
  insert into staff (jurisdiction_id, id, email, name, role, password_hash)
  select jurisdiction_id, gen_random_uuid(), %s, %s, role, password_hash from staff where email = %s
  returning jurisdiction_id, id
), teams as (
  insert into staff_departments (jurisdiction_id, staff_id, department_id)
  select made.jurisdiction_id, made.id, t.department_id from made, staff_departments t
    join staff s on s.jurisdiction_id = t.jurisdiction_id and s.id = t.staff_id
   where s.email = %s
)
select id::text from made
"""

#: What they held or touched is out of the way of other journeys, which look for open reports nearby.
LEAVE = """
update reports set status = 'rejected', closed_at = now()
 where closed_at is null and (assigned_to_id = any(%s::uuid[])
    or id in (select report_id from status_updates where staff_id = any(%s::uuid[])))
returning 1
"""


@pytest.fixture
def hire(town) -> Iterator[Callable[[str], tuple[str, str]]]:
    """Makes members of the lighting crew, gone again after the test; what comes before the @, and their id."""
    known, ids = "eclairage1@aubeclaire.example", []

    def one(name: str) -> tuple[str, str]:
        who = f"tournee-{uuid.uuid4().hex[:8]}"
        ((staff_id,),) = town.query(HIRE, f"{who}@aubeclaire.example", name, known, known)
        ids.append(str(staff_id))
        return who, str(staff_id)

    yield one
    town.query(LEAVE, ids, ids)
    town.query("update staff set is_active = false where id = any(%s::uuid[]) returning 1", ids)


def places(town: Service, count: int) -> list[tuple[float, float]]:
    """Where lighting has reports about lamps already: routed there again, and no quiet place is used up."""
    rows = town.query(
        "select ST_Y(r.location), ST_X(r.location) from reports r join services s "
        "on s.jurisdiction_id = r.jurisdiction_id and s.id = r.service_id "
        "join departments d on d.jurisdiction_id = r.jurisdiction_id and d.id = r.department_id "
        "where s.code = 'lamp_out' and d.code = 'lighting' and r.routing ->> 'code' <> 'reassigned' "
        "order by r.public_id limit %s",
        count,
    )
    assert len(rows) == count
    return [(float(str(latitude)), float(str(longitude))) for latitude, longitude in rows]


def give_stops(phone: Page, spots: list[tuple[float, float]], kinds: tuple[int, ...]) -> list[dict[str, str]]:
    """Reports of the person's own, one for each kind; those of the job are in one street."""
    made = []
    for number, ((latitude, longitude), kind) in enumerate(zip(spots, kinds, strict=True), start=1):
        at = spots[0] if kind == JOB else (latitude, longitude)
        body = {
            "id": str(uuid.uuid4()), "service_code": "lamp_out", "latitude": at[0], "longitude": at[1],
            "address": f"{number} {STREET}" if kind == JOB else f"{number} Rue du Jour {number}",
        }  # fmt: skip
        answer = phone.evaluate(POST, ["/api/v1/crew/reports", body, None])
        assert answer["is_mine"], answer
        made.append(answer)
    return made


def check(page: Page, name: str) -> None:
    findings = Findings(name)
    check_rules(page, findings)
    assert findings.problems["axe"] == []


def go_to(phone: Page, stop: dict[str, str]) -> None:
    """Open a stop from the list."""
    phone.locator(f"a.stop-row[href$='{stop['id']}']").click()
    expect(phone.get_by_role("heading", name="Lampadaire éteint")).to_be_visible()


def back_on_list(phone: Page) -> None:
    expect(phone.get_by_role("heading", name="Mes arrêts")).to_be_visible()


def close(phone: Page, stop: dict[str, str]) -> None:
    go_to(phone, stop)
    expect(phone.get_by_role("button", name="Clôturer avec une photo")).to_be_visible()
    steps.close_with_photo(phone, f"Réparé {stop['public_id']}")
    back_on_list(phone)


def cannot(phone: Page, stop: dict[str, str], kind: int) -> None:
    go_to(phone, stop)
    phone.get_by_role("button", name="Impossible aujourd’hui").click()
    if kind == LATER:
        phone.get_by_role("radio", name="Revenir un autre jour").check()
        phone.locator("#main .duo .chip").first.click()
        phone.get_by_role("button", name="Envoyer la nouvelle date").click()
    elif kind == REFUSED:
        phone.get_by_role("radio", name="Ne pas retenir").check()
        phone.get_by_role("radio", name=re.compile("n’a rien trouvé")).check()
        phone.get_by_label("Ce que l’habitant lira").fill("Rien vu sur place")
        phone.get_by_role("button", name="Envoyer la réponse").click()
    else:
        phone.get_by_role("radio", name="Il faut une autre équipe").check()
        phone.get_by_role("group", name="Quelle équipe").get_by_role("radio").first.check()
        phone.get_by_label("Pourquoi").fill("Il faut une nacelle")
        phone.get_by_role("button", name="Confier à cette équipe").click()
    back_on_list(phone)


def close_job(phone: Page, shoot) -> None:
    """The lamps of one street put together, and closed by one photo."""
    offer = phone.get_by_text(f"3 × Lampadaire éteint, {STREET}")
    expect(offer).to_be_visible()
    phone.get_by_role("button", name="Mettre ensemble").click()
    phone.get_by_role("link", name=re.compile(STREET)).click()
    expect(phone.get_by_role("heading", name="Ensemble")).to_be_visible()
    phone.get_by_role("button", name="Défaire l’ensemble").click()
    phone.get_by_role("button", name="Refaire l’ensemble").click()
    phone.get_by_role("link", name=re.compile(STREET)).click()
    expect(phone.get_by_role("checkbox")).to_have_count(3)
    check(phone, "job")
    shoot(phone, "crew-job")
    steps.close_with_photo(phone, "Trois ampoules changées")
    back_on_list(phone)


def find_another(phone: Page, stop: dict[str, str], shoot) -> None:
    go_to(phone, stop)
    phone.get_by_role("link", name="Encore un ici").click()
    expect(phone.get_by_role("heading", name="Signaler ici")).to_be_visible()
    phone.get_by_role("radio", name="À l’arrêt").check()
    phone.locator("input[type=file]").first.set_input_files(steps.make_picture(FOUND))
    expect(phone.get_by_role("img", name="Photo 1 sur place")).to_be_visible()
    phone.get_by_label("Un mot", exact=True).fill(FOUND)
    check(phone, "found")
    shoot(phone, "crew-found")
    phone.get_by_role("button", name="Envoyer le signalement").click()
    back_on_list(phone)
    expect(phone.get_by_role("region", name="Signalés sur place")).to_contain_text("Attend le réseau")


def note(phone: Page, stop: dict[str, str], shoot) -> None:
    go_to(phone, stop)
    expect(phone.get_by_role("button", name="Clôturer avec une photo")).to_be_visible()
    check(phone, "stop")
    shoot(phone, "crew-stop-offline")
    phone.get_by_role("button", name="Mot ou photo").click()
    phone.get_by_label("Votre mot").fill("Portail fermé, clé au local")
    phone.get_by_role("button", name="Garder ce mot").click()
    expect(phone.get_by_text("Gardé sur ce téléphone")).to_be_visible()
    phone.get_by_role("button", name="Retour aux arrêts").click()
    back_on_list(phone)


def results(town: Service, crew_id: str) -> dict[str, list[tuple[object, ...]]]:
    """What this person's phone has done, by the server's count: kind, status and how often, by report."""
    rows = town.query(
        "select r.public_id, u.kind, u.status, count(*) from status_updates u "
        "join reports r on r.jurisdiction_id = u.jurisdiction_id and r.id = u.report_id "
        "where u.staff_id = %s and u.client_id is not null group by 1, 2, 3 order by 1, 2, 3",
        crew_id,
    )
    found: dict[str, list[tuple[object, ...]]] = {}
    for number, *rest in rows:
        found.setdefault(str(number), []).append(tuple(rest))
    return found


def test_crew_does_twelve_stops_without_a_network_and_each_counts_once(town, open_page, hire, shoot):
    who, crew_id = hire("Yanis Tournée")
    spots = places(town, len(DAY))
    phone, office = open_page(place=spots[0]), open_page(phone=False)
    steps.sign_in(phone, "crew", who)
    stops = give_stops(phone, spots, DAY)
    of = {kind: [stop for stop, one in zip(stops, DAY, strict=True) if one == kind] for kind in set(DAY)}
    phone.reload()
    phone.get_by_role("button", name="À moi").click()
    expect(phone.locator("a.stop-row")).to_have_count(len(DAY))
    phone.evaluate("navigator.serviceWorker.ready.then(() => true)")
    steps.wait_for_map(phone)
    check(phone, "round")

    phone.context.set_offline(True)
    phone.reload()
    expect(phone.locator("a.stop-row")).to_have_count(len(DAY))
    phone.get_by_role("button", name="Plein soleil").click()
    expect(phone.locator("html")).to_have_attribute("data-theme", "contrast")
    check(phone, "round in bright sun, offline")
    shoot(phone, "crew-round-offline")
    phone.get_by_role("button", name="Quitter le plein soleil").click()
    phone.get_by_role("link", name="Scanner un code").click()
    expect(phone.get_by_label("Numéro sur l’équipement")).to_be_visible()
    check(phone, "scan")
    phone.get_by_label("Numéro sur l’équipement").fill("EP-99999999")
    phone.get_by_role("button", name="Ouvrir").click()
    expect(phone.get_by_text("Rien à faire sur EP-99999999")).to_be_visible()
    phone.get_by_role("button", name="Retour").click()

    close_job(phone, shoot)
    for stop in of[DONE]:
        close(phone, stop)
    for kind in (LATER, REFUSED, TEAM):
        cannot(phone, of[kind][0], kind)
    note(phone, of[NOTED][0], shoot)
    find_another(phone, of[NOTED][0], shoot)

    # Meanwhile the office changes one of them, and the crew closes that one too.
    (changed,) = of[CHANGED]
    steps.sign_in(office, "staff", "agent")
    said = {"id": str(uuid.uuid4()), "to": "acknowledged", "note": "Vu au bureau"}
    office.evaluate(POST, [f"/staff/v1/reports/{changed['id']}/status", said, '"1"'])
    close(phone, changed)
    assert results(town, crew_id) == {}

    # The network comes back while the service is away; then it is started again.
    town.kill("web")
    town.kill("photos")
    phone.context.set_offline(False)
    phone.evaluate("dispatchEvent(new Event('online'))")
    expect(phone.get_by_text("Envoi en cours")).to_be_visible()
    town.start("web", "photos")
    phone.evaluate("dispatchEvent(new Event('online'))")
    town.wait_until(lambda: len(results(town, crew_id)) == len(DAY) - 1, "eleven results")
    expect(phone.get_by_text("1 envoi à revoir")).to_be_visible()

    phone.get_by_role("link", name=re.compile("Rue du Jour 12")).first.click()
    conflict = phone.get_by_role("region", name="Changé entre-temps")
    expect(conflict).to_contain_text("Vu au bureau")
    expect(conflict).to_contain_text(f"Réparé {changed['public_id']}")
    check(phone, "conflict")
    shoot(phone, "crew-conflict")
    conflict.get_by_role("button", name="Envoyer quand même").click()
    steps.wait_for_status(town, changed["public_id"], "resolved")

    expected = {
        JOB: ("status", "resolved", 1), DONE: ("status", "resolved", 1), LATER: ("status", "scheduled", 1),
        REFUSED: ("status", "rejected", 1), TEAM: ("reassign", "received", 1), NOTED: ("note", "received", 1),
        CHANGED: ("status", "resolved", 1),
    }  # fmt: skip
    by_number = {stop["public_id"]: [expected[kind]] for stop, kind in zip(stops, DAY, strict=True)}
    assert results(town, crew_id) == by_number
    found = town.query(
        "select r.source, r.assigned_to_id::text, count(p.id) from reports r left join photos p on p.report_id = r.id "
        "where r.description = %s group by r.id, 1, 2",
        FOUND,
    )
    assert found == [("crew", crew_id, 1)]
    photos = town.query(
        "select count(*) from photos where role = 'after' and report_id = any(%s::uuid[])",
        [stop["id"] for stop, kind in zip(stops, DAY, strict=True) if kind in (JOB, DONE, CHANGED)],
    )
    assert photos == [(8,)]


@pytest.mark.parametrize("is_phone", [False, True])
def test_agent_hands_a_stop_to_somebody_with_less_to_do(town, open_page, hire, shoot, is_phone):
    words = "au guichet" if is_phone else "au bureau"
    from_name, to_name = f"Awa Pleine {words}", f"Bruno Libre {words}"
    (full, _), (free, _) = hire(from_name), hire(to_name)
    spots = places(town, 2)
    crew = open_page(place=spots[0])
    steps.sign_in(crew, "crew", full)
    stops = give_stops(crew, spots, (DONE, DONE))
    desk = open_page(phone=is_phone)
    steps.sign_in(desk, "staff", "agent")
    desk.goto("/staff/tournees")
    lane = desk.get_by_role("article", name=from_name)
    lane.get_by_role("button", name=f"Voir la tournée : {from_name}").click()
    expect(lane.get_by_role("listitem")).to_have_count(2)
    steps.wait_for_map(desk)
    check(desk, "rounds")
    lane.get_by_role("checkbox", name=re.compile(stops[0]["public_id"])).check()
    desk.get_by_label("Confier à").select_option(label=f"{to_name} (0 arrêt)")
    check(desk, "handing over")
    shoot(desk, f"staff-rounds-{'phone' if is_phone else 'wide'}")
    desk.get_by_role("button", name="Confier", exact=True).click()
    expect(desk.get_by_text(f"1 arrêt confié à {to_name}.")).to_be_visible()
    expect(lane.get_by_role("listitem")).to_have_count(1)
    ((holder,),) = town.query(
        "select s.email from reports r join staff s on s.id = r.assigned_to_id where r.public_id = %s",
        stops[0]["public_id"],
    )
    assert str(holder).startswith(free)
    link = desk.get_by_role("link", name=f"Feuille de route : {to_name} (PDF)")
    sheet = desk.evaluate(
        "async (path) => { const answer = await fetch(path); return [answer.status, (await answer.text()).slice(0, 5)]; }",
        link.get_attribute("href"),
    )
    assert sheet == [200, "%PDF-"]
