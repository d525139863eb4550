"""Without a signal, a report is kept on the phone and sent by itself, exactly once."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.journeys import steps

pytestmark = pytest.mark.browser


def test_report_made_without_network_survives_a_reload_and_arrives_once(town, open_page, shoot):
    lamp = steps.find_quiet_asset(town, "street_lamp", nth=4)
    phone = open_page(place=lamp.place)
    phone.goto("/signaler")
    phone.evaluate("navigator.serviceWorker.ready.then(() => true)")
    expect(phone.get_by_role("heading", name="Où est le problème ?")).to_be_visible()
    phone.locator("input[type=file]").first.set_input_files(steps.make_picture("hors ligne"))
    phone.get_by_role("button", name="C’est ici, continuer").click()
    phone.context.set_offline(True)
    steps.choose_service(phone, "Lampadaire éteint")
    steps.finish(phone, answers=("Plusieurs",), words="Envoyé du sous-sol")
    expect(phone.get_by_text("Envoyé du sous-sol").or_(phone.get_by_text("gardé")).first).to_be_visible()
    shoot(phone, "resident-offline-queued")
    phone.goto("/mes-signalements")
    expect(phone.get_by_role("main")).to_contain_text("Lampadaire éteint")
    assert town.query("select 1 from reports where description = 'Envoyé du sous-sol'") == []

    phone.context.set_offline(False)
    town.wait_until(
        lambda: bool(town.query("select 1 from reports where description = 'Envoyé du sous-sol'")),
        "the report to arrive",
    )
    phone.reload()
    expect(phone.locator("main a[href*='/suivi/RC-']")).to_have_count(1)
    assert town.query("select count(*) from reports where description = 'Envoyé du sous-sol'") == [(1,)]
    assert town.query(
        "select count(*) from photos p join reports r on r.id = p.report_id where r.description = 'Envoyé du sous-sol'"
    ) == [(1,)]
