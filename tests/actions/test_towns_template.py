"""The description that is written from a folder of open data can be imported as it is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from app.actions.towns import import_town, write_template
from app.core.extensions import db
from app.core.languages import LOCALES
from app.models import Service
from geo.points import make_point
from geo.routing import find_department
from geo.town.description import read_description
from geo.town.problems import TownFilesError
from tests.townfiles import TownFolder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of open data without a description."""
    folder = TownFolder(tmp_path / "opendata")
    for number, item in enumerate(folder.layers["streets.geojson.gz"]):
        item["properties"] |= {"id": number + 1, "domanialite": ["Publique départementale", "Privée"][number]}
    place = folder.write()
    (place / "city.toml").unlink()
    return place


def test_description_is_complete_and_read_without_a_problem(folder: Path, tmp_path: Path) -> None:
    config = tmp_path / "var" / "city.toml"
    write_template(folder, config)
    found = read_description(config, folder)
    assert (found.town.slug, found.town.name) == ("petiville", "Petiville")
    assert len(found.services) >= 15
    assert all(set(service.name) == set(LOCALES) for service in found.services)
    assert sum(bool(question["stop"]) for service in found.services for question in service.questions) >= 2
    assert {source.section for source in found.sources} == {
        "boundary", "areas", "streets", "land_cover", "addresses", "assets",
    }  # fmt: skip
    (streets,) = found.of("streets")
    assert streets.options["owner_values"] == {"Publique départementale": "departement", "Privée": "private"}
    assert {rule.street_owner for rule in found.rules} == {None, "departement", "private"}
    (assets,) = found.of("assets")
    assert assets.options["owners"] == {"street_lamp": "lighting", "tree": "green_spaces"}


def test_description_can_be_imported_as_it_is(app: Any, folder: Path, tmp_path: Path) -> None:
    config = tmp_path / "city.toml"
    write_template(folder, config)
    summary = import_town(folder, config)
    assert summary.is_new
    assert summary.refused == ()
    pothole = db.session.query(Service).filter_by(code="pothole").one()
    found = find_department(pothole.jurisdiction_id, pothole.id, make_point(46.0050, 2.015))
    assert (found.code, found.street_owner) == ("street_owner", "departement")


def test_every_service_of_the_catalogue_has_somebody_who_answers(app: Any, folder: Path, tmp_path: Path) -> None:
    config = tmp_path / "city.toml"
    write_template(folder, config)
    import_town(folder, config)
    here = make_point(46.012, 2.003)
    unanswered = {
        service.code
        for service in db.session.query(Service)
        if find_department(service.jurisdiction_id, service.id, here).code == "fallback"
    }
    assert unanswered == {"other"}


def test_existing_description_is_never_overwritten(folder: Path, tmp_path: Path) -> None:
    config = tmp_path / "city.toml"
    config.write_text("mine")
    with pytest.raises(FileExistsError):
        write_template(folder, config)
    assert config.read_text() == "mine"


def test_folder_without_a_town_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("nothing")
    with pytest.raises(TownFilesError, match=r"no boundary, no areas and no \.osm\.pbf"):
        write_template(tmp_path, tmp_path / "city.toml")
    (tmp_path / "a.osm.pbf").touch()
    (tmp_path / "b.osm.pbf").touch()
    with pytest.raises(TownFilesError, match="several extracts"):
        write_template(tmp_path, tmp_path / "city.toml")


def test_operator_is_told_what_to_do_at_every_step(app: Flask, folder: Path, tmp_path: Path) -> None:
    run = app.test_cli_runner()
    config = str(tmp_path / "city.toml")
    missing = run.invoke(args=["city", "import", str(folder)])
    assert missing.exit_code == 1
    assert "flask --app wsgi city template" in missing.output
    written = run.invoke(args=["city", "template", str(folder), "--config", config])
    assert (written.exit_code, "city import" in written.output) == (0, True)
    again = run.invoke(args=["city", "template", str(folder), "--config", config])
    assert (again.exit_code, "exists already" in again.output) == (1, True)
    dry = run.invoke(args=["city", "import", str(folder), "--config", config, "--dry-run"])
    assert (dry.exit_code, "dry run: nothing was changed" in dry.output) == (0, True)
    done = run.invoke(args=["city", "import", str(folder), "--config", config])
    assert done.exit_code == 0
    assert "Petiville (petiville): new town" in done.output
    assert "assets       4 new" in done.output
    (folder / "assets.csv").write_text("kind,ref\nx,y\n")
    broken = run.invoke(args=["city", "import", str(folder), "--config", config])
    assert (broken.exit_code, "assets.csv: has no columns" in broken.output) == (1, True)
