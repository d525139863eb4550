"""Real cities from real open data (kept outside the repository)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from app.actions.towns import import_town, write_template
from app.core.extensions import db
from app.models import Address, Asset, Service, Street
from geo import tiles
from geo.addresses import find_address, search_addresses
from geo.areas import find_place
from geo.nearby import nearest_assets
from geo.points import make_point
from geo.routing import find_department
from tests.geo.test_tiles import SIZE_LIMIT, tile_at

pytestmark = pytest.mark.samples

COMEDIE = make_point(43.6085, 3.8795)


def count(model: Any) -> int:
    return db.session.scalar(select(func.count()).select_from(model)) or 0


@pytest.mark.timeout(400)
def test_montpellier_comes_whole_from_its_open_data(app: Any, samples: Path, tmp_path: Path) -> None:
    folder, config = samples / "data" / "montpellier", tmp_path / "city.toml"
    if not folder.is_dir():
        pytest.skip(f"no sample city at {folder}")
    write_template(folder, config)
    summary = import_town(folder, config)
    assert summary.refused == ("landcover.geojson.gz: feature 378 has no surface",)
    # 58,939 assets of which 97 lie outside; 36,395 addresses of which 340 have no number; 8,011 streets, 4 outside.
    assert (count(Asset), count(Address), count(Street)) == (58_842, 36_055, 8_007)
    again = import_town(folder, config)
    assert again.touched == 0
    _check_tile_sizes(_check_comedie())


def _check_comedie() -> int:
    place = find_place(COMEDIE)
    assert place is not None
    assert place.area_name == "Comédie"
    town_id = place.jurisdiction_id
    assert find_address(town_id, COMEDIE).street == "Place de la Comédie"
    assert search_addresses(town_id, "pl de la comedie", near=COMEDIE)[0].label == "Place de la Comédie"
    lamp = nearest_assets(town_id, COMEDIE, layer="street_lamp")[0]
    service = db.session.scalars(select(Service).where(Service.code == "lamp_out")).one()
    found = find_department(town_id, service.id, lamp.point)
    assert (found.code, found.asset_reference) == ("asset_owner", lamp.reference)
    return town_id


def _check_tile_sizes(town_id: int) -> None:
    """Every zoom, at the crowded middle and around it."""
    largest = 0
    for zoom in range(8, 19):
        z, x, y = tile_at(zoom, COMEDIE.latitude, COMEDIE.longitude)
        for right in (-1, 0, 1):
            for down in (-1, 0, 1):
                largest = max(largest, len(tiles.base_tile(town_id, z, x + right, y + down)))
    assert 10_000 < largest < SIZE_LIMIT


@pytest.mark.parametrize(
    ("name", "town", "least"),
    [
        ("monaco_2021.osm.pbf", "Monaco", {Street: 2000, Address: 240, Asset: 1100}),
        ("nantes_centre_2020.osm.pbf", "Nantes", {Street: 150, Address: 350, Asset: 400}),
    ],
)
def test_extract_of_a_real_town_is_imported(
    app: Any, samples: Path, tmp_path: Path, name: str, town: str, least: dict[Any, int]
) -> None:
    extract, config = samples / "data" / "osm" / name, tmp_path / "city.toml"
    if not extract.is_file():
        pytest.skip(f"no sample extract at {extract}")
    write_template(extract, config)
    summary = import_town(extract, config)
    assert (summary.town_name, summary.refused) == (town, ())
    for model, number in least.items():
        assert count(model) >= number
    assert import_town(extract, config).touched == 0


def test_quarters_of_nantes_give_its_outline(app: Any, samples: Path, tmp_path: Path) -> None:
    folder, config = samples / "data" / "osm", tmp_path / "city.toml"
    if not folder.is_dir():
        pytest.skip(f"no sample extracts at {folder}")
    extract = folder / "nantes_centre_2020.osm.pbf"
    write_template(extract, config)
    areas = (
        '[boundary]\nunion_of = "quarter"\n\n[[areas]]\nfile = "nantes_quartiers.geojson"\nkind = "quarter"\n'
        'code_from = "code"\nname_from = "name"\n\n[osm]'
    )
    config.write_text(config.read_text("utf-8").replace("\n[osm]", "\n" + areas), "utf-8")
    summary = import_town(extract, config)
    assert summary.warnings == ()
    place = find_place(make_point(47.2143, -1.5538))
    assert place is not None
    assert place.area_name == "Centre Ville"
