"""A worker killed in the middle of a large export: it is written after all, once, and never handed out by halves."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import text

from app.actions import outbox
from app.core.extensions import db, settings
from app.media.storage import open_storage
from tests import factories as make
from tests.signing_in import sign_in
from tests.workers.conftest import Plant, wait_until

pytestmark = pytest.mark.kill

ALL = "/staff/v1/exports"
COPIES = 14_000


def fill(town_id: int) -> None:
    """Copies of the one report, in one statement."""
    names = db.session.scalars(
        text("""
            select column_name from information_schema.columns
            where table_schema = current_schema() and table_name = 'reports' and is_generated = 'NEVER'
        """)
    ).all()
    columns, copied = ", ".join(names), ", ".join(f"made.{name}" for name in names)
    db.session.execute(text("set local statement_timeout = '2min'"))
    db.session.execute(
        text(f"""
            insert into reports ({columns})
            select {copied}
            from reports r cross join generate_series(1, :copies) n cross join lateral jsonb_populate_record(
                r, jsonb_build_object('id', gen_random_uuid(), 'public_id', 'RC-2026-' || lpad(n::text, 7, '0'))
            ) made
            where r.jurisdiction_id = :town
        """),
        {"copies": COPIES, "town": town_id},
    )
    db.session.commit()


def state_of(desk: FlaskClient) -> dict[str, Any]:
    (one,) = desk.get(ALL).json["exports"]
    return dict(one)


def kept_files() -> list[str]:
    return [found.key for found in open_storage(settings).list("exports")]


def test_worker_killed_in_the_middle_of_an_export(plant: Plant, client: FlaskClient) -> None:
    plant.environment["TMPDIR"] = str(plant.folder)
    town = make.make_jurisdiction()
    make.make_report(town, make.make_service(town), make.make_department(town, is_fallback=True))
    fill(town.id)
    sign_in(client, make.make_staff(town, "agent"))
    before = kept_files()
    asked = client.post(ALL, query_string={"format": "xlsx"}).json
    address = f"{ALL}/{asked['id']}/file"
    plant.start("relay", "exports")
    wait_until(lambda: state_of(client)["rows_done"] > 0, what="the first ten thousand rows are written")
    plant.kill("exports")
    killed = state_of(client)
    assert (killed["state"], killed["url"]) == ("working", None)
    assert client.get(address).status_code == 409
    assert kept_files() == before
    plant.start("exports")
    wait_until(lambda: state_of(client)["state"] == "ready", 120, what="another worker writes it")
    done = state_of(client)
    assert (done["rows_done"], done["failure"]) == (COPIES + 1, None)
    assert len(kept_files()) == len(before) + 1
    content = client.get(address).get_data()
    assert len(content) == done["size_bytes"]
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        assert book.testzip() is None
        assert book.read("xl/worksheets/sheet1.xml").count(b"<row ") == COPIES + 2
    told = text("select count(*) from outbox where kind = :kind")
    assert db.session.scalar(told, {"kind": outbox.EXPORT_MAIL}) == 1
    assert list((plant.folder / "rueclaire-exports").iterdir()) == [], "nothing is left of either attempt"
