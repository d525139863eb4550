"""Says in words why a report went to its department, from the reason that routing stored."""

from __future__ import annotations

from typing import Any

from app.core.languages import RIGHT_TO_LEFT
from app.web.why_texts import LAYERS, OWNERS, STEPS, TEXTS, UNNAMED

FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"


def explain(reason: dict[str, Any], department_name: str, locale: str) -> dict[str, Any]:
    """`{code, sentence, steps}` for a stored routing reason (see geo.routing.Routing.as_json)."""
    code = str(reason.get("code", "fallback"))
    unnamed = UNNAMED[locale]
    asset = _asset_name(reason, locale)
    values = {
        "department": _isolate(department_name, locale),
        "asset": asset or unnamed["asset"],
        "street": _isolate(reason.get("street_name"), locale) or unnamed["street"],
        "owner": OWNERS[locale].get(str(reason.get("street_owner")), str(reason.get("street_owner") or "")),
        "area": _isolate(reason.get("area_name"), locale) or unnamed["area"],
    }
    steps = STEPS[locale]
    lines = []
    if asset and reason.get("asset_distance_m") is not None:
        lines.append(steps["asset"].format(asset=asset, distance=round(float(reason["asset_distance_m"]))))
    if reason.get("quarter_name"):
        lines.append(steps["quarter"].format(quarter=_isolate(reason["quarter_name"], locale)))
    if reason.get("rule_id"):
        lines.append(steps["rule"].format(rule=reason["rule_id"]))
    sentence = TEXTS[locale].get(code, TEXTS[locale]["fallback"]).format(**values)
    return {"code": code, "sentence": sentence, "steps": lines}


def _asset_name(reason: dict[str, Any], locale: str) -> str | None:
    reference = reason.get("asset_reference")
    if not reference:
        return None
    layer = LAYERS[locale].get(str(reason.get("asset_layer")), UNNAMED[locale]["asset"])
    return f"{layer} {_isolate(reference, locale)}"


def _isolate(name: Any, locale: str) -> str:
    """`name` in its own direction inside a right-to-left sentence (Unicode Bidirectional Algorithm, X5c)."""
    if not name:
        return ""
    return f"{FIRST_STRONG_ISOLATE}{name}{POP_ISOLATE}" if locale in RIGHT_TO_LEFT else str(name)
