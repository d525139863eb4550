"""Addresses of points, and search as people type: without accents, abbreviated, misspelt."""

from __future__ import annotations

from typing import Any

import pytest
from geoalchemy2 import WKTElement

from app.models import Address, PlaceName, Street
from geo.addresses import AddressAt, find_address, fold, make_label, search_addresses, search_form
from geo.points import make_point
from tests import factories as make

HERE = make_point(*make.CENTRE)
NORTH = 1 / 111_132

STREETS = (
    "Rue de la République",
    "Rue Foch",
    "Avenue de Toulouse",
    "Place de la Comédie",
    "Boulevard du Jeu de Paume",
    "Rue Saint-Guilhem",
    "Rue de l’Aiguillerie",
    "Impasse du Général de Gaulle",
    "Chemin des Œillets",
)


@pytest.fixture
def town(app: Any) -> Any:
    """A town with some streets 300 m apart, each with houses 2 to 12, and a square."""
    town = make.make_jurisdiction(name="Carreville")
    for rank, name in enumerate(STREETS):
        y = 45.02 + rank * 300 * NORTH
        make.save(
            Street(
                jurisdiction_id=town.id, reference=str(rank), name=name, search_text=search_form(name),
                line=WKTElement(f"MULTILINESTRING((3.04 {y}, 3.06 {y}))", srid=4326),
            ),
            PlaceName(
                jurisdiction_id=town.id, kind="street", name=name, search_text=search_form(name),
                location=make.point(y, 3.05),
            ),
            *(
                Address(
                    jurisdiction_id=town.id, reference=f"{rank}-{number}", number=number, street=name,
                    search_text=search_form(name), location=make.point(y + 10 * NORTH, 3.05 + index * 0.0002),
                )
                for index, number in enumerate(["2", "4", "4 bis", "6", "12"])
            ),
        )  # fmt: skip
    make.save(
        PlaceName(
            jurisdiction_id=town.id, kind="landmark", name="Jardin des Plantes", search_text="jardin des plantes",
            location=make.point(45.06, 3.06),
        )
    )  # fmt: skip
    return town


def first(town: Any, query: str, **values: Any) -> tuple[str, str] | None:
    found = search_addresses(town.id, query, **values)
    return (found[0].label, found[0].kind) if found else None


@pytest.mark.parametrize(
    ("query", "label"),
    [
        ("Rue de la République", "Rue de la République"),
        ("rue de la republique", "Rue de la République"),
        ("RÉPUBLIQUE", "Rue de la République"),
        ("r de la rebublique", "Rue de la République"),
        ("avenue de tolouse", "Avenue de Toulouse"),
        ("av toulouze", "Avenue de Toulouse"),
        ("comedi", "Place de la Comédie"),
        ("pl. de la Comédie", "Place de la Comédie"),
        ("bd jeu de paume", "Boulevard du Jeu de Paume"),
        ("rue st guilhem", "Rue Saint-Guilhem"),
        ("aiguilerie", "Rue de l’Aiguillerie"),
        ("imp gal de gaulle", "Impasse du Général de Gaulle"),
        ("oeillets", "Chemin des Œillets"),
        ("rue foch, 34000 Carreville", "Rue Foch"),
        ("rue foch carreville", "Rue Foch"),
    ],
)
def test_resident_finds_a_street_however_they_write_it(town: Any, query: str, label: str) -> None:
    assert first(town, query) == (label, "street")


@pytest.mark.parametrize(
    ("query", "label"),
    [
        ("4 rue foch", "4 Rue Foch"),
        ("4bis rue foch", "4 bis Rue Foch"),
        ("4 bis, rue Foch", "4 bis Rue Foch"),
        ("rue foch 12", "12 Rue Foch"),
        ("12 av. de tolouse", "12 Avenue de Toulouse"),
    ],
)
def test_resident_finds_a_house_by_its_number(town: Any, query: str, label: str) -> None:
    assert first(town, query) == (label, "address")


