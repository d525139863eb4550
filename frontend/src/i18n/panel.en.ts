/** Words of the panel: paper, the half-day of a visit, photos sent again, why a team has it, the viewer; in English. */
import { formatNumber, plural } from "./format";
import type { fr } from "./panel.fr";

export const en: typeof fr = {
	print: {
		order: "Work order (PDF, new tab)",
		orders: (count) => plural(count, "Print the work order", `Print ${formatNumber(count)} work orders`),
		most: (most) => `${most} work orders at most at a time.`,
		planned: "Planned visit",
	},
	visit: {
		day: "Day of the visit",
		half: "Part of the day",
		morning: "Morning",
		afternoon: "Afternoon",
		missing: "Choose the day.",
		past: "This moment is past. Choose a later one.",
		hint: "The resident reads “in the morning” or “in the afternoon”, not an hour.",
	},
	photo: {
		replaced: "Replaced by the resident",
		replaces: "Sent in place of another",
	},
	why: { desk: "See the rule" },
	viewer: {
		stage: "Photo: the keys + and - enlarge and reduce, the arrows move",
		closer: "Enlarge",
		farther: "Reduce",
		whole: "Whole photo",
		turn: "Turn on screen",
		full: "Full screen",
		unfull: "Leave full screen",
		zoomed: (percent) => `Enlarged to ${percent}`,
		pair: {
			views: "Compare before and after",
			one: "One photo",
			aside: "Side by side",
			slide: "Slider",
			slider: "Visible part of the photo before",
			choose: (which) => `${which}: choose the photo`,
		},
	},
};
