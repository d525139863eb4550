/** Words of the page where a town keeps its areas, in English. */
import type { fr } from "./areas.fr";
import { formatNumber, plural } from "./format";

const n = (count: number, one: string, many: string) => `${formatNumber(count)} ${plural(count, one, many)}`;

export const en: typeof fr = {
	title: "Areas",
	intro: "Quarters, districts, zones and depots. Every outline is tried before anything changes.",
	map: "Map of the town’s areas",
	kinds: { quarter: "Quarter", district: "City district", zone: "Working zone", depot: "Depot" },
	add: "New area",
	edit: "Change the area",
	editOf: (name) => `Change ${name}`,
	showOf: (name) => `Show on the map: ${name}`,
	show: "Show",
	name: "Name",
	kind: "Sort",
	facts: (hectares, corners) => `${formatNumber(hectares)} ha, ${n(corners, "corner", "corners")}`,
	rules: (count) => n(count, "rule", "rules"),
	retired: "Retired",
	isRetired: "Retired: no longer offered, kept for earlier reports",
	outline: "Outline",
	outlineHint: "Paste a GeoJSON polygon, or choose a file. Longitude first, in degrees.",
	file: "Choose a GeoJSON file",
	unreadable: "This text is not a GeoJSON polygon.",
	several: (count) => `This file holds ${formatNumber(count)} surfaces: which one?`,
	feature: (number) => `Shape ${number}`,
	try: "Try this outline",
	effect: "What this outline would change",
	area: (before, after) => `Size: ${formatNumber(before)} → ${formatNumber(after)} ha`,
	outside: (hectares) => `${formatNumber(hectares)} ha outside the town`,
	reportsIn: (count) => `${n(count, "open report", "open reports")} would come into the area`,
	reportsOut: (count) => `${n(count, "open report", "open reports")} would leave it`,
	usedBy: (count) => `${n(count, "routing rule uses", "routing rules use")} it`,
	overlap: (name, hectares) => `Overlaps ${name} by ${formatNumber(hectares)} ha`,
	repaired: "The outline crossed itself: it was repaired.",
	none: "No area",
	noneText: "Import those of the town, or add one.",
};
