"""Fills a town with lifelike reports, histories and photos by COPY: what the dashboard is measured and tried on.

Run: scripts/python -m bench.seed [--reports 1000000] [--years 6] [--town aubeclaire]

Writes into the database that RUECLAIRE_DATABASE_URL names: a copy for trials, never one in use. The town must have
addresses, services and departments (the demo town has). Same arguments, same reports, within an hour. Photos show the
pictures that the town has already; in a town without any they are rows for figures, and no files.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import multiprocessing
import os
import random
import sys
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import accumulate

import psycopg
from sqlalchemy.engine import URL, make_url

from bench.bulk import rest_triggers, without_indexes
from bench.ground import run_flask

Connection = psycopg.Connection[tuple[object, ...]]

BATCH = 25_000
PARTS = 4
"""Written side by side as far as there are processors; always so many, so that these do not change what is written."""
REPORTS = """copy reports (jurisdiction_id, id, public_id, body_hash, source, status, service_id, department_id,
  routing, needs_dispatch, description, location, accuracy_m, address, area_id, reason_code, contested_count,
  follower_count, submitted_at, updated_at, due_at, closed_at, version, assigned_to_id, answered_at, reopened_count,
  late_due_at, has_photo) from stdin"""
UPDATES = """copy status_updates (jurisdiction_id, report_id, kind, status, previous_status, note, is_public,
  reason_code, actor_kind, staff_id, department_id, created_at) from stdin"""
PHOTOS = """copy photos (jurisdiction_id, id, report_id, role, state, sha256, content_type, original_bytes, width, height,
  copies, created_at, processed_at, published_at) from stdin"""
PEOPLE = """
  select d.department_id, s.id, s.role from staff s
    join staff_departments d on d.jurisdiction_id = s.jurisdiction_id and d.staff_id = s.id
   where s.jurisdiction_id = %s and s.is_active order by d.department_id, s.id"""
PICTURES = "select copies::text from photos where jurisdiction_id = %s and state = 'ready' order by id limit 50"
NO_PICTURE = {"320": {"key": "seed/none", "width": 320, "height": 240, "bytes": 0}}
SPOTS = """
  select trim(d.number || ' ' || d.street), ST_X(d.location), ST_Y(d.location),
         (select p.area_id from area_pieces p
           where p.jurisdiction_id = d.jurisdiction_id and p.kind = 'quarter' and ST_Covers(p.piece, d.location) limit 1)
    from addresses d where d.jurisdiction_id = %s order by d.id"""
SERVICES = """
  select s.id, s.due_hours, coalesce((
           select r.department_id from routing_rules r
            where r.jurisdiction_id = s.jurisdiction_id and r.service_id = s.id and upper_inf(r.valid) order by r.id limit 1), f.id)
    from services s
    join departments f on f.jurisdiction_id = s.jurisdiction_id and f.is_fallback
   where s.jurisdiction_id = %s and s.is_active order by s.id"""
SOURCES = ("app", "app", "app", "app", "app", "web", "counter", "telephone", "telephone", "open311")
WORDS = (
    "", "", "Depuis ce matin", "C’est la troisième fois ce mois-ci", "Juste devant l’école", "Gêne le passage",
    "Dangereux le soir", "À côté de l’arrêt de bus", "Merci d’avance", "Les voisins l’ont vu aussi",
)  # fmt: skip
ANSWERS = ("Fait ce matin.", "Passage de l’équipe.", "Remplacé.", "Enlevé.", "", "")
REFUSALS = ("private_property", "not_found", "not_a_defect", "unclear")
HOURS = (1, 0, 0, 0, 0, 1, 3, 8, 14, 12, 10, 10, 11, 10, 9, 9, 10, 12, 13, 10, 7, 5, 3, 2)
"""How many of 160 reports come in each hour of the day."""


@dataclass(frozen=True, slots=True)
class Service:
    """What a report can be about, with its share of them all."""

    id: int
    due_hours: int
    department_id: int


@dataclass(frozen=True, slots=True)
class Town:
    """What reports are drawn from."""

    id: int
    services: list[Service]
    spots: list[tuple[str, float, float, int | None]]
    agents: dict[int, list[uuid.UUID]]
    crews: dict[int, list[uuid.UUID]]
    """Who works for a department, by its id."""
    pictures: list[str]
    """Copies of photos, as JSON."""


def read_town(connection: Connection, slug: str | None) -> Town:
    """The town's services and addresses. Ends the program when there are none."""
    query = "select id from jurisdictions where %(slug)s::text is null or slug = %(slug)s order by id limit 1"
    found = connection.execute(query, {"slug": slug}).fetchone()
    if found is None:
        raise SystemExit("there is no such town: load one first (scripts/run, or flask demo load)")
    town_id = int(str(found[0]))
    services = [Service(*row) for row in connection.execute(SERVICES, (town_id,))]  # type: ignore[arg-type]  # as selected
    spots = [tuple(row) for row in connection.execute(SPOTS, (town_id,))]
    if not services or not spots:
        raise SystemExit("the town has no services or no addresses")
    agents: dict[int, list[uuid.UUID]] = {}
    crews: dict[int, list[uuid.UUID]] = {}
    for department_id, staff_id, role in connection.execute(PEOPLE, (town_id,)):
        theirs = crews if role == "crew" else agents
        theirs.setdefault(department_id, []).append(staff_id)  # type: ignore[arg-type]  # as selected
    pictures = [str(row[0]) for row in connection.execute(PICTURES, (town_id,))] or [json.dumps(NO_PICTURE)]
    return Town(town_id, services, spots, agents, crews, pictures)  # type: ignore[arg-type]  # as selected


