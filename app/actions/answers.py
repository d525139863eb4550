"""Answers kept ready: which ones a move offers, what one says to whom, and how a town writes its own."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import select

from app.actions import audit, config_versions
from app.actions.accounts import SignedIn
from app.actions.letters import pick, place_of
from app.channels.dates import Dates
from app.channels.letters import typeset
from app.core import answers, clock, errors, workflow
from app.core.errors import FieldError, ProblemError
from app.core.extensions import db
from app.core.languages import FULL_LOCALES, LOCALES
from app.models import AnswerTemplate, Department, Jurisdiction, Report, Service, Staff

MAXIMUM_TEMPLATES = 300
TEMPLATE = "template"
"""Their kind among what a town sets; the key is the code."""
CODE = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")


@dataclass(frozen=True, slots=True)
class Template:
    """An answer kept ready. `is_standard` ones are everybody's; `is_own` says that the town wrote these words."""

    code: str
    target: str
    service_code: str | None
    name: Mapping[str, str]
    body: Mapping[str, str]
    position: int
    is_active: bool
    is_standard: bool
    is_own: bool
    version: int = 0
    updated_at: datetime | None = None
    updated_by: str | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """What a chosen template says in every language, and which template it is."""

    code: str
    texts: Mapping[str, str]

    def in_language(self, locale: str) -> str:
        """The words of `locale`, else of the nearest language that has them."""
        return pick(dict(self.texts), locale if locale in self.texts else "en" if locale not in FULL_LOCALES else "fr")


@dataclass(frozen=True, slots=True)
class Told:
    """The public words of a move: `note` in the town's language, and what the entry keeps of where they come from."""

    note: str | None
    detail: Mapping[str, Any] = field(default_factory=dict)

    @property
    def words(self) -> dict[str, str]:
        """The same in each language of the template; nothing for words written by hand."""
        return dict(self.detail.get("words") or {})


@dataclass(frozen=True, slots=True)
class Draft:
    """A template as somebody wrote it, not yet checked."""

    target: str
    service_code: str | None
    name: Mapping[str, str]
    body: Mapping[str, str]
    position: int = 0
    is_active: bool = True


def list_templates(
    jurisdiction_id: int, *, service_code: str | None = None, only_active: bool = False
) -> list[Template]:
    """The templates of a town by target, its own for a service first; with `service_code`, those offered there."""
    query = (
        select(AnswerTemplate, Service.code, Staff.name)
        .outerjoin(
            Service,
            (Service.jurisdiction_id == AnswerTemplate.jurisdiction_id) & (Service.id == AnswerTemplate.service_id),
        )
        .outerjoin(
            Staff,
            (Staff.jurisdiction_id == AnswerTemplate.jurisdiction_id) & (Staff.id == AnswerTemplate.updated_by_id),
        )
        .where(AnswerTemplate.jurisdiction_id == jurisdiction_id)
    )
    standard = {one.code: (place, one) for place, one in enumerate(answers.STANDARD)}
    found = {row.code: _own(row, of, by, row.code in standard) for row, of, by in db.session.execute(query)}
    for code, (place, one) in standard.items():
        if code not in found:
            found[code] = Template(code, one.target, None, one.name, one.body, place, True, True, False)
    listed = [
        one
        for one in found.values()
        if (one.is_active or not only_active) and (service_code is None or one.service_code in (None, service_code))
    ]
    return sorted(
        listed,
        key=lambda one: (answers.TARGETS.index(one.target), one.service_code is None, one.position, one.code),
    )


def find_template(jurisdiction_id: int, code: str) -> Template:
    """The template of this code. Raises TEMPLATE_UNKNOWN."""
    found = next((one for one in list_templates(jurisdiction_id) if one.code == code), None)
    if found is None:
        raise ProblemError(errors.TEMPLATE_UNKNOWN)
    return found


def say(report: Report, template: Template, details: Mapping[str, Any]) -> Words:
    """What a template says about a report now, in each of its languages.

    `details` are those of the move: `planned_at`, `reason_code`, `forwarded_to` (name), `duplicate_of`.
    """
    town = db.session.get_one(Jurisdiction, report.jurisdiction_id)
    service = db.session.get_one(Service, (report.jurisdiction_id, report.service_id))
    department = db.session.get_one(Department, (report.jurisdiction_id, report.department_id))
    reason = workflow.REASONS.get(details.get("reason_code") or "")
    texts = {}
    for locale, body in template.body.items():
        spoken = locale if locale in FULL_LOCALES else "en"
        dates = Dates(spoken, town.time_zone, clock.now())
        planned = details.get("planned_at")
        values = {
            "number": report.public_id,
            "service": pick(service.name, locale),
            "place": place_of(report, spoken),
            "department": pick(department.name, locale),
            "town": town.name,
            "due": dates.day(report.due_at),
            "date": dates.visit(planned) if planned else None,
            "reason": reason.label(locale) if reason else None,
            "competent": details.get("forwarded_to"),
            "duplicate": details.get("duplicate_of"),
        }
        texts[locale] = typeset(answers.fill(body, values), spoken).strip()
    return Words(template.code, texts)


