/** Words of the stickers' page, in English. */
import { formatNumber, NBSP, plural } from "./format";
import type { fr } from "./stickers.fr";

export const en: typeof fr = {
	title: "Stickers to put up",
	text: "Each sticker carries an object’s number and a code. Scanned, it opens the form on that very object: no more wrong places.",
	what: "Which objects",
	failed: "The stickers cannot be prepared",
	uncounted: "The number of stickers does not arrive",
	layer: "Kind",
	layerOf: (name: string, count: number) => `${name} (${formatNumber(count)})`,
	area: "Quarter",
	everywhere: "The whole town",
	street: "Street",
	streetHint: "The name alone, for example “rue des Tanneurs”.",
	references: "Numbers",
	referencesHint: "Separated by commas or line breaks. Leave empty for all.",
	sheet: "Which sheet",
	format: (width: number, height: number, per_sheet: number) =>
		`${formatNumber(width)} × ${formatNumber(height)}${NBSP}mm, ${per_sheet} to an A4 sheet`,
	skip: "Labels already used on the first sheet",
	count: (count: number, sheets: number) =>
		`${formatNumber(count)} ${plural(count, "sticker", "stickers")}, ${formatNumber(sheets)} ${plural(sheets, "sheet", "sheets")}`,
	sample: (references: string) => `From ${references}…`,
	none: "No object matches this choice.",
	tooMany: (count: number, most: number) =>
		`${formatNumber(count)} stickers: more than the ${formatNumber(most)} of one file. Choose a quarter, a street or numbers.`,
	counting: "Counting",
	print: "Open the PDF",
	advice: "Print at 100 %, without scaling, and try an ordinary sheet first.",
	empty: "No object in the inventory",
	emptyText: "Import the town’s lamps, bins or signs (see the import guide).",
	loading: "Loading the inventory",
};
