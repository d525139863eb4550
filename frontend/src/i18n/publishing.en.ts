/** Words of the page where an admin sets the public dataset, in English. */
import { formatNumber, plural } from "./format";
import type { fr } from "./publishing.fr";

export const en: typeof fr = {
	title: "Open data",
	about: "What the town publishes of its reports, and how nobody is recognised in it",
	intro: "A dataset without texts, photos or addresses, built anew every night.",
	see: "See the public page",
	edition: "What is published",
	lines: (count) => `${formatNumber(count)} ${plural(count, "line", "lines")}`,
	months: (count) => `${formatNumber(count)} ${plural(count, "month", "months")}`,
	files: (count, size) => `${formatNumber(count)} ${plural(count, "file", "files")}, ${size}`,
	leftOut: (count, isLeast) =>
		isLeast
			? `${formatNumber(count)} or a few more, too rare to be published`
			: count === 0
				? "no report left out"
				: `${formatNumber(count)} too rare to be published`,
	nothing: "Nothing is published yet. A month appears three days after it ends.",
	nothingOff: "Publishing is off: the public finds no file.",
	build: "Last build",
	states: {
		never: "Never built",
		waiting: "Waiting for a worker",
		building: "Under way",
		retrying: "Interrupted, will go on by itself",
		failed: "Given up",
		done: "Finished",
	},
	doneAt: (when) => `Last finished: ${when}`,
	builtAt: (when) => `The files are of ${when}.`,
	failedText: "What is published stays in place. Try again; if it happens again, look at the engine room.",
	now: "Build now",
	asked: "It is asked for. This page keeps up by itself.",
	rules: "Rules",
	isOn: "Publish the reports",
	isOnHint: "The law opens by default the data of towns of more than 3,500 people.",
	k: "Reports that are alike, at least",
	kHint: (k) =>
		`Each line is the same as at least ${formatNumber(Math.max(k - 1, 0))} ${plural(k - 1, "other", "others")}: same date, same place, same kind. Usual: 5. From 3 to 100.`,
	place: "Side of a square of the map (metres)",
	placeHint: "A point is replaced by the middle of its square. Usual: 200. From 50 to 5,000.",
	licence: "Licence",
	warnK: "Changing this number sorts everything published anew",
	warnKText:
		"Files that were taken stay with those who took them. Whoever compares the two editions knows more than by one alone: choose once, then leave it.",
	warnLower: "A smaller number publishes more lines, each less hidden among others.",
	warnPlace: "A smaller square shows places more sharply.",
	warnOff: "Everything will be taken off the site",
	warnOffText:
		"Files and public statistics go at the next build, in a few minutes. Copies that were taken do not come back.",
	warnOn: "Everything will be published again",
	warnOnText: "The next build sorts all finished months anew and puts them online.",
	warnLicence: "The licence changes for the next downloads",
	warnLicenceText: "What was taken under the former licence stays under it.",
	sure: "I have understood, change what is published",
	report: "Month by month",
	reportText: "How finely each month is published, and what could not be.",
	month: "Month",
	published: "Published",
	day: "By day",
	week: "By week",
	byMonth: "By month",
	town: "Whole town",
	leftOutColumn: "Left out",
	fewer: (k) => `fewer than ${formatNumber(k)}`,
	scroll: "Table that scrolls",
	loading: "Loading the rules of publishing",
};
