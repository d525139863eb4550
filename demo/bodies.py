"""The outside bodies of the demonstration: whom a report can be handed to by a link."""

from __future__ import annotations

from app.actions.outside_bodies import BodyValues

GROUND = ("pothole", "pavement")
LAMPS = ("lamp_out", "lamp_flickering", "lamp_on_by_day", "wires_exposed")

BODIES: tuple[BodyValues, ...] = (
    BodyValues("Lumen Énergie SARL", "chantiers@lumen.example", "05 00 00 00 21", service_codes=LAMPS),
    BodyValues(
        "Travaux Publics du Val", "astreinte@tpval.example", "05 00 00 00 22", service_codes=("pothole", "pavement")
    ),
    BodyValues("Aubeclaire Habitat (bailleur)", "proximite@habitat.example", "05 00 00 00 23"),
)
"""None of them may close by itself: in the demonstration one sees what the agent checks."""
