/** Les mots des façons de montrer la carte du tableau de bord, en français. */
import { formatNumber } from "./format";

export const fr = {
	button: "Affichage de la carte",
	title: "Montrer",
	looks: { pins: "Les signalements", heat: "La densité", areas: "Les quartiers" },
	hints: {
		pins: "Un par un de près, groupés de loin",
		heat: "Où ils sont nombreux",
		areas: "Colorés selon un chiffre",
	},
	measure: "Chiffre",
	measures: {
		open: "À traiter",
		late: "En retard",
		received: "Reçus sur la période",
		per_thousand: "Reçus pour 1 000 habitants",
	},
	legend: (measure: string) => `${measure}, par quartier`,
	few: "Peu",
	many: "Beaucoup",
	upTo: (from: number, to: number) =>
		from >= to ? formatNumber(to) : `${formatNumber(from)} à ${formatNumber(to)}`,
	none: "Aucun",
	unknown: "Inconnu",
	loading: "Chargement des chiffres par quartier",
	failed: "Les chiffres par quartier ne sont pas disponibles.",
	noPeople: "Le nombre d’habitants des quartiers n’est pas renseigné.",
	noAreas: "La ville n’a pas encore de quartiers.",
	table: "Chiffres par quartier",
	quarter: "Quartier",
};
