/** The symbols of the map as SVG: pins by status and service, clusters, stops, objects. Drawn when first needed. */
import { icons } from "../ui/icons";
import { lookOf, STATUS_LOOK, type StatusFamily } from "../ui/status";
import type { Palette } from "./palette";

/** An SVG text with its size in CSS pixels. */
export interface Drawing {
	svg: string;
	width: number;
	height: number;
	/** A number in the middle, in CSS pixels: written by the canvas, because a picture of ours cannot use the page's font. */
	text?: { value: string; size: number; colour: string; x: number; y: number };
}

type PinFamily = Exclude<StatusFamily, "late">;

/** The shape family of a status; an unknown one is drawn as received, so that it is never lost. */
export function pinFamily(status: string): PinFamily {
	const { family } = lookOf(status);
	return family === "late" ? "received" : family;
}

/** Statuses drawn as a disc centred on the place; the others stand on it. */
export const DISC_STATUSES = Object.entries(STATUS_LOOK)
	.filter(([, look]) => look.pin === "disc" || look.pin === "hidden")
	.map(([status]) => status);

const DROP = "M20 46C14 37 3 30 3 19a17 17 0 0 1 34 0c0 11-11 18-17 27z";
const SQUARE = "M20 46l-5-9H9a6 6 0 0 1-6-6V9a6 6 0 0 1 6-6h22a6 6 0 0 1 6 6v22a6 6 0 0 1-6 6h-6z";
const DISC_GLYPHS: Partial<Record<PinFamily, string>> = {
	fixed: "check",
	moved: "arrow-up-right",
	closed: "circle-slash",
};

const ASSET_GLYPHS: [RegExp, string][] = [
	[/lamp|light|eclairage/, "lightbulb"],
	[/bin|basket|corbeille|waste|recycl/, "trash"],
	[/sign|panneau/, "signpost"],
	[/tree|arbre/, "tree-deciduous"],
	[/hydrant|fountain|drain|water/, "droplets"],
];

/** The inner drawing of a lucide icon; the map's own dot when we do not ship that one. */
export function glyphOf(name: string): string {
	const shapes: Record<string, string> = icons;
	return shapes[name] ?? '<circle cx="12" cy="12" r="4" fill="currentColor"/>';
}

/** The glyph that stands for a layer of objects (street lamps, bins, signs…). */
export function assetGlyph(layer: string): string {
	return ASSET_GLYPHS.find(([pattern]) => pattern.test(layer))?.[1] ?? "";
}

function glyph(name: string, x: number, y: number, size: number, colour: string, stroke = 2.4): string {
	const scale = size / 24;
	return `<g transform="translate(${x} ${y}) scale(${scale})" fill="none" stroke="${colour}" color="${colour}" stroke-width="${stroke}" stroke-linecap="round" stroke-linejoin="round">${glyphOf(name)}</g>`;
}

function svg(viewWidth: number, viewHeight: number, width: number, height: number, inner: string): Drawing {
	return {
		width,
		height,
		svg: `<svg xmlns="http://www.w3.org/2000/svg" width="${width * 2}" height="${height * 2}" viewBox="0 0 ${viewWidth} ${viewHeight}">${inner}</svg>`,
	};
}

function lateFlag(palette: Palette): string {
	return `<g transform="translate(27 -2)"><path d="M10 1.5L19 18H1z" fill="${palette.lateSolid}" stroke="${palette.pinEdge}" stroke-width="1.6" stroke-linejoin="round"/><path d="M10 7v5M10 15v.01" stroke="${palette.lateOn}" stroke-width="2.2" stroke-linecap="round"/></g>`;
}

function pinColours(
	family: PinFamily,
	palette: Palette,
): { body: string; edge: string; width: number; on: string } {
	if (family === "received") {
		return { body: palette.surface, edge: palette.receivedSolid, width: 3.5, on: palette.receivedFg };
	}
	const body = palette[`${family}Solid`];
	return { body, edge: palette.pinEdge, width: 2.5, on: palette[`${family}On`] };
}

/** A pin, 40 px wide (54 when selected): shape and colour say the status, the glyph says the service. */
export function drawPin(
	palette: Palette,
	status: string,
	icon: string,
	late: boolean,
	selected: boolean,
): Drawing {
	const family = pinFamily(status);
	const disc = DISC_GLYPHS[family];
	const { body, edge, width, on } = pinColours(family, palette);
	if (disc) {
		const size = selected ? 40 : 28;
		const inner = `<ellipse cx="20" cy="22" rx="17" ry="17" fill="#000" opacity=".18"/><circle cx="20" cy="20" r="17" fill="${body}" stroke="${palette.pinEdge}" stroke-width="3"/>${glyph(disc, 9.5, 9.5, 21, on, 2.8)}`;
		return svg(40, 40, size, size, inner);
	}
	const scale = selected ? 54 / 40 : 1;
	const path = family === "planned" ? SQUARE : DROP;
	const shadow = selected
		? `<ellipse cx="20" cy="46" rx="10" ry="4" fill="#000" opacity=".3"/>`
		: `<ellipse cx="20" cy="46.5" rx="6" ry="2.4" fill="#000" opacity=".22"/>`;
	const inner = `${shadow}<path d="${path}" fill="${body}" stroke="${edge}" stroke-width="${width}" stroke-linejoin="round"/>${glyph(icon, 10.5, 9, 19, on)}${late ? lateFlag(palette) : ""}`;
	const drawing = svg(50, 54, 50 * scale, 54 * scale, `<g transform="translate(5 4)">${inner}</g>`);
	return drawing;
}

