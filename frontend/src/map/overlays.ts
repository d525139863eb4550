/** What we lay over any base map, as data: position, objects, stops, reports, and the selected one last. */
import type {
	ExpressionSpecification,
	FilterSpecification,
	LayerSpecification,
	SourceSpecification,
} from "maplibre-gl";
import { absolute, type BaseInput } from "./base";
import type { Palette } from "./palette";
import { DISC_STATUSES } from "./pins";
import type { MapLook, MapTown, ReportTiles } from "./types";
import { areaLayers, heatLayer, isShown, pinsFrom } from "./views";

const NOTHING: SourceSpecification = {
	type: "geojson",
	tolerance: 0,
	data: { type: "FeatureCollection", features: [] },
};

const KEPT = ["accuracy", "position", "assets", "link", "stops", "selected", "area-shapes", "area-labels"];

/** What one drawing of the style depends on. */
export interface StyleInput extends BaseInput {
	/** Part of every image name, so that a new theme asks for new images. */
	revision: number;
	tiles: ReportTiles;
	query: string;
	selected: string | null;
	look: MapLook;
}

/** Address of the report tiles with the filters in force. */
export function reportTilesUrl(town: MapTown, tiles: Exclude<ReportTiles, null>, query: string): string {
	const root = tiles === "staff" ? "/staff/v1" : "/api/v1";
	return absolute(`${root}/tiles/${town.slug}/reports/{z}/{x}/{y}.mvt`) + (query ? `?${query}` : "");
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

function assetLayers(palette: Palette, revision: number): LayerSpecification[] {
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
	return [link, assets];
}

function stopLayer(revision: number): LayerSpecification {
	const next: ExpressionSpecification = ["==", ["get", "state"], "next"];
	const numbered = image("stop", revision, TEXT("state"), LATE, ["to-string", ["get", "number"]]);
	const dot = image("stop", revision, "dot", LATE);
	return {
		id: "stops",
		type: "symbol",
		source: "stops",
		layout: {
			"icon-image": [
				"step",
				["zoom"],
				["case", ["to-boolean", ["get", "is_soon"]], numbered, dot],
				15,
				numbered,
			],
			"icon-allow-overlap": true,
			"icon-ignore-placement": true,
			"symbol-sort-key": [
				"case",
				next,
				1,
				["==", ["get", "state"], "done"],
				-10_000,
				["-", 0, ["get", "number"]],
			],
		},
	};
}

/** A layer as this way of showing wants it: hidden, or from its zoom on. */
export function shownIn(layer: LayerSpecification, look: MapLook): LayerSpecification {
	if (isShown(layer.id, look)) return layer.id === "pins" ? { ...layer, minzoom: pinsFrom(look) } : layer;
	return { ...layer, layout: { ...layer.layout, visibility: "none" } } as LayerSpecification;
}

/** What is laid over any base map: position, objects, stops, reports, and the selected one last. */
export function overlays(input: StyleInput): {
	sources: Record<string, SourceSpecification>;
	layers: LayerSpecification[];
} {
	const { palette, revision, tiles } = input;
	const sources: Record<string, SourceSpecification> = {};
	for (const name of [...KEPT]) sources[name] = NOTHING;
	const layers = [...positionLayers(palette), ...assetLayers(palette, revision)];
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
			...areaLayers(palette),
			heatLayer(palette),
			{ ...pins, "source-layer": "reports", filter: pinFilter(input.selected) } as LayerSpecification,
			clusterLayer(revision),
		);
	}
	layers.push(stopLayer(revision), pinLayer("selected", "selected", revision, true));
	return { sources, layers: layers.map((layer) => shownIn(layer, input.look)) };
}
