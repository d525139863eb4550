"""Reports per second and latencies at 1, 8 and 32 clients, against the same insert in pgbench and the smallest Flask.

Run: scripts/python -m bench.intake   (needs Debian's wrk; about three minutes)
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

import psycopg
from sqlalchemy.engine import URL

from bench.ground import bench_database, serving

CLIENTS = (1, 8, 32)
SECONDS = 8
GRID = 45
"""45 × 45 = 2,025 quarters in the town, as in docs of the peer's measurement."""

SMALLEST_SQL = """
with place as (
  select a.jurisdiction_id, a.area_id from area_pieces a
   where a.kind = 'quarter'
     and ST_Covers(a.piece, ST_SetSRID(ST_MakePoint(%(longitude)s, %(latitude)s), 4326)) limit 1),
made as (
  insert into reports (jurisdiction_id, id, public_id, body_hash, service_id, department_id, routing, location, area_id, due_at)
  select p.jurisdiction_id, %(id)s::uuid, 'RC-2026-' || nextval('report_number'), 'x', s.id, d.id, '{}'
       , ST_SetSRID(ST_MakePoint(%(longitude)s, %(latitude)s), 4326), p.area_id, now() + interval '5 days'
    from place p join services s using (jurisdiction_id) join departments d using (jurisdiction_id)
   limit 1 returning jurisdiction_id, id, public_id, department_id),
history as (
  insert into status_updates (jurisdiction_id, report_id, kind, status, actor_kind, department_id)
  select jurisdiction_id, id, 'status', 'received', 'reporter', department_id from made returning 1)
select public_id from made
"""

PGBENCH_SQL = (
    """
\\set x random(1, 99999)
\\set y random(1, 99999)
"""
    + SMALLEST_SQL.replace("%(longitude)s", "3 + :x / 1000000.0")
    .replace("%(latitude)s", "45 + :y / 1000000.0")
    .replace("%(id)s::uuid", "gen_random_uuid()")
    .strip()
    + ";\n"
)

WRK_SCRIPT = """
local hex = "0123456789abcdef"
local function digits(n) local t = {} for i = 1, n do local k = math.random(1, 16) t[i] = hex:sub(k, k) end return table.concat(t) end
local seen = 0
function init(args) math.randomseed(os.time() * 1000 + tonumber(tostring({}):sub(8), 16) % 1000000) end
request = function()
  local id = digits(8) .. "-" .. digits(4) .. "-4" .. digits(3) .. "-a" .. digits(3) .. "-" .. digits(12)
  local body = string.format('{"id":"%s","service_code":"lampadaire","latitude":%.6f,"longitude":%.6f,"accuracy_m":8,"description":"Lampadaire éteint depuis jeudi"}',
    id, 45 + math.random() / 10, 3 + math.random() / 10)
  return wrk.format("POST", "/api/v1/reports", {["Content-Type"] = "application/json", ["X-Device"] = digits(32)}, body)
end
done = function(summary, latency, requests)
  local bad = summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.timeout
  io.write(string.format('RESULT {"rate": %.1f, "p50": %.1f, "p95": %.1f, "p99": %.1f, "bad": %d}\\n',
    summary.requests / (summary.duration / 1e6), latency:percentile(50) / 1e3, latency:percentile(95) / 1e3, latency:percentile(99) / 1e3, bad))
end
"""


