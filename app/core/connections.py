"""Connections that keep what they prepared when a transaction is taken back, as PostgreSQL itself does."""

from __future__ import annotations

from typing import Any

from psycopg import Connection, pq


class KeepingConnection(Connection[Any]):
    """psycopg's, which forgets its prepared statements with every ROLLBACK.

    A request that only reads ends with one, so that nothing of it would ever be prepared, and every request would have
    its statements parsed and planned again. Statements prepared in a transaction outlive it (PostgreSQL, PREPARE).
    """

    def rollback(self) -> None:
        """Take the transaction back; by psycopg's own way unless everything is in order."""
        with self.lock:
            if (
                self.pgconn.transaction_status == pq.TransactionStatus.INTRANS
                and self.pgconn.pipeline_status == pq.PipelineStatus.OFF
            ):
                result = self.pgconn.exec_(b"ROLLBACK")
                if result.status == pq.ExecStatus.COMMAND_OK:
                    return
        super().rollback()


def open_connection(_dialect: Any, _record: Any, arguments: tuple[Any, ...], named: dict[str, Any]) -> Any:
    """A listener for `do_connect`."""
    return KeepingConnection.connect(*arguments, **named)
