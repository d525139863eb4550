"""Loads the ground of a town from its files: first its areas (rules refer to them), then everything on it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

import shapely

from app.core.ids import new_uuid
from geo.addresses import search_form
from geo.town.ground import (
    ADDRESSES,
    AREAS,
    ASSETS,
    LAND_COVERS,
    STREETS,
    Counts,
    Stage,
    analyze,
    check_srids,
    drop_outside,
    number_duplicates,
    remove_missing,
    run,
    stage,
    transform,
    upsert,
)
from geo.town.names import sync_names
from geo.town.osm import TAKES, Extract
from geo.town.outlines import sync_areas
from geo.town.plan import TownDescription
from geo.town.problems import TownFilesError
from geo.town.rows import Reading, Row, address_rows, area_rows, asset_rows, land_cover_rows, street_rows
from geo.town.shapes import join_outline
from geo.town.sources import SourceFile, read_features

INNER_AREA_KINDS = ["quarter", "district", "depot", "zone"]


class GroundLoader:
    """One import of one town, inside the caller's transaction; `reading` collects repairs, refusals and warnings.

    A context manager: what it keeps on disk in between is dropped at the end.
    """

    def __init__(self, description: TownDescription, jurisdiction_id: int, departments: dict[str, int]) -> None:
        self._description = description
        self._jurisdiction_id = jurisdiction_id
        self._departments = departments
        self.reading = Reading()
        check_srids({source.path.name: source.srid for source in description.sources if source.srid})
        self._extracts: list[Extract] = []

    def __enter__(self) -> GroundLoader:
        try:
            for source in self._description.of("osm"):
                self._extracts.append(self._make_extract(source))
                self._extracts[-1].read()
        except BaseException:
            self._close()
            raise
        return self

    def __exit__(self, *_exception: object) -> None:
        self._close()

    def _close(self) -> None:
        for extract in self._extracts:
            extract.close()

    def load_areas(self) -> Counts:
        """Boundary, areas and neighbours. Raises TownFilesError when there is no boundary."""
        kinds = ["boundary"]
        inner = list(self._inner_areas())
        if inner or self._description.of("areas"):
            kinds += INNER_AREA_KINDS
        neighbours = list(self._neighbours())
        if neighbours or self._description.of("neighbours"):
            kinds.append("neighbour")
        stage(AREAS, chain(inner, neighbours))
        transform(AREAS)
        stage(AREAS, [self._boundary()])
        return sync_areas(self._jurisdiction_id, kinds)

    def load_rest(self) -> dict[str, Counts]:
        """Streets, land cover, addresses, assets and the names to search for; what no section gives is left alone."""
        counts: dict[str, Counts] = {}
        for name, target, sections in (
            ("streets", STREETS, ("streets",)),
            ("addresses", ADDRESSES, ("addresses",)),
            ("assets", ASSETS, ("assets",)),
            ("land cover", LAND_COVERS, ("land_cover", "buildings")),
        ):
            given = [section for section in sections if self._is_given(section)]
            if given:
                stage(target, chain.from_iterable(self._rows(section) for section in given))
                counts[name] = self._sync(target, name, given)
        counts["place names"] = sync_names(self._jurisdiction_id)
        return counts

    def _sync(self, target: Stage, name: str, sections: list[str]) -> Counts:
        transform(target)
        outside = drop_outside(target, self._jurisdiction_id)
        if outside:
            self.reading.warnings.append(f"{name}: {outside:,} outside the town left out")
        if target is LAND_COVERS:
            return _sync_land_covers(self._jurisdiction_id, sections)
        numbered = number_duplicates(target)
        if numbered:
            self.reading.warnings.append(f"{name}: {numbered:,} repeated references were numbered")
        counts = upsert(target, self._jurisdiction_id)
        if target is ASSETS:
            counts.retired = _retire_assets(self._jurisdiction_id)
        counts.gone = (
            _remove_assets(self._jurisdiction_id) if target is ASSETS else remove_missing(target, self._jurisdiction_id)
        )
        return counts

    def _is_given(self, section: str) -> bool:
        return bool(self._description.of(section)) or any(section in extract.takes for extract in self._extracts)

    def _rows(self, section: str) -> Iterator[Row]:
        for source in self._description.of(section):
            yield from self._file_rows(source)
        for extract in self._extracts:
            yield from extract.rows[section]

    def _file_rows(self, source: SourceFile) -> Iterator[Row]:
        if source.section == "streets":
            return street_rows(self.reading, source)
        if source.section == "addresses":
            return address_rows(self.reading, source)
        if source.section == "assets":
            return asset_rows(self.reading, source, self._departments)
        return land_cover_rows(self.reading, source)

    def _inner_areas(self) -> Iterator[Row]:
        for source in self._description.of("areas"):
            yield from area_rows(self.reading, source, source.options.get("kind", "quarter"))
        for extract in self._extracts:
            yield from extract.rows["areas"]

    def _neighbours(self) -> Iterator[Row]:
        town = self._description.town
        own = {town.insee, search_form(town.name)}
        found = chain(
            chain.from_iterable(
                area_rows(self.reading, source, "neighbour") for source in self._description.of("neighbours")
            ),
            (("neighbour", *row[1:]) for extract in self._extracts for row in extract.rows["neighbours"]),
        )
        return (row for row in found if row[1] not in own and search_form(str(row[2])) not in own)

    def _boundary(self) -> Row:
        town = self._description.town
        return ("boundary", town.slug, town.name, "{}", self._boundary_shape())

    def _boundary_shape(self) -> str:
        shaper = self.reading.shaper
        for source in self._description.of("boundary"):
            features = list(read_features(source))
            if not features:
                raise TownFilesError(f"{source.path.name}: holds no feature that could be the boundary")
            if len(features) == 1:
                return shaper.polygon(features[0])
            outline = join_outline([shaper.read(feature) for feature in features])
            return shaper.polygon_of(outline, source.path.name, features[0].srid)
        kind = self._description.union_of
        if kind:
            shapes = run("select ST_AsBinary(shape) from incoming_areas where kind = :kind", kind=kind).scalars()
            found: list[Any] = [shapely.from_wkb(bytes(shape)) for shape in shapes]
            if not found:
                raise TownFilesError(f"city.toml [boundary]: there is no area of kind {kind!r} to take the outline of")
            return shaper.polygon_of(join_outline(found), "the union of areas")
        return self._extract_boundary()

    def _extract_boundary(self) -> str:
        for extract in self._extracts:
            for row in extract.rows["boundary"]:
                return str(row[-1])
        name = self._description.town.name
        self.reading.warnings.append(
            f"the extract does not hold the whole boundary of {name}: the outline of its streets and houses is used"
        )
        return self.reading.shaper.polygon_of(self._extracts[0].outline(), "the outline of the extract")

    def _make_extract(self, source: SourceFile) -> Extract:
        given = {section for section in TAKES if self._description.of(section)}
        if self._description.union_of:
            given.add("boundary")
        takes = source.options.get("take") or [section for section in TAKES if section not in given]
        unknown = [section for section in takes if section not in TAKES]
        if unknown:
            raise TownFilesError(f"city.toml [osm]: take {', '.join(unknown)} is not one of {', '.join(TAKES)}")
        owners = {layer: self._departments[code] for layer, code in source.options.get("owners", {}).items()}
        town = self._description.town
        return Extract(
            source.path,
            self.reading,
            takes=frozenset(takes),
            town=(town.name, source.options.get("insee") or town.insee),
            owners=owners,
        )


def _sync_land_covers(jurisdiction_id: int, sections: list[str]) -> Counts:
    """Land cover has no numbers of its own: what is the same in everything stays, the rest is replaced."""
    same = "t.kind = i.kind and t.name is not distinct from i.name and t.source = i.source and t.shape = i.shape"
    scope = {"land_cover": "t.kind <> 'building'", "buildings": "t.kind = 'building'"}
    scopes = " or ".join(scope[section] for section in sections)
    total = run("select count(distinct (kind, name, source, shape)) from incoming_land_covers").scalar_one()
    gone = run(
        f"delete from land_covers t where t.jurisdiction_id = :jurisdiction_id and ({scopes})"  # noqa: S608  # constants
        f" and not exists (select from incoming_land_covers i where {same})",
        jurisdiction_id=jurisdiction_id,
    ).rowcount
    analyze("land_covers")
    new = run(
        "insert into land_covers (jurisdiction_id, kind, name, source, shape)"  # noqa: S608  # constants
        " select distinct :jurisdiction_id, i.kind, i.name, i.source, i.shape from incoming_land_covers i"
        f" where not exists (select from land_covers t where t.jurisdiction_id = :jurisdiction_id and {same})",
        jurisdiction_id=jurisdiction_id,
    ).rowcount
    analyze("land_covers")
    return Counts(new=new, gone=gone, same=total - new)


_NEEDED = "exists (select from reports r where r.jurisdiction_id = t.jurisdiction_id and r.asset_id = t.id)"
_UNLISTED = """t.jurisdiction_id = :jurisdiction_id
    and not exists (select from incoming_assets i where i.layer = t.layer and i.reference = t.reference)"""


def _retire_assets(jurisdiction_id: int) -> int:
    return int(
        run(
            f"update assets t set retired_at = now() where t.retired_at is null and {_UNLISTED} and {_NEEDED}",  # noqa: S608
            jurisdiction_id=jurisdiction_id,
        ).rowcount
    )


def _remove_assets(jurisdiction_id: int) -> int:
    return int(
        run(
            f"delete from assets t where {_UNLISTED} and not {_NEEDED}",  # noqa: S608  # constants
            jurisdiction_id=jurisdiction_id,
        ).rowcount
    )


def stamp_version(jurisdiction_id: int) -> None:
    """Give the town's base map a new version, so that phones fetch its tiles again."""
    run(
        "update jurisdictions set settings = jsonb_set(settings, '{ground_version}', to_jsonb(cast(:version as text)))"
        " where id = :jurisdiction_id",
        jurisdiction_id=jurisdiction_id,
        version=new_uuid().hex[:12],
    )
