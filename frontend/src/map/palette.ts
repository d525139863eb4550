/** Reads the map's colours from the design tokens, because the map is a canvas and CSS stops at its edge. */

const EXPRESSIONS = {
	land: "var(--map-land)",
	building: "var(--map-building)",
	buildingEdge: "var(--map-building-edge)",
	road: "var(--map-road)",
	roadEdge: "var(--map-road-edge)",
	green: "var(--map-green)",
	water: "var(--map-water, color-mix(in srgb, var(--gps) 24%, var(--map-land)))",
	square: "color-mix(in srgb, var(--map-road) 55%, var(--map-land))",
	label: "var(--map-label)",
	ink: "var(--ink)",
	surface: "var(--surface)",
	brand: "var(--brand)",
	onBrand: "var(--on-brand)",
	lineStrong: "var(--line-strong)",
	light: "var(--light)",
	onLight: "var(--on-light)",
	gps: "var(--gps)",
	gpsHalo: "var(--gps-halo)",
	pinEdge: "var(--pin-edge)",
	clusterBg: "var(--cluster-bg)",
	clusterFg: "var(--cluster-fg)",
	clusterEdge: "var(--cluster-edge)",
	receivedFg: "var(--st-received-fg)",
	receivedSolid: "var(--st-received-solid)",
	takenSolid: "var(--st-taken-solid)",
	takenOn: "var(--st-taken-on)",
	plannedSolid: "var(--st-planned-solid)",
	plannedOn: "var(--st-planned-on)",
	fixedSolid: "var(--st-fixed-solid)",
	fixedOn: "var(--st-fixed-on)",
	movedSolid: "var(--st-moved-solid)",
	movedOn: "var(--st-moved-on)",
	closedSolid: "var(--st-closed-solid)",
	closedOn: "var(--st-closed-on)",
	lateSolid: "var(--st-late-solid)",
	lateOn: "var(--st-late-on)",
	heat1: "color-mix(in srgb, var(--light) 55%, transparent)",
	heat2: "color-mix(in srgb, var(--st-late-solid) 18%, var(--light))",
	heat3: "color-mix(in srgb, var(--st-late-solid) 55%, var(--light))",
	heat4: "var(--st-late-solid)",
	shade0: "color-mix(in srgb, var(--brand) 14%, var(--map-land))",
	shade1: "color-mix(in srgb, var(--brand) 30%, var(--map-land))",
	shade2: "color-mix(in srgb, var(--brand) 46%, var(--map-land))",
	shade3: "color-mix(in srgb, var(--brand) 64%, var(--map-land))",
	shade4: "color-mix(in srgb, var(--brand) 84%, var(--map-land))",
	noShade: "var(--map-land)",
} as const;

/** Every colour the map draws with, as `rgba()` text that both SVG and the map style understand. */
export type Palette = Record<keyof typeof EXPRESSIONS, string>;

/** The palette of the theme in force now. Colours in any notation (oklch, color-mix) come back as sRGB. */
export function readPalette(): Palette {
	const probe = document.createElement("span");
	probe.hidden = true;
	document.documentElement.append(probe);
	const canvas = document.createElement("canvas");
	canvas.width = 1;
	canvas.height = 1;
	const brush = canvas.getContext("2d", { willReadFrequently: true });
	const palette = {} as Palette;
	for (const [name, expression] of Object.entries(EXPRESSIONS)) {
		probe.style.color = "";
		probe.style.color = expression;
		palette[name as keyof Palette] = toRgba(brush, getComputedStyle(probe).color);
	}
	probe.remove();
	return palette;
}

function toRgba(brush: CanvasRenderingContext2D | null, colour: string): string {
	if (!brush) return colour;
	brush.clearRect(0, 0, 1, 1);
	brush.fillStyle = colour;
	brush.fillRect(0, 0, 1, 1);
	const [red = 0, green = 0, blue = 0, alpha = 255] = brush.getImageData(0, 0, 1, 1).data;
	return `rgba(${red},${green},${blue},${Math.round((alpha / 255) * 1000) / 1000})`;
}
