"""What a phone learns before it reports: the town, its services, and what is around a place."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from app.web.fields import (
    AssetSchema,
    CardSchema,
    DepartmentSchema,
    PositionSchema,
    ServiceNameSchema,
    WhySchema,
    latitude,
    longitude,
)
from mobile_api.schemas import NO_CONTROL, metres


class TownSchema(Schema):
    """What the app needs to know of a town."""

    slug = fields.String(required=True)
    name = fields.String(required=True)
    colour = fields.String(required=True, allow_none=True)
    logo_url = fields.String(required=True, allow_none=True)
    is_fictional = fields.Boolean(required=True)
    locales = fields.List(fields.String(), required=True)
    bounds = fields.List(fields.Float(), required=True, metadata={"description": "west, south, east, north"})
    center = fields.Nested(PositionSchema, required=True)
    style_url = fields.String(required=True, allow_none=True)
    attribution = fields.String(required=True)
    phone = fields.String(required=True, allow_none=True)
    email = fields.String(required=True, allow_none=True)
    privacy_url = fields.String(required=True, allow_none=True)
    time_zone = fields.String(required=True)


class TownsSchema(Schema):
    """The default town and all of them."""

    town = fields.Nested(TownSchema, required=True)
    towns = fields.List(fields.Nested(TownSchema), required=True)
    version = fields.String(required=True)


class ServicesQuerySchema(Schema):
    """Where the services are wanted; the default town without a place."""

    latitude = latitude(required=False)
    longitude = longitude(required=False)


class ChoiceSchema(Schema):
    """One possible answer."""

    key = fields.String(required=True)
    name = fields.String(required=True)


class ConditionSchema(Schema):
    """Shown only if another question was answered with one of these."""

    question = fields.String(required=True)
    values = fields.List(fields.String(), required=True)


class HardStopSchema(Schema):
    """A hard stop: with one of these answers the flow ends with a number to call."""

    values = fields.List(fields.String(), required=True)
    title = fields.String(required=True)
    text = fields.String(required=True)
    phone = fields.String(required=True, allow_none=True)


class QuestionSchema(Schema):
    """A question of a service (Open311 attribute)."""

    code = fields.String(required=True)
    order = fields.Integer(required=True)
    datatype = fields.String(required=True)
    is_required = fields.Boolean(required=True)
    label = fields.String(required=True)
    hint = fields.String(required=True, allow_none=True)
    values = fields.List(fields.Nested(ChoiceSchema), required=True, allow_none=True)
    shown_if = fields.Nested(ConditionSchema, required=True, allow_none=True)
    stop = fields.Nested(HardStopSchema, required=True, allow_none=True)


class LikelihoodSchema(Schema):
    """How plausible a service is at the place asked about, now, and the reason that weighs most."""

    score = fields.Float(required=True)
    because = fields.String(
        required=True, allow_none=True, validate=validate.OneOf(("nearby", "often", "hour", "season"))
    )


class ServiceSchema(ServiceNameSchema):
    """A service with all it asks."""

    description = fields.String(required=True)
    picture = fields.String(required=True, allow_none=True)
    group = fields.String(required=True)
    keywords = fields.List(fields.String(), required=True)
    questions = fields.List(fields.Nested(QuestionSchema), required=True)
    due_hours = fields.Integer(required=True)
    is_private = fields.Boolean(required=True)
    asset_layer = fields.String(required=True, allow_none=True)
    duplicate_radius_m = fields.Integer(required=True)
    popularity = fields.Integer(required=True, metadata={"description": "Reports of the last 90 days."})
    likely = fields.Nested(LikelihoodSchema, required=True, allow_none=True)


class ServiceGroupSchema(Schema):
    """A handful of services."""

    code = fields.String(required=True)
    name = fields.String(required=True)
    services = fields.List(fields.Nested(ServiceSchema), required=True)


class ServicesSchema(Schema):
    """The services of a town, in groups."""

    town = fields.String(required=True)
    groups = fields.List(fields.Nested(ServiceGroupSchema), required=True)
    has_model = fields.Boolean(
        required=True, metadata={"description": "Whether `/services/suggest` knows more than the keywords."}
    )


class SuggestQuerySchema(ServicesQuerySchema):
    """A sentence, and where it was written."""

    q = fields.String(required=True, validate=[validate.Length(min=1, max=300), NO_CONTROL])


class SuggestedSchema(Schema):
    """A service and how likely it is, comparable within one answer only."""

    code = fields.String(required=True)
    score = fields.Float(required=True)


class SuggestionsSchema(Schema):
    """Services that a sentence may mean, likeliest first."""

    source = fields.String(required=True, validate=validate.OneOf(("model", "keywords")))
    services = fields.List(fields.Nested(SuggestedSchema), required=True)


class AroundQuerySchema(PositionSchema):
    """A point, how sure the phone is of it, and the service the person is about to choose."""

    accuracy_m = metres()
    radius_m = fields.Float(load_default=300.0, validate=validate.Range(1, 2000))
    service_code = fields.String(load_default=None, validate=validate.Length(max=100))
    landmarks = fields.Boolean(load_default=False, metadata={"description": "Also the named places nearby."})


class CompetentBodySchema(Schema):
    """Who answers where the town does not, and how to reach them."""

    name = fields.String(required=True)
    phone = fields.String(required=True, allow_none=True)
    email = fields.String(required=True, allow_none=True)
    url = fields.String(required=True, allow_none=True)


class RoadSchema(Schema):
    """A road that is not the town's: whose it is, who is competent, and what the town does not take there."""

    owner = fields.String(required=True, validate=validate.OneOf(("metropole", "departement", "state", "private")))
    competent = fields.Nested(CompetentBodySchema, required=True, allow_none=True)
    refuses = fields.List(
        fields.String(), required=True, metadata={"description": "Codes of services; `all` for every one."}
    )


