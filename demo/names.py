"""Names for streets, in the order in which they are given out; plain ones that many French towns share."""

from __future__ import annotations

from collections.abc import Iterator

# fmt: off
CENTRE = (
    "Rue des Tanneurs", "Rue du Four", "Rue de la Poulaillerie", "Grand-Rue", "Rue des Orfèvres",
    "Rue du Puits-Doré", "Rue de la Cordonnerie", "Rue Haute", "Rue Basse", "Rue du Vieux-Marché",
    "Rue de l’Horloge", "Rue des Drapiers", "Rue Notre-Dame", "Rue du Chapitre", "Rue des Trois-Pigeons",
    "Rue de la Monnaie", "Rue du Temple", "Rue Traversière", "Rue des Ursulines", "Rue de la Fontaine",
    "Rue du Bœuf", "Rue Saint-Éloi", "Rue de la Boucherie", "Rue des Cloutiers", "Rue de l’Étoile",
    "Rue du Chat-Blanc", "Rue Saint-Jacques", "Rue de la Parcheminerie", "Rue du Cloître", "Rue des Potiers",
    "Rue de la Tour", "Rue du Sel", "Rue des Augustins", "Rue Neuve", "Rue du Cygne", "Rue de la Juiverie",
    "Rue Mercière", "Rue du Grenier-à-Blé", "Rue de l’Ancien-Collège", "Rue des Remouleurs", "Rue Sainte-Anne",
    "Rue du Lion-d’Or",
)
BLIND = (
    "Impasse du Pressoir", "Impasse des Jardins", "Passage du Commerce", "Impasse Saint-Éloi",
    "Passage des Écuries", "Impasse de la Treille", "Cour des Miracles", "Impasse du Figuier",
    "Passage de l’Industrie", "Impasse des Lilas", "Impasse de la Source", "Villa des Roses", "Impasse du Lavoir",
    "Allée privée des Cèdres", "Impasse des Mûriers", "Cour du Dauphin",
)
FAUBOURG = (
    "Rue Jules-Ferry", "Rue Émile-Zola", "Rue Voltaire", "Rue Denis-Papin", "Rue George-Sand", "Rue Lamartine",
    "Rue Alsace-Lorraine", "Rue Pierre-et-Marie-Curie", "Rue de Verdun", "Rue du 4-Septembre", "Rue Ledru-Rollin",
    "Rue Parmentier", "Rue de la Liberté", "Rue Claude-Bernard", "Rue Diderot", "Rue du Château-d’Eau",
    "Rue Hector-Berlioz", "Rue Garibaldi", "Rue des Écoles", "Rue du Gaz", "Rue Lavoisier", "Rue Arago",
    "Rue Camille-Desmoulins", "Rue de l’Abattoir", "Rue Beaumarchais", "Rue Raspail", "Rue Michelet",
    "Rue Edgar-Quinet", "Rue de Strasbourg", "Rue de Metz", "Rue Nicéphore-Niépce", "Rue La Fontaine", "Rue Racine",
    "Rue Molière", "Rue Corneille", "Rue Rabelais", "Rue Montaigne", "Rue Condorcet", "Rue Louis-Blanc",
    "Rue Olympe-de-Gouges", "Rue Flora-Tristan", "Rue Sophie-Germain", "Rue Ampère", "Rue Fourier", "Rue Berthelot",
    "Rue Chanzy", "Rue Kléber", "Rue Marceau", "Rue Hoche", "Rue Danton", "Rue du Manège", "Rue de la Caserne",
    "Rue du Gymnase", "Rue des Jardiniers", "Rue du Verger", "Rue Sadi-Carnot", "Rue Ambroise-Paré", "Rue Buffon",
    "Rue Cuvier", "Rue Monge", "Rue du Port-au-Bois", "Rue des Bateliers", "Rue de l’Abreuvoir",
    "Rue des Teinturiers", "Rue du Gué", "Rue du Bac",
)
HOUSES = (
    "Rue des Mésanges", "Rue des Fauvettes", "Rue des Hirondelles", "Rue des Pinsons", "Rue des Alouettes",
    "Rue des Merles", "Rue des Acacias", "Rue des Tilleuls", "Rue des Érables", "Rue des Noisetiers",
    "Rue des Charmes", "Rue des Bouleaux", "Allée des Pommiers", "Allée des Cerisiers", "Allée des Pruniers",
    "Allée des Poiriers", "Rue des Primevères", "Rue des Bleuets", "Rue des Coquelicots", "Rue des Glycines",
    "Rue des Jonquilles", "Rue des Lilas-Blancs", "Rue des Bruyères", "Rue des Genêts", "Rue du Clos",
    "Rue du Pré-Long", "Rue de la Garenne", "Rue des Sources", "Rue du Petit-Bois", "Rue de la Croix-Blanche",
    "Rue du Champ-Rond", "Rue des Vignes", "Rue de la Côte", "Rue du Levant", "Rue du Couchant", "Rue du Midi",
    "Rue des Quatre-Vents", "Rue de la Fauconnerie", "Rue Colette", "Rue Jacques-Prévert", "Rue Paul-Verlaine",
    "Rue Arthur-Rimbaud", "Rue Guillaume-Apollinaire", "Rue Jean-Giono", "Rue Marcel-Pagnol", "Rue Louise-Labé",
    "Rue Rosa-Bonheur", "Rue Camille-Claudel", "Rue Berthe-Morisot", "Rue Maurice-Ravel", "Rue Erik-Satie",
    "Rue Nadia-Boulanger", "Allée des Hêtres", "Allée des Saules", "Rue du Ruisseau", "Rue de la Passerelle",
    "Rue des Îles",
)
SLABS = (
    "Allée Berlioz", "Allée Debussy", "Allée Couperin", "Allée Rameau", "Allée Gounod", "Allée Bizet",
    "Allée Fauré", "Allée Lully",
)
INDUSTRY = (
    "Rue Gutenberg", "Rue Edison", "Rue des Forges", "Rue Jacquard", "Rue Gustave-Eiffel", "Rue des Frères-Lumière",
    "Rue de la Fonderie", "Rue Clément-Ader", "Rue du Fret", "Rue des Entrepreneurs", "Rue Joseph-Cugnot",
    "Rue de la Voie-Ferrée", "Rue Marc-Seguin", "Rue de la Scierie", "Rue de la Minoterie", "Rue du Silo",
    "Rue Blaise-Pascal", "Rue des Ateliers",
)
# fmt: on

POOLS = {
    "centre": CENTRE,
    "blind": BLIND,
    "faubourg": FAUBOURG,
    "houses": HOUSES,
    "slabs": SLABS,
    "industry": INDUSTRY,
}


def name_givers() -> dict[str, Iterator[str]]:
    """One iterator per pool; running out raises StopIteration, so that no street is ever nameless by accident."""
    return {style: iter(pool) for style, pool in POOLS.items()}
