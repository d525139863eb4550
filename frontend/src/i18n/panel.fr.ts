/** Words of the panel: paper, the half-day of a visit, photos sent again, why a team has it, the viewer; in French. */
import { formatNumber, plural } from "./format";

export const fr = {
	print: {
		order: "Bon d’intervention (PDF, nouvel onglet)",
		orders: (count: number) => plural(count, "Imprimer le bon", `Imprimer ${formatNumber(count)} bons`),
		most: (most: number) => `${most} bons d’intervention au plus à la fois.`,
		planned: "Passage prévu",
	},
	visit: {
		day: "Jour du passage",
		half: "Moment de la journée",
		morning: "Matin",
		afternoon: "Après-midi",
		missing: "Choisissez le jour.",
		past: "Ce moment est passé. Choisissez plus tard.",
		hint: "L’habitant lira « au matin » ou « dans l’après-midi », pas une heure.",
	},
	photo: {
		replaced: "Remplacée par l’habitant",
		replaces: "Envoyée à la place d’une autre",
	},
	why: { desk: "Voir la règle" },
	viewer: {
		stage: "Photo : les touches + et - agrandissent et réduisent, les flèches déplacent",
		closer: "Agrandir",
		farther: "Réduire",
		whole: "Toute la photo",
		turn: "Tourner à l’écran",
		full: "Plein écran",
		unfull: "Quitter le plein écran",
		zoomed: (percent: string) => `Agrandie à ${percent}`,
		pair: {
			views: "Comparer avant et après",
			one: "Une photo",
			aside: "Côte à côte",
			slide: "Curseur",
			slider: "Part visible de la photo d’avant",
			choose: (which: string) => `${which} : choisir la photo`,
		},
	},
};