def tell(report: Report, target: str, template_code: str | None, note: str | None, details: Mapping[str, Any]) -> Told:
    """The words that a move tells: a template's in every language, or those that somebody wrote in its place.

    Raises TEMPLATE_UNKNOWN for a template of another target or another service.
    """
    written = (note or "").strip()
    if template_code is None:
        return Told(written or None)
    template = find_template(report.jurisdiction_id, template_code)
    service = db.session.get_one(Service, (report.jurisdiction_id, report.service_id))
    if template.target != target or template.service_code not in (None, service.code):
        raise ProblemError(errors.TEMPLATE_UNKNOWN)
    words = say(report, template, details)
    if written and written not in words.texts.values():
        return Told(written, {"template": template.code, "is_changed": True})
    town = db.session.get_one(Jurisdiction, report.jurisdiction_id)
    return Told(words.in_language(town.default_locale), {"template": template.code, "words": dict(words.texts)})


def save_template(code: str, draft: Draft, *, by: Staff, version: int) -> Template:
    """Write a template (a new one with version 0), audited, and commit.

    Raises VALIDATION_FAILED naming field and placeholder, SERVICE_UNKNOWN, TEMPLATE_CHANGED for an old version.
    """
    if not CODE.fullmatch(code):
        raise ProblemError(errors.VALIDATION_FAILED, errors=[FieldError("code", errors.TEMPLATE_CODE)])
    _check(draft)
    service_id = _service_id(by.jurisdiction_id, draft.service_code)
    config_versions.lock_settings(by.jurisdiction_id)
    row = _lock(by.jurisdiction_id, code)
    if (row.version if row else 0) != version:
        raise ProblemError(errors.TEMPLATE_CHANGED)
    before, kept = _as_json(row) if row else None, read_kept(by.jurisdiction_id, code)
    if row is None:
        if len(list_templates(by.jurisdiction_id)) >= MAXIMUM_TEMPLATES:
            raise ProblemError(errors.TEMPLATE_TOO_MANY, context={"count": MAXIMUM_TEMPLATES})
        row = AnswerTemplate(jurisdiction_id=by.jurisdiction_id, code=code, version=0)
        db.session.add(row)
    fill_row(row, draft, service_id, by.id)
    db.session.flush()
    _audit(by, "template.saved", code, before, _as_json(row))
    _keep(by, code, kept)
    db.session.commit()
    return find_template(by.jurisdiction_id, code)


def fill_row(row: AnswerTemplate, draft: Draft, service_id: int | None, by_id: uuid.UUID | None) -> None:
    """Write a checked draft into its row, as a new version of it."""
    row.target, row.service_id = draft.target, service_id
    row.name, row.body = _clean(draft.name), _clean(draft.body)
    row.position, row.is_active = draft.position, draft.is_active
    row.version += 1
    row.updated_at, row.updated_by_id = clock.now(), by_id


def read_kept(jurisdiction_id: int, code: str) -> config_versions.Snapshot | None:
    """The town's own words of a template as the document that is kept of each change; None where it has none."""
    row = _lock(jurisdiction_id, code)
    if row is None:
        return None
    service = db.session.get(Service, (jurisdiction_id, row.service_id)) if row.service_id else None
    plain = {name: getattr(row, name) for name in ("target", "name", "body", "position", "is_active")}
    return {**plain, "service": service.code if service else None}


def write_kept(by: SignedIn, code: str, wanted: config_versions.Snapshot | None) -> None:
    """Write such a document again, or take the town's own words away; does not commit."""
    row = _lock(by.jurisdiction_id, code)
    if wanted is None:
        if row is not None:
            db.session.delete(row)
        return
    draft = _as_draft(wanted)
    _check(draft)
    if row is None:
        row = AnswerTemplate(jurisdiction_id=by.jurisdiction_id, code=code, version=0)
        db.session.add(row)
    fill_row(row, draft, _service_id(by.jurisdiction_id, draft.service_code), by.staff_id)


def _as_draft(kept: config_versions.Snapshot) -> Draft:
    names = ("target", "name", "body", "position", "is_active")
    return Draft(service_code=kept["service"], **{name: kept[name] for name in names})


