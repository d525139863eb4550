"""Keeps a spreadsheet from running what somebody wrote (OWASP, CSV Injection)."""

from __future__ import annotations

STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""A cell that begins with one of these may be taken for a formula."""
GUARD = "'"


def guarded(value: str) -> str:
    """The text, behind an apostrophe when a spreadsheet could take it for a formula; still readable."""
    return GUARD + value if value.startswith(STARTS) else value
