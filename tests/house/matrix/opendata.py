"""Open data and public statistics: for anybody, whoever calls."""

from __future__ import annotations

from tests.house.matrix.rows import ANYBODY, NOBODY_FINDS, Row, at, private

FILE = "/opendata/v1/reports/<string(maxlength=7):part>.<any('csv', 'geojson', 'gpkg', 'parquet'):kind>"

ROWS: dict[str, Row] = {
    "GET /statistiques": Row(ANYBODY, at("/statistiques")),
    "GET /donnees": Row(ANYBODY, at("/donnees")),
    "GET /integrateurs": Row(ANYBODY, at("/integrateurs")),
    "GET /feeds/reports.rss": Row(ANYBODY, at("/feeds/reports.rss"), private),
    "GET /feeds/planned.ics": Row(ANYBODY, at("/feeds/planned.ics"), private),
    "GET /opendata/v1/reports": Row(ANYBODY, at("/opendata/v1/reports")),
    f"GET {FILE}": Row(NOBODY_FINDS, at("/opendata/v1/reports/1999-01.csv")),
    "GET /opendata/v1/schema.json": Row(ANYBODY, at("/opendata/v1/schema.json")),
    "GET /opendata/v1/catalog.jsonld": Row(ANYBODY, at("/opendata/v1/catalog.jsonld")),
    "GET /opendata/v1/anonymisation.csv": Row(ANYBODY, at("/opendata/v1/anonymisation.csv")),
    "GET /opendata/v1/statistics": Row(ANYBODY, at("/opendata/v1/statistics")),
}
