/** Words of the exports, in English. */
import type { fr } from "./exports.fr";
import { formatNumber, plural } from "./format";

export const en: typeof fr = {
	button: "Export",
	title: "Export these reports",
	loading: "Counting",
	count: (count) => `${formatNumber(count)} ${plural(count, "report", "reports")}, by the filters in force.`,
	format: "File format",
	formats: {
		csv: "CSV, for a spreadsheet",
		xlsx: "XLSX, for Excel or LibreOffice",
		geojson: "GeoJSON, for a map online",
		gpkg: "GeoPackage, for QGIS",
	},
	separator: "Separator",
	semicolon: "Semicolon (French Excel)",
	comma: "Comma",
	columns: "Columns",
	personal: "Add what names people",
	personalText:
		"Texts, names, e-mail addresses and telephones of residents. The export is written into the audit log, with your name.",
	download: "Download",
	prepare: "Prepare the file",
	prepareText:
		"This is a large file: it is prepared while you work, and stays here for seven days, for you alone.",
	none: "No report matches the filters.",
	mine: "Your files",
	waiting: "Waiting",
	working: (done, total) => `${formatNumber(done)} of ${formatNumber(total)}`,
	ready: "Ready",
	again: "Something interrupted it. It will be tried again within minutes.",
	failures: {
		storage: "Preparing it failed: the server is out of room, or its storage does not answer.",
		stopped: "Preparing it failed: it was interrupted several times. Narrow the filters if this goes on.",
		other: "Preparing it failed.",
	},
	retry: "Try again",
	asked: (moment) => `asked for ${moment}`,
	until: (moment) => `Available until ${moment}`,
	rows: (count) => `${formatNumber(count)} ${plural(count, "row", "rows")}`,
	dropOf: (format, moment) => `Delete the ${format} file, ${moment}`,
	mineText: "Prepared at your request, for you alone, and deleted after seven days.",
	reading: "Loading your files",
	unread: "Your files cannot be shown",
	empty: "No file",
	emptyText: "Filter the list of reports and export it: large files are prepared here.",
	toList: "Go to the reports",
	bell: (count) => `${formatNumber(count)} ${plural(count, "file has", "files have")} come to an end`,
	told: "Your export is ready",
};
