/** What is covered in a picture, as fractions of it: moved, resized and drawn without ever leaving it. */
import type { components } from "../api/schema";

export type Kind = components["schemas"]["DrawnBox"]["kind"];

export interface Edges {
	x: number;
	y: number;
	width: number;
	height: number;
}

export interface Box extends Edges {
	/** Names the box while the page is open. */
	key: number;
	kind: Kind;
	/** It was there, and what it hides is no longer kept: it stays as it is. */
	isFixed: boolean;
}

export const KINDS: readonly Kind[] = ["face", "plate", "other"];
/** No box is smaller than this share of the picture's side. */
export const LEAST = 0.01;
/** What an arrow key moves. */
export const STEP = 0.01;

/** The box pushed by so much, held inside the picture. */
export function move<T extends Edges>(box: T, dx: number, dy: number): T {
	return { ...box, x: clamp(box.x + dx, 0, 1 - box.width), y: clamp(box.y + dy, 0, 1 - box.height) };
}

/** The box with its lower right corner pushed by so much; neither smaller than LEAST nor over the edge. */
export function resize<T extends Edges>(box: T, dx: number, dy: number): T {
	return {
		...box,
		width: clamp(box.width + dx, Math.min(LEAST, 1 - box.x), 1 - box.x),
		height: clamp(box.height + dy, Math.min(LEAST, 1 - box.y), 1 - box.y),
	};
}

/** The box between two corners, in whatever order they were drawn. */
export function between(from: readonly [number, number], to: readonly [number, number]): Edges {
	const [left, right] = ordered(clamp(from[0], 0, 1), clamp(to[0], 0, 1));
	const [top, bottom] = ordered(clamp(from[1], 0, 1), clamp(to[1], 0, 1));
	return { x: left, y: top, width: right - left, height: bottom - top };
}

/** The box with one of its numbers set, in hundredths of the picture; what would leave the picture is cut. */
export function place<T extends Edges>(box: T, edge: keyof Edges, hundredths: number): T {
	if (!Number.isFinite(hundredths)) return box;
	const wanted = hundredths / 100;
	if (edge === "x") return move(box, wanted - box.x, 0);
	if (edge === "y") return move(box, 0, wanted - box.y);
	if (edge === "width") return resize(box, wanted - box.width, 0);
	return resize(box, 0, wanted - box.height);
}

/** Whether two lists cover the same places, whatever each calls them. */
export function isSame(
	one: readonly (Edges & { kind: Kind })[],
	other: readonly (Edges & { kind: Kind })[],
): boolean {
	return JSON.stringify(one.map(bare)) === JSON.stringify(other.map(bare));
}

/** A box as the server takes it. */
export function bare({ kind, x, y, width, height }: Edges & { kind: Kind }): Edges & { kind: Kind } {
	return { kind, x, y, width, height };
}

function clamp(value: number, least: number, most: number): number {
	return Math.min(Math.max(value, least), most);
}

function ordered(one: number, other: number): [number, number] {
	return one < other ? [one, other] : [other, one];
}
