"""How others find and understand the dataset: Table Schema, and a DCAT-AP catalogue that data.gouv.fr harvests."""

from __future__ import annotations

from typing import Any

from app.actions.open_data_columns import FIELDS
from app.actions.open_data_rules import read_rules
from app.core.extensions import settings
from app.models import Jurisdiction, OpenDataFile

TYPES = {
    "csv": "text/csv; charset=utf-8",
    "geojson": "application/geo+json",
    "gpkg": "application/geopackage+sqlite3",
    "parquet": "application/vnd.apache.parquet",
}
_AUTHORITY = "http://publications.europa.eu/resource/authority"
_FILE_TYPES = {"csv": "CSV", "geojson": "GEOJSON", "gpkg": "GPKG", "parquet": "PARQUET"}
_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
TITLE = {"fr": "Signalements de voirie, {town}", "en": "Street reports, {town}"}
DESCRIPTION = {
    "fr": (
        "Problèmes de rue signalés à {town} et ce qu’ils sont devenus, mois par mois. Sans texte libre, sans photo, "
        "sans adresse ; chaque ligne est égale à au moins {others} autres par la date, le lieu et le type."
    ),
    "en": (
        "Street problems reported in {town} and what became of them, month by month. No free text, no photos, no "
        "addresses; each line equals at least {others} others in date, place and kind."
    ),
}


def absolute(path: str, town: Jurisdiction) -> str:
    """An address of this room as others should call it."""
    return f"{settings.base_url}/opendata/v1/{path}?town={town.slug}"


def columns(locale: str) -> list[dict[str, Any]]:
    """The dictionary of the dataset in one language."""
    return [
        {
            "name": one.name, "type": one.kind, "description": one.fr if locale == "fr" else one.en,
            "values": list(one.values), "example": one.example,
        }
        for one in FIELDS
    ]  # fmt: skip


def table_schema(town: Jurisdiction, locale: str) -> dict[str, Any]:
    """The dataset's columns as a Table Schema (Frictionless, https://specs.frictionlessdata.io/table-schema/)."""
    return {
        "$schema": "https://frictionlessdata.io/schemas/table-schema.json",
        "name": "signalements-de-voirie",
        "title": TITLE[locale].format(town=town.name),
        "path": absolute("schema.json", town),
        "missingValues": [""],
        "fields": [
            {
                "name": one.name,
                "type": one.kind,
                "description": one.fr if locale == "fr" else one.en,
                "example": one.example,
                **({"trueValues": ["true"], "falseValues": ["false"]} if one.kind == "boolean" else {}),
                "constraints": {"required": one.is_required, **({"enum": list(one.values)} if one.values else {})},
            }
            for one in FIELDS
        ],
    }


def dcat(town: Jurisdiction, files: list[OpenDataFile]) -> dict[str, Any]:
    """The catalogue with its one dataset (DCAT-AP 2.1, JSON-LD); each whole file and each month is a distribution."""
    rules = read_rules(town)
    updated = max((one.built_at for one in files), default=town.created_at)
    publisher = {"@type": "foaf:Organization", "foaf:name": town.name}
    dataset = {
        "@id": absolute("reports", town),
        "@type": "dcat:Dataset",
        "dct:identifier": f"signalements-{town.slug}",
        "dct:title": [{"@value": TITLE[one].format(town=town.name), "@language": one} for one in ("fr", "en")],
        "dct:description": [
            {"@value": DESCRIPTION[one].format(town=town.name, others=rules.k - 1), "@language": one}
            for one in ("fr", "en")
        ],
        "dct:publisher": publisher,
        "dct:issued": _moment(town.created_at),
        "dct:modified": _moment(updated),
        "dct:accrualPeriodicity": {"@id": f"{_AUTHORITY}/frequency/MONTHLY"},
        "dct:language": {"@id": f"{_AUTHORITY}/language/FRA"},
        "dct:license": {"@id": rules.licence.url},
        "dct:conformsTo": {"@id": absolute("schema.json", town)},
        "dcat:keyword": ["signalement", "voirie", "propreté", "éclairage public"],
        "dcat:theme": {"@id": f"{_AUTHORITY}/data-theme/REGI"},
        "dcat:landingPage": {"@id": f"{settings.base_url}/donnees"},
        "dcat:contactPoint": _contact(town),
        "dcat:distribution": [_distribution(town, one, rules.licence.url) for one in files],
    }
    if town.insee_code:
        dataset["dct:spatial"] = {"@id": f"http://id.insee.fr/geo/commune/{town.insee_code}"}
    return {
        "@context": _CONTEXT,
        "@id": absolute("catalog.jsonld", town),
        "@type": "dcat:Catalog",
        "dct:title": f"Rue Claire, {town.name}",
        "dct:description": DESCRIPTION["fr"].format(town=town.name, others=rules.k - 1),
        "dct:publisher": publisher,
        "foaf:homepage": {"@id": settings.base_url},
        "dcat:dataset": [dataset],
    }


def _distribution(town: Jurisdiction, one: OpenDataFile, licence: str) -> dict[str, Any]:
    address = absolute(f"reports/{one.part}.{one.format}", town)
    return {
        "@id": address,
        "@type": "dcat:Distribution",
        "dct:title": f"{'Tout' if one.part == 'all' else one.part} ({one.format})",
        "dcat:accessURL": {"@id": address},
        "dcat:downloadURL": {"@id": address},
        "dcat:mediaType": {"@id": f"http://www.iana.org/assignments/media-types/{TYPES[one.format].partition(';')[0]}"},
        "dct:format": {"@id": f"{_AUTHORITY}/file-type/{_FILE_TYPES[one.format]}"},
        "dct:license": {"@id": licence},
        "dct:modified": _moment(one.built_at),
        "dcat:byteSize": {"@value": str(one.size_bytes), "@type": "xsd:decimal"},
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
            "spdx:checksumValue": one.sha256,
        },
    }


def _contact(town: Jurisdiction) -> dict[str, Any]:
    """The town hall's public address for questions, where it has one."""
    contact: dict[str, Any] = {"@type": "vcard:Organization", "vcard:fn": town.name}
    email = town.settings.get("email")
    if email:
        contact["vcard:hasEmail"] = {"@id": f"mailto:{email}"}
    return contact


def _moment(moment: Any) -> dict[str, str]:
    return {"@value": moment.isoformat(timespec="seconds"), "@type": "xsd:dateTime"}
