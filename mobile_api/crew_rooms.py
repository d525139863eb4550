"""Every room that a crew's telephone calls."""

from __future__ import annotations

from mobile_api import crew, crew_changes, crew_findings, crew_sheets

blueprints = (crew.blueprint, crew_changes.blueprint, crew_findings.blueprint, crew_sheets.blueprint)
