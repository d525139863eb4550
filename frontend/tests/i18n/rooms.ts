/** The catalogues found in the source, by room, and what tests read in them. */
import { readdirSync } from "node:fs";

const FOLDER = new URL("../../src/i18n/", import.meta.url);
/** Rooms for people at work: French and English only. */
export const WORK_ROOMS = [
	"areas",
	"audit",
	"counter",
	"crew",
	"desk",
	"duty",
	"engine",
	"exports",
	"figures",
	"hooks",
	"layers",
	"links",
	"objects",
	"outside",
	"panel",
	"people",
	"photos",
	"publishing",
	"round",
	"rounds",
	"routing",
	"servers",
	"settings",
	"spot",
	"staff",
	"stickers",
	"work",
];
export const RESIDENT_LANGUAGES = ["en", "es", "pt", "ar", "tr"] as const;

export type Words = Record<string, unknown>;

/** The rooms that have a French catalogue. */
export const rooms: string[] = readdirSync(FOLDER)
	.filter((name) => name.endsWith(".fr.ts"))
	.map((name) => name.replace(".fr.ts", ""));

/** The languages that a room must speak, besides French. */
export function languagesOf(room: string): readonly string[] {
	return WORK_ROOMS.includes(room) ? ["en"] : RESIDENT_LANGUAGES;
}

/** A room's words in one language, as they are written; null when there is no such file. */
export async function wordsOf(room: string, language: string): Promise<Words | null> {
	const name = `${room}.${language}.ts`;
	if (!readdirSync(FOLDER).includes(name)) return null;
	const module = (await import(new URL(name, FOLDER).pathname)) as Record<string, Words>;
	const words = module[language];
	if (!words) throw new Error(`${name} exports no "${language}"`);
	return words;
}

/** Each leaf of a catalogue by its path: a text, a list of texts or a function. */
export function leaves(value: unknown, path = ""): Array<[string, unknown]> {
	if (typeof value !== "object" || value === null || Array.isArray(value)) return [[path, value]];
	return Object.entries(value).flatMap(([key, inner]) => leaves(inner, path ? `${path}.${key}` : key));
}

/** What a message says when it is given `given` (texts and lists say themselves). */
export function said(message: unknown, given: unknown[]): string {
	const answer =
		typeof message === "function" ? (message as (...all: unknown[]) => unknown)(...given) : message;
	return typeof answer === "string" ? answer : JSON.stringify(answer);
}
