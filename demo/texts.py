"""What people and crews of the demonstration write: plain sentences, most of them French."""

from __future__ import annotations

ENGLISH = "en:"
"""Begins a text that somebody wrote in English."""

DESCRIPTIONS: dict[str, tuple[str, ...]] = {
    "overflowing_bin": (
        "La poubelle est pleine depuis samedi, les sacs s’entassent à côté.",
        "Le couvercle est cassé et les corneilles sortent tout.",
        "Toujours pleine après le marché.",
        "Des sacs ont été posés au pied, ça sent fort.",
        "La corbeille a été renversée cette nuit.",
        "Elle déborde à chaque sortie d’école.",
        "en:Bin overflowing for days, rubbish blowing into the street.",
    ),
    "dumped_rubbish": (
        "Un matelas et des cartons devant le local à vélos.",
        "Canapé et sacs noirs laissés cette nuit, le trottoir est bloqué.",
        "Frigo sans porte au bord du chemin, attention aux enfants.",
        "Gravats et sacs de plâtre contre le mur.",
        "Encombrants sortis sans rendez-vous, c’est la troisième fois ce mois-ci.",
        "Deux pneus et un vieux four.",
        "en:Someone left a sofa and boxes on the pavement, pushchairs have to use the road.",
    ),
    "litter": (
        "Verre cassé devant l’aire de jeux.",
        "Beaucoup de canettes et de papiers après la fête.",
        "Verre et canettes au pied du banc.",
        "Les feuilles rendent le trottoir très glissant.",
        "Bouteilles cassées sur la piste cyclable.",
    ),
    "dog_waste": (
        "Plusieurs déjections devant l’entrée de l’école.",
        "Il faudrait un distributeur de sacs ici.",
        "Le trottoir n’est plus praticable.",
    ),
    "graffiti": (
        "Grand tag sur le mur de l’école, face à l’arrêt de bus.",
        "Tag apparu ce week-end sur le transformateur.",
        "Nouveau tag à côté de celui effacé la semaine dernière.",
        "Inscription sur la façade de la médiathèque.",
        "en:New graffiti on the bridge wall.",
    ),
    "lamp_out": (
        "Le lampadaire est éteint depuis trois jours, le passage piéton est dans le noir.",
        "Plus de lumière au coin de la rue.",
        "Trois lampadaires de suite sont éteints.",
        "Il s’éteint dès qu’il pleut.",
        "On ne voit plus les marches le soir.",
        "Très sombre en rentrant du travail, je ne me sens pas rassurée.",
        "en:The lamp by the crossing has been out since Monday.",
    ),
    "lamp_flickering": (
        "Il clignote toute la nuit devant la chambre de ma fille.",
        "La lumière s’allume et s’éteint toutes les minutes.",
        "Le lampadaire grésille et clignote.",
        "en:Flickers all evening, very annoying.",
    ),
    "lamp_on_by_day": ("Toute la rue reste allumée en plein jour.", "Allumé à midi depuis une semaine."),
    "wires_exposed": (
        "La trappe au pied du lampadaire est ouverte, à hauteur d’enfant.",
        "Le poteau penche depuis qu’une camionnette l’a touché.",
        "La porte du mât ne ferme plus.",
    ),
    "sign_damaged": (
        "Le panneau est tordu, on ne le voit plus en arrivant.",
        "Panneau stop arraché, c’est dangereux à la sortie de l’école.",
        "Le panneau est à moitié arraché depuis l’accident.",
        "Le sens interdit est tourné vers le mur.",
        "Plié en deux, les voitures ne s’arrêtent plus.",
        "Le vent a couché le panneau.",
        "en:The no-entry sign has been turned round.",
    ),
    "road_marking": (
        "Le passage piéton est complètement effacé.",
        "Les bandes blanches ont disparu devant l’école.",
        "On ne distingue plus le passage la nuit.",
    ),
    "pothole": (
        "Gros trou plein d’eau, j’ai failli tomber à vélo.",
        "Le trou s’agrandit à chaque pluie.",
        "Le trou est juste sur la trajectoire des vélos.",
        "Nid-de-poule juste après le virage.",
        "en:Deep pothole, cars swerve to avoid it.",
    ),
    "pavement": (
        "Une dalle est soulevée, ma mère est tombée.",
        "Impossible de passer en fauteuil, le bord est cassé.",
        "Une dalle cassée en deux, les poussettes butent dessus.",
        "Le pavé bouge, l’eau gicle dessous.",
    ),
    "abandoned_vehicle": (
        "Voiture rouillée, pneus à plat depuis deux mois.",
        "Épave sans plaque, vitre cassée.",
        "Le véhicule n’a pas bougé depuis l’été.",
    ),
    "fallen_branch": (
        "Grosse branche tombée avec le vent, elle barre le trottoir.",
        "Branche à terre, on doit passer sur la route.",
        "Une partie de l’arbre est tombée sur la chaussée.",
        "Branche cassée, le trottoir et la rue sont barrés.",
        "en:Branch down across the cycle path.",
    ),
    "bench": (
        "Deux lattes du banc sont cassées.",
        "Le banc ne tient plus que d’un côté.",
        "Une vis dépasse, ma fille s’est griffée.",
    ),
    "water_leak": (
        "L’eau coule le long du trottoir depuis ce matin.",
        "L’eau sort de terre au pied du trottoir.",
        "Ça bouillonne entre deux pavés.",
        "en:Water coming up through the road.",
    ),
    "blocked_drain": (
        "La grille est bouchée par les feuilles, il y a une mare à chaque pluie.",
        "Mauvaise odeur devant le 12 depuis lundi.",
        "L’eau ne s’écoule plus.",
    ),
    "other": (
        "Un chariot de supermarché traîne là depuis des semaines.",
        "Chariot abandonné devant l’entrée de l’immeuble.",
        "Un chariot de courses gêne le passage des poussettes.",
    ),
}
ABOUT = ("Un chariot abandonné", "Un chariot de supermarché")

