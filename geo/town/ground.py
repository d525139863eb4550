"""Brings a town's ground tables in line with its files: staged by COPY, compared and changed in SQL."""

# ruff: noqa: S608  # statements are put together from the names of the stages below alone; every value is bound

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, cast

import psycopg
from sqlalchemy import text

from app.core.extensions import db
from geo.town.problems import TownFilesError
from geo.town.rows import Row

POINT_MARGIN_DEGREES = 0.0003
"""About 30 m: a lamp on the far pavement of a border street is the town's."""
SHAPE_MARGIN_DEGREES = 0.003
"""About 300 m: streets and land cover are drawn a little beyond the border."""
PIECE_VERTICES = 128


@dataclass(slots=True)
class Counts:
    """What an import does to one kind of row. `retired`: gone from the files, kept for the reports that refer to it."""

    new: int = 0
    changed: int = 0
    gone: int = 0
    retired: int = 0
    same: int = 0

    @property
    def touched(self) -> int:
        """How many rows are not as they were."""
        return self.new + self.changed + self.gone + self.retired


@dataclass(frozen=True, slots=True)
class Stage:
    """A table to fill: its columns as staged, its key, and the column that holds the shape."""

    table: str
    columns: tuple[tuple[str, str], ...]
    key: tuple[str, ...]
    shape: str

    @property
    def names(self) -> tuple[str, ...]:
        """The staged columns without the shape."""
        return tuple(name for name, _type in self.columns)

    @property
    def incoming(self) -> str:
        """The temporary table."""
        return f"incoming_{self.table}"


AREAS = Stage(
    "areas",
    (("kind", "text"), ("code", "text"), ("name", "text"), ("properties", "jsonb")),
    ("kind", "code"),
    "boundary",
)
STREETS = Stage(
    "streets",
    (("reference", "text"), ("name", "text"), ("search_text", "text"), ("road_class", "text"), ("owner", "text")),
    ("reference",),
    "line",
)
LAND_COVERS = Stage("land_covers", (("kind", "text"), ("name", "text"), ("source", "text")), (), "shape")
ADDRESSES = Stage(
    "addresses",
    (("reference", "text"), ("number", "text"), ("street", "text"), ("postcode", "text"), ("search_text", "text")),
    ("reference",),
    "location",
)
ASSETS = Stage(
    "assets",
    (
        ("layer", "text"), ("reference", "text"), ("label", "text"), ("owner_department_id", "int"),
        ("properties", "jsonb"),
    ),
    ("layer", "reference"),
    "location",
)  # fmt: skip
PLACE_NAMES = Stage(
    "place_names", (("kind", "text"), ("name", "text"), ("search_text", "text")), ("kind", "search_text"), "location"
)


def run(statement: str, **values: Any) -> Any:
    """Execute one statement of this package; every inserted part is one of its own constants, values are bound."""
    return db.session.execute(text(statement), values)


def stage(target: Stage, rows: Iterable[Row]) -> int:
    """Fill the temporary table of `target`; a row is its columns in order, then its shape as hexadecimal EWKB."""
    columns = ", ".join(f"{name} {kind}" for name, kind in target.columns)
    run(
        f"create temp table if not exists {target.incoming} "
        f"(position bigint generated always as identity, {columns}, shape geometry) on commit drop"
    )
    driver = cast("psycopg.Connection[Any]", db.session.connection().connection.driver_connection)
    count = 0
    with (
        driver.cursor() as cursor,
        cursor.copy(f"copy {target.incoming} ({', '.join(target.names)}, shape) from stdin") as copy,
    ):
        for row in rows:
            copy.write_row(row)
            count += 1
    analyze(target.incoming)
    return count


def analyze(*tables: str) -> None:
    """Let the planner see what has just been written: with old figures, it may compare every row with every other."""
    run(f"analyze {', '.join(tables)}")


def check_srids(wanted: dict[str, int]) -> None:
    """Refuse a file whose CRS the database does not know: file name → SRID."""
    if not wanted:
        return
    known = set(run("select srid from spatial_ref_sys where srid = any(:srids)", srids=list(wanted.values())).scalars())
    unknown = [f"{name}: EPSG:{srid} is not known" for name, srid in wanted.items() if srid not in known]
    if unknown:
        raise TownFilesError(*unknown)


