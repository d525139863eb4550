"""Searches reports by words: each by its beginning, without accents, misspelt ones as what the town knows."""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import ARRAY, ColumnElement, Integer, Text, bindparam, cast, literal, select, text
from sqlalchemy.dialects.postgresql import TSQUERY

from app.models import Report
from geo.addresses import fold

MOST_WORDS = 8
SHORTEST_MISSPELT = 4
SMALL_WORDS = frozenset((
    "a", "au", "aux", "avenue", "boulevard", "chemin", "d", "de", "des", "devant", "du", "en", "et", "in", "l", "la",
    "le", "les", "of", "place", "pour", "rue", "sur", "the", "un", "une",
))  # fmt: skip
"""Said of nearly every report: left out when there is anything else to go by."""
_YEAR_DIGITS = 4

_SPELLINGS = text("""
    with known as materialized (
      select distinct w.known
        from unnest(:asked) as a(asked)
        join place_names p on p.jurisdiction_id = :town and p.search_text %> a.asked
       cross join lateral unnest(string_to_array(p.search_text, ' ')) as w(known)
      union
      select w.known
        from services s
       cross join lateral unnest(string_to_array(search_key(s.name::text || ' ' || s.keywords::text), ' ')) as w(known)
       where s.jurisdiction_id = :town)
    select 'spelling' as kind, a.asked || ' ' || k.known as code, 0 as id, null::text as area_kind
      from unnest(:asked) as a(asked)
     cross join lateral (
           select known from known
            where similarity(known, a.asked) >= 0.4 and abs(length(known) - length(a.asked)) <= 2
            order by similarity(known, a.asked) desc, known
            limit 3) as k
     where not exists (select from known where known.known like a.asked || '%')
""")


def spellings_query(jurisdiction_id: int, words: str) -> Any:
    """Rows ('spelling', "word meant", 0, null): for each unknown word up to three of the town's names and services.

    None when no word of `words` could be misspelt.
    """
    asked = [word for word in _terms(words)[0] if len(word) >= SHORTEST_MISSPELT and word.isalpha()]
    if not asked:
        return None
    rows = _SPELLINGS.bindparams(
        bindparam("asked", asked, type_=ARRAY(Text)), bindparam("town", jurisdiction_id, type_=Integer)
    )
    found = rows.columns(kind=Text, code=Text, id=Integer, area_kind=Text).subquery("spellings")
    return select(found.c.kind, found.c.code, found.c.id, found.c.area_kind)


def matching(words: str, spellings: tuple[tuple[str, str], ...] = ()) -> list[ColumnElement[bool]]:
    """The conditions that keep reports with each of `words`, or what it may mean, in number, address or description."""
    terms, number = _terms(words)
    found: list[ColumnElement[bool]] = []
    if number:
        found.append(Report.public_id.ilike(f"{number}%"))
    if terms:
        meant: dict[str, list[str]] = {}
        for word, known in spellings:
            meant.setdefault(word, []).append(known)
        parts = [" | ".join([_prefix(term), *map(_prefix, meant.get(term, ()))]) for term in terms]
        query = cast(literal(" & ".join(f"({part})" for part in parts)), TSQUERY)
        found.insert(0, Report.words.op("@@", is_comparison=True)(query))
    return found


def _terms(words: str) -> tuple[list[str], str | None]:
    """The words to go by, and the beginning of a whole public number when there is one among them."""
    asked = fold(words).split()[:MOST_WORDS]
    number = None
    for place in range(len(asked) - 2):
        letters, year, digits = asked[place : place + 3]
        if letters.isalpha() and len(year) == _YEAR_DIGITS and year.isdigit() and digits.isdigit():
            number = f"{letters}-{year}-{digits}"
            asked = [*asked[:place], digits, *asked[place + 3 :]]
            break
    telling = [word for word in asked if word not in SMALL_WORDS]
    return (telling or asked), number


def _prefix(word: str) -> str:
    """Short words whole, others by their beginning: "grille" finds "grillée"."""
    if not re.fullmatch(r"[a-z0-9]+", word):
        raise ValueError(f"not folded: {word!r}")
    return word if word in SMALL_WORDS or (len(word) < 3 and not word.isdigit()) else f"{word}:*"
