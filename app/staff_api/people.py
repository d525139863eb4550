"""The people of the town: inviting, roles, departments and areas, disabling."""

from __future__ import annotations

import uuid
from typing import Any

from flask import Response
from marshmallow import Schema, fields, validate

from app.actions import people
from app.actions.accounts import SignedIn
from app.actions.people import Person, Place
from app.core.workflow import Role
from app.web.auth import access, require_staff, staff
from app.web.blueprint import Blueprint
from app.web.changes import NO_CONTROL
from app.web.locale import current_locale, pick
from app.web.ratelimit import check_rate

blueprint = Blueprint("staff_people", __name__, url_prefix="/staff/v1", description="The people who work here")

running = staff(Role.MANAGER, Role.ADMIN)
"""Those who decide who works here."""
INVITES = "60/hour"
_NAME = [validate.Length(min=1, max=100), NO_CONTROL]


class RightsSchema(Schema):
    """What somebody may do, and where."""

    name = fields.String(required=True, validate=_NAME)
    role = fields.String(required=True, validate=validate.OneOf([role.value for role in Role]))
    departments = fields.List(
        fields.String(validate=[validate.Length(min=1, max=100), NO_CONTROL]),
        required=True, validate=validate.Length(max=50),
        metadata={"description": "Codes; none is the whole town, and for a crew only its own round."},
    )  # fmt: skip
    areas = fields.List(
        fields.Integer(validate=validate.Range(1, 2_147_483_647)), load_default=list, validate=validate.Length(max=50)
    )
    may_use_provider = fields.Boolean(load_default=False)


class InviteSchema(RightsSchema):
    """Somebody to invite."""

    email = fields.String(required=True, validate=[validate.Length(min=3, max=254), NO_CONTROL])
    locale = fields.String(load_default="fr", validate=validate.OneOf(("fr", "en")))


class PersonTeamSchema(Schema):
    """A department somebody works for."""

    code = fields.String(required=True)
    name = fields.String(required=True)


class PersonAreaSchema(Schema):
    """An area somebody is kept to."""

    id = fields.Integer(required=True)
    name = fields.String(required=True)


class PersonAreaChoiceSchema(PersonAreaSchema):
    """An area to choose."""

    kind = fields.String(required=True)


class PersonSchema(Schema):
    """A member of staff."""

    id = fields.UUID(required=True)
    name = fields.String(required=True)
    email = fields.String(required=True)
    role = fields.String(required=True)
    departments = fields.List(fields.Nested(PersonTeamSchema), required=True)
    areas = fields.List(fields.Nested(PersonAreaSchema), required=True)
    state = fields.String(required=True, validate=validate.OneOf(people.STATES))
    may_use_provider = fields.Boolean(required=True)
    last_seen_at = fields.DateTime(required=True, allow_none=True)
    invited_until = fields.DateTime(required=True, allow_none=True)
    passkeys = fields.Integer(required=True)
    has_totp = fields.Boolean(required=True)
    open_stops = fields.Integer(required=True)
    is_self = fields.Boolean(required=True)
    may_change = fields.Boolean(required=True)


class PeopleSchema(Schema):
    """Everybody the viewer decides about, and what there is to choose from."""

    people = fields.List(fields.Nested(PersonSchema), required=True)
    areas = fields.List(fields.Nested(PersonAreaChoiceSchema), required=True)
    roles = fields.List(fields.String(), required=True, metadata={"description": "Roles that the viewer may give."})


class InvitedSchema(Schema):
    """Who was invited."""

    id = fields.UUID(required=True)


class DisabledSchema(Schema):
    """What disabling did."""

    stops = fields.Integer(required=True, metadata={"description": "Open stops taken off their round."})


@blueprint.route("/people", methods=["GET"])
@access(running)
@blueprint.response(200, PeopleSchema)
def list_people() -> dict[str, Any]:
    """Everybody the viewer decides about: an admin the whole town, a manager their departments."""
    viewer = require_staff()
    return {
        "people": [_show(person, viewer) for person in people.list_people(viewer)],
        "areas": [
            {"id": number, "kind": kind, "name": name}
            for number, kind, name in people.list_areas(viewer.jurisdiction_id)
        ],
        "roles": [role.value for role in Role if people.RANK[role] <= people.RANK[viewer.role]],
    }


@blueprint.route("/people", methods=["POST"])
@access(running)
@blueprint.arguments(InviteSchema)
@blueprint.response(201, InvitedSchema)
def invite(given: dict[str, Any]) -> dict[str, Any]:
    """Invite somebody by mail; their link is good once, for two days."""
    viewer = require_staff()
    check_rate("invite", str(viewer.staff_id), INVITES)
    return {"id": people.invite(viewer, given["email"], given["name"], _place(given), given["locale"])}


@blueprint.route("/people/<uuid:person_id>", methods=["PUT"])
@access(running)
@blueprint.arguments(RightsSchema)
@blueprint.response(204)
def change(given: dict[str, Any], person_id: uuid.UUID) -> Response:
    """Change somebody's name, role, departments and areas."""
    people.change(require_staff(), person_id, given["name"], _place(given))
    return Response(status=204)


@blueprint.route("/people/<uuid:person_id>/invite", methods=["POST"])
@access(running)
@blueprint.response(204)
def invite_again(person_id: uuid.UUID) -> Response:
    """Mail a new link; the earlier one is good no more."""
    viewer = require_staff()
    check_rate("invite", str(viewer.staff_id), INVITES)
    people.invite_again(viewer, person_id)
    return Response(status=204)


@blueprint.route("/people/<uuid:person_id>/disable", methods=["POST"])
@access(running)
@blueprint.response(200, DisabledSchema)
def disable(person_id: uuid.UUID) -> dict[str, int]:
    """Close an account; its sessions end at once, its open stops are nobody's."""
    return {"stops": people.disable(require_staff(), person_id)}


@blueprint.route("/people/<uuid:person_id>/enable", methods=["POST"])
@access(running)
@blueprint.response(204)
def enable(person_id: uuid.UUID) -> Response:
    """Open a disabled account again."""
    people.enable(require_staff(), person_id)
    return Response(status=204)


@blueprint.route("/people/<uuid:person_id>/forget-factors", methods=["POST"])
@access(running)
@blueprint.response(204)
def forget_factors(person_id: uuid.UUID) -> Response:
    """Take the second factors from somebody who lost them; they set up new ones at their next sign-in."""
    people.forget_factors(require_staff(), person_id)
    return Response(status=204)


def _place(given: dict[str, Any]) -> Place:
    return Place(Role(given["role"]), tuple(given["departments"]), tuple(given["areas"]), given["may_use_provider"])


def _show(person: Person, viewer: SignedIn) -> dict[str, Any]:
    locale = current_locale()
    return {
        **{name: getattr(person, name) for name in (
            "id", "name", "email", "state", "may_use_provider", "last_seen_at", "invited_until", "passkeys",
            "has_totp", "open_stops", "may_change",
        )},
        "role": person.role.value,
        "departments": [{"code": code, "name": pick(name, locale)} for _, code, name in person.departments],
        "areas": [{"id": number, "name": name} for number, name in person.areas],
        "is_self": person.id == viewer.staff_id,
    }  # fmt: skip
