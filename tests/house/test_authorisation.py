"""The authorisation matrix: who may call what, one table (`tests/house/matrix`); a route without its row fails."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask

from app.actions import passwords
from app.core.extensions import SETTINGS_KEY, db
from app.web.auth import SAFE_METHODS, access_of, init_auth
from app.web.problems import register_problems
from config import Settings
from tests.house import matrix_world as world_of
from tests.house.matrix import TABLE
from tests.house.matrix_world import CALLERS, DESK, RESIDENTS, Case, World, make_world, state_of

AWAY = {"crew_away", "agent_away", "area_away", "foreign"}
"""Those for whom the report of a case is out of reach."""


def rule_of(name: str) -> tuple[str, str]:
    """Method and rule of a row's name; what stands in brackets after them tells variants apart."""
    method, _, rest = name.partition(" ")
    return method, rest.removesuffix(" (private)")


@pytest.fixture
def world(app: Flask, database: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    """Everybody, and a built front end of a line each."""
    for name in ("index.html", "crew.html", "staff.html", "embed.html", "intervention.html"):
        (tmp_path / name).write_text('<title>x</title><meta name="description" content="x">', "utf-8")
    (tmp_path / "manifest.webmanifest").write_text("{}", "utf-8")
    monkeypatch.setitem(app.extensions, SETTINGS_KEY, replace(database, frontend_dir=tmp_path))
    monkeypatch.setattr(
        passwords, "is_right", lambda kept, word: False
    )  # hashing is slow by design, and tried elsewhere
    return make_world(app)


def routes(app: Flask) -> set[tuple[str, str]]:
    return {
        (method, rule.rule)
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }


def test_every_route_has_its_row_and_every_row_its_route(web_app: Flask) -> None:
    rows = {rule_of(name) for name in TABLE}
    assert routes(web_app) - rows == set(), "these routes have no row in the authorisation matrix"
    assert rows - routes(web_app) == set(), "these rows have no route"


def test_every_route_declares_who_may_call_it(web_app: Flask) -> None:
    undeclared = [
        (method, rule.rule)
        for rule in web_app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"OPTIONS"}
        if access_of(web_app, rule.endpoint, method) is None
    ]
    assert undeclared == []


def test_a_route_that_declares_nothing_is_closed_to_everybody(world: World) -> None:
    forgetful = Flask("forgetful")
    forgetful.extensions.update(world.app.extensions)
    register_problems(forgetful)
    init_auth(forgetful)
    forgetful.add_url_rule("/open-by-mistake", view_func=lambda: "everything", methods=["GET", "POST"])
    secret = world.browser("admin").get_cookie("rueclaire")
    browser = forgetful.test_client()
    assert secret is not None
    browser.set_cookie("rueclaire", secret.value)
    for method in ("GET", "HEAD", "POST", "OPTIONS"):
        answer = browser.open("/open-by-mistake", method=method)
        assert answer.status_code == 403, method
        assert b"everything" not in answer.data


@pytest.mark.parametrize("name", list(TABLE))
def test_route_answers_each_caller_as_the_matrix_says(world: World, name: str) -> None:
    row, (method, _) = TABLE[name], rule_of(name)
    wrong = []
    case = world.case(**row.values())
    for caller in CALLERS:
        if method not in SAFE_METHODS:  # the last caller may have changed it
            case = world.case(**row.values())
        before = state_of(case)
        call = row.call(world, case, caller)
        # Read now: an answer may let go of what the session held.
        own = [case.report.public_id, str(case.report.id)]
        answer = world.browser(caller).open(
            call.path, method=method, json=call.json, data=call.data, headers=call.headers
        )
        said = answer.data.decode("latin-1")
        answer.close()
        if answer.status_code != row.status_for(caller):
            wrong.append(f"{caller}: {answer.status_code} instead of {row.status_for(caller)}: {said[:300]}")
        if row.status_for(caller) in {401, 403, 404}:
            assert state_of(case) == before, f"refused, and yet {caller} changed something"
        _check_nothing_leaks(name, caller, case, own, said + str(answer.headers))
    assert wrong == []


def _check_nothing_leaks(name: str, caller: str, case: Case, own: list[str], said: str) -> None:
    forbidden = [world_of.PHONE, world_of.NAME, world_of.EMAIL, world_of.FOLLOWER_EMAIL]
    if caller in DESK and name.endswith("/contact"):
        forbidden = [world_of.FOLLOWER_EMAIL]
    if caller in {"agent", "manager", "admin"} and name.endswith("/bulk/names"):
        forbidden.remove(world_of.NAME)
    if caller in RESIDENTS or caller == "foreign":
        forbidden += [world_of.STAFF_NAME, world_of.INTERNAL, world_of.LAST_ERROR]
    if caller in AWAY and ("/staff/v1/" in name or "/crew/" in name):
        forbidden += [*own, world_of.ADDRESS, world_of.WORDS, world_of.INTERNAL]
    if caller in {"anonymous", "stranger", "foreign"} and "(private)" in name and "<string:public_id>" not in name:
        forbidden += own
    if caller != "sender":
        forbidden += [case.tokens["sender"], case.tokens["sender.subscription"]]
    leaked = [text for text in forbidden if text in said]
    assert leaked == [], f"{caller} reads what is not for them: {leaked}"


def test_another_site_cannot_use_an_admins_session(world: World) -> None:
    """Every unsafe route, called with the admin's cookie by a page of another site."""
    for name, row in TABLE.items():
        method, _ = rule_of(name)
        if method in SAFE_METHODS:
            continue
        case = world.case(**row.values())
        before = state_of(case)
        browser = world.browser("admin")
        browser.environ_base |= {"HTTP_SEC_FETCH_SITE": "cross-site", "HTTP_ORIGIN": "https://evil.example"}
        call = row.call(world, case, "admin")
        answer = browser.open(call.path, method=method, json=call.json, data=call.data, headers=call.headers)
        assert answer.status_code == 403, name
        if not call.path.startswith("/open311/"):  # whose errors have no codes of ours
            assert answer.json["code"] == "auth.origin", name  # type: ignore[index]
        assert state_of(case) == before, name


def test_answers_for_staff_are_kept_by_no_cache(world: World) -> None:
    for name, row in TABLE.items():
        method, rule = rule_of(name)
        if "/staff/v1/" not in rule and "/crew/" not in rule.removeprefix("/crew"):
            continue
        for caller in ("admin", "anonymous"):
            call = row.call(world, world.case(**row.values()), caller)
            answer = world.browser(caller).open(
                call.path, method=method, json=call.json, data=call.data, headers=call.headers
            )
            assert "no-store" in answer.headers.get("Cache-Control", ""), f"{name} for {caller}"
            assert "public" not in answer.headers.get("Cache-Control", ""), f"{name} for {caller}"


def test_the_matrix_notices_a_route_that_lets_too_many_in(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """The table itself is tried: a list that forgets its scope must turn it red."""
    from app.actions import report_lists

    monkeypatch.setattr(report_lists, "visible_to", lambda viewer: db.true())
    with pytest.raises(AssertionError):
        test_route_answers_each_caller_as_the_matrix_says(world, "GET /staff/v1/reports/<uuid:report_id>")
    with pytest.raises(AssertionError, match="not for them"):
        test_route_answers_each_caller_as_the_matrix_says(world, "GET /staff/v1/reports")