def busy_spots(town: Town, rng: random.Random) -> list[float]:
    """Cumulative weights: some places are reported again and again, most hardly ever."""
    return list(accumulate(rng.paretovariate(1.3) for _ in town.spots))


def moments(count: int, years: float, rng: random.Random) -> Iterator[datetime]:
    """When reports came, oldest first: more each year, more in winter, as people are awake."""
    now = datetime.now(UTC).replace(minute=0, second=0, microsecond=0)
    first = now - timedelta(days=365.25 * years)
    days = [first + timedelta(days=number) for number in range(int(365.25 * years))]
    weights = [
        (1 + 0.15 * index / 365) * (1 + 0.25 * math.cos(day.timetuple().tm_yday / 365 * 2 * math.pi))
        * (0.6 if day.weekday() > 4 else 1.0)
        for index, day in enumerate(days)
    ]  # fmt: skip
    chosen = sorted(rng.choices(range(len(days)), weights, k=count))
    for index in chosen:
        hour = rng.choices(range(24), HOURS)[0]
        yield days[index].replace(hour=hour) + timedelta(seconds=rng.randrange(3600))


Row = tuple[object, ...]
Step = tuple[str, datetime, str]
"""A status, when it came, and what was said."""
WITH_PHOTO = 0.4
BY_STAFF = ("acknowledged", "in_progress", "resolved", "rejected", "forwarded")


@dataclass(slots=True)
class Batch:
    """Rows to be written together."""

    reports: list[Row]
    updates: list[Row]
    photos: list[Row]


class Writer:
    """Makes the rows of one report after the other."""

    def __init__(self, town: Town, rng: random.Random, first_number: int) -> None:
        self.town, self.rng = town, rng
        self.number = first_number
        self.weights = busy_spots(town, random.Random(town.id))  # the same everywhere
        shares = [random.Random(service.id).paretovariate(1.6) for service in town.services]
        self.shares = list(accumulate(shares))
        self.now = datetime.now(UTC)

    def add(self, at: datetime, batch: Batch) -> None:
        """One report sent at `at`, with its history and perhaps a photo."""
        rng, town = self.rng, self.town
        service = rng.choices(town.services, cum_weights=self.shares)[0]
        label, x, y, area_id = rng.choices(town.spots, cum_weights=self.weights)[0]
        report_id = uuid.UUID(int=rng.getrandbits(128), version=4)
        steps = self._history(at, service)
        last, ended = steps[-1][0], steps[-1][1]
        closed = ended if last in ("resolved", "rejected", "forwarded") else None
        point = f"SRID=4326;POINT({x + rng.gauss(0, 0.0001):.7f} {y + rng.gauss(0, 0.00007):.7f})"
        reopened = sum(status == "reopened" for status, _, _ in steps)
        due = at + timedelta(hours=service.due_hours)
        crew = self._one_of(town.crews, service) if last in ("in_progress", "resolved") else None
        answered = next((moment for status, moment, _ in steps if status in BY_STAFF), None)
        has_photo = rng.random() < WITH_PHOTO
        batch.reports.append((
            town.id, report_id, f"RC-{at.year}-{self.number:05d}", "seed", rng.choice(SOURCES), last, service.id,
            service.department_id, _REASON, False, rng.choice(WORDS), point, rng.choice((5, 8, 12, 25)), label, area_id,
            rng.choice(REFUSALS) if last == "rejected" else None, reopened, rng.choice((0, 0, 0, 0, 1, 2)), at, ended,
            due, closed, len(steps), crew, answered, reopened, due if not closed and due < self.now else None, has_photo,
        ))  # fmt: skip
        self.number += 1
        batch.updates += [self._entry(report_id, service, before, step) for before, step in _pairs(steps)]
        if has_photo:
            batch.photos.append(self._photo(report_id, at))

    def _one_of(self, people: dict[int, list[uuid.UUID]], service: Service) -> uuid.UUID | None:
        """Somebody of the department that answers for the service, if there is anybody."""
        theirs = people.get(service.department_id)
        return self.rng.choice(theirs) if theirs else None

    def _photo(self, report_id: uuid.UUID, at: datetime) -> Row:
        drawn = at + timedelta(seconds=8)
        return (
            self.town.id, uuid.UUID(int=self.rng.getrandbits(128), version=4), report_id, "before", "ready",
            hashlib.sha256(report_id.bytes).hexdigest(), "image/jpeg", 2_400_000, 4032, 3024,
            self.rng.choice(self.town.pictures), at, drawn, drawn,
        )  # fmt: skip

    def _history(self, at: datetime, service: Service) -> list[Step]:
        """Statuses with their moments; what should have ended lately may still be open."""
        rng = self.rng
        steps = [("received", at, "")]
        pace = service.due_hours * rng.lognormvariate(-0.2, 1.1)
        plan = [("acknowledged", 0.1), ("in_progress", 0.7), ("resolved", 1.0)]
        draw = rng.random()
        if draw < 0.08:
            plan = [("rejected", 0.3)]
        elif draw < 0.11:
            plan = [("forwarded", 0.2)]
        elif draw < 0.13:
            plan += [("reopened", 1.2), ("resolved", 1.6)]
        elif draw < 0.16:
            plan = plan[:1]  # nobody came back to it
        for status, share in plan:
            moment = at + timedelta(hours=pace * share + 0.05)
            if moment > self.now:
                break
            steps.append((status, moment, rng.choice(ANSWERS) if status == "resolved" else ""))
        return steps

    def _entry(self, report_id: uuid.UUID, service: Service, before: Step | None, step: Step) -> Row:
        status, moment, note = step
        is_theirs = status in BY_STAFF
        people = self.town.crews if status in ("in_progress", "resolved") else self.town.agents
        return (
            self.town.id, report_id, "contest" if status == "reopened" else "status", status,
            before[0] if before else None, note or None, True, None, "staff" if is_theirs else "reporter",
            self._one_of(people, service) if is_theirs else None, service.department_id, moment,
        )  # fmt: skip


