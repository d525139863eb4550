"""city.toml, read and checked whole: every problem is named at once (docs/import.md is the format)."""

from __future__ import annotations

import re
import tomllib
import zoneinfo
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from geo.town.contacts import check_contacts, read_contacts
from geo.town.plan import STREET_OWNERS, DepartmentPlan, GroupPlan, RulePlan, ServicePlan, TownDescription, TownPlan
from geo.town.problems import TownFilesError
from geo.town.questions import read_questions
from geo.town.source_options import read_sources
from geo.town.tables import Table
from geo.town.translations import complete_words

SETTINGS = ("colour", "attribution", "phone", "email", "style_url", "logo_url", "privacy_url", "second_factor")
_SLUG = re.compile(r"[a-z0-9-]{2,60}")
_CODE = re.compile(r"[a-z0-9][a-z0-9_.-]{0,59}")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_PREFIX = re.compile(r"[A-Z]{1,4}")


def read_description(file: Path, folder: Path) -> TownDescription:
    """Read city.toml; its paths are relative to `folder`. Raises TownFilesError with everything to correct."""
    try:
        values = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise TownFilesError(f"{file}: cannot be read ({error.strerror})") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise TownFilesError(f"{file}: {error}") from error
    problems: list[str] = []
    root = Table("city.toml", values, problems)
    town = _read_town(root)
    departments = [_read_department(table) for table in root.tables("department")]
    groups = [_read_group(table) for table in root.tables("group")]
    services = [_read_service(table) for table in root.tables("service")]
    rules = [rule for table in root.tables("rule") for rule in _read_rule(table, town.time_zone, services)]
    town.settings["contacts"] = read_contacts(root)
    sources, union_of = read_sources(root, folder)
    root.finish()
    found = TownDescription(town, departments, groups, services, rules, sources, union_of)
    _check_whole(root, found)
    if problems:
        raise TownFilesError(*problems)
    return found


def _read_town(root: Table) -> TownPlan:
    tables = root.tables("town")
    if len(tables) != 1:
        root.problem("one [town] is needed")
        return TownPlan("", "", None, "Europe/Paris", ("fr",), False, {})
    table = tables[0]
    slug = table.text("slug", required=True)
    if slug and not _SLUG.fullmatch(slug):
        table.problem(f"slug = {slug!r} may hold lower-case letters, digits and hyphens only")
    zone = table.text("time_zone", "Europe/Paris")
    if zone not in zoneinfo.available_timezones():
        table.problem(f"time_zone = {zone!r} is not known")
        zone = "Europe/Paris"
    settings: dict[str, Any] = {name: value for name in SETTINGS if (value := table.optional(name))}
    if settings.get("second_factor", "required") not in ("required", "optional"):
        table.problem('second_factor is "required" or "optional"')
    if not _COLOUR.fullmatch(settings.get("colour", "#000000")):
        table.problem("colour must be written #rrggbb")
    settings["public_id_prefix"] = table.text("public_id_prefix", "RC")
    if not _PREFIX.fullmatch(settings["public_id_prefix"]):
        table.problem("public_id_prefix must be one to four capital letters")
    locales = table.several("locales", ("fr", "en"))
    settings["locales"] = list(locales)
    found = TownPlan(
        slug,
        table.text("name", required=True),
        table.optional("insee"),
        zone,
        locales,
        table.flag("fictional"),
        settings,
    )
    table.finish()
    return found


def _code(table: Table) -> str:
    code = table.text("code", required=True)
    if code and not _CODE.fullmatch(code):
        table.problem(f"code = {code!r} may hold lower-case letters, digits, _ - and . only")
    return code


def _read_department(table: Table) -> DepartmentPlan:
    found = DepartmentPlan(
        code=_code(table),
        name=table.texts("name", required=True),
        email=table.optional("email"),
        phone=table.optional("phone"),
        is_fallback=table.flag("fallback"),
        is_external=table.flag("external"),
    )
    table.finish()
    return found


