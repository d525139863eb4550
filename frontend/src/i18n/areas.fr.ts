/** Words of the page where a town keeps its areas, in French. */
import { formatNumber, NBSP, plural } from "./format";

const n = (count: number, one: string, many: string) => `${formatNumber(count)} ${plural(count, one, many)}`;

export const fr = {
	title: "Secteurs",
	intro:
		"Quartiers, districts, zones et dépôts. Chaque contour est essayé avant de changer quoi que ce soit.",
	map: "Carte des secteurs de la ville",
	kinds: { quarter: "Quartier", district: "District", zone: "Zone", depot: "Dépôt" } as Record<
		string,
		string
	>,
	add: "Nouveau secteur",
	edit: "Modifier le secteur",
	editOf: (name: string) => `Modifier ${name}`,
	showOf: (name: string) => `Voir sur la carte : ${name}`,
	show: "Voir",
	name: "Nom",
	kind: "Sorte",
	facts: (hectares: number, corners: number) =>
		`${formatNumber(hectares)}${NBSP}ha, ${n(corners, "sommet", "sommets")}`,
	rules: (count: number) => n(count, "règle", "règles"),
	retired: "Retiré",
	isRetired: "Retiré : plus proposé, gardé pour les anciens signalements",
	outline: "Contour",
	outlineHint: "Collez un polygone GeoJSON, ou choisissez un fichier. Longitude d’abord, en degrés.",
	file: "Choisir un fichier GeoJSON",
	unreadable: "Ce texte n’est pas un polygone GeoJSON.",
	several: (count: number) => `Ce fichier contient ${formatNumber(count)} surfaces : lequel prendre ?`,
	feature: (number: number) => `Surface ${number}`,
	try: "Essayer ce contour",
	effect: "Ce que ce contour changerait",
	area: (before: number, after: number) =>
		`Surface : ${formatNumber(before)} → ${formatNumber(after)}${NBSP}ha`,
	outside: (hectares: number) => `${formatNumber(hectares)}${NBSP}ha hors de la ville`,
	reportsIn: (count: number) =>
		`${n(count, "signalement ouvert entrerait", "signalements ouverts entreraient")} dans le secteur`,
	reportsOut: (count: number) =>
		`${n(count, "signalement ouvert en sortirait", "signalements ouverts en sortiraient")}`,
	usedBy: (count: number) => `${n(count, "règle de routage s’en sert", "règles de routage s’en servent")}`,
	overlap: (name: string, hectares: number) => `Recouvre ${name} sur ${formatNumber(hectares)}${NBSP}ha`,
	repaired: "Le contour se croisait : il a été réparé.",
	none: "Aucun secteur",
	noneText: "Importez ceux de la ville, ou ajoutez-en un.",
};