def fill(url: URL) -> None:
    """A town of 2,025 quarters with one service, one department and one rule."""
    with psycopg.connect(url.render_as_string(hide_password=False), autocommit=True) as connection:
        connection.execute(
            """
            insert into jurisdictions (slug, name) values ('banc', 'Banc d’essai');
            insert into departments (jurisdiction_id, code, name, is_fallback) select id, 'tous', '{"fr": "Tous"}', true from jurisdictions;
            insert into service_groups (jurisdiction_id, code, name) select id, 'g', '{"fr": "G"}' from jurisdictions;
            insert into services (jurisdiction_id, code, group_code, name)
              select id, 'lampadaire', 'g', '{"fr": "Lampadaire éteint"}' from jurisdictions;
            insert into routing_rules (jurisdiction_id, service_id, department_id)
              select s.jurisdiction_id, s.id, d.id from services s join departments d using (jurisdiction_id);
            """
        )
        areas = """
            with made as (
              insert into areas (jurisdiction_id, kind, code, name, boundary)
              select j.id, %(kind)s, c.code, c.code, ST_Multi(c.box) from jurisdictions j, (
                select 'q' || x || '-' || y as code
                  , ST_MakeEnvelope(3 + x * %(step)s, 45 + y * %(step)s, 3 + (x + 1) * %(step)s, 45 + (y + 1) * %(step)s, 4326) as box
                  from generate_series(0, %(side)s - 1) x, generate_series(0, %(side)s - 1) y) c
              returning jurisdiction_id, id, kind, boundary)
            insert into area_pieces (jurisdiction_id, area_id, kind, piece)
            select jurisdiction_id, id, kind, ST_GeometryN(boundary, 1) from made"""
        connection.execute(areas, {"kind": "boundary", "side": 1, "step": 0.1})
        connection.execute(areas, {"kind": "quarter", "side": GRID, "step": 0.1 / GRID})
        connection.execute("vacuum analyze")


def measure_http(address: str, clients: int) -> dict[str, float]:
    """Rate and latency percentiles (ms) of POST /api/v1/reports."""
    with tempfile.NamedTemporaryFile("w", suffix=".lua", delete=False) as script:
        script.write(WRK_SCRIPT)
    words = ["wrk", "-t1", f"-c{clients}", f"-d{SECONDS}s", "--timeout", "10s", "-s", script.name, address]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    Path(script.name).unlink()
    found: dict[str, float] = json.loads(re.search(r"RESULT (.*)", done.stdout)[1])  # type: ignore[index]  # wrk failed otherwise
    if found["bad"]:
        raise SystemExit(f"{found['bad']:.0f} requests failed at {clients} clients: the figures mean nothing")
    return found


def measure_sql(url: URL, clients: int) -> float:
    """Transactions per second of the one statement in pgbench."""
    with tempfile.NamedTemporaryFile("w", suffix=".sql", delete=False) as script:
        script.write(PGBENCH_SQL)
    pgbench = shutil.which("pgbench") or "/usr/lib/postgresql/15/bin/pgbench"
    words = [pgbench, "-n", "-M", "prepared", "-c", str(clients), "-j", "1", "-T", str(SECONDS), "-f", script.name]
    done = subprocess.run(
        [*words, url.render_as_string(hide_password=False)], capture_output=True, text=True, check=True
    )
    Path(script.name).unlink()
    return float(re.search(r"tps = ([\d.]+)", done.stdout)[1])  # type: ignore[index]  # pgbench failed otherwise


def main() -> None:
    """Print the table."""
    if shutil.which("wrk") is None:
        raise SystemExit("wrk is missing: apt-get install wrk")
    with bench_database("intake") as url:
        fill(url)
        results: dict[str, dict[int, dict[str, float]]] = {}
        for name, application in (("smallest Flask", "bench.smallest:application"), ("Rue Claire", "wsgi:app")):
            with serving(url, application) as address:
                measure_http(address, 4)
                results[name] = {clients: measure_http(address, clients) for clients in CLIENTS}
        print("| clients | SQL alone (pgbench) | smallest Flask | Rue Claire | ratio to smallest | ratio to SQL |")
        print("|---|---|---|---|---|---|")
        for clients in CLIENTS:
            sql = measure_sql(url, clients)
            small, ours = results["smallest Flask"][clients], results["Rue Claire"][clients]
            print(
                f"| {clients} | {sql:.0f}/s | {_line(small)} | {_line(ours)} "
                f"| {ours['rate'] / small['rate']:.2f} (p99 × {ours['p99'] / small['p99']:.1f}) | {ours['rate'] / sql:.3f} |"
            )


def _line(found: dict[str, float]) -> str:
    return f"{found['rate']:.0f}/s, p50 {found['p50']:.1f}, p95 {found['p95']:.1f}, p99 {found['p99']:.1f} ms"


if __name__ == "__main__":
    main()
