"""The town's ground: areas, streets, addresses, assets and land cover, all in EPSG:4326."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from geoalchemy2 import Geometry, WKBElement
from sqlalchemy import CheckConstraint, Computed, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from app.core.extensions import Model
from app.models.keys import BigId, JurisdictionId, SmallId, within

AREA_KINDS = ("boundary", "quarter", "district", "depot", "zone", "neighbour")
LAND_COVER_KINDS = ("green", "wood", "water", "pedestrian", "building", "other")
PLACE_NAME_KINDS = ("street", "area", "landmark")


def _in(column: str, values: tuple[str, ...]) -> str:
    return f"{column} in ({', '.join(repr(value) for value in values)})"


class Area(Model):
    """A named part of the territory, or (`neighbour`) of what lies around it.

    A retired one is kept for the reports that refer to it; it has no pieces, so nothing lies in it any more.
    """

    __tablename__ = "areas"
    __table_args__ = (
        UniqueConstraint("jurisdiction_id", "kind", "code"),
        Index("uq_areas_boundary", "jurisdiction_id", unique=True, postgresql_where=text("kind = 'boundary'")),
        CheckConstraint(_in("kind", AREA_KINDS), name="kind_known"),
    )

    jurisdiction_id: Mapped[JurisdictionId]
    id: Mapped[SmallId]
    kind: Mapped[str]
    code: Mapped[str]
    name: Mapped[str]
    properties: Mapped[dict[str, Any]] = mapped_column(server_default=text("'{}'::jsonb"))
    boundary: Mapped[WKBElement] = mapped_column(Geometry("MULTIPOLYGON", srid=4326, spatial_index=True))
    retired_at: Mapped[datetime | None]


class AreaPiece(Model):
    """A subdivided piece of an area (at most 128 vertices), so that a look-up touches little."""

    __tablename__ = "area_pieces"
    __table_args__ = (within("area_id", "areas", ondelete="CASCADE"),)

    jurisdiction_id: Mapped[JurisdictionId]
    id: Mapped[BigId]
    area_id: Mapped[int]
    kind: Mapped[str]
    piece: Mapped[WKBElement] = mapped_column(Geometry("POLYGON", srid=4326, spatial_index=True))


class Street(Model):
    """A road segment; `owner` says whose road it is (town, metropole, departement, state, private)."""

    __tablename__ = "streets"
    __table_args__ = (UniqueConstraint("jurisdiction_id", "reference"),)

    jurisdiction_id: Mapped[JurisdictionId]
    id: Mapped[BigId]
    reference: Mapped[str]
    name: Mapped[str | None]
    search_text: Mapped[str] = mapped_column(server_default="")
    road_class: Mapped[str] = mapped_column(server_default="street")
    owner: Mapped[str] = mapped_column(server_default="town")
    line: Mapped[WKBElement] = mapped_column(Geometry("MULTILINESTRING", srid=4326, spatial_index=False))
    line_3857: Mapped[WKBElement] = mapped_column(
        Geometry("MULTILINESTRING", srid=3857, spatial_index=True),
        Computed("ST_Transform(line, 3857)", persisted=True),
    )


class Address(Model):
    """A house number on a street; `search_text` is the street as geo.addresses.search_form gives it."""

    __tablename__ = "addresses"
    __table_args__ = (
        UniqueConstraint("jurisdiction_id", "reference"),
        Index("ix_addresses_street", "jurisdiction_id", "search_text"),
    )

    jurisdiction_id: Mapped[JurisdictionId]
    id: Mapped[BigId]
    reference: Mapped[str]
    number: Mapped[str]
    street: Mapped[str]
    postcode: Mapped[str | None]
    search_text: Mapped[str] = mapped_column(server_default="")
    location: Mapped[WKBElement] = mapped_column(Geometry("POINT", srid=4326, spatial_index=False))
    location_3857: Mapped[WKBElement] = mapped_column(
        Geometry("POINT", srid=3857, spatial_index=True), Computed("ST_Transform(location, 3857)", persisted=True)
    )


class Asset(Model):
    """A lamp, bin, sign, tree… with the number painted on it, and the department that owns it if known.

    A retired one is gone from the street but kept for the reports that refer to it.
    """

    __tablename__ = "assets"
    __table_args__ = (
        UniqueConstraint("jurisdiction_id", "layer", "reference"),
        within("owner_department_id", "departments"),
    )

    jurisdiction_id: Mapped[JurisdictionId]
    id: Mapped[BigId]
    layer: Mapped[str]
    reference: Mapped[str]
    label: Mapped[str | None]
    owner_department_id: Mapped[int | None]
    properties: Mapped[dict[str, Any]] = mapped_column(server_default=text("'{}'::jsonb"))
    location: Mapped[WKBElement] = mapped_column(Geometry("POINT", srid=4326, spatial_index=False))
    location_3857: Mapped[WKBElement] = mapped_column(
        Geometry("POINT", srid=3857, spatial_index=True), Computed("ST_Transform(location, 3857)", persisted=True)
    )
    retired_at: Mapped[datetime | None]


class LandCover(Model):
    """A polygon of the base map: green, wood, water, pedestrian ground, building."""

    __tablename__ = "land_covers"
    __table_args__ = (CheckConstraint(_in("kind", LAND_COVER_KINDS), name="kind_known"),)

    jurisdiction_id: Mapped[JurisdictionId]
    id: Mapped[BigId]
    kind: Mapped[str]
    name: Mapped[str | None]
    source: Mapped[str] = mapped_column(server_default="")
    shape: Mapped[WKBElement] = mapped_column(Geometry("MULTIPOLYGON", srid=4326, spatial_index=False))
    shape_3857: Mapped[WKBElement] = mapped_column(
        Geometry("MULTIPOLYGON", srid=3857, spatial_index=True), Computed("ST_Transform(shape, 3857)", persisted=True)
    )


class PlaceName(Model):
    """A name people search for, once each: streets, areas and landmarks; made from the other tables by an import."""

    __tablename__ = "place_names"
    __table_args__ = (
        CheckConstraint(_in("kind", PLACE_NAME_KINDS), name="kind_known"),
        UniqueConstraint("jurisdiction_id", "kind", "search_text"),
    )

    jurisdiction_id: Mapped[JurisdictionId]
    id: Mapped[BigId]
    kind: Mapped[str]
    name: Mapped[str]
    search_text: Mapped[str]
    location: Mapped[WKBElement] = mapped_column(Geometry("POINT", srid=4326, spatial_index=False))