def test_house_that_does_not_exist_gives_the_nearest_number_and_the_street(town: Any) -> None:
    labels = [hit.label for hit in search_addresses(town.id, "7 rue foch")]
    assert labels[0] == "6 Rue Foch"
    assert "Rue Foch" in labels
    assert [hit.kind for hit in search_addresses(town.id, "400 rue foch")] == ["street"]


def test_landmark_is_found_by_name(town: Any) -> None:
    assert first(town, "jardin plantes") == ("Jardin des Plantes", "landmark")


def test_lamp_is_found_by_the_number_painted_on_it(town: Any) -> None:
    make.make_asset(town, "EP-00412", 45.03, 3.03)
    assert first(town, "EP-00412") == ("Lampadaire EP-00412", "asset")
    assert first(town, "ep 412") == ("Lampadaire EP-00412", "asset")


def test_nonsense_finds_nothing(town: Any) -> None:
    assert search_addresses(town.id, "xyzzyx") == []
    assert search_addresses(town.id, " ,;' ") == []
    assert search_addresses(town.id, "%_%") == []


def test_of_two_equal_names_the_nearer_comes_first_with_its_distance(town: Any) -> None:
    for kind, latitude in (("area", 45.09), ("landmark", 45.05)):
        make.save(
            PlaceName(
                jurisdiction_id=town.id, kind=kind, name="Les Tilleuls", search_text="les tilleuls",
                location=make.point(latitude, 3.05),
            )
        )  # fmt: skip
    found = search_addresses(town.id, "tilleuls", near=HERE)
    assert [hit.point.latitude for hit in found] == [45.05, 45.09]
    assert found[0].distance_m == 0
    assert found[1].distance_m == pytest.approx(4445, abs=20)


def test_search_stays_in_its_town_and_its_limit(town: Any) -> None:
    other = make.make_jurisdiction("ailleurs", west=5.0)
    assert search_addresses(other.id, "rue foch") == []
    assert len(search_addresses(town.id, "rue", limit=2)) <= 2


def test_point_beside_a_house_has_its_address(town: Any) -> None:
    at = make_point(45.02 + 310 * NORTH, 3.05)
    assert find_address(town.id, at) == AddressAt("2 Rue Foch", "Rue Foch", 0.0, "town")


def test_point_away_from_houses_has_its_street(town: Any) -> None:
    found = find_address(town.id, make_point(45.02 + 20 * NORTH, 3.042))
    assert (found.label, found.street) == ("Rue de la République", "Rue de la République")
    assert found.distance_m == pytest.approx(20, abs=0.5)


def test_point_in_the_fields_has_no_address(town: Any) -> None:
    assert find_address(town.id, make_point(45.005, 3.005)) == AddressAt(None, None, None)


def test_nameless_lane_leaves_the_name_to_the_next_street(town: Any) -> None:
    y = 45.02 + 30 * NORTH
    make.save(
        Street(
            jurisdiction_id=town.id, reference="lane", name=None,
            line=WKTElement(f"MULTILINESTRING((3.04 {y}, 3.045 {y}))", srid=4326),
        )
    )  # fmt: skip
    assert find_address(town.id, make_point(y, 3.042)).label == "Rue de la République"


@pytest.mark.parametrize(
    ("written", "compared"),
    [
        ("Rue de l’Épée", "rue de l epee"),
        ("Bd. du Gal de Gaulle", "boulevard du general de gaulle"),
        ("Chemin des Œillets", "chemin des oeillets"),
        ("  R.  St-Éloi ", "rue saint eloi"),
        ("", ""),
    ],
)
def test_names_are_compared_without_accents_and_abbreviations(written: str, compared: str) -> None:
    assert search_form(written) == compared


def test_folding_agrees_with_the_database(session: Any) -> None:
    from sqlalchemy import func, select

    for name in ("Crème Brûlée", "L’Œuvre d’Æsope", "Straße 5bis", "Ça & là — où?"):
        assert session.scalar(select(func.search_key(name))) == fold(name)


def test_label_needs_a_street() -> None:
    assert make_label("12", None) is None
    assert make_label(None, "Rue Foch") == "Rue Foch"
