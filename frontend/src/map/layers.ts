/** The map's style as data: our base map, then what we lay over any base map (pins, stops, position). */
import type {
	ExpressionSpecification,
	FilterSpecification,
	LayerSpecification,
	SourceSpecification,
	StyleSpecification,
} from "maplibre-gl";
import type { Palette } from "./palette";
import { DISC_STATUSES } from "./pins";
import type { MapTown, ReportTiles } from "./types";

/** No `glyphs` address in the style: the map draws letters itself from these fonts, which we serve. */
const FONT = ["Atkinson Hyperlegible", "sans-serif"];

const NOTHING: SourceSpecification = {
	type: "geojson",
	tolerance: 0,
	data: { type: "FeatureCollection", features: [] },
};
const WATER = ["water", "river", "sea", "lake", "canal", "basin"];
const SQUARES = ["pedestrian", "square", "parking", "sand", "beach"];

/** What one drawing of the style depends on. */
export interface StyleInput {
	town: MapTown;
	palette: Palette;
	/** Part of every image name, so that a new theme asks for new images. */
	revision: number;
	tiles: ReportTiles;
	query: string;
	selected: string | null;
}

function absolute(path: string): string {
	return new URL(path, location.href).href.replaceAll("%7B", "{").replaceAll("%7D", "}");
}

/** Address of the report tiles with the filters in force. */
export function reportTilesUrl(town: MapTown, tiles: Exclude<ReportTiles, null>, query: string): string {
	const root = tiles === "staff" ? "/staff/v1" : "/api/v1";
	return absolute(`${root}/tiles/${town.slug}/reports/{z}/{x}/{y}.mvt`) + (query ? `?${query}` : "");
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

/** Our own base map: land, water, buildings, streets with their names, quarters, numbers. */
export function baseStyle(input: StyleInput): StyleSpecification {
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
		layers: [...ground(palette), ...roads(palette), ...borders(palette), ...labels(palette)],
	};
}

function image(
	kind: string,
	revision: number,
	...parts: (string | ExpressionSpecification)[]
): ExpressionSpecification {
	const joined = parts.flatMap((part) => ["/", part]);
	return ["concat", `${kind}/${revision}`, ...joined] as unknown as ExpressionSpecification;
}

const LATE: ExpressionSpecification = ["case", ["to-boolean", ["get", "is_late"]], "1", "0"];
const TEXT = (name: string): ExpressionSpecification => ["coalesce", ["get", name], ""];
const IS_PIN: ExpressionSpecification = ["has", "status"];
const ANCHOR: ExpressionSpecification = [
	"case",
	["in", ["get", "status"], ["literal", DISC_STATUSES]],
	"center",
	"bottom",
];

/** Hides the selected report among the others: it is drawn apart, larger. */
export function pinFilter(selected: string | null): FilterSpecification {
	return ["all", IS_PIN, ["!=", ["get", "public_id"], selected ?? ""]];
}

function pinLayer(id: string, source: string, revision: number, chosen: boolean): LayerSpecification {
	return {
		id,
		type: "symbol",
		source,
		layout: {
			"icon-image": image("pin", revision, TEXT("status"), TEXT("icon"), LATE, chosen ? "1" : "0"),
			"icon-anchor": ANCHOR,
			"icon-allow-overlap": true,
			"icon-ignore-placement": true,
			"symbol-sort-key": [
				"case",
				["to-boolean", ["get", "is_late"]],
				2,
				["==", ["get", "status"], "resolved"],
				0,
				1,
			],
		},
	};
}

