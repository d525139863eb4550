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
	failed: "Preparing it failed. Ask for it again.",
	rows: (count) => `${formatNumber(count)} ${plural(count, "row", "rows")}`,
	drop: "Delete this file",
	told: "Your export is ready",
};
