/** What a code in the street says: the sticker of a lamp, or a line of the printed route sheet. */
import type { Stop } from "../api/types";

export type Code = { kind: "object"; layer: string; reference: string } | { kind: "stop"; id: string };

/** Reads the address in a code; null for a code of somebody else's. */
export function readCode(text: string): Code | null {
	let path: string;
	try {
		path = new URL(text.trim()).pathname;
	} catch {
		return null;
	}
	const stop = /^\/crew\/arret\/([0-9a-f-]{36})\/?$/i.exec(path);
	if (stop?.[1]) return { kind: "stop", id: stop[1].toLowerCase() };
	const object = /^\/o\/([^/]+)\/(.+)$/.exec(path);
	if (!object?.[1] || !object[2]) return null;
	try {
		return {
			kind: "object",
			layer: decodeURIComponent(object[1]),
			reference: decodeURIComponent(object[2]),
		};
	} catch {
		return null; // broken escapes: no sticker of ours
	}
}

/** The stops at the object with this number; typed digits alone find it too ("42" finds EP-00042). */
export function stopsAt(stops: readonly Stop[], reference: string, layer?: string): Stop[] {
	const wanted = plain(reference);
	if (wanted === "") return [];
	const there = stops.filter((stop) => stop.asset && (layer === undefined || stop.asset.layer === layer));
	const exact = there.filter((stop) => plain(stop.asset?.reference ?? "") === wanted);
	if (exact.length > 0 || !/^\d+$/.test(wanted)) return exact;
	return there.filter((stop) => lastNumber(stop.asset?.reference ?? "") === Number(wanted));
}

function plain(reference: string): string {
	return reference.toUpperCase().replace(/[\s\-‑–._]/g, "");
}

function lastNumber(reference: string): number {
	return Number(/(\d+)\D*$/.exec(reference)?.[1] ?? Number.NaN);
}
