/** Words of what a scanned code opens, in English. */
import type { fr } from "./scanned.fr";

export const en: typeof fr = {
	loading: "Looking for this object",
	unknownTitle: "This object is not in the inventory",
	unknownText: "It may have been replaced. You can report the problem by its address or on the map.",
	offlineTitle: "No network",
	offlineText:
		"The object cannot be found without a network. You can start your report: it leaves as soon as the network is back.",
	report: "Report the problem",
	retry: "Try again",
	failedTitle: "The object could not be found",
	pendingTitle: "Your report has not arrived yet",
	pendingText:
		"The agent kept it on their device. Your number will be shown here as soon as it is sent: try again later, or call the town hall.",
	pageTitle: "Your receipt",
};
