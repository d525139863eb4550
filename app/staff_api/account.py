"""One's own account: the second step of signing in, second factors, sessions, password, invitations."""

from __future__ import annotations

import uuid
from typing import Any

from flask import Response, request

from app.actions import accounts, invitations, passkeys, second_factors, staff_sessions
from app.actions.accounts import SignedIn
from app.core import errors
from app.core.errors import ProblemError
from app.staff_api.account_schemas import (
    AcceptSchema,
    AnsweredSchema,
    AskedSchema,
    FactorsSchema,
    InvitationSchema,
    InviteTokenSchema,
    NewPasskeySchema,
    OpenSessionsSchema,
    PasswordChangeSchema,
    RecoverySchema,
    StepCodeSchema,
    TotpSchema,
)
from app.web.auth import access, cookie_name, entrance, halfway, require_staff, staff
from app.web.blueprint import Blueprint
from app.web.ratelimit import check_rate, forget_rate, rate_limit
from app.web.sessions import SessionSchema, hand_over, show_session

blueprint = Blueprint(
    "staff_account", __name__, url_prefix="/staff/v1", description="One's own account, for desk and crews alike"
)

CODE_TRIES = "8/hour;5/minute"
"""Six digits are guessed only by trying."""
ENTRANCE_RATES = "60/hour"


@blueprint.route("/account/step/code", methods=["POST"])
@access(halfway)
@blueprint.arguments(StepCodeSchema)
@blueprint.response(200, SessionSchema)
def give_code(given: dict[str, str]) -> dict[str, Any]:
    """Pass the second step with a code of the app, or a recovery code."""
    viewer = require_staff()
    check_rate("second-factor", str(viewer.staff_id), CODE_TRIES)
    second_factors.give_code(viewer, given["code"])
    forget_rate("second-factor", str(viewer.staff_id), CODE_TRIES)
    return _session_now()


@blueprint.route("/account/step/passkey/ask", methods=["POST"])
@access(halfway)
@blueprint.response(200, AskedSchema)
def ask_for_passkey() -> dict[str, Any]:
    """Begin the second step with a passkey."""
    return passkeys.begin_giving(require_staff())


@blueprint.route("/account/step/passkey", methods=["POST"])
@access(halfway)
@blueprint.arguments(AnsweredSchema)
@blueprint.response(200, SessionSchema)
def give_passkey(given: dict[str, Any]) -> dict[str, Any]:
    """Pass the second step with a passkey."""
    passkeys.give_passkey(require_staff(), given["challenge_id"], given["credential"])
    return _session_now()


@blueprint.route("/session/passkey/ask", methods=["POST"])
@access(entrance)
@rate_limit(ENTRANCE_RATES, name="passkey.ask")
@blueprint.response(200, AskedSchema)
def ask_for_any_passkey() -> dict[str, Any]:
    """Begin signing in with a passkey alone."""
    return passkeys.begin_entering()


@blueprint.route("/session/passkey", methods=["POST"])
@access(entrance)
@rate_limit(ENTRANCE_RATES, name="passkey.enter")
@blueprint.arguments(AnsweredSchema)
@blueprint.response(200, SessionSchema)
def enter_with_passkey(given: dict[str, Any]) -> Response:
    """Sign in with a passkey alone; the device has recognised its holder."""
    return hand_over(*passkeys.enter(given["challenge_id"], given["credential"], request.headers.get("User-Agent")))


@blueprint.route("/account/factors", methods=["GET"])
@access(staff())
@blueprint.response(200, FactorsSchema)
def read_factors() -> dict[str, Any]:
    """One's own second factors."""
    viewer = require_staff()
    found = second_factors.list_factors(viewer)
    return {
        "passkeys": found.passkeys,
        "totp_since": found.totp_since,
        "recovery_left": found.recovery_left,
        "is_needed": viewer.is_factor_needed,
    }


@blueprint.route("/account/passkeys/ask", methods=["POST"])
@access(halfway)
@blueprint.response(200, AskedSchema)
def ask_to_add_passkey() -> dict[str, Any]:
    """Begin adding a passkey."""
    return passkeys.begin_adding(_may_add())


@blueprint.route("/account/passkeys", methods=["POST"])
@access(halfway)
@blueprint.arguments(NewPasskeySchema)
@blueprint.response(201, RecoverySchema)
def add_passkey(given: dict[str, Any]) -> dict[str, Any]:
    """Add a passkey."""
    codes = passkeys.add_passkey(_may_add(), given["challenge_id"], given["credential"], given["name"])
    return {"recovery_codes": codes}


