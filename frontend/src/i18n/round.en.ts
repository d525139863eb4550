/** Words of the round: its order, words for colleagues, handing over; in English. */
import { plural } from "./format";
import type { fr } from "./round.fr";

export const en: typeof fr = {
	order: {
		change: "Change the order",
		finished: "Order finished",
		carryOn: "Carry on from here",
		carriedOn: "Ordered again from where you are.",
		first: (name: string) => `First: ${name}`,
		up: (name: string) => `Move up: ${name}`,
		down: (name: string) => `Move down: ${name}`,
	},
	note: {
		open: "Note or photo",
		title: "Note for the team",
		text: "Your note",
		hint: "The office and your colleagues read it, not the resident.",
		missing: "Write a few words.",
		photo: "Add a photo",
		photoOf: (number: number) => `Photo ${number} before the work`,
		remove: "Remove this photo",
		send: "Keep this note",
		words: "Note for the team",
	},
	team: {
		choice: "Another team is needed",
		choiceMeta: "It gets the stop with your note",
		which: "Which team",
		whichMissing: "Choose the team.",
		why: "Why",
		whyHint: "The other team will read this note. The resident may see it too.",
		whyMissing: "Say why in a few words.",
		send: "Hand over to this team",
		words: (team: string) => `Handed over to ${team}`,
	},
	ahead: {
		fetch: (bytes: number) =>
			`Keep the map offline (${Math.max(1, Math.round(bytes / 1_000_000))}${"\u00a0"}MB)`,
		fetching: "The map is coming to this phone",
		done: "Ready without a network",
		doneText: "The list, the photos and the map are on this phone.",
		missing: (count: number) => `${count} ${plural(count, "piece is", "pieces are")} missing.`,
	},
	leave: {
		other: (name: string) => `This phone keeps the stops of ${name}. Signing in erases them.`,
		otherUnsent: (name: string, count: number) =>
			`${count} ${plural(count, "message", "messages")} of ${name} ${plural(count, "has not been sent and will be lost", "have not been sent and will be lost")}.`,
		go: "Erase and sign in",
		stay: "Erase nothing",
	},
};
