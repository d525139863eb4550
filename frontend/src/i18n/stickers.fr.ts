/** Words of the stickers' page of the dashboard, in French. */
import { formatNumber, NBSP, plural } from "./format";

export const fr = {
	title: "Étiquettes à coller",
	text: "Chaque étiquette porte le numéro d’un équipement et un code. Scanné, il ouvre le formulaire sur cet équipement même : plus de doute sur le lieu.",
	what: "Quels équipements",
	failed: "Les étiquettes ne se préparent pas",
	uncounted: "Le nombre d’étiquettes n’arrive pas",
	layer: "Type",
	layerOf: (name: string, count: number) => `${name} (${formatNumber(count)})`,
	area: "Quartier",
	everywhere: "Toute la ville",
	street: "Rue",
	streetHint: "Le nom seul, par exemple « rue des Tanneurs ».",
	references: "Numéros",
	referencesHint: "Séparés par des virgules ou des retours à la ligne. Laissez vide pour tous.",
	sheet: "Quelle planche",
	format: (width: number, height: number, per_sheet: number) =>
		`${formatNumber(width)} × ${formatNumber(height)}${NBSP}mm, ${per_sheet} par feuille A4`,
	skip: "Étiquettes déjà utilisées sur la première feuille",
	count: (count: number, sheets: number) =>
		`${formatNumber(count)} ${plural(count, "étiquette", "étiquettes")}, ${formatNumber(sheets)} ${plural(sheets, "feuille", "feuilles")}`,
	sample: (references: string) => `De ${references}…`,
	none: "Aucun équipement ne correspond à ce choix.",
	tooMany: (count: number, most: number) =>
		`${formatNumber(count)} étiquettes${NBSP}: c’est plus que ${formatNumber(most)} dans un fichier. Choisissez un quartier, une rue ou des numéros.`,
	counting: "Comptage",
	print: "Ouvrir le PDF",
	advice: "Imprimez à 100 %, sans mise à l’échelle, et essayez une feuille ordinaire d’abord.",
	empty: "Aucun équipement dans l’inventaire",
	emptyText: "Importez les lampadaires, corbeilles ou panneaux de la ville (voir le guide d’import).",
	loading: "Chargement de l’inventaire",
};
