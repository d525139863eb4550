"""What city.toml describes, once read: a town, who works for it, what can be reported, who answers, and its files."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from geo.town.sources import SourceFile
from geo.town.tables import Texts

STREET_OWNERS = ("town", "metropole", "departement", "state", "private")


@dataclass(frozen=True, slots=True)
class TownPlan:
    """[town]."""

    slug: str
    name: str
    insee: str | None
    time_zone: str
    locales: tuple[str, ...]
    is_fictional: bool
    settings: dict[str, Any]


@dataclass(frozen=True, slots=True)
class DepartmentPlan:
    """[[department]]."""

    code: str
    name: Texts
    email: str | None
    phone: str | None
    is_fallback: bool
    is_external: bool


@dataclass(frozen=True, slots=True)
class GroupPlan:
    """[[group]]."""

    code: str
    name: Texts


@dataclass(frozen=True, slots=True)
class ServicePlan:
    """[[service]]; the fields have the names of the table's columns."""

    code: str
    group_code: str
    name: Texts
    description: Texts
    icon: str
    keywords: dict[str, list[str]]
    questions: list[dict[str, Any]]
    due_hours: int
    is_private: bool
    asset_layer: str | None
    asset_tolerance_m: int
    duplicate_radius_m: int


@dataclass(frozen=True, slots=True)
class RulePlan:
    """[[rule]], by codes; `area` is (kind, code)."""

    department: str
    service: str | None
    area: tuple[str, str] | None
    street_owner: str | None
    valid_from: datetime | None
    valid_until: datetime | None


@dataclass(frozen=True, slots=True)
class TownDescription:
    """The whole of city.toml. `union_of` is the kind of area whose outline is the boundary, if stated."""

    town: TownPlan
    departments: list[DepartmentPlan]
    groups: list[GroupPlan]
    services: list[ServicePlan]
    rules: list[RulePlan]
    sources: list[SourceFile] = field(default_factory=list)
    union_of: str | None = None

    def of(self, section: str) -> list[SourceFile]:
        """The files of a section."""
        return [source for source in self.sources if source.section == section]
