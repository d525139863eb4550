"""Every sample file through every way in, against what its manifest says."""

from __future__ import annotations

import csv
import io
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.actions import outbox, photo_drawing, photos
from app.core.extensions import db
from app.models import Jurisdiction, Photo, Report, Service
from tests.conftest import SAMPLES
from tests.factories import CENTRE, make_department, make_jurisdiction, make_report, make_rule, make_service
from tests.media.jpeg_marks import foreign_marks
from tests.mobile_api.forms import form

FOLDER = SAMPLES / "images"
REFUSED_STATUSES = {413, 415, 422}
COUNT = 54

pytestmark = [
    pytest.mark.samples,
    pytest.mark.skipif(not FOLDER.is_dir(), reason=f"no sample pictures at {FOLDER} (set RUECLAIRE_SAMPLES)"),
]


@dataclass(frozen=True)
class Sample:
    name: str
    expected: str
    content_type: str
    place: tuple[float, float] | None
    size: tuple[int, int] | None

    @property
    def content(self) -> bytes:
        return (FOLDER / self.name).read_bytes()


def read_manifest(path: Path) -> list[Sample]:
    if not path.is_file():
        return []
    with path.open(newline="", encoding="utf-8") as file:
        return [
            Sample(
                row["file"],
                row["expected"],
                row["content_type"] or "image/" + row["file"].rsplit(".", 1)[1].lower().replace("jpg", "jpeg"),
                (float(row["exif_lat"]), float(row["exif_long"])) if row["exif_lat"] else None,
                (int(row["upright_width"]), int(row["upright_height"])) if row["upright_width"] else None,
            )
            for row in csv.DictReader(file)
        ]


MANIFEST = read_manifest(FOLDER / "manifest.csv")


@dataclass
class Scene:
    client: FlaskClient
    town: Jurisdiction
    service: Service
    report: Report


@pytest.fixture
def scene(app: Flask, client: FlaskClient) -> Scene:
    town = make_jurisdiction()
    department, service = make_department(town), make_service(town)
    make_rule(town, department, service=service)
    return Scene(client, town, service, make_report(town, service, department))


def put_raw(scene: Scene, sample: Sample, photo_id: uuid.UUID) -> Any:
    return scene.client.put(f"/api/v1/photos/{photo_id}", data=sample.content, content_type=sample.content_type)


def put_form(scene: Scene, sample: Sample, photo_id: uuid.UUID) -> Any:
    body, content_type = form({"photo": (io.BytesIO(sample.content), sample.name, sample.content_type)})
    return scene.client.put(f"/api/v1/photos/{photo_id}", data=body, content_type=content_type)


def claim(scene: Scene, photo_id: uuid.UUID) -> None:
    photos.claim_photos(scene.town.id, scene.report.id, [photo_id], role="before")
    db.session.commit()


def post_report(scene: Scene, sample: Sample) -> tuple[Any, uuid.UUID]:
    report_id = uuid.uuid4()
    fields = {
        "id": str(report_id),
        "service_code": scene.service.code,
        "latitude": str(CENTRE[0]),
        "longitude": str(CENTRE[1]),
        "photos": (io.BytesIO(sample.content), sample.name, sample.content_type),
    }
    body, content_type = form(fields)
    answer = scene.client.post("/api/v1/reports", data=body, content_type=content_type)
    found = db.session.query(Photo).order_by(Photo.created_at.desc()).first()
    return answer, found.id if found else report_id


def way_raw(scene: Scene, sample: Sample) -> tuple[Any, uuid.UUID]:
    photo_id = uuid.uuid4()
    answer = put_raw(scene, sample, photo_id)
    if answer.status_code == 201:
        claim(scene, photo_id)
    return answer, photo_id


def way_form(scene: Scene, sample: Sample) -> tuple[Any, uuid.UUID]:
    photo_id = uuid.uuid4()
    answer = put_form(scene, sample, photo_id)
    if answer.status_code == 201:
        claim(scene, photo_id)
    return answer, photo_id


Way = Callable[[Scene, Sample], tuple[Any, uuid.UUID]]
WAYS: dict[str, Way] = {"raw PUT": way_raw, "form PUT": way_form, "report in one request": post_report}


def test_manifest_names_every_sample() -> None:
    assert len(MANIFEST) == COUNT
    assert {sample.name for sample in MANIFEST} | {"manifest.csv"} == {path.name for path in FOLDER.iterdir()}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("sample", MANIFEST, ids=lambda sample: sample.name)
def test_sample_is_taken_or_refused_as_its_manifest_says(scene: Scene, sample: Sample, way: str) -> None:
    answer, photo_id = WAYS[way](scene, sample)
    assert answer.status_code in {201, *REFUSED_STATUSES}, answer.text
    is_taken = answer.status_code == 201
    if sample.expected != "either":
        assert is_taken == (sample.expected == "accepted"), answer.text
    if not is_taken:
        assert answer.json["code"].startswith("photo.")
        assert db.session.query(Photo).count() == 0
        assert scene.client.get(f"/api/v1/photos/{photo_id}/320.jpg").status_code == 404
        return
    assert outbox.drain("photos", {outbox.PHOTO_PROCESS: photo_drawing.process_photo}) == 1
    check_understood(db.session.get_one(Photo, photo_id), sample)
    check_served(scene, photo_id, sample)


def check_understood(photo: Photo, sample: Sample) -> None:
    from geo.points import from_wkb

    assert (photo.state, photo.failure_code) == ("ready", None)
    if sample.size is not None:
        assert (photo.width, photo.height) == sample.size
    if sample.place is None:
        assert photo.exif_location is None
    else:
        assert photo.exif_location is not None
        place = from_wkb(photo.exif_location)
        assert (place.latitude, place.longitude) == pytest.approx(sample.place, abs=2e-6)


def check_served(scene: Scene, photo_id: uuid.UUID, sample: Sample) -> None:
    for size in ("320", "800", "1600"):
        served = scene.client.get(f"/api/v1/photos/{photo_id}/{size}.jpg")
        assert (served.status_code, served.mimetype) == (200, "image/jpeg")
        assert foreign_marks(served.data) == []
        copy = db.session.get_one(Photo, photo_id).copies[size]
        assert max(copy["width"], copy["height"]) <= int(size)
        if sample.size is not None:
            assert (copy["width"] > copy["height"]) == (sample.size[0] > sample.size[1])
