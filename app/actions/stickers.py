"""Stickers for lamps, bins and signs: which objects, how many at most, and the short address behind each code."""

from __future__ import annotations

from urllib.parse import quote

from sqlalchemy import func, select

from app.core import errors
from app.core.errors import ProblemError
from app.core.extensions import db, settings
from app.media import stickers
from app.media.stickers import Look, SheetFormat, Sticker
from app.models import Jurisdiction
from geo import assets
from geo.assets import Selection

MOST_STICKERS = 420
"""One request's worth: 20 sheets of 21."""
CALLS = ("Un problème ? Scannez.", "A problem? Scan.")
COLOUR = "#0f5563"


def short_url(town: Jurisdiction, layer: str, reference: str, *, is_alone: bool = True) -> str:
    """The address that opens the form on this very object; names the town where others share the installation."""
    address = f"{settings.base_url}/o/{quote(layer, safe='')}/{quote(reference, safe='')}"
    return address if is_alone else f"{address}?v={town.slug}"


def print_stickers(town: Jurisdiction, chosen: Selection, sheet: SheetFormat, *, skip: int) -> bytes:
    """The PDF of the chosen objects' stickers.

    Raises STICKERS_NONE when nothing is chosen, STICKERS_TOO_MANY with how many there are and may be.
    """
    found = assets.list_objects(town.id, chosen, limit=MOST_STICKERS + 1)
    if not found:
        raise ProblemError(errors.STICKERS_NONE)
    if len(found) > MOST_STICKERS:
        count = assets.count_objects(town.id, chosen)
        context: dict[str, object] = {"count": count, "most": MOST_STICKERS}
        raise ProblemError(errors.STICKERS_TOO_MANY, context=context, extra=context)
    is_alone = db.session.scalar(select(func.count()).where(Jurisdiction.is_active)) == 1
    drawn = [
        Sticker(one.reference, one.label, short_url(town, one.layer, one.reference, is_alone=is_alone)) for one in found
    ]
    look = Look(town=town.name, colour=str(town.settings.get("colour") or COLOUR), calls=CALLS)
    return stickers.draw_sheets(drawn, sheet, look, skip=skip)
