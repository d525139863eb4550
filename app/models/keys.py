"""How tables of one jurisdiction refer to each other: composite keys that the jurisdiction leads."""

from __future__ import annotations

from typing import Annotated

from sqlalchemy import BigInteger, ForeignKey, ForeignKeyConstraint, Identity, Integer, SmallInteger
from sqlalchemy.orm import mapped_column

JurisdictionId = Annotated[int, mapped_column(SmallInteger, ForeignKey("jurisdictions.id"), primary_key=True)]
"""First half of the primary key."""

SmallId = Annotated[int, mapped_column(Integer, Identity(), primary_key=True)]
"""Second half, for catalogues."""

BigId = Annotated[int, mapped_column(BigInteger, Identity(), primary_key=True)]
"""Second half, for tables that grow."""


def within(column: str, target: str, *, ondelete: str | None = None) -> ForeignKeyConstraint:
    """A foreign key (jurisdiction_id, column) → target, which cannot cross towns."""
    return ForeignKeyConstraint(
        ["jurisdiction_id", column], [f"{target}.jurisdiction_id", f"{target}.id"], ondelete=ondelete
    )
