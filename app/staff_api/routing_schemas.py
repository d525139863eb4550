"""What the routing desk asks and is answered."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, ValidationError, fields, validate, validates_schema

from app.actions.routing_drafts import MOST_CHANGES
from app.actions.routing_rules import STREET_OWNERS
from app.staff_api.schemas import CodeNameSchema
from app.staff_api.settings_schemas import CODE, NotedSchema, short_text
from app.web.fields import WhySchema, latitude, longitude

AREA = short_text(160, load_default=None, allow_none=True)
MOMENT: dict[str, Any] = {"load_default": None, "allow_none": True}


class RoutingAskSchema(Schema):
    """Where, and about what; `draft` asks what a draft would answer."""

    latitude = latitude()
    longitude = longitude()
    service = fields.String(required=True, validate=CODE)
    draft = fields.Integer(load_default=None, validate=validate.Range(1, 2**31 - 1))


class RoutingCandidateSchema(Schema):
    """An answer that applied here; the first one won."""

    code = fields.String(required=True)
    department = fields.Nested(CodeNameSchema, required=True)
    rule_id = fields.Integer(required=True, allow_none=True, metadata={"description": "Null for a drafted rule."})
    is_drafted = fields.Boolean(required=True)
    area = fields.String(required=True, allow_none=True)
    street_owner = fields.String(required=True, allow_none=True)


class RoutingAnswerSchema(Schema):
    """Who would get it, why, and everybody who could have."""

    department = fields.Nested(CodeNameSchema, required=True)
    is_fallback = fields.Boolean(required=True)
    why = fields.Nested(WhySchema, required=True)
    address = fields.String(required=True, allow_none=True)
    quarter = fields.String(required=True, allow_none=True)
    candidates = fields.List(fields.Nested(RoutingCandidateSchema), required=True)


class RoutingRuleValueSchema(Schema):
    """Who answers for a service, an area (`kind:code`) or a road owner; what is absent matches everything."""

    department = fields.String(required=True, validate=CODE)
    service = fields.String(load_default=None, allow_none=True, validate=CODE)
    area = AREA
    street_owner = fields.String(load_default=None, allow_none=True, validate=validate.OneOf(STREET_OWNERS))
    begins = fields.AwareDateTime(**MOMENT)


class RoutingNewRuleSchema(RoutingRuleValueSchema, NotedSchema):
    """A rule to add, from `begins` (now) until `ends` (no end)."""

    ends = fields.AwareDateTime(**MOMENT)


class RoutingEndRuleSchema(NotedSchema):
    """When a rule ends (now)."""

    ends = fields.AwareDateTime(**MOMENT)


class RoutingRuleSchema(Schema):
    """A rule with the names of what it says."""

    id = fields.Integer(required=True)
    department = fields.Nested(CodeNameSchema, required=True)
    service = fields.Nested(CodeNameSchema, required=True, allow_none=True)
    area = fields.Nested(CodeNameSchema, required=True, allow_none=True)
    street_owner = fields.String(required=True, allow_none=True)
    begins = fields.DateTime(required=True, allow_none=True)
    ends = fields.DateTime(required=True, allow_none=True)
    state = fields.String(required=True, validate=validate.OneOf(("now", "later", "over")))
    note = fields.String(required=True, allow_none=True)


class RoutingRulesSchema(Schema):
    """Every rule, and what rules can name."""

    rules = fields.List(fields.Nested(RoutingRuleSchema), required=True)
    areas = fields.List(fields.Nested(CodeNameSchema), required=True)
    street_owners = fields.List(fields.String(), required=True)
    may_change = fields.Boolean(required=True)


class RoutingChangeSchema(Schema):
    """One change of a draft: `add` a rule, or `end` the rule `rule_id`."""

    op = fields.String(required=True, validate=validate.OneOf(("add", "end")))
    rule_id = fields.Integer(load_default=None, allow_none=True, validate=validate.Range(1, 2**31 - 1))
    department = fields.String(load_default=None, allow_none=True, validate=CODE)
    service = fields.String(load_default=None, allow_none=True, validate=CODE)
    area = AREA
    street_owner = fields.String(load_default=None, allow_none=True, validate=validate.OneOf(STREET_OWNERS))
    begins = fields.AwareDateTime(**MOMENT)

    @validates_schema
    def check_parts(self, values: dict[str, Any], **_: Any) -> None:
        """What each kind of change needs."""
        needed = "department" if values["op"] == "add" else "rule_id"
        if values.get(needed) is None:
            raise ValidationError({needed: ["Missing data for required field."]})


class RoutingDraftChangeSchema(Schema):
    """A draft to write."""

    name = short_text(120, required=True)
    changes = fields.List(fields.Nested(RoutingChangeSchema), required=True, validate=validate.Length(max=MOST_CHANGES))


class RoutingReplaySchema(Schema):
    """How far a replay is; `is_current` is false when the draft was changed since."""

    id = fields.Integer(required=True)
    state = fields.String(required=True)
    months = fields.Integer(required=True)
    total = fields.Integer(required=True)
    tried = fields.Integer(required=True)
    moved = fields.Integer(required=True)
    is_current = fields.Boolean(required=True)
    created_at = fields.DateTime(required=True)
    finished_at = fields.DateTime(required=True, allow_none=True)


class RoutingDraftSchema(Schema):
    """A draft with its version and last replay."""

    id = fields.Integer(required=True)
    name = fields.String(required=True)
    state = fields.String(required=True)
    changes = fields.List(fields.Nested(RoutingChangeSchema), required=True)
    etag = fields.String(required=True)
    updated_at = fields.DateTime(required=True)
    replay = fields.Nested(RoutingReplaySchema, required=True, allow_none=True)


class RoutingDraftsSchema(Schema):
    """The drafts being prepared."""

    drafts = fields.List(fields.Nested(RoutingDraftSchema), required=True)


class RoutingAskReplaySchema(Schema):
    """Over how many past months."""

    months = fields.Integer(load_default=12, validate=validate.Range(1, 60))


class RoutingFlowSchema(Schema):
    """From whom to whom, how many."""

    before = fields.Nested(CodeNameSchema, required=True)
    after = fields.Nested(CodeNameSchema, required=True)
    count = fields.Integer(required=True)


class RoutingMoveSchema(Schema):
    """A report that would go elsewhere."""

    public_id = fields.String(required=True)
    service = fields.String(required=True)
    icon = fields.String(required=True)
    status = fields.String(required=True)
    address = fields.String(required=True, allow_none=True)
    submitted_at = fields.DateTime(required=True)
    latitude = latitude()
    longitude = longitude()
    before = fields.String(required=True)
    after = fields.String(required=True)


class RoutingReplayResultSchema(RoutingReplaySchema):
    """A replay with what it found; `moves` are the newest."""

    flows = fields.List(fields.Nested(RoutingFlowSchema), required=True)
    moves = fields.List(fields.Nested(RoutingMoveSchema), required=True)


class RoutingSuggestionSchema(Schema):
    """A rule that re-assignments speak for."""

    service = fields.Nested(CodeNameSchema, required=True)
    area = fields.Nested(CodeNameSchema, required=True, allow_none=True)
    department = fields.Nested(CodeNameSchema, required=True)
    moved = fields.Integer(required=True)
    received = fields.Integer(required=True)


class SuggestionsOfRulesSchema(Schema):
    """What people did by hand that a rule could do."""

    suggestions = fields.List(fields.Nested(RoutingSuggestionSchema), required=True)
    months = fields.Integer(required=True)


class RoutingCoverQuerySchema(Schema):
    """One service with its shapes, or all of them without."""

    service = fields.String(load_default=None, validate=CODE)


class RoutingCoverSchema(Schema):
    """Where only the fallback answers for a service: percent of the town, and the shape for one service."""

    service = fields.Nested(CodeNameSchema, required=True)
    is_whole = fields.Boolean(required=True, metadata={"description": "A rule answers in the whole town."})
    has_areas = fields.Boolean(required=True)
    gap_share = fields.Float(required=True)
    gap = fields.Dict(required=True, allow_none=True, metadata={"description": "GeoJSON geometry."})


class RoutingOverlapSchema(Schema):
    """Two areas with different departments for the same service; the smaller one wins."""

    service = fields.Nested(CodeNameSchema, required=True)
    one = fields.String(required=True)
    other = fields.String(required=True)
    wins = fields.String(required=True)
    loses = fields.String(required=True)
    hectares = fields.Float(required=True)
    shape = fields.Dict(required=True, allow_none=True)


class RoutingCoverageSchema(Schema):
    """Gaps and overlaps of the rules in force."""

    cover = fields.List(fields.Nested(RoutingCoverSchema), required=True)
    overlaps = fields.List(fields.Nested(RoutingOverlapSchema), required=True)
    fallback = fields.Nested(CodeNameSchema, required=True, allow_none=True)
