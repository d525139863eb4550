"""What residents might write about each service of the demonstration, put together by code, with their typing errors."""

from __future__ import annotations

import random

# fmt: off
CLAUSES: dict[str, tuple[str, ...]] = {
    "overflowing_bin": ("la poubelle publique est archi pleine", "la corbeille déborde de partout", "plus de place dans la poubelle du parc", "les sacs s’entassent autour de la corbeille", "la poubelle a été renversée", "le couvercle de la corbeille est cassé", "la poubelle n’est jamais vidée", "la corbeille a disparu de son poteau"),
    "dumped_rubbish": ("quelqu’un a laissé un canapé dehors", "un vieux matelas traîne contre le mur", "des gravats ont été déversés", "un frigo abandonné bloque le passage", "des meubles cassés sont entassés", "des cartons et des sacs noirs déposés la nuit", "une machine à laver sur le trottoir", "des pneus jetés derrière les garages"),
    "litter": ("plein de papiers par terre", "du verre cassé sur la piste", "des mégots et des canettes partout", "la rue est vraiment sale", "des feuilles mortes qui glissent", "des seringues près de l’aire de jeux", "des bouteilles vides au pied des bancs", "il faudrait un coup de balai"),
    "dog_waste": ("des crottes de chien tous les trois mètres", "encore des déjections canines", "on marche dedans avec la poussette", "les maîtres ne ramassent rien", "caca de chien devant le portail", "ça sent et c’est plein de crottes"),
    "graffiti": ("un gros tag sur la façade", "le mur a été recouvert de graffitis", "des affiches collées n’importe où", "une insulte peinte sur le portail", "des autocollants sur tous les poteaux", "le transformateur a encore été tagué", "de la peinture sur la vitre de l’abribus"),
    "lamp_out": ("le lampadaire ne marche plus", "toute la rue est dans le noir", "plus de lumière au passage piéton", "le réverbère reste éteint le soir", "l’ampoule est grillée", "on ne voit rien en rentrant", "trois lampadaires en panne d’affilée", "l’éclairage est mort depuis l’orage"),
    "lamp_flickering": ("la lumière clignote sans arrêt", "le lampadaire s’allume et s’éteint", "l’éclairage saute toutes les minutes", "ça grésille et ça clignote", "lumière très faible qui vacille"),
    "lamp_on_by_day": ("les lampadaires restent allumés en plein jour", "la lumière brûle à midi", "éclairage allumé toute la journée", "quel gaspillage ces lampes allumées au soleil"),
    "wires_exposed": ("des fils électriques pendent", "la trappe du poteau est ouverte", "le mât penche dangereusement", "un câble traîne au sol", "un camion a plié le lampadaire", "on voit les fils au pied du candélabre"),
    "sign_damaged": ("le panneau est tordu", "le stop a été arraché", "la plaque de rue est tombée", "on ne lit plus le panneau", "le sens interdit est caché par les branches", "panneau couché après un choc", "il manque le panneau de limitation"),
    "road_marking": ("le passage piéton est effacé", "on ne voit plus les lignes blanches", "la bande cyclable a disparu", "le zébra est invisible", "la peinture au sol est usée", "les places ne sont plus marquées"),
    "pothole": ("un énorme nid-de-poule", "un trou dans la chaussée", "ma roue a tapé dans un creux", "le bitume s’affaisse", "la route est défoncée", "une plaque d’égout descendue", "le goudron part en morceaux", "j’ai failli tomber à vélo dans le trou"),
    "pavement": ("une dalle du trottoir bouge", "les pavés sont déchaussés", "le trottoir est soulevé", "impossible de passer en fauteuil", "la bordure est cassée", "le potelet a été arraché", "une vieille dame a trébuché sur le trottoir"),
    "abandoned_vehicle": ("une voiture épave sans plaques", "un scooter brûlé", "la même voiture ne bouge plus depuis des mois", "une camionnette aux pneus crevés", "un vélo rouillé attaché au poteau", "voiture ventouse devant le garage"),
    "fallen_branch": ("une grosse branche est tombée", "un arbre penche vers la route", "l’arbre perd des morceaux", "les racines soulèvent tout", "des branches touchent les fils", "un tronc en travers après la tempête"),
    "bench": ("une latte du banc est cassée", "le toboggan est fendu", "la balançoire n’a plus de chaîne", "la table de pique-nique est branlante", "le banc a été arraché", "le jeu pour enfants est dangereux"),
    "water_leak": ("de l’eau coule sans arrêt", "une fuite sous la chaussée", "la fontaine ne s’arrête plus", "un tuyau a éclaté", "le robinet du square goutte", "ça jaillit du trottoir"),
    "blocked_drain": ("l’égout est bouché", "la grille déborde dès qu’il pleut", "une odeur d’égout terrible", "l’avaloir est plein de feuilles", "une flaque énorme ne part plus", "la bouche d’évacuation refoule"),
    "other": ("une question sur le marché", "des pigeons partout", "beaucoup de bruit la nuit", "un chat perdu", "qui contacter pour les horaires"),
}
# fmt: on
OPENINGS = ("", "", "", "Bonjour, ", "bonjour ", "Je signale que ", "Attention, ", "svp ", "Encore une fois, ")
PLACES = (
    "",
    "devant l’école",
    "au coin de la rue",
    "près de la gare",
    "devant le 14",
    "au bout de l’impasse",
    "côté parc",
    "à l’arrêt de bus",
    "derrière la mairie",
    "au rond-point",
)
SINCE = ("", "", "depuis hier", "depuis trois jours", "depuis des semaines", "ce matin", "cette nuit", "toujours")
CLOSINGS = ("", "", "", ". Merci", ", merci d’avance", " !!", ". C’est dangereux", ". Ce n’est pas la première fois")
SHARES = (0, 1, 1, 1, 2)
"""How many typing errors a sentence holds."""


def write(code: str, chance: random.Random) -> str:
    """One report about a service, as somebody in a hurry might type it."""
    parts = [chance.choice(CLAUSES[code]), chance.choice(PLACES), chance.choice(SINCE)]
    text = chance.choice(OPENINGS) + " ".join(part for part in parts if part) + chance.choice(CLOSINGS)
    return misspell(text, chance)


def misspell(text: str, chance: random.Random) -> str:
    """The text with accents dropped now and then, and letters lost, doubled or swapped."""
    if chance.random() < 0.3:
        text = text.translate(str.maketrans("éèêàâîôûç’", "eeeaaiouc "))
    for _ in range(chance.choice(SHARES)):
        at = chance.randrange(1, len(text) - 1)
        kind = chance.randrange(3)
        if kind == 0:
            text = text[:at] + text[at + 1 :]
        elif kind == 1:
            text = text[:at] + text[at] + text[at:]
        else:
            text = text[: at - 1] + text[at] + text[at - 1] + text[at + 1 :]
    return text
