/** How the reports of a map are shown: one by one, as heat, or as quarters coloured by a figure. */
import type { ExpressionSpecification, LayerSpecification } from "maplibre-gl";
import { type Feature, point } from "./features";
import type { Palette } from "./palette";
import type { MapArea, MapLook } from "./types";

/** Layers that belong to one way of showing only. */
const LAYERS: Record<string, readonly MapLook[]> = {
	pins: ["pins", "heat"],
	clusters: ["pins"],
	heat: ["heat"],
	"area-fills": ["areas"],
	"area-edges": ["areas"],
	"area-values": ["areas"],
	"area-label": ["pins", "heat"],
};
/** Nearer than this, heat gives way to the pins themselves. */
const HEAT_ENDS = 16;
/** From here on, heat shows the pins beside it. */
const HEAT_PINS = 15;

/** The zoom that pins begin at: with heat, those of lonely reports far out would hide it. */
export function pinsFrom(look: MapLook): number {
	return look === "heat" ? HEAT_PINS : 0;
}

/** Classes of colour, from few to many. */
export const SHADES = 5;

/** Whether a layer is drawn in this way of showing; layers of the base always are. */
export function isShown(layer: string, look: MapLook): boolean {
	return LAYERS[layer]?.includes(look) ?? true;
}

/** The layers that a way of showing may turn on or off. */
export function layersOfLooks(): string[] {
	return Object.keys(LAYERS);
}

/** Where reports are many the ground glows; a cluster weighs as many as it stands for. */
export function heatLayer(palette: Palette): LayerSpecification {
	const count: ExpressionSpecification = ["to-number", ["get", "count"], 1];
	return {
		id: "heat",
		type: "heatmap",
		source: "reports",
		"source-layer": "reports",
		maxzoom: HEAT_ENDS,
		paint: {
			"heatmap-weight": ["interpolate", ["linear"], ["ln", ["max", 1, count]], 0, 0.3, 3, 0.75, 7, 1.2],
			"heatmap-intensity": ["interpolate", ["linear"], ["zoom"], 9, 0.9, 15, 1.6],
			"heatmap-radius": ["interpolate", ["linear"], ["zoom"], 9, 40, 13, 84, 15, 56],
			"heatmap-opacity": ["interpolate", ["linear"], ["zoom"], 14.5, 0.82, HEAT_ENDS, 0],
			"heatmap-color": [
				"interpolate",
				["linear"],
				["heatmap-density"],
				0,
				"rgba(0,0,0,0)",
				0.12,
				palette.heat1,
				0.4,
				palette.heat2,
				0.7,
				palette.heat3,
				1,
				palette.heat4,
			] as unknown as ExpressionSpecification,
		},
	};
}

/** Quarters in the colour of their class, their edges, and each with its name and figure. */
export function areaLayers(palette: Palette): LayerSpecification[] {
	const shades = [palette.shade0, palette.shade1, palette.shade2, palette.shade3, palette.shade4];
	const colour = [
		"match",
		["get", "shade"],
		...shades.flatMap((shade, index) => [index, shade]),
		palette.noShade,
	];
	return [
		{
			id: "area-fills",
			type: "fill",
			source: "area-shapes",
			paint: { "fill-color": colour as unknown as ExpressionSpecification, "fill-opacity": 0.78 },
		},
		{
			id: "area-edges",
			type: "line",
			source: "area-shapes",
			paint: { "line-color": palette.surface, "line-width": 2 },
		},
		{
			id: "area-values",
			type: "symbol",
			source: "area-labels",
			layout: {
				"text-field": ["concat", ["get", "value"], "\n", ["get", "name"]],
				"text-font": ["Atkinson Hyperlegible", "sans-serif"],
				"text-size": 14,
				"text-max-width": 8,
				"text-allow-overlap": true,
			},
			paint: { "text-color": palette.ink, "text-halo-color": palette.surface, "text-halo-width": 2 },
		},
	];
}

/** The two sources of the coloured quarters. */
export function areaFeatures(areas: readonly MapArea[]): { shapes: Feature[]; labels: Feature[] } {
	return {
		shapes: areas.map((area) => ({
			type: "Feature",
			properties: { code: area.code, shade: area.shade ?? -1 },
			geometry: area.shape as Feature["geometry"],
		})),
		labels: areas.map((area) => point(area, { name: area.name, value: area.text })),
	};
}

/** The upper end of each class (equal numbers of quarters in each), without repeats: few values make few classes. */
export function classEnds(values: readonly number[], classes = SHADES): number[] {
	const sorted = values.filter((value) => value > 0).sort((a, b) => a - b);
	const ends: number[] = [];
	for (let index = 1; index <= classes; index += 1) {
		const end = sorted[Math.ceil((index * sorted.length) / classes) - 1];
		if (end !== undefined && end !== ends.at(-1)) ends.push(end);
	}
	return ends;
}

/** The class of a value among these ends; -1 for none at all. */
export function shadeOf(value: number | null, ends: readonly number[]): number {
	if (value === null || value <= 0 || ends.length === 0) return -1;
	const found = ends.findIndex((end) => value <= end);
	const place = found === -1 ? ends.length - 1 : found;
	return ends.length === 1 ? 2 : Math.round((place * (SHADES - 1)) / (ends.length - 1));
}