class LandmarkSchema(PositionSchema):
    """A place everybody knows, by its name."""

    label = fields.String(required=True)
    distance_m = fields.Float(required=True)


class PlaceSchema(Schema):
    """Where a point lies."""

    town = fields.String(required=True)
    address = fields.String(required=True, allow_none=True)
    street = fields.String(required=True, allow_none=True)
    area = fields.String(required=True, allow_none=True)


class RouteChoiceSchema(Schema):
    """A department that may answer near a border."""

    department = fields.Nested(DepartmentSchema, required=True)
    why = fields.Nested(WhySchema, required=True)


class AroundSchema(Schema):
    """What is around a point, and who would answer for it."""

    place = fields.Nested(PlaceSchema, required=True)
    department = fields.Nested(DepartmentSchema, required=True, allow_none=True)
    why = fields.Nested(WhySchema, required=True, allow_none=True)
    due_at = fields.DateTime(required=True, allow_none=True)
    choices = fields.List(fields.Nested(RouteChoiceSchema), required=True)
    assets = fields.List(fields.Nested(AssetSchema), required=True)
    duplicates = fields.List(fields.Nested(CardSchema), required=True)
    road = fields.Nested(
        RoadSchema, required=True, allow_none=True, metadata={"description": "Null on the town's own roads."}
    )
    landmarks = fields.List(fields.Nested(LandmarkSchema), required=True)
    reports = fields.List(fields.Nested(CardSchema), required=True)
    total = fields.Integer(required=True)


class AddressQuerySchema(Schema):
    """What to look for, nearest first when a point is given."""

    q = fields.String(required=True, validate=[validate.Length(min=1, max=200), NO_CONTROL])
    latitude = latitude(required=False)
    longitude = longitude(required=False)
    limit = fields.Integer(load_default=8, validate=validate.Range(1, 20))


class AddressHitSchema(PositionSchema):
    """An address, street, area or numbered object."""

    label = fields.String(required=True)
    kind = fields.String(required=True, validate=validate.OneOf(("address", "street", "area", "landmark", "asset")))
    distance_m = fields.Float(required=True, allow_none=True)


class AddressesSchema(Schema):
    """Addresses found, best first."""

    addresses = fields.List(fields.Nested(AddressHitSchema), required=True)
