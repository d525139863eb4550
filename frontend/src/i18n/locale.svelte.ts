/** The language of the screen: French always, the others on demand; every string of the apps passes through a catalogue. */

import { type Choice, LANGS, type Lang, type Language, language, nearest, WORK_LANGS } from "./languages";
import { isolated, longer, spaced } from "./typography";

export { type Choice, LANGS, type Lang, type Language } from "./languages";

type Words = Record<string, unknown>;
/** Some keys of a catalogue, at any depth; a list or a function is replaced whole. */
export type Part<T> = {
	[K in keyof T]?: T[K] extends (...given: never[]) => unknown
		? T[K]
		: T[K] extends readonly unknown[]
			? T[K]
			: T[K] extends object
				? Part<T[K]>
				: T[K];
};
/** The other languages of a room: English always; easy-to-read French says only what it says otherwise. */
export interface Others<T> {
	en: () => Promise<T>;
	es?: () => Promise<T>;
	pt?: () => Promise<T>;
	ar?: () => Promise<T>;
	tr?: () => Promise<T>;
	falc?: () => Promise<Part<T>>;
}

const KEY = "rueclaire.lang";
const state = $state<{ choice: Choice; offered: readonly Choice[]; arrived: number; zone: string | null }>({
	choice: "fr",
	offered: WORK_LANGS,
	arrived: 0,
	zone: null,
});
const loaders: Array<(choice: Choice) => Promise<void>> = [];

/**
 * Declares a room's messages: the French object and a loader for each other language (same shape, checked by its type).
 * The result reads like the French object and answers in the current language, reactively; a language the room does
 * not have is answered in English. A room declared late (a lazy screen) fetches its words at once: see `withWords`.
 */
export function catalogue<T extends Words>(fr: T, others: Others<T>): T {
	const french = spaced(fr);
	const known = new Map<Choice, T>([["fr", french]]);
	const load = async (choice: Choice) => {
		if (known.has(choice)) return;
		const words = await fetchWords(choice, french, others);
		known.set(choice, words);
		state.arrived += 1;
	};
	loaders.push(load);
	// A failed fetch here is not lost: `withWords` and `setLang` ask again and say so; until then the room speaks French.
	if (state.choice !== "fr") load(state.choice).catch(() => undefined);
	return new Proxy(french, {
		get(target, key) {
			const source = state.arrived > 0 ? (known.get(state.choice) ?? target) : target;
			return source[key as keyof T];
		},
	});
}

async function fetchWords<T extends Words>(choice: Choice, french: T, others: Others<T>): Promise<T> {
	if (choice === "fr") return french;
	if (choice === "fr-x-falc") return others.falc ? laid(french, spaced(await others.falc())) : french;
	if (choice === "qps") return longer(await others.en());
	const words = await (others[choice] ?? others.en)();
	return choice === "ar" ? isolated(words) : words;
}

/** `base` with what `part` says otherwise. */
function laid<T extends Words>(base: T, part: Part<T>): T {
	const over = Object.entries(part).map(([key, value]) => {
		const under = base[key];
		return [key, isGroup(value) && isGroup(under) ? laid(under, value) : value];
	});
	return { ...base, ...Object.fromEntries(over) };
}

function isGroup(value: unknown): value is Words {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The language now spoken, for the API and for dates (easy-to-read French speaks `fr`); reactive inside a component. */
export function lang(): Lang {
	return language(state.choice).speaks;
}

/** The person's choice (a language or a variant of one); reactive inside a component. */
export function choice(): Choice {
	return state.choice;
}

/** The languages this app offers, with their names in themselves; the pseudo-language is never offered. */
export function offered(): readonly Language[] {
	return LANGS.filter((one) => state.offered.includes(one.code));
}

/** The tag Intl takes for the current language. */
export function intlTag(): string {
	return language(state.choice).tag;
}

/** The time zone of days and hours on the screen, or null for the phone's own; reactive. */
export function timeZone(): string | null {
	return state.zone;
}

/** From now on, days and hours are those of `time_zone` (an IANA name, from the town), wherever the phone is. */
export function setTimeZone(time_zone: string): void {
	try {
		new Intl.DateTimeFormat("en", { timeZone: time_zone });
		state.zone = time_zone;
	} catch {
		// A phone too old to know this zone keeps its own: nearly always the same one.
		state.zone = null;
	}
}

/**
 * Chooses the starting language among those the app offers (`?lang=` in the address, else the last choice, else the
 * browser's, else French) and loads what it needs. Words that cannot be fetched leave the app in French, not blank.
 */
export async function startLocale(languages: readonly Choice[] = WORK_LANGS): Promise<void> {
	state.offered = languages;
	const address = new URLSearchParams(location.search).get("lang");
	const known = address === "qps" ? [...languages, "qps" as const] : languages;
	const wanted = [address, readKept()].filter((tag) => tag !== null);
	const start = nearest([...wanted, ...(navigator.languages ?? [])], known) ?? "fr";
	try {
		await setLang(start, { keep: false });
	} catch {
		await setLang("fr", { keep: false });
		// Offline at the first start in another language: ask again as soon as there is a network.
		addEventListener("online", () => void startLocale(languages).catch(() => undefined), { once: true });
	}
}

/**
 * Switches language at once, without a reload; keeps the choice on this device unless told otherwise.
 * Throws, and changes nothing, when the words cannot be fetched.
 */
export async function setLang(next: Choice, { keep = true } = {}): Promise<void> {
	if (next !== "fr") await Promise.all(loaders.map((load) => load(next)));
	state.choice = next;
	document.documentElement.lang = next === "qps" ? "en" : next;
	document.documentElement.dir = language(next).dir;
	if (keep) {
		try {
			localStorage.setItem(KEY, next);
		} catch {
			// Storage may be blocked: the choice then lasts for this page only.
		}
	}
}

/** A lazy module together with its words in the current language, so that a screen never shows in French first. */
export async function withWords<M>(load: () => Promise<M>): Promise<M> {
	const module = await load();
	await Promise.all(loaders.map((one) => one(state.choice)));
	return module;
}

function readKept(): string | null {
	try {
		return localStorage.getItem(KEY);
	} catch {
		return null;
	}
}
