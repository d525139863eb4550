"""Says in words why a report went to its department, from the reason that routing stored."""

from __future__ import annotations

from typing import Any

TEXTS: dict[str, dict[str, str]] = {
    "fr": {
        "asset_owner": "{asset} est à {department}.",
        "street_owner": "{street} est une voie {owner} : {department} en a la charge.",
        "area_rule": "Dans le secteur {area}, {department} s’occupe de ce type de problème.",
        "service_rule": "{department} s’occupe de ce type de problème dans toute la ville.",
        "fallback": "Aucune règle ne dit qui s’en occupe ici : {department} va choisir l’équipe.",
        "chosen": "Le point est à la limite de deux secteurs ; vous avez choisi {department}.",
        "reassigned": "L’accueil a confié ce signalement à {department}.",
    },
    "en": {
        "asset_owner": "{asset} belongs to {department}.",
        "street_owner": "{street} is a {owner} road: {department} looks after it.",
        "area_rule": "In the {area} sector, {department} deals with this kind of problem.",
        "service_rule": "{department} deals with this kind of problem in the whole town.",
        "fallback": "No rule says who deals with this here: {department} will choose the team.",
        "chosen": "The point is on the edge of two sectors; you chose {department}.",
        "reassigned": "The front desk gave this report to {department}.",
    },
}
OWNERS = {
    "fr": {
        "town": "communale",
        "metropole": "métropolitaine",
        "departement": "départementale",
        "state": "nationale",
        "private": "privée",
    },
    "en": {
        "town": "town",
        "metropole": "metropolitan",
        "departement": "département",
        "state": "national",
        "private": "private",
    },
}
LAYERS = {
    "fr": {
        "street_lamp": "Le lampadaire",
        "waste_basket": "La corbeille",
        "sign": "Le panneau",
        "tree": "L’arbre",
        "traffic_signals": "Le feu",
        "bench": "Le banc",
        "fountain": "La fontaine",
        "crossing": "Le passage piéton",
    },
    "en": {
        "street_lamp": "Street lamp",
        "waste_basket": "Bin",
        "sign": "Sign",
        "tree": "Tree",
        "traffic_signals": "Traffic light",
        "bench": "Bench",
        "fountain": "Fountain",
        "crossing": "Crossing",
    },
}
UNNAMED = {
    "fr": {"street": "Cette voie", "area": "du point", "asset": "L’équipement"},
    "en": {"street": "This street", "area": "of the point", "asset": "The object"},
}
STEPS = {
    "fr": {
        "asset": "{asset} est à {distance} m du point.",
        "quarter": "Le point est dans le quartier {quarter}.",
        "rule": "Règle n° {rule}.",
    },
    "en": {
        "asset": "{asset} is {distance} m from the point.",
        "quarter": "The point is in the {quarter} quarter.",
        "rule": "Rule no. {rule}.",
    },
}


def explain(reason: dict[str, Any], department_name: str, locale: str) -> dict[str, Any]:
    """`{code, sentence, steps}` for a stored routing reason (see geo.routing.Routing.as_json)."""
    code = str(reason.get("code", "fallback"))
    unnamed = UNNAMED[locale]
    asset = _asset_name(reason, locale)
    values = {
        "department": department_name,
        "asset": asset or unnamed["asset"],
        "street": reason.get("street_name") or unnamed["street"],
        "owner": OWNERS[locale].get(str(reason.get("street_owner")), str(reason.get("street_owner") or "")),
        "area": reason.get("area_name") or unnamed["area"],
    }
    steps = STEPS[locale]
    lines = []
    if asset and reason.get("asset_distance_m") is not None:
        lines.append(steps["asset"].format(asset=asset, distance=round(float(reason["asset_distance_m"]))))
    if reason.get("quarter_name"):
        lines.append(steps["quarter"].format(quarter=reason["quarter_name"]))
    if reason.get("rule_id"):
        lines.append(steps["rule"].format(rule=reason["rule_id"]))
    sentence = TEXTS[locale].get(code, TEXTS[locale]["fallback"]).format(**values)
    return {"code": code, "sentence": sentence, "steps": lines}


def _asset_name(reason: dict[str, Any], locale: str) -> str | None:
    reference = reason.get("asset_reference")
    if not reference:
        return None
    return f"{LAYERS[locale].get(str(reason.get('asset_layer')), UNNAMED[locale]['asset'])} {reference}"