DONE: dict[str, tuple[str, ...]] = {
    "overflowing_bin": (
        "Corbeille vidée et abords nettoyés.",
        "Couvercle changé, passage ajouté le samedi.",
        "Vidée. Un second passage est prévu après le marché.",
    ),
    "dumped_rubbish": (
        "Tout est enlevé, trottoir lavé.",
        "Encombrants évacués vers la déchèterie.",
        "Enlevé avec le camion-grue.",
    ),
    "litter": (
        "Balayé et lavé.",
        "Verre ramassé, aire de jeux contrôlée.",
        "Sol balayé deux fois et rincé.",
    ),
    "dog_waste": ("Trottoir lavé à haute pression.", "Nettoyé, un distributeur de sacs sera posé."),
    "graffiti": ("Tag effacé à la vapeur.", "Mur repeint.", "Tag enlevé, enduit protecteur posé."),
    "lamp_out": (
        "Module LED et fusible remplacés. Le lampadaire fonctionne.",
        "Câble réparé, toute la ligne est rallumée.",
        "Fusible changé.",
        "Boîtier étanche remplacé : il ne s’éteindra plus sous la pluie.",
    ),
    "lamp_flickering": ("Alimentation remplacée, lumière stable.", "Connexion resserrée dans le mât."),
    "lamp_on_by_day": ("Horloge de l’armoire réglée.", "Cellule remplacée."),
    "wires_exposed": ("Trappe refermée avec une vis de sécurité.", "Mât redressé et contrôlé."),
    "sign_damaged": (
        "Panneau redressé et rescellé.",
        "Panneau neuf posé.",
        "Support changé, panneau remis droit.",
        "Panneau remis d’aplomb et béton refait.",
    ),
    "road_marking": ("Marquage repeint.", "Peinture refaite de nuit."),
    "pothole": (
        "Trou rebouché à l’enrobé à froid.",
        "Chaussée reprise sur quatre mètres.",
        "Enrobé repris à chaud.",
    ),
    "pavement": ("Dalle reposée et scellée.", "Bordure refaite, passage accessible.", "Dalle neuve posée."),
    "abandoned_vehicle": ("Véhicule mis en fourrière.", "Enlevé après mise en demeure."),
    "fallen_branch": (
        "Branche débitée et enlevée, arbre contrôlé.",
        "Élagage de sécurité fait.",
        "Coupe propre faite, chaussée balayée.",
    ),
    "bench": ("Lattes remplacées.", "Banc refait à neuf."),
    "water_leak": ("Conduite réparée, tranchée refermée.", "Joint remplacé, tranchée refermée."),
    "blocked_drain": ("Grille débouchée et curée.", "Avaloir nettoyé, siphon remis."),
    "other": ("Chariot rendu au magasin.", "Fait, merci de l’avoir signalé."),
}
REFUSALS: dict[str, tuple[str, dict[str, str] | None]] = {
    "not_competent": (
        "Ce terrain appartient au bailleur ; nous lui avons donné vos indications.",
        {"name": "Habitat de la Virelle", "contact": "02 61 91 00 60"},
    ),
    "private_property": (
        "Cette cour est privée : seul son propriétaire peut intervenir. Nous l’avons prévenu par courrier.",
        None,
    ),
    "not_found": (
        "Passage sur place ce matin : plus rien à cet endroit. Refaites un signalement si cela revient.",
        None,
    ),
    "not_a_defect": ("Cette rue s’éteint de minuit à cinq heures, comme tout le quartier.", None),
    "unclear": (
        "La photo ne montre pas l’endroit et l’adresse couvre toute la rue. Précisez le numéro, nous passerons.",
        None,
    ),
    "unsafe": ("Le mur menace de tomber : nous attendons l’expert avant d’y toucher.", None),
}
FORWARDS: tuple[tuple[str, str, str], ...] = (
    (
        "Gestionnaire du réseau électrique",
        "02 61 91 00 70",
        "Ce coffret est au réseau électrique. Il a reçu votre signalement ce matin.",
    ),
    ("Gestionnaire de la voie ferrée", "02 61 91 00 71", "Le talus est à la voie ferrée, qui enverra une équipe."),
    ("Habitat de la Virelle", "02 61 91 00 60", "Le parking est au bailleur. Nous lui avons transmis la photo."),
    ("Syndicat des eaux de la Virelle", "02 61 91 00 72", "La conduite principale est au syndicat, qui est prévenu."),
)
CONTESTS: dict[str, tuple[str, ...]] = {
    "lamp_out": ("Il s’est de nouveau éteint hier soir.", "Toujours noir quand je suis rentré.", "Still dark tonight."),
    "lamp_flickering": ("Il clignote encore.", "Cela a tenu deux soirs, puis il a recommencé."),
    "pothole": ("Le trou est revenu après la pluie.", "L’enrobé s’est déjà creusé."),
    "dumped_rubbish": ("Il en reste la moitié derrière la haie.", "Tout a été remis la nuit suivante."),
    "overflowing_bin": ("De nouveau pleine le lendemain.", "Les sacs au pied sont restés."),
    "sign_damaged": ("Le panneau est retombé.", "Il est encore tourné vers le mur."),
}
STILL_THERE = (
    "Rien n’a changé quand je suis passé ce matin.",
    "Le problème est toujours là.",
    "Still the same this morning.",
)
INTERNAL = (
    "Prévoir la nacelle.",
    "Prendre deux cônes et le panneau de rétrécissement.",
    "Accès par la cour, demander la clé à la loge.",
    "Troisième fois au même endroit : voir avec la police municipale.",
    "Pièce commandée, délai une semaine.",
    "Passer avant 8 h, stationnement gênant ensuite.",
    "Voir si la garantie court encore.",
)
PUBLIC = (
    "La pièce est commandée, nous revenons dès qu’elle arrive.",
    "Un balisage est posé en attendant.",
    "Nous passerons de nuit pour ne pas couper la rue.",
    "Le quartier est inscrit à la tournée de la semaine prochaine.",
)
REASSIGNED = (
    "Ce n’est pas pour nous, merci de regarder.",
    "À voir avec l’équipe compétente.",
    "Confié après appel du service.",
)
FIRST_NAMES = (
    "Léa",
    "Karim",
    "Monique",
    "Julien",
    "Fatou",
    "Pierre",
    "Chloé",
    "Ahmed",
    "Jeanne",
    "Luc",
    "Mei",
    "Sarah",
    "Olivier",
    "Rosa",
    "Gérard",
    "Aïcha",
    "Emma",
    "Mehdi",
    "Simone",
    "Hugo",
    "Ingrid",
    "Paulo",
    "Nina",
    "Yves",
)
LAST_NAMES = (
    "Martin",
    "Benali",
    "Petit",
    "Durand",
    "Sow",
    "Lopez",
    "Girard",
    "Nguyen",
    "Fontaine",
    "Caron",
    "Mercier",
    "Blanc",
    "Rossi",
    "Adam",
    "Faure",
    "Picard",
)
