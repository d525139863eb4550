"""The layers of assets that have a name of their own, and the ones an OpenStreetMap extract gives."""

from __future__ import annotations

LAYER_NAMES = {
    "street_lamp": "Lampadaire",
    "waste_basket": "Corbeille",
    "traffic_sign": "Panneau",
    "traffic_signals": "Feu de circulation",
    "tree": "Arbre",
    "bench": "Banc",
    "recycling": "Point d’apport volontaire",
    "crossing": "Passage piéton",
    "fountain": "Fontaine",
    "drinking_water": "Point d’eau potable",
    "post_box": "Boîte aux lettres",
    "parking_meter": "Horodateur",
    "disabled_parking": "Place réservée",
    "bollard": "Borne",
    "bicycle_parking": "Arceau à vélos",
    "street_cabinet": "Armoire de rue",
    "toilets": "Toilettes publiques",
    "playground": "Aire de jeux",
}
"""What a resident of France calls an asset of the layer, when it has no label of its own."""

OSM_LAYERS: tuple[tuple[str, str, str], ...] = (
    ("highway", "street_lamp", "street_lamp"),
    ("highway", "traffic_signals", "traffic_signals"),
    ("highway", "crossing", "crossing"),
    ("amenity", "waste_basket", "waste_basket"),
    ("amenity", "bench", "bench"),
    ("amenity", "recycling", "recycling"),
    ("amenity", "fountain", "fountain"),
    ("amenity", "drinking_water", "drinking_water"),
    ("amenity", "post_box", "post_box"),
    ("amenity", "parking_meter", "parking_meter"),
    ("vending", "parking_tickets", "parking_meter"),
    ("amenity", "bicycle_parking", "bicycle_parking"),
    ("amenity", "toilets", "toilets"),
    ("leisure", "playground", "playground"),
    ("natural", "tree", "tree"),
    ("barrier", "bollard", "bollard"),
    ("man_made", "street_cabinet", "street_cabinet"),
)
"""(key, value, layer), first match wins; `traffic_sign=*` is a traffic_sign whatever its value."""


def osm_layer(tags: dict[str, str]) -> str | None:
    """The layer of an OpenStreetMap object, or None when it is no asset of ours."""
    for key, value, layer in OSM_LAYERS:
        if tags.get(key) == value:
            return layer
    return "traffic_sign" if "traffic_sign" in tags or tags.get("highway") == "traffic_sign" else None