def _keep(by: Staff, code: str, before: config_versions.Snapshot | None) -> None:
    after = read_kept(by.jurisdiction_id, code)
    if config_versions.tag_of(before) != config_versions.tag_of(after):
        config_versions.record_version(by.jurisdiction_id, TEMPLATE, code, before, after, by.id)


def restore_template(code: str, *, by: Staff) -> None:
    """Take the town's own words away, audited, and commit: a standard answer says again what it says everywhere.

    Raises TEMPLATE_UNKNOWN where the town has no words of its own.
    """
    config_versions.lock_settings(by.jurisdiction_id)
    row = _lock(by.jurisdiction_id, code)
    if row is None:
        raise ProblemError(errors.TEMPLATE_UNKNOWN)
    kept = read_kept(by.jurisdiction_id, code)
    _audit(by, "template.removed", code, _as_json(row), None)
    db.session.delete(row)
    db.session.flush()
    _keep(by, code, kept)
    db.session.commit()


def try_template(report: Report, draft: Draft) -> Words:
    """What a template that is not saved would say about a report. Raises VALIDATION_FAILED."""
    _check(draft)
    example = {
        "planned_at": report.planned_at or report.due_at,
        "reason_code": workflow.REJECTION_REASONS[0].code,
        "forwarded_to": "…",
        "duplicate_of": "…",
    }
    template = Template("try", draft.target, None, draft.name, _clean(draft.body), 0, True, False, True)
    return say(report, template, example)


def _check(draft: Draft) -> None:
    wrong = []
    if draft.target not in answers.TARGETS:
        wrong.append(FieldError("target", errors.TEMPLATE_TARGET))
    for name, texts in (("name", draft.name), ("body", draft.body)):
        for locale in FULL_LOCALES:
            if not texts.get(locale, "").strip():
                wrong.append(FieldError(f"{name}.{locale}", errors.TEMPLATE_TEXT_MISSING))
        wrong += [FieldError(f"{name}.{one}", errors.TEMPLATE_LANGUAGE) for one in texts if one not in LOCALES]
    found = {locale: answers.check(body, draft.target) for locale, body in draft.body.items()}
    for locale, problems in found.items():
        for is_wrong, code in (
            (problems.unknown, errors.TEMPLATE_PLACEHOLDER),
            (problems.elsewhere, errors.TEMPLATE_PLACEHOLDER_ELSEWHERE),
            (problems.is_unbalanced, errors.TEMPLATE_BRACE),
        ):
            if is_wrong:
                wrong.append(FieldError(f"body.{locale}", code))
    if wrong:
        context: dict[str, object] = {
            "unknown": _braced(name for problems in found.values() for name in problems.unknown),
            "elsewhere": _braced(name for problems in found.values() for name in problems.elsewhere),
        }
        raise ProblemError(errors.VALIDATION_FAILED, errors=wrong, context=context)


def _braced(names: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys("{" + name[:60] + "}" for name in names))


def _clean(texts: Mapping[str, str]) -> dict[str, str]:
    return {locale: text.strip() for locale, text in texts.items() if text.strip()}


def _service_id(jurisdiction_id: int, code: str | None) -> int | None:
    if code is None:
        return None
    found = db.session.scalars(
        select(Service.id).where(Service.jurisdiction_id == jurisdiction_id, Service.code == code)
    ).first()
    if found is None:
        raise ProblemError(errors.SERVICE_UNKNOWN)
    return found


def _lock(jurisdiction_id: int, code: str) -> AnswerTemplate | None:
    query = (
        select(AnswerTemplate)
        .where(AnswerTemplate.jurisdiction_id == jurisdiction_id, AnswerTemplate.code == code)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return db.session.scalars(query).first()


def _own(row: AnswerTemplate, service_code: str | None, by: str | None, is_standard: bool) -> Template:
    return Template(
        code=row.code,
        target=row.target,
        service_code=service_code,
        name=row.name,
        body=row.body,
        position=row.position,
        is_active=row.is_active,
        is_standard=is_standard,
        is_own=True,
        version=row.version,
        updated_at=row.updated_at,
        updated_by=by,
    )


def _as_json(row: AnswerTemplate) -> dict[str, Any]:
    return {
        name: getattr(row, name)
        for name in ("target", "service_id", "name", "body", "position", "is_active", "version")
    }


def _audit(by: Staff, action: str, code: str, before: Any, after: Any) -> None:
    audit.record(
        by.jurisdiction_id, action, "template", code, staff_id=by.id, detail={"before": before, "after": after}
    )


def _may(_viewer: SignedIn, _code: str) -> bool:
    """Every manager writes the town's answers, as the page that edits them says."""
    return True


config_versions.register(config_versions.Editor(TEMPLATE, read_kept, write_kept, _may))
