"""What the pages about answers kept ready ask and are answered."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from app.core import answers
from app.core.languages import FULL_LOCALES, LOCALES
from app.web.changes import NO_CONTROL, StatusChangeSchema

_LANGUAGE = validate.OneOf(LOCALES)


class TemplatesQuerySchema(Schema):
    """Which answers to list."""

    service = fields.String(load_default=None, validate=[validate.Length(max=100), NO_CONTROL])
    all = fields.Boolean(load_default=False)


class TemplateDraftSchema(Schema):
    """An answer as somebody writes it. Texts are by language; `service` null means every service."""

    target = fields.String(required=True, validate=validate.OneOf(answers.TARGETS))
    service = fields.String(load_default=None, allow_none=True, validate=[validate.Length(max=100), NO_CONTROL])
    name = fields.Dict(
        keys=fields.String(validate=_LANGUAGE),
        values=fields.String(validate=[validate.Length(max=80), NO_CONTROL]),
        required=True,
    )
    body = fields.Dict(
        keys=fields.String(validate=_LANGUAGE),
        values=fields.String(validate=[validate.Length(max=answers.MAXIMUM_LENGTH), NO_CONTROL]),
        required=True,
    )
    position = fields.Integer(load_default=0, validate=validate.Range(0, 10_000))
    is_active = fields.Boolean(load_default=True)
    version = fields.Integer(load_default=0, validate=validate.Range(0, 2_000_000_000))


class TemplateSchema(Schema):
    """An answer kept ready; `is_standard` when every town has it, `is_own` when this town wrote its words."""

    code = fields.String(required=True)
    target = fields.String(required=True)
    service = fields.String(required=True, allow_none=True)
    label = fields.String(required=True)
    name = fields.Dict(keys=fields.String(), values=fields.String(), required=True)
    body = fields.Dict(keys=fields.String(), values=fields.String(), required=True)
    position = fields.Integer(required=True)
    is_active = fields.Boolean(required=True)
    is_standard = fields.Boolean(required=True)
    is_own = fields.Boolean(required=True)
    version = fields.Integer(required=True)
    updated_at = fields.DateTime(required=True, allow_none=True)
    updated_by = fields.String(required=True, allow_none=True)


class TemplateTargetSchema(Schema):
    """A change that answers go with, and the words in braces that it knows."""

    code = fields.String(required=True)
    label = fields.String(required=True)
    placeholders = fields.List(fields.String(), required=True)


class TemplatesSchema(Schema):
    """The answers of a town."""

    templates = fields.List(fields.Nested(TemplateSchema), required=True)
    targets = fields.List(fields.Nested(TemplateTargetSchema), required=True)
    languages = fields.List(fields.String(), required=True)
    may_edit = fields.Boolean(required=True)


class TryRequestSchema(TemplateDraftSchema):
    """An answer that is not saved, to be seen on a report."""

    report_id = fields.UUID(required=True)
    locale = fields.String(load_default="fr", validate=validate.OneOf(FULL_LOCALES))


class PreviewRequestSchema(StatusChangeSchema):
    """A change of status that has not been made, or an answer (`to` is then `answer`)."""

    id = fields.UUID(load_default=None, allow_none=True)
    to = fields.String(required=True, validate=validate.OneOf((*answers.TARGETS, "received")))
    report_id = fields.UUID(required=True)


class PreviewSchema(Schema):
    """What the sender would receive, in their language; `tells` is how many people are told."""

    subject = fields.String(required=True)
    text = fields.String(required=True)
    html = fields.String(required=True)
    lead = fields.String(required=True)
    locale = fields.String(required=True)
    note = fields.String(required=True, allow_none=True)
    tells = fields.Integer(required=True)
    template = fields.String(required=True, allow_none=True)
    is_changed = fields.Boolean(required=True)
