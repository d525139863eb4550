/** The languages of the interface: their names in themselves, their direction, and what stands behind each. */

/** A language that a catalogue can be written in, and that the API is asked for. */
export const TONGUES = ["fr", "en", "es", "pt", "ar", "tr"] as const;
export type Lang = (typeof TONGUES)[number];

/** What a person chooses: a language, easy-to-read French, or the pseudo-language that tries the layout. */
export type Choice = Lang | "fr-x-falc" | "qps";

export interface Language {
	readonly code: Choice;
	/** Its name in itself, as its speakers look for it. */
	readonly name: string;
	readonly dir: "ltr" | "rtl";
	/** The language it speaks to the API and in dates. */
	readonly speaks: Lang;
	/** For Intl: digits are Western and the calendar Gregorian everywhere. */
	readonly tag: string;
}

/** Every choice, French first; each app offers a part of them (see `startLocale`). */
export const LANGS: readonly Language[] = [
	{ code: "fr", name: "Français", dir: "ltr", speaks: "fr", tag: "fr-FR" },
	{ code: "fr-x-falc", name: "Français facile", dir: "ltr", speaks: "fr", tag: "fr-FR" },
	{ code: "en", name: "English", dir: "ltr", speaks: "en", tag: "en-GB" },
	{ code: "es", name: "Español", dir: "ltr", speaks: "es", tag: "es-ES" },
	{ code: "pt", name: "Português", dir: "ltr", speaks: "pt", tag: "pt-PT" },
	{ code: "ar", name: "العربية", dir: "rtl", speaks: "ar", tag: "ar-u-ca-gregory-nu-latn" },
	{ code: "tr", name: "Türkçe", dir: "ltr", speaks: "tr", tag: "tr-TR" },
	{ code: "qps", name: "[Þšéûðö]", dir: "ltr", speaks: "en", tag: "en-GB" },
];

/** What residents choose from. */
export const RESIDENT_LANGS: readonly Choice[] = ["fr", "fr-x-falc", "en", "es", "pt", "ar", "tr"];
/** What crews and staff choose from. */
export const WORK_LANGS: readonly Choice[] = ["fr", "en"];

/** The entry of a choice. */
export function language(code: Choice): Language {
	const found = LANGS.find((one) => one.code === code);
	if (!found) throw new Error(`no language ${code}`);
	return found;
}

/** The first choice offered that one of the person's languages (BCP 47 tags, dearest first) asks for, or null. */
export function nearest(wanted: readonly string[], offered: readonly Choice[]): Choice | null {
	for (const tag of wanted) {
		const low = tag.toLowerCase();
		const exact = offered.find((code) => code === low);
		const near = exact ?? offered.find((code) => code === low.split("-")[0]);
		if (near) return near;
	}
	return null;
}
