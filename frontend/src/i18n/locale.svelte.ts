/** The language of the screen: French always, English on demand; every string of the apps passes through a catalogue. */

import { spaced } from "./typography";

export type Lang = "fr" | "en";

/** Every language the interface is complete in, the default first. */
export const LANGS: readonly Lang[] = ["fr", "en"];

const KEY = "rueclaire.lang";
const state = $state<{ lang: Lang; loaded: number }>({ lang: "fr", loaded: 0 });
const loaders: Array<() => Promise<void>> = [];

/**
 * Declares a room's messages: the French object and a loader of the English one (same shape, checked by its type).
 * The result reads like the French object and answers in the current language, reactively.
 */
export function catalogue<T extends Record<string, unknown>>(fr: T, loadEnglish: () => Promise<T>): T {
	const french = spaced(fr);
	let english: T | null = null;
	loaders.push(async () => {
		english ??= await loadEnglish();
		state.loaded += 1;
	});
	return new Proxy(french, {
		get(target, key) {
			const source = state.lang === "en" && state.loaded > 0 && english !== null ? english : target;
			return source[key as keyof T];
		},
	});
}

/** The language now shown; reactive inside a component. */
export function lang(): Lang {
	return state.lang;
}

/** Chooses the starting language (last choice, else the browser's, else French) and loads what it needs. */
export async function startLocale(): Promise<void> {
	const kept = readKept();
	const wanted = kept ?? (navigator.languages ?? []).map((tag) => tag.slice(0, 2)).find(isLang) ?? "fr";
	await setLang(wanted, { keep: false });
}

/** Switches language at once, without a reload; keeps the choice on this device unless told otherwise. */
export async function setLang(next: Lang, { keep = true } = {}): Promise<void> {
	if (next === "en") await Promise.all(loaders.map((load) => load()));
	state.lang = next;
	document.documentElement.lang = next;
	if (keep) {
		try {
			localStorage.setItem(KEY, next);
		} catch {
			// Storage may be blocked: the choice then lasts for this page only.
		}
	}
}

function isLang(value: string): value is Lang {
	return (LANGS as readonly string[]).includes(value);
}

function readKept(): Lang | null {
	try {
		const kept = localStorage.getItem(KEY);
		return kept !== null && isLang(kept) ? kept : null;
	} catch {
		return null;
	}
}
