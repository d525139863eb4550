/** Words about sending, in English. */
import { plural } from "./format";
import type { fr } from "./sending.fr";

export const en: typeof fr = {
	announce: {
		waiting: (count) =>
			plural(count, "One item is waiting on this phone", `${count} items are waiting on this phone`),
		waitingText: "There is nothing to do: it leaves by itself as soon as possible.",
		refused: (count) => plural(count, "One item needs you", `${count} items need you`),
		refusedText: "Nothing is lost. See what has to change.",
	},
	errand: {
		notFixed: "You say that it is not fixed",
		join: "You have seen the same problem",
		photo: "You are sending another photo",
		removeTitle: "Delete this?",
		removeText: "It will be erased from this phone. The town has not received it.",
		removeMaybe: "It will be erased from this phone. The town may have received it already.",
	},
	card: {
		photos: (count) => plural(count, "With one photo", `With ${count} photos`),
		preparing: "Getting the photo ready. You can close this page.",
		fragile: "Weak network: the photo leaves in parts and goes on where it stopped.",
		offline: "No network. Sending goes on by itself when it returns.",
	},
	sent: {
		without: (count) => plural(count, "One photo did not leave", `${count} photos did not leave`),
		withoutText: "Your report has arrived. The place and your answers are enough for the team.",
		withoutHow: "You can send another one now.",
	},
	another: {
		gone: "This photo could not be published",
		goneText: "The report itself has arrived. Another photo can take its place.",
		replace: "Send another photo",
		add: "Add a photo",
		waiting: "Your photo leaves as soon as possible.",
		refused: "This photo was not taken. Choose another one.",
		sent: "Your photo has arrived. It shows as soon as it is ready.",
	},
};
