/** Words shared by the three apps, in English. */
import { formatBytes } from "./format";
import type { fr } from "./ui.fr";

export const en: typeof fr = {
	appName: "Rue Claire",
	skip: "Skip to content",
	back: "Back",
	close: "Close",
	cancel: "Undo",
	retry: "Try again",
	seeList: "See the list",
	loading: "Loading",
	late: "Late",
	language: "Language",
	theme: "Appearance",
	themes: {
		system: "Same as the phone",
		light: "Light",
		dark: "Dark",
		contrast: "High contrast",
	},
	statuses: {
		received: "Received",
		acknowledged: "Taken on",
		scheduled: "Visit planned",
		in_progress: "In progress",
		resolved: "Fixed",
		rejected: "Not accepted",
		forwarded: "Passed on",
		duplicate: "Already reported",
		reopened: "Reopened",
	},
	update: { ready: "A new version is ready.", now: "Reload" },
	before: "Before",
	after: "After",
	photoPending: "Photo being prepared",
	photoGone: "Photo not available",
	network: {
		offline: "No network",
		offlineKept: "Everything is kept on this phone. It will be sent by itself.",
	},
	errors: {
		network: "The server does not answer. Check the network, then try again.",
		timeout: "The server takes too long to answer. Try again in a moment.",
		unknown: "Something went wrong on our side. Try again in a moment.",
		loadFailed: "This page cannot be shown",
		codeLabel: (code: string) => `Technical reference: ${code}`,
	},
	photos: {
		too_large: (limit: number) => `This photo is over ${formatBytes(limit)}. Choose a lighter one.`,
		unreadable: "This file is not a readable photo. Choose another one.",
	},
};
