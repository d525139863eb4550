"""What the app answers to a place or a choice before anything is typed; part of the walk in screens.py."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Page, expect

from tests.journeys import steps
from tests.service import Service

WHERE_STATES = (
    ("place-outside", "Signaler : hors de la ville"),
    ("place-private-road", "Signaler : voie qui n’est pas à la ville"),
    ("what-not-ours", "Signaler : ce que la ville ne répare pas ici"),
    ("what-suggested", "Signaler : proposé d’après la phrase"),
    ("send-private-words", "Signaler : avertissement avant de publier un numéro"),
    ("send-stop", "Signaler : danger, appeler les secours"),
    ("duplicate", "Signaler : déjà signalé ?"),
    ("duplicate-join", "Signaler : ajouter sa voix"),
)

OUTSIDE = """select ST_Y(p), ST_X(p) from (
  select ST_PointOnSurface(ST_Intersection(n.boundary, ST_Envelope(t.boundary))) as p
    from areas n join areas t on t.kind = 'boundary'
   where n.kind = 'neighbour' and ST_Intersects(n.boundary, ST_Envelope(t.boundary)) limit 1) as q"""
PRIVATE_ROAD = """select ST_Y(p), ST_X(p) from (
  select ST_LineInterpolatePoint(ST_GeometryN(line, 1), 0.6) as p from streets
   where owner = 'private' order by reference limit 1) as q"""
GRAFFITI = """select ST_Y(r.location), ST_X(r.location) from reports r
  join services s on s.jurisdiction_id = r.jurisdiction_id and s.id = r.service_id and s.code = 'graffiti'
 where r.closed_at is null and not r.is_private order by r.public_id limit 1"""


def walk_where(page: Page, town: Service) -> Iterator[str]:
    """Through WHERE_STATES, in this order."""
    _stand(page, town, OUTSIDE)
    expect(page.get_by_role("alert").filter(has_text="hors de la ville")).to_be_visible()
    yield "place-outside"
    _stand(page, town, PRIVATE_ROAD)
    expect(page.get_by_text("Cette voie est privée")).to_be_visible()
    yield "place-private-road"
    _go_on(page)
    page.get_by_role("radio", name="Trou dans la chaussée").first.check()
    expect(page.get_by_role("heading", name="Ici, ce n’est pas la ville")).to_be_visible()
    yield "what-not-ours"
    _stand(page, town, GRAFFITI)
    _go_on(page)
    page.get_by_role("searchbox").fill("le poteau du lampadaire penche")
    expect(page.get_by_role("heading", name="D’après vos mots")).to_be_visible()
    yield "what-suggested"
    page.locator("input[type=radio][value=wires_exposed]").first.check(force=True)
    page.get_by_role("button", name="Continuer avec").click()
    fallen = page.get_by_role("radio", name="Le poteau est tombé")
    expect(fallen).to_be_visible()
    page.get_by_label("Une phrase, si elle aide").fill("Appelez-moi au 06 12 34 56 78")
    page.get_by_label("Une phrase, si elle aide").blur()
    expect(page.get_by_text("06 12 34 56 78").last).to_be_visible()
    yield "send-private-words"
    fallen.check()
    expect(page.get_by_role("heading", name="Danger")).to_be_visible()
    yield "send-stop"
    _stand(page, town, GRAFFITI)
    _go_on(page)
    page.locator("input[type=radio][value=graffiti]").first.check(force=True)
    same = page.get_by_role("button", name="Oui, le même")
    expect(same).to_be_visible()
    yield "duplicate"
    same.click()
    expect(page.get_by_label("Un détail pour l’équipe")).to_be_visible()
    yield "duplicate-join"


def _stand(page: Page, town: Service, query: str) -> None:
    """Begin a report where `query` says."""
    ((latitude, longitude),) = town.query(query)
    page.context.set_geolocation({"latitude": float(str(latitude)), "longitude": float(str(longitude)), "accuracy": 8})
    page.goto("/signaler")
    steps.wait_for_map(page)


def _go_on(page: Page) -> None:
    page.get_by_role("button", name="C’est ici, continuer").click()
    expect(page.get_by_role("heading", name="Que se passe-t-il ?")).to_be_visible()