@blueprint.route("/account/passkeys/<uuid:passkey_id>", methods=["DELETE"])
@access(staff())
@blueprint.response(204)
def remove_passkey(passkey_id: uuid.UUID) -> Response:
    """Remove a passkey."""
    passkeys.remove_passkey(require_staff(), passkey_id)
    return Response(status=204)


@blueprint.route("/account/totp", methods=["POST"])
@access(halfway)
@blueprint.response(201, TotpSchema)
def begin_totp() -> dict[str, str]:
    """A new secret for a code app, good once a code of it is given."""
    secret, address = second_factors.begin_totp(_may_add())
    return {"secret": secret, "address": address}


@blueprint.route("/account/totp/confirm", methods=["POST"])
@access(halfway)
@blueprint.arguments(StepCodeSchema)
@blueprint.response(200, RecoverySchema)
def confirm_totp(given: dict[str, str]) -> dict[str, Any]:
    """Make the new secret good with a code of it."""
    viewer = _may_add()
    check_rate("totp-confirm", str(viewer.staff_id), CODE_TRIES)
    return {"recovery_codes": second_factors.confirm_totp(viewer, given["code"])}


@blueprint.route("/account/totp", methods=["DELETE"])
@access(staff())
@blueprint.response(204)
def remove_totp() -> Response:
    """Remove the code app."""
    second_factors.remove_totp(require_staff())
    return Response(status=204)


@blueprint.route("/account/recovery-codes", methods=["POST"])
@access(staff())
@blueprint.response(201, RecoverySchema)
def renew_recovery_codes() -> dict[str, Any]:
    """Ten new recovery codes; the earlier ones are good no more."""
    return {"recovery_codes": second_factors.renew_recovery_codes(require_staff())}


@blueprint.route("/account/sessions", methods=["GET"])
@access(staff())
@blueprint.response(200, OpenSessionsSchema)
def list_sessions() -> dict[str, Any]:
    """Where one is signed in."""
    return {"sessions": staff_sessions.list_sessions(require_staff())}


@blueprint.route("/account/sessions", methods=["DELETE"])
@access(staff())
@blueprint.response(204)
def end_other_sessions() -> Response:
    """Sign out everywhere but here."""
    staff_sessions.end_other_sessions(require_staff())
    return Response(status=204)


@blueprint.route("/account/sessions/<uuid:session_id>", methods=["DELETE"])
@access(staff())
@blueprint.response(204)
def end_session(session_id: uuid.UUID) -> Response:
    """Sign out of one browser."""
    staff_sessions.end_session(require_staff(), session_id)
    return Response(status=204)


@blueprint.route("/account/password", methods=["POST"])
@access(staff())
@blueprint.arguments(PasswordChangeSchema)
@blueprint.response(204)
def change_password(given: dict[str, str]) -> Response:
    """Replace one's password; every other browser is signed out."""
    viewer = require_staff()
    check_rate("password-change", str(viewer.staff_id), "10/hour")
    staff_sessions.change_password(viewer, given["current"], given["password"])
    return Response(status=204)


@blueprint.route("/invitations/look", methods=["POST"])
@access(entrance)
@rate_limit(ENTRANCE_RATES)
@blueprint.arguments(InviteTokenSchema)
@blueprint.response(200, InvitationSchema)
def look_at_invitation(given: dict[str, str]) -> invitations.Invitation:
    """Whom a link invites; it stays good."""
    return invitations.look(given["token"])


@blueprint.route("/invitations/accept", methods=["POST"])
@access(entrance)
@rate_limit(ENTRANCE_RATES)
@blueprint.arguments(AcceptSchema)
@blueprint.response(200, SessionSchema)
def accept_invitation(given: dict[str, str]) -> Response:
    """Choose a password, and be signed in; the link is used up."""
    return hand_over(*invitations.accept(given["token"], given["password"], request.headers.get("User-Agent")))


def _may_add() -> SignedIn:
    """Who adds a factor. Raises AUTH_SECOND_FACTOR for somebody who has one and has not given it."""
    viewer = require_staff()
    if viewer.step == "give":
        raise ProblemError(errors.AUTH_SECOND_FACTOR, extra={"step": viewer.step, "ways": list(viewer.ways)})
    return viewer


def _session_now() -> dict[str, Any]:
    found = accounts.find_session(request.cookies.get(cookie_name()) or "")
    if found is None:
        raise ProblemError(errors.AUTH_REQUIRED)
    return show_session(found)