def transform(target: Stage) -> None:
    """Bring every staged shape to EPSG:4326, repairing what the change of coordinates broke."""
    repaired = {
        "areas": "ST_Multi(ST_CollectionExtract(ST_MakeValid(ST_Transform(shape, 4326)), 3))",
        "land_covers": "ST_Multi(ST_CollectionExtract(ST_MakeValid(ST_Transform(shape, 4326)), 3))",
    }.get(target.table, "ST_Transform(shape, 4326)")
    try:
        with db.session.begin_nested():
            run(f"update {target.incoming} set shape = {repaired} where ST_SRID(shape) <> 4326")
    except Exception as error:
        if "transform" not in str(error):
            raise
        raise TownFilesError(f"{target.table}: coordinates do not fit the declared crs ({error})") from error


def drop_outside(target: Stage, jurisdiction_id: int) -> int:
    """Leave out what lies outside the town's boundary; returns how many. Raises TownFilesError when that is all."""
    margin = POINT_MARGIN_DEGREES if target in (ADDRESSES, ASSETS) else SHAPE_MARGIN_DEGREES
    near = """exists (select from area_pieces p where p.jurisdiction_id = :jurisdiction_id and p.kind = 'boundary'
                        and ST_DWithin(p.piece, {shape}, :margin))"""
    values = {"jurisdiction_id": jurisdiction_id, "margin": margin}
    total = run(f"select count(*) from {target.incoming}").scalar_one()
    dropped = int(run(f"delete from {target.incoming} i where not {near.format(shape='i.shape')}", **values).rowcount)
    if total == 0 or dropped < total:
        return dropped
    raise TownFilesError(f"{target.table}: none of the {total} features lies in the town; {_reason(target)}")


def _reason(target: Stage) -> str:
    return "are latitude and longitude swapped, or is the crs missing?" if target.key else "is the crs missing?"


def number_duplicates(target: Stage) -> int:
    """Drop staged rows that repeat another in everything; number other repetitions of a key; returns how many."""
    key = ", ".join(target.key)
    everything = ", ".join((*target.names, "shape"))
    run(
        f"""delete from {target.incoming} i using (
              select position, row_number() over (partition by {everything} order by position) as n
                from {target.incoming}) as d
             where d.position = i.position and d.n > 1"""
    )
    total = 0
    for _round in range(10):
        numbered = run(
            f"""update {target.incoming} i set reference = i.reference || ' (' || d.n || ')'
                  from (select position, row_number() over (partition by {key} order by position) as n
                          from {target.incoming}) as d
                 where d.position = i.position and d.n > 1"""
        ).rowcount
        if not numbered:
            return total
        total = max(total, numbered)
    raise TownFilesError(f"{target.table}: references repeat in a way that cannot be numbered")


def upsert(target: Stage, jurisdiction_id: int) -> Counts:
    """Insert what is new and change what differs, by the table's key; nothing is removed."""
    values = [name for name in target.names if name not in target.key]
    names = ", ".join((*target.names, target.shape))
    old = ", ".join(f"t.{name}" for name in (*values, target.shape))
    new = ", ".join(f"excluded.{name}" for name in (*values, target.shape))
    sets = ", ".join(f"{name} = excluded.{name}" for name in (*values, target.shape))
    back = ", retired_at = null" if target in (ASSETS, AREAS) else ""
    was_retired = "or t.retired_at is not null" if back else ""
    fresh, changed = run(
        f"""with written as (
              insert into {target.table} as t (jurisdiction_id, {names})
              select :jurisdiction_id, {", ".join(target.names)}, shape from {target.incoming} order by position
              on conflict (jurisdiction_id, {", ".join(target.key)}) do update set {sets}{back}
               where ({old}) is distinct from ({new}) {was_retired}
              returning xmax = 0 as is_new)
            select count(*) filter (where is_new), count(*) filter (where not is_new) from written""",
        jurisdiction_id=jurisdiction_id,
    ).one()
    analyze(target.table)
    total = run(f"select count(*) from {target.incoming}").scalar_one()
    return Counts(new=fresh, changed=changed, same=total - fresh - changed)


def remove_missing(target: Stage, jurisdiction_id: int) -> int:
    """Delete the rows whose key is not among the staged ones; returns how many."""
    same = " and ".join(f"i.{name} = t.{name}" for name in target.key)
    return int(
        run(
            f"""delete from {target.table} t
                 where t.jurisdiction_id = :jurisdiction_id
                   and not exists (select from {target.incoming} i where {same})""",
            jurisdiction_id=jurisdiction_id,
        ).rowcount
    )
