"""The dictionary of the public dataset: every column, in French and English."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Field:
    """One column of the dataset, with its type in Table Schema and what it says, in both languages."""

    name: str
    kind: str
    fr: str
    en: str
    values: tuple[str, ...] = ()
    is_required: bool = True
    example: str = ""


FIELDS: tuple[Field, ...] = (
    Field(
        "period_start",
        "date",
        "Premier jour de la période où le signalement a été envoyé.",
        "First day of the period in which the report was sent.",
        example="2026-10-12",
    ),
    Field(
        "period_end",
        "date",
        "Dernier jour de cette période (le même jour quand le jour est publié).",
        "Last day of that period (the same day where the day is published).",
        example="2026-10-18",
    ),
    Field(
        "precision",
        "string",
        "Finesse de la ligne : jour, semaine ou mois dans un quartier, ou mois dans toute la commune.",
        "How fine the line is: day, week or month in a quarter, or month in the whole town.",
        ("day", "week", "month", "town"),
        example="week",
    ),
    Field(
        "service_code",
        "string",
        "Code du type de problème.",
        "Code of the kind of problem.",
        example="lampadaire",
    ),
    Field(
        "service",
        "string",
        "Type de problème, en clair.",
        "Kind of problem, in words.",
        example="Lampadaire éteint",
    ),
    Field(
        "group_code",
        "string",
        "Famille du type de problème.",
        "Family of the kind of problem.",
        example="eclairage",
    ),
    Field(
        "area_code",
        "string",
        "Code du quartier ; vide quand la ligne vaut pour toute la commune.",
        "Code of the quarter; empty where the line is about the whole town.",
        is_required=False,
        example="centre",
    ),
    Field(
        "area",
        "string",
        "Nom du quartier.",
        "Name of the quarter.",
        is_required=False,
        example="Centre",
    ),
    Field(
        "longitude",
        "number",
        ("Longitude (WGS 84) du milieu du carré, ou d’un point fixe du quartier ou de la commune : voir place."),
        ("Longitude (WGS 84) of the middle of the square, or of a fixed point of the quarter or town: see place."),
        example="3.87723",
    ),
    Field(
        "latitude",
        "number",
        "Latitude (WGS 84) du même point.",
        "Latitude (WGS 84) of the same point.",
        example="43.61092",
    ),
    Field(
        "place",
        "string",
        "Ce que le point représente : un carré de la grille, le quartier, ou la commune.",
        "What the point stands for: a square of the grid, the quarter, or the town.",
        ("square", "area", "town"),
        example="area",
    ),
    Field(
        "outcome",
        "string",
        (
            "Ce qu’il est devenu : ouvert, réparé, non retenu, transmis à un autre organisme, rattaché à un "
            "autre signalement."
        ),
        ("What became of it: open, solved, refused, passed on to another body, merged into another report."),
        ("open", "solved", "refused", "passed_on", "merged"),
        example="solved",
    ),
    Field(
        "closed_within_days",
        "integer",
        ("Clos en ce nombre de jours au plus (1, 3, 7, 14, 30, 90, 365) ; vide tant qu’il est ouvert, et au-delà."),
        ("Closed within at most so many days (1, 3, 7, 14, 30, 90, 365); empty while it is open, and beyond."),
        is_required=False,
        example="7",
    ),
    Field(
        "contested",
        "boolean",
        "Si quelqu’un a dit que ce n’était pas réparé.",
        "Whether somebody said that it was not fixed.",
        example="false",
    ),
)
NAMES = tuple(field.name for field in FIELDS)
