"""What makes filling large tables quick: secondary indexes are built once at the end, triggers and foreign keys rest.

Only for databases made for trials: whoever is killed in between leaves tables without their indexes.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg

Connection = psycopg.Connection[tuple[object, ...]]

INDEXES = """
  select i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid)
    from pg_index i
   where i.indrelid = any(%s::regclass[]) and not i.indisunique and not i.indisprimary
   order by pg_relation_size(i.indrelid) desc, 1"""


@contextmanager
def without_indexes(connection: Connection, tables: list[str]) -> Iterator[None]:
    """Drop the tables' indexes, but those that keep rows unique, and build them again afterwards."""
    found = [(str(name), str(made)) for name, made in connection.execute(INDEXES, (tables,))]
    for name, _ in found:
        connection.execute(f"drop index {name}")
    try:
        yield
    finally:
        started = time.monotonic()
        connection.execute("set maintenance_work_mem = '1GB'")
        connection.execute("set max_parallel_maintenance_workers = 2")
        for number, (_, made) in enumerate(found, start=1):
            connection.execute(made)
            sys.stderr.write(f"\r{number:>10} of {len(found)} indexes, {time.monotonic() - started:,.0f} s")
        sys.stderr.write("\n")


def rest_triggers(connection: Connection) -> bool:
    """Write what follows on this connection as it stands, without triggers and foreign keys; whether that is allowed.

    Only a superuser of PostgreSQL may. The rows must say themselves what triggers would, and the counts be made anew.
    """
    try:
        connection.execute("set session_replication_role = replica")
    except psycopg.errors.InsufficientPrivilege:
        return False
    return True