/** A cluster: a disc with the town's ring, a red arc for the share that is late (in twentieths), and its count. */
export function drawCluster(palette: Palette, size: number, lateTwentieths: number, count = ""): Drawing {
	const radius = 46;
	const length = 2 * Math.PI * radius;
	const late = (length * Math.min(lateTwentieths, 20)) / 20;
	const arc =
		lateTwentieths > 0
			? `<circle cx="54" cy="54" r="${radius}" fill="none" stroke="${palette.lateSolid}" stroke-width="9" stroke-dasharray="${late} ${length}" transform="rotate(-90 54 54)"/>`
			: "";
	const inner = `<circle cx="54" cy="58" r="50" fill="#000" opacity=".16"/><circle cx="54" cy="54" r="50" fill="${palette.clusterBg}"/><circle cx="54" cy="54" r="${radius}" fill="none" stroke="${palette.clusterEdge}" stroke-width="8"/>${arc}`;
	const scale = size / 100;
	const text = { value: count, size: 15, colour: palette.clusterFg, x: 54 * scale, y: 54 * scale };
	return { ...svg(108, 110, 108 * scale, 110 * scale, inner), text };
}

/** How a crew's stop is drawn: the one to go to, one of the following, one far down the list, one that is done. */
export type StopState = "next" | "todo" | "dot" | "done";

/** A crew's stop: a numbered square, larger and filled for the next one, a dot far from its turn, a tick when done. */
export function drawStop(palette: Palette, state: StopState, late: boolean, number: string): Drawing {
	if (state === "done") {
		const inner = `<circle cx="24" cy="24" r="15" fill="${palette.fixedSolid}" stroke="${palette.pinEdge}" stroke-width="2.5"/>${glyph("check", 15, 15, 18, palette.fixedOn, 3)}`;
		return svg(48, 48, 48, 48, inner);
	}
	if (state === "dot") {
		const inner = `<circle cx="12" cy="13" r="8" fill="#000" opacity=".2"/><circle cx="12" cy="12" r="7.5" fill="${late ? palette.lateSolid : palette.surface}" stroke="${late ? palette.pinEdge : palette.brand}" stroke-width="2.5"/>`;
		return svg(24, 24, 24, 24, inner);
	}
	const next = state === "next";
	const half = next ? 25 : 18;
	const box = `<rect x="${32 - half}" y="${32 - half}" width="${half * 2}" height="${half * 2}" rx="${next ? 16 : 12}"`;
	const colours = next
		? `fill="${palette.brand}" stroke="${palette.pinEdge}"`
		: `fill="${palette.surface}" stroke="${palette.brand}"`;
	const shadow = `${box} transform="translate(0 2)" fill="#000" opacity=".2"/>`;
	const flag = late
		? `<g transform="translate(${half - 7} ${26 - half}) scale(.9)">${lateFlag(palette)}</g>`
		: "";
	const text = {
		value: number,
		size: next ? 20 : 17,
		colour: next ? palette.onBrand : palette.ink,
		x: 32,
		y: 32,
	};
	return { ...svg(64, 64, 64, 64, `${shadow}${box} ${colours} stroke-width="2.5"/>${flag}`), text };
}

/** A town object near the pin: a neutral disc, or the lamp that is lit when it is the nearest or the chosen one. */
export function drawAsset(palette: Palette, layer: string, lit: boolean): Drawing {
	const size = lit ? 40 : 30;
	const [fill, ink] = lit ? [palette.light, palette.onLight] : [palette.surface, palette.ink];
	const name = assetGlyph(layer);
	const mark = name ? glyph(name, 11, 11, 18, ink, 2.6) : `<circle cx="20" cy="20" r="5" fill="${ink}"/>`;
	return svg(
		40,
		40,
		size,
		size,
		`<circle cx="20" cy="20" r="17" fill="${fill}" stroke="${ink}" stroke-width="${lit ? 3 : 2.6}"/>${mark}`,
	);
}

/** The drawing for an image id of the style: `pin/…`, `cluster/…`, `stop/…`, `asset/…`; null for any other. */
export function drawById(id: string, palette: Palette): Drawing | null {
	const [kind, , first = "", second = "", third = "", fourth = ""] = id.split("/");
	if (kind === "pin") return drawPin(palette, first, second, third === "1", fourth === "1");
	if (kind === "cluster") return drawCluster(palette, Number(first), Number(second), third);
	if (kind === "stop") return drawStop(palette, first as StopState, second === "1", third);
	if (kind === "asset") return drawAsset(palette, first, second === "1");
	return null;
}