def _read_group(table: Table) -> GroupPlan:
    found = GroupPlan(_code(table), table.texts("name", required=True))
    table.finish()
    return found


def _read_service(table: Table) -> ServicePlan:
    name = table.texts("name", required=True)
    found = ServicePlan(
        code=_code(table),
        group_code=table.text("group", required=True),
        name=name,
        description=table.texts("description"),
        icon=table.text("icon", "message-circle"),
        keywords=complete_words(table.words("keywords"), name.get("fr", "")),
        questions=read_questions(table),
        due_hours=table.number("due_hours", 120, 1, 24 * 366),
        is_private=table.flag("private"),
        asset_layer=table.optional("asset_layer"),
        asset_tolerance_m=table.number("asset_tolerance_m", 25, 0, 200),
        duplicate_radius_m=table.number("duplicate_radius_m", 40, 0, 1000),
    )
    table.finish()
    return found


def _read_rule(table: Table, zone: str, services: list[ServicePlan]) -> list[RulePlan]:
    """One rule, or one for each service of its group."""
    group = table.optional("group")
    service = table.optional("service")
    if group and service:
        table.problem("give service or group, not both")
    area = table.optional("area")
    kind, colon, code = (area or "").partition(":")
    if area and not (colon and code):
        table.problem(f"area = {area!r} must be written kind:code, such as depot:nord")
    codes: list[str | None] = [service]
    if group:
        codes = [item.code for item in services if item.group_code == group]
        if not codes:
            table.problem(f"group {group!r} has no service")
    owner = table.one_of("street_owner", STREET_OWNERS) or None
    if not (service or group or area or owner):
        table.problem("must say service, group, area or street_owner")
    department = table.text("department", required=True)
    begins, ends = _moment(table, "valid_from", zone), _moment(table, "valid_until", zone)
    if begins and ends and begins >= ends:
        table.problem("valid_until must come after valid_from")
    table.finish()
    place = (kind, code) if area else None
    return [RulePlan(department, item, place, owner, begins, ends) for item in codes]


def _moment(table: Table, name: str, zone: str) -> datetime | None:
    value = table.raw(name)
    if value is None:
        return None
    if isinstance(value, datetime):
        return value if value.tzinfo else value.replace(tzinfo=zoneinfo.ZoneInfo(zone))
    if isinstance(value, date):
        return datetime.combine(value, time(), tzinfo=zoneinfo.ZoneInfo(zone))
    table.problem(f"{name} must be a date")
    return None


def _check_whole(root: Table, found: TownDescription) -> None:
    """What only shows when the parts are seen together."""
    departments = _unique(root, "department", [item.code for item in found.departments])
    groups = _unique(root, "group", [item.code for item in found.groups])
    services = _unique(root, "service", [item.code for item in found.services])
    fallbacks = sum(item.is_fallback for item in found.departments)
    if fallbacks != 1:
        root.problem(f"exactly one department must have fallback = true ({fallbacks} do)")
    check_contacts(root, found.town.settings["contacts"], services)
    for service in found.services:
        _check_known(root, f"service {service.code!r}", "group", service.group_code, groups)
    for rule in found.rules:
        _check_known(root, "a rule", "department", rule.department, departments)
        _check_known(root, "a rule", "service", rule.service, services)
    for source in found.of("assets") + found.of("osm"):
        for layer, code in source.options.get("owners", {}).items():
            _check_known(root, f"{source.path.name}: the owner of {layer}", "department", code, departments)
    if not (found.union_of or found.of("boundary") or found.of("osm")):
        root.problem("[boundary] is needed: a file, or union_of, or an [osm] extract")


def _unique(root: Table, kind: str, codes: list[str]) -> set[str]:
    for code in sorted({code for code in codes if codes.count(code) > 1}):
        root.problem(f"{kind} {code!r} is described twice")
    return set(codes)


def _check_known(root: Table, who: str, kind: str, code: str | None, known: set[str]) -> None:
    if code and code not in known:
        root.problem(f"{who} names the {kind} {code!r}, which is not described")