function clusterLayer(revision: number): LayerSpecification {
	const count: ExpressionSpecification = ["to-number", ["get", "count"], 1];
	const late: ExpressionSpecification = ["to-number", ["get", "late_count"], 0];
	const size = [
		"case",
		["<", count, 20],
		"44",
		["<", count, 30],
		"50",
		"54",
	] as unknown as ExpressionSpecification;
	const share: ExpressionSpecification = [
		"to-string",
		["case", ["<=", late, 0], 0, ["max", 1, ["round", ["*", 20, ["/", late, count]]]]],
	];
	const text: ExpressionSpecification = [
		"case",
		[">=", count, 10_000],
		["concat", ["to-string", ["round", ["/", count, 1000]]], "k"],
		["to-string", count],
	];
	return {
		id: "clusters",
		type: "symbol",
		source: "reports",
		"source-layer": "reports",
		filter: ["!", IS_PIN],
		layout: {
			"icon-image": image("cluster", revision, size, share, text),
			"icon-allow-overlap": true,
			"icon-ignore-placement": true,
			"symbol-sort-key": count,
		},
	};
}

function positionLayers(palette: Palette): LayerSpecification[] {
	return [
		{ id: "accuracy", type: "fill", source: "accuracy", paint: { "fill-color": palette.gpsHalo } },
		{
			id: "accuracy-edge",
			type: "line",
			source: "accuracy",
			paint: { "line-color": palette.gps, "line-width": 1.5 },
		},
		{
			id: "position",
			type: "circle",
			source: "position",
			paint: {
				"circle-radius": 7,
				"circle-color": palette.gps,
				"circle-stroke-color": palette.surface,
				"circle-stroke-width": 3,
			},
		},
	];
}

function assetLayers(palette: Palette, revision: number, hasBase: boolean): LayerSpecification[] {
	const dots: LayerSpecification = {
		id: "asset-dots",
		type: "circle",
		source: "base",
		"source-layer": "assets",
		minzoom: 17,
		paint: {
			"circle-radius": ["interpolate", ["linear"], ["zoom"], 17, 2.5, 19, 5],
			"circle-color": palette.surface,
			"circle-stroke-color": palette.label,
			"circle-stroke-width": 1.5,
		},
	};
	const link: LayerSpecification = {
		id: "asset-link",
		type: "line",
		source: "link",
		layout: { "line-cap": "round" },
		paint: { "line-color": palette.ink, "line-width": 3.5, "line-dasharray": [0.1, 2] },
	};
	const assets: LayerSpecification = {
		id: "assets",
		type: "symbol",
		source: "assets",
		layout: {
			"icon-image": image("asset", revision, TEXT("layer"), TEXT("lit")),
			"icon-allow-overlap": true,
			"icon-ignore-placement": true,
			"symbol-sort-key": ["case", ["==", ["get", "lit"], "1"], 1, 0],
		},
	};
	return hasBase ? [dots, link, assets] : [link, assets];
}

function stopLayer(revision: number): LayerSpecification {
	const next: ExpressionSpecification = ["==", ["get", "state"], "next"];
	return {
		id: "stops",
		type: "symbol",
		source: "stops",
		layout: {
			"icon-image": image("stop", revision, TEXT("state"), LATE, ["to-string", ["get", "number"]]),
			"icon-allow-overlap": true,
			"icon-ignore-placement": true,
			"symbol-sort-key": ["case", next, 2, ["==", ["get", "state"], "done"], 0, 1],
		},
	};
}

/** What is laid over any base map: position, objects, stops, reports, and the selected one last. */
export function overlays(
	input: StyleInput,
	hasBase: boolean,
): { sources: Record<string, SourceSpecification>; layers: LayerSpecification[] } {
	const { palette, revision, tiles } = input;
	const sources: Record<string, SourceSpecification> = {};
	for (const name of ["accuracy", "position", "assets", "link", "stops", "selected"]) sources[name] = NOTHING;
	const layers = [...positionLayers(palette), ...assetLayers(palette, revision, hasBase)];
	if (tiles) {
		sources.reports = {
			type: "vector",
			tiles: [reportTilesUrl(input.town, tiles, input.query)],
			minzoom: 8,
			maxzoom: 16,
		};
		const pins = pinLayer("pins", "reports", revision, false) as LayerSpecification & {
			"source-layer": string;
		};
		layers.push(
			{ ...pins, "source-layer": "reports", filter: pinFilter(input.selected) } as LayerSpecification,
			clusterLayer(revision),
		);
	}
	layers.push(stopLayer(revision), pinLayer("selected", "selected", revision, true));
	return { sources, layers };
}
