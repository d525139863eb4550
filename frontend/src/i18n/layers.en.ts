/** Words of the ways to show the dashboard's map, in English. */
import { formatNumber } from "./format";
import type { fr } from "./layers.fr";

export const en: typeof fr = {
	button: "What the map shows",
	title: "Show",
	looks: { pins: "Reports", heat: "Density", areas: "Quarters" },
	hints: {
		pins: "One by one from near, grouped from afar",
		heat: "Where there are many",
		areas: "Coloured by a figure",
	},
	measure: "Figure",
	measures: {
		open: "To do",
		late: "Overdue",
		received: "Received in the period",
		per_thousand: "Received per 1,000 inhabitants",
	},
	legend: (measure) => `${measure}, by quarter`,
	few: "Few",
	many: "Many",
	upTo: (from, to) => (from >= to ? formatNumber(to) : `${formatNumber(from)} to ${formatNumber(to)}`),
	none: "None",
	unknown: "Unknown",
	loading: "Loading the figures by quarter",
	failed: "The figures by quarter are not available.",
	noPeople: "Nobody has entered how many people live in the quarters.",
	noAreas: "The town has no quarters yet.",
	table: "Figures by quarter",
	quarter: "Quarter",
};
