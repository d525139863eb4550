/** Words of the page of the town's rounds, in English. */
import { formatDistance, formatNumber, NBSP, plural } from "./format";
import type { fr } from "./rounds.fr";

const duration = (minutes: number) =>
	minutes < 60
		? `${minutes}${NBSP}min`
		: `${Math.floor(minutes / 60)}${NBSP}h${minutes % 60 ? `${NBSP}${String(minutes % 60).padStart(2, "0")}` : ""}`;

export const en: typeof fr = {
	nav: "Rounds",
	title: "Rounds of the day",
	about: "Who goes where, in what order, and what nobody has yet.",
	day: "Day",
	before: "Day before",
	after: "Day after",
	today: "Today",
	loading: "Loading the rounds",
	failed: "The rounds do not arrive",
	empty: "Nothing planned on that day",
	emptyText: "No stop is planned or due on that day in your teams.",
	map: "Map of the round",
	team: (name: string) => `Team ${name}`,
	waiting: "On nobody's round",
	waitingShown: (shown: number, all: number) =>
		`${formatNumber(all)} stops, the ${formatNumber(shown)} most urgent are shown.`,
	stops: (count: number) => `${formatNumber(count)} ${plural(count, "stop", "stops")}`,
	left: (count: number, minutes: number, metres: number) =>
		count === 0
			? "Nothing left to do"
			: `${formatNumber(count)} ${plural(count, "stop", "stops")}, ${duration(minutes)}, ${formatDistance(metres)}`,
	progress: (name: string) => `Progress of ${name}`,
	doneOf: (done: number, all: number) => `${done} of ${all}`,
	tooMuch: "Day too full",
	tooMuchText: (most: number) =>
		`More than ${duration(most)} of work and driving. Hand stops to somebody else.`,
	free: "Free",
	show: (name: string) => `See the round: ${name}`,
	print: "Route sheet",
	printOf: (name: string) => `Route sheet: ${name} (PDF)`,
	late: "Late",
	choose: (what: string) => `Choose ${what}`,
	all: "Choose all",
	none: "Choose none",
	chosen: (count: number) => `${count} ${plural(count, "stop", "stops")} chosen`,
	to: "Hand to",
	toWhom: "Choose somebody",
	nobody: "Nobody",
	give: "Hand over",
	given: (count: number, name: string) => `${count} ${plural(count, "stop", "stops")} handed to ${name}.`,
	takenBack: (count: number) => `${count} ${plural(count, "stop is", "stops are")} on nobody's round.`,
	undo: "Undo",
	refused: (count: number) =>
		`${count} ${plural(count, "stop has", "stops have")} changed meanwhile and did not move. The list is fresh: try again if need be.`,
	drag: "A stop can also be dragged onto somebody.",
	load: (name: string, stops: number) => `${name} (${stops} ${plural(stops, "stop", "stops")})`,
};
