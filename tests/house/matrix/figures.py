"""Figures and exports."""

from __future__ import annotations

from tests.house.matrix.rows import DESK_ONLY, Row, at

NOBODYS = "00000000-0000-4000-8000-000000000000"

ROWS: dict[str, Row] = {
    "GET /staff/v1/figures": Row(DESK_ONLY, at("/staff/v1/figures")),
    "GET /staff/v1/figures/table.csv": Row(DESK_ONLY, at("/staff/v1/figures/table.csv?table=services")),
    "GET /staff/v1/exports/choices": Row(DESK_ONLY, at("/staff/v1/exports/choices")),
    "GET /staff/v1/exports/now": Row(DESK_ONLY, at("/staff/v1/exports/now?format=geojson")),
    "POST /staff/v1/exports": Row(DESK_ONLY.replace("200", "202"), at("/staff/v1/exports")),
    "GET /staff/v1/exports": Row(DESK_ONLY, at("/staff/v1/exports")),
    "GET /staff/v1/exports/<uuid:export_id>/file": Row(
        DESK_ONLY.replace("200", "404"), at(f"/staff/v1/exports/{NOBODYS}/file")
    ),
    "POST /staff/v1/exports/seen": Row(DESK_ONLY.replace("200", "204"), at("/staff/v1/exports/seen")),
    "POST /staff/v1/exports/<uuid:export_id>/retry": Row(
        DESK_ONLY.replace("200", "404"), at(f"/staff/v1/exports/{NOBODYS}/retry")
    ),
    "DELETE /staff/v1/exports/<uuid:export_id>": Row(
        DESK_ONLY.replace("200", "404"), at(f"/staff/v1/exports/{NOBODYS}")
    ),
}
