/** Our own base map as data: land, water, buildings, streets with their names, quarters, numbers, objects. */
import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from "maplibre-gl";
import type { Palette } from "./palette";
import type { MapTown } from "./types";

/** No `glyphs` address in the style: the map draws letters itself from these fonts, which we serve. */
const FONT = ["Atkinson Hyperlegible", "sans-serif"];

/** Layer of the base map with the objects of the street. */
export const OBJECT_DOTS = "object-dots";
const QUIET_OBJECTS = ["tree", "crossing", "parking_meter", "disabled_parking"];
const WATER = ["water", "river", "sea", "lake", "canal", "basin"];
const SQUARES = ["pedestrian", "square", "parking", "sand", "beach"];

/** What the base map depends on. */
export interface BaseInput {
	town: MapTown;
	palette: Palette;
	/** Objects near a place are drawn apart: the dots of the base map give way. */
	hasAssets: boolean;
}

/** A path of ours as the absolute address that the map's worker needs, its braces kept. */
export function absolute(path: string): string {
	return new URL(path, location.href).href.replaceAll("%7B", "{").replaceAll("%7D", "}");
}

function widthByZoom(...stops: number[]): ExpressionSpecification {
	return ["interpolate", ["exponential", 1.6], ["zoom"], ...stops] as unknown as ExpressionSpecification;
}

const ROAD_WIDTHS: Record<string, number[]> = {
	minor: [14, 0.6, 16, 2.4, 17, 5, 19, 18],
	street: [12, 0.6, 14, 2, 16, 7, 17, 12, 19, 38],
	major: [10, 0.8, 12, 1.8, 14, 4.5, 16, 11, 17, 17, 19, 52],
};

function casing(stops: number[]): number[] {
	return stops.map((value, index) => (index % 2 === 0 ? value : value + (value < 3 ? 0.8 : 2.2)));
}

function roads(palette: Palette): LayerSpecification[] {
	const kinds = ["minor", "street", "major"];
	const layer = (kind: string, part: "edge" | "fill"): LayerSpecification => ({
		id: `street-${kind}-${part}`,
		type: "line",
		source: "base",
		"source-layer": "streets",
		minzoom: part === "edge" ? 13 : 10,
		filter:
			kind === "street"
				? ["!", ["in", ["get", "class"], ["literal", ["minor", "major"]]]]
				: ["==", ["get", "class"], kind],
		layout: { "line-cap": "round", "line-join": "round" },
		paint: {
			"line-color": part === "edge" ? palette.roadEdge : palette.road,
			"line-width": widthByZoom(
				...(part === "edge" ? casing(ROAD_WIDTHS[kind] ?? []) : (ROAD_WIDTHS[kind] ?? [])),
			),
		},
	});
	return [...kinds.map((kind) => layer(kind, "edge")), ...kinds.map((kind) => layer(kind, "fill"))];
}

function ground(palette: Palette): LayerSpecification[] {
	const kind: ExpressionSpecification = ["get", "kind"];
	return [
		{ id: "land", type: "background", paint: { "background-color": palette.land } },
		{
			id: "landcover",
			type: "fill",
			source: "base",
			"source-layer": "landcover",
			paint: {
				"fill-color": ["match", kind, WATER, palette.water, SQUARES, palette.square, palette.green],
				"fill-antialias": true,
			},
		},
		{
			id: "buildings",
			type: "fill",
			source: "base",
			"source-layer": "buildings",
			minzoom: 14,
			paint: {
				"fill-color": palette.building,
				"fill-outline-color": palette.buildingEdge,
				"fill-opacity": ["interpolate", ["linear"], ["zoom"], 14, 0, 15, 1],
			},
		},
	];
}

function borders(palette: Palette): LayerSpecification[] {
	return [
		{
			id: "areas",
			type: "line",
			source: "base",
			"source-layer": "areas",
			maxzoom: 15,
			paint: { "line-color": palette.label, "line-opacity": 0.22, "line-width": 1, "line-dasharray": [3, 2] },
		},
		{
			id: "boundary",
			type: "line",
			source: "base",
			"source-layer": "boundary",
			paint: {
				"line-color": palette.label,
				"line-opacity": 0.55,
				"line-width": 1.8,
				"line-dasharray": [4, 2, 1, 2],
			},
		},
	];
}

function labels(palette: Palette): LayerSpecification[] {
	const ink = { "text-color": palette.label, "text-halo-color": palette.land, "text-halo-width": 1.6 };
	const street = (id: string, kinds: string[], minzoom: number): LayerSpecification => ({
		id,
		type: "symbol",
		source: "base",
		"source-layer": "streets",
		minzoom,
		filter: ["all", ["has", "name"], ["in", ["get", "class"], ["literal", kinds]]],
		layout: {
			"symbol-placement": "line",
			"symbol-spacing": 280,
			"text-field": ["get", "name"],
			"text-font": FONT,
			"text-size": ["interpolate", ["linear"], ["zoom"], 14, 12, 17, 15, 19, 18],
			"text-max-angle": 32,
			"text-padding": 6,
		},
		paint: { ...ink, "text-halo-color": palette.road },
	});
	return [
		street("street-label-minor", ["minor"], 16.5),
		street("street-label", ["street"], 15),
		street("street-label-major", ["major"], 13.5),
		{
			id: "area-label",
			type: "symbol",
			source: "base",
			"source-layer": "area_labels",
			minzoom: 11,
			maxzoom: 16,
			layout: {
				"text-field": ["upcase", ["get", "name"]],
				"text-font": FONT,
				"text-size": ["interpolate", ["linear"], ["zoom"], 11, 11, 15, 14],
				"text-letter-spacing": 0.1,
				"text-max-width": 9,
				"text-padding": 12,
			},
			paint: { ...ink, "text-opacity": 0.85 },
		},
		{
			id: "housenumbers",
			type: "symbol",
			source: "base",
			"source-layer": "housenumbers",
			minzoom: 17.4,
			layout: { "text-field": ["get", "number"], "text-font": FONT, "text-size": 13, "text-padding": 4 },
			paint: { ...ink, "text-opacity": 0.8, "text-halo-color": palette.building },
		},
	];
}

/** Objects of the street as neutral dots under the names; trees and crossings are too many to help. */
function objectDots({ palette, hasAssets }: BaseInput): LayerSpecification {
	return {
		id: OBJECT_DOTS,
		type: "circle",
		source: "base",
		"source-layer": "assets",
		minzoom: 17,
		filter: ["!", ["in", ["get", "layer"], ["literal", QUIET_OBJECTS]]],
		layout: { visibility: hasAssets ? "none" : "visible" },
		paint: {
			"circle-radius": ["interpolate", ["linear"], ["zoom"], 17, 2, 19, 5],
			"circle-color": palette.surface,
			"circle-stroke-color": palette.label,
			"circle-stroke-width": ["interpolate", ["linear"], ["zoom"], 17, 1, 19, 1.8],
			"circle-stroke-opacity": 0.75,
		},
	};
}

/** Our own base map: land, water, buildings, streets with their names, quarters, numbers. */
export function baseStyle(input: BaseInput): StyleSpecification {
	const { town, palette } = input;
	return {
		version: 8,
		sources: {
			base: {
				type: "vector",
				tiles: [absolute(`/api/v1/tiles/${town.slug}/base/{z}/{x}/{y}.mvt`)],
				minzoom: 9,
				maxzoom: 17,
			},
		},
		layers: [
			...ground(palette),
			...roads(palette),
			...borders(palette),
			objectDots(input),
			...labels(palette),
		],
	};
}
