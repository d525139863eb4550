"""schemathesis throws requests made from the API's own document at it: no 5xx, nothing undocumented."""

from __future__ import annotations

import json

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import (
    content_type_conformance,
    not_a_server_error,
    response_schema_conformance,
    status_code_conformance,
)

from app.actions import accounts
from app.core.extensions import db
from app.web.auth import cookie_name
from tests import factories as make
from tests.conftest import ROOT

schemathesis.serializer.alias("application/offset+octet-stream", "application/octet-stream")
DOCUMENT = json.loads((ROOT / "docs" / "openapi.json").read_text("utf-8"))
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
OPERATIONS = [
    (method, path)
    for path, operations in sorted(DOCUMENT["paths"].items())
    for method in sorted(operations)
    if method in {"get", "put", "post", "delete", "patch"}
]
EXAMPLES = 20
"""Requests for each operation and mode: enough to meet what a client can send, few enough for every run."""


@pytest.fixture
def world(app):
    """A town with a service, a report and an admin who is signed in."""
    town = make.make_jurisdiction()
    department = make.make_department(town, "eclairage", is_fallback=True)
    service = make.make_service(town)
    make.make_rule(town, department, service=service)
    report = make.make_report(town, service, department, public_id="RC-2026-00001")
    admin = make.make_staff(town, "admin")
    _, secret = accounts.sign_in(admin.email, make.PASSWORD, "schemathesis")
    known = {"public_id": report.public_id, "town": town.slug, "report_id": str(report.id)}
    db.session.remove()
    return {"known": known, "secret": secret}


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=["valid", "invalid"])
@pytest.mark.parametrize(("method", "path"), OPERATIONS, ids=lambda value: value.strip("/").replace("/", "-"))
def test_operation_answers_as_its_document_says(web_app, world, method, path, mode):
    schema = schemathesis.openapi.from_dict(DOCUMENT)
    schema.app = web_app
    schema.config.generation.with_security_parameters = False  # the session is given below
    headers = {"Cookie": f"{cookie_name()}={world['secret']}", "Sec-Fetch-Site": "same-origin"}

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=schema[path][method].as_strategy(mode), is_about_what_exists=st.booleans())
    def call(case, is_about_what_exists):
        if is_about_what_exists and case.path_parameters:
            case.path_parameters.update({k: v for k, v in world["known"].items() if k in case.path_parameters})
        case.call_and_validate(checks=CHECKS, headers=headers)

    try:
        call()
    except Exception as error:
        if type(error).__name__ == "Unsatisfiable":
            pytest.skip("the document allows no invalid request here")
        raise
