"""Editing lamps, bins, signs: one at a time, or a whole file after a look at what it would change."""

from __future__ import annotations

import uuid
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import insert, update

from app.actions import audit, config_versions
from app.actions.accounts import SignedIn
from app.actions.config_versions import Editor, Snapshot, register
from app.actions.settings_departments import find_department
from app.core import errors
from app.core.errors import ProblemError
from app.core.extensions import db
from app.models import Asset, ConfigVersion
from geo import asset_changes
from geo.asset_changes import Compared, ListedObject
from geo.town.load import stamp_version

ASSET = "asset"
MOST_ROWS = 10_000
MOST_CHANGES = 1000
"""In one go; a first filling goes by `flask city import`."""
WRITTEN = ("new", "changed")


@dataclass(frozen=True, slots=True)
class Plan:
    """What a file would change; `etag` is the version of what it was measured against."""

    rows: list[Compared]
    etag: str


def show(found: ListedObject) -> Snapshot:
    """An object as the document that its editor reads and writes."""
    shown = asdict(found)
    del shown["open_reports"]
    return shown


def key_of(layer: str, reference: str) -> str:
    """The key of an object among the things that are set."""
    return f"{layer}:{reference}"


def plan_import(jurisdiction_id: int, layer: str, rows: list[dict[str, Any]], *, withdraws_missing: bool) -> Plan:
    """What writing these rows would change; nothing is written. A reference twice counts once, the last time."""
    by_reference = {row["reference"]: row for row in rows}
    compared = asset_changes.compare(jurisdiction_id, layer, list(by_reference.values()))
    if withdraws_missing:
        compared += asset_changes.list_missing(jurisdiction_id, layer, list(by_reference))
    return Plan(compared, config_versions.tag_of({one.reference: asdict(one) for one in compared}))


def write_import(
    by: SignedIn,
    layer: str,
    rows: list[dict[str, Any]],
    *,
    withdraws_missing: bool,
    expected: str,
    note: str | None,
) -> int:
    """Write what the plan says as one change of the history; how many objects changed.

    Raises ProblemError config.changed when something changed since the plan, asset.too_many, auth.forbidden.
    """
    if not config_versions.may_change(by, ASSET, layer):
        raise ProblemError(errors.AUTH_FORBIDDEN)
    config_versions.lock_settings(by.jurisdiction_id)
    plan = plan_import(by.jurisdiction_id, layer, rows, withdraws_missing=withdraws_missing)
    if plan.etag != expected:
        raise ProblemError(errors.CONFIG_CHANGED, extra={"current": None}, headers={"ETag": f'"{plan.etag}"'})
    written = [one.reference for one in plan.rows if one.state in WRITTEN]
    gone = [one.reference for one in plan.rows if one.state == "gone"]
    if len(written) + len(gone) > MOST_CHANGES:
        raise ProblemError(errors.ASSETS_TOO_MANY, context={"count": len(written) + len(gone), "most": MOST_CHANGES})
    by_reference = {row["reference"]: row for row in rows}
    before = _read_all(by.jurisdiction_id, layer, [*written, *gone])
    asset_changes.write_rows(by.jurisdiction_id, layer, [by_reference[one] for one in written])
    asset_changes.retire(by.jurisdiction_id, layer, gone)
    count = _keep_versions(by, layer, before, _read_all(by.jurisdiction_id, layer, [*written, *gone]), note)
    stamp_version(by.jurisdiction_id)
    db.session.commit()
    return count


def _read_all(jurisdiction_id: int, layer: str, references: list[str]) -> dict[str, Snapshot]:
    return {one.reference: show(one) for one in asset_changes.read_some(jurisdiction_id, layer, references)}


def _keep_versions(
    by: SignedIn, layer: str, before: dict[str, Snapshot], after: dict[str, Snapshot], note: str | None
) -> int:
    """One version per object, all of one batch, and one audit entry for all."""
    batch = uuid.uuid4()
    rows = [
        {
            "jurisdiction_id": by.jurisdiction_id,
            "kind": ASSET,
            "key": key_of(layer, reference),
            "before": before.get(reference),
            "after": value,
            "batch": batch,
            "staff_id": by.staff_id,
            "note": note or None,
        }
        for reference, value in sorted(after.items())
    ]
    if rows:
        db.session.execute(insert(ConfigVersion), rows)
        audit.record(
            by.jurisdiction_id, "settings.changed", "asset_import", layer,
            staff_id=by.staff_id, detail={"count": len(rows)},
        )  # fmt: skip
    return len(rows)


def _read(jurisdiction_id: int, key: str) -> Snapshot | None:
    layer, _, reference = key.partition(":")
    found = asset_changes.read_some(jurisdiction_id, layer, [reference])
    return show(found[0]) if found else None


def _write(by: SignedIn, key: str, wanted: Snapshot | None) -> None:
    """An object that shall not be there is withdrawn: reports may refer to it."""
    layer, _, reference = key.partition(":")
    if wanted is None:
        asset_changes.retire(by.jurisdiction_id, layer, [reference])
        stamp_version(by.jurisdiction_id)
        return
    if not asset_changes.is_in_town(by.jurisdiction_id, wanted["latitude"], wanted["longitude"]):
        raise ProblemError(errors.ASSET_OUTSIDE)
    owner = find_department(by.jurisdiction_id, wanted["department"]) if wanted["department"] else None
    if wanted["department"] and owner is None:
        raise ProblemError(errors.DEPARTMENT_UNKNOWN)
    row = {"reference": reference, **{name: wanted[name] for name in ("label", "latitude", "longitude")}}
    asset_changes.write_rows(by.jurisdiction_id, layer, [row])
    mine = (Asset.jurisdiction_id == by.jurisdiction_id, Asset.layer == layer, Asset.reference == reference)
    db.session.execute(update(Asset).where(*mine).values(owner_department_id=owner.id if owner else None))
    if wanted["is_retired"]:
        asset_changes.retire(by.jurisdiction_id, layer, [reference])
    stamp_version(by.jurisdiction_id)


register(Editor(ASSET, _read, _write))
