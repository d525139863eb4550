"""Rung 6: Open311 GeoReport v2, for other programs; the only room that spells its words."""

from app.open311 import discovery, intake, reports, services, updates
from app.open311.room import blueprint

__all__ = ["blueprint", "discovery", "intake", "reports", "services", "updates"]
