/** Words of the page for programmers, in English. */
import type { fr } from "./integrators.fr";

export const en: typeof fr = {
	title: "For developers",
	intro: (town: string) =>
		`What ${town || "the town"} opens to programs, with lines ready to copy. Reading needs neither key nor account.`,
	api: "The API",
	apiText: "Search, report, follow: all that the app does. No address and no member ever goes away.",
	docs: "Documentation to try",
	description: "OpenAPI description",
	open311: "Open311",
	open311Text: "For software that speaks GeoReport v2, in XML or JSON.",
	discovery: "Discovery document",
	key: "Sending by Open311 needs a key from the town hall.",
	keyMail: "Ask for a key",
	webhooks: "Webhooks",
	webhooksText:
		"The town hall can tell your server of every step. Messages are signed (Standard Webhooks); this verifies them:",
	data: "Open data",
	dataText:
		"All past reports, month by month, with nothing personal. A broken download goes on where it stopped.",
	dataLink: "Files, columns and licence",
	feeds: "Feeds",
	feedsText: "What is new as Atom or RSS, by quarter, kind or street; planned visits for a calendar.",
	calendar: "Planned visits (calendar)",
	embed: "On a site",
	embedText: "The map or the list in a page, without cookies.",
	embedLink: "Prepare the code",
	copy: (name: string) => `Copy: ${name}`,
	copied: "Copied",
	notCopied: "Copying did not work: select the line by hand.",
	choose: "Quarter",
};