_REASON = json.dumps({"code": "service_rule"})


def _pairs(steps: list[Step]) -> Iterator[tuple[Step | None, Step]]:
    return zip([None, *steps[:-1]], steps, strict=True)


def fill(url: URL, town: Town, count: int, years: float, seed: int) -> None:
    """Write `count` reports in parts side by side, each batch one transaction; the counts are made anew afterwards."""
    address = url.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(address, autocommit=True) as connection:
        row = connection.execute("select setval('report_number', nextval('report_number') + %s)", (count,)).fetchone()
        first = int(str(row[0])) - count if row else 1
        shares = [count // PARTS + (part < count % PARTS) for part in range(PARTS)]
        jobs = [
            (address, town, share, years, f"{seed} {part}", first + sum(shares[:part]))
            for part, share in enumerate(shares)
        ]
        with (
            without_indexes(connection, ["reports", "status_updates", "photos"]),
            multiprocessing.get_context("spawn").Pool(min(PARTS, os.cpu_count() or 1)) as pool,
        ):
            pool.starmap(write_part, jobs, chunksize=1)
    run_flask(url, "counts", "refill")


def write_part(address: str, town: Town, count: int, years: float, seed: str, first_number: int) -> None:
    """One part of what `fill` writes, in a process of its own."""
    rng = random.Random(seed)  # lifelike, not secret
    writer = Writer(town, rng, first_number)
    started = time.monotonic()
    with psycopg.connect(address, autocommit=True) as connection:
        rest_triggers(connection)
        batch = Batch([], [], [])
        for done, at in enumerate(moments(count, years, rng), start=1):
            writer.add(at, batch)
            if len(batch.reports) == BATCH or done == count:
                _copy(connection, batch)
                batch = Batch([], [], [])
                sys.stderr.write(f"\r{done:>10,} of {count:,} reports, {time.monotonic() - started:,.0f} s")
    sys.stderr.write("\n")


def _copy(connection: Connection, batch: Batch) -> None:
    with connection.transaction(), connection.cursor() as cursor:
        for statement, rows in ((REPORTS, batch.reports), (UPDATES, batch.updates), (PHOTOS, batch.photos)):
            with cursor.copy(statement) as copy:
                for row in rows:
                    copy.write_row(row)


def main() -> None:
    """Fill the town and let the planner see it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=1_000_000)
    parser.add_argument("--years", type=float, default=6.0)
    parser.add_argument("--town")
    parser.add_argument("--seed", type=int, default=311)
    asked = parser.parse_args()
    url = make_url(os.environ["RUECLAIRE_DATABASE_URL"]).set(drivername="postgresql")
    with psycopg.connect(url.render_as_string(hide_password=False), autocommit=True) as connection:
        town = read_town(connection, asked.town)
        fill(url, town, asked.reports, asked.years, asked.seed)
        connection.execute("vacuum analyze reports, status_updates, photos, report_cells, figure_days")


if __name__ == "__main__":
    main()
