/** Every language says everything that French says: same keys, same placeholders, nothing left in French. */
import { afterEach, describe, expect, it } from "vitest";
import type { Choice } from "../../src/i18n/languages";
import { setLang } from "../../src/i18n/locale.svelte";
import { languagesOf, leaves, rooms, said, WORK_ROOMS, type Words, wordsOf } from "./rooms";

/** Written alike in two languages on purpose: names, examples that must be French, and words that languages share. */
const SHARED: Record<string, readonly RegExp[]> = {
	"*": [
		/^Rue Claire$/,
		/^14 rue de la Loge$/,
		/^SMS$/,
		/^Redis$/,
		/^QR$/,
		/^[wW]ebhooks?$/,
		/^(CSV|GeoJSON|GeoPackage|Parquet|Open311)$/,
	],
	en: [
		/^(Photos?|Menu|Messages?|Date|Destination|Point|Notes?|Actions?|Position|Information|Service|Distance|Active|E-mail|e-mail|notification|Exports|Secret|Licence)$/,
	],
	es: [],
	pt: [/^(E-mail|Menu)$/],
	tr: [/^Liste$/],
	ar: [],
};

afterEach(() => setLang("fr", { keep: false }));

const cases = rooms.flatMap((room) => languagesOf(room).map((language) => [room, language] as const));

async function both(room: string, language: string): Promise<[Words, Words]> {
	const [fr, other] = [await wordsOf(room, "fr"), await wordsOf(room, language)];
	if (!fr || !other) throw new Error(`src/i18n/${room}.${language}.ts is missing`);
	return [fr, other];
}

/** Each placeholder as a text and as a number, since a message tells nobody which it wants. */
const GIVEN: unknown[][] = [
	["⟦1⟧", "⟦2⟧", "⟦3⟧", "⟦4⟧"],
	[40, 50, 60, 70],
	["⟦1⟧", 50, "⟦3⟧", 70],
	[40, "⟦2⟧", 60, "⟦4⟧"],
];
const MARKS = [/⟦1⟧|40/, /⟦2⟧|50/, /⟦3⟧|60/, /⟦4⟧|70/];

/** What a message says when given these; null when it cannot be (a date that is none). */
function answered(message: unknown, given: unknown[]): string | null {
	try {
		return said(message, given);
	} catch {
		return null;
	}
}

/** Which of its placeholders (1, 2, …) a message passes on. */
function passed(message: unknown): number[] {
	const answers = GIVEN.map((given) => answered(message, given) ?? "");
	return MARKS.flatMap((mark, index) => (answers.some((answer) => mark.test(answer)) ? [index + 1] : []));
}

describe("a catalogue", () => {
	it("exists for several rooms", () => expect(rooms.length).toBeGreaterThanOrEqual(5));

	it.each(cases)("%s has every key in %s", async (room, language) => {
		const [fr, other] = await both(room, language);
		const shape = (words: Words) => leaves(words).map(([path, leaf]) => `${path}: ${kind(leaf)}`);
		expect(shape(other)).toEqual(shape(fr));
	});

	it.each(cases)("%s passes on every placeholder in %s", async (room, language) => {
		const [fr, other] = await both(room, language);
		const there = new Map(leaves(other));
		for (const [path, message] of leaves(fr)) {
			if (typeof message !== "function") continue;
			expect(passed(there.get(path)), `${room}.${language} ${path}`).toEqual(passed(message));
		}
	});

	it.each(cases)("%s leaves no French behind in %s", async (room, language) => {
		const [fr, other] = await both(room, language);
		const there = new Map(leaves(other));
		const allowed = [...(SHARED["*"] ?? []), ...(SHARED[language] ?? [])];
		const left = leaves(fr).filter(
			([path, text]) =>
				typeof text === "string" &&
				/\p{L}{2}/u.test(text) &&
				there.get(path) === text &&
				!allowed.some((one) => one.test(text)),
		);
		expect(left.map(([path, text]) => `${path}: ${text}`)).toEqual([]);
	});
});

/** Letters that a language does not have: a word that carries one was left in another language. */
const FOREIGN: Record<string, RegExp> = {
	es: /[àâèêëîïôûùœçãõ]/i,
	pt: /[èëîïûùœñ]/i,
	tr: /[éèêëàùœñãõ]/i,
	en: /[éèêàùœñãõç]/i,
	ar: /[a-z]{2}/i,
};
/** Names that stay what they are in every language. */
const NAMES =
	/Rue Claire|14 rue de la Loge|Défenseur des droits|[\w.]*defenseurdesdroits\.fr[\w/]*|Libre réponse \d+, \d+ Paris CEDEX 07|[\w.]+@[\w.]+|RC-\d{4}-\d{5}|RGAA 4\.1|WCAG 2\.2|\bAA?\b|MPL-2\.0|Atkinson Hyperlegible|Lucide|Ctrl|Shift|QR|SMS|RSS|Atom|GPS|NVDA|JAWS|VoiceOver|TalkBack|axe|WCAG|RGAA|HEIC|PDF|CSV|GeoJSON|GeoPackage|Parquet|QGIS|JSON|XML|ETag|OpenAPI|Open311|GeoReport v2|Standard Webhooks|Webhooks|Table Schema|DCAT|data\.gouv\.fr|iPhone|Android|Safari|Chrome|Firefox|département/g;

describe("a language", () => {
	it.each(cases.filter(([room]) => !WORK_ROOMS.includes(room)))(
		"of %s is written in its own letters: %s",
		async (room, language) => {
			const [, words] = await both(room, language);
			await setLang(language as Choice, { keep: false });
			for (const [path, message] of leaves(words)) {
				for (const given of GIVEN) {
					const text = (answered(message, given) ?? "")
						.replace(NAMES, "")
						.replace(/NaN|Infinity|undefined/g, "");
					expect(text.match(FOREIGN[language] ?? /^$/)?.[0], `${path}: ${text}`).toBeUndefined();
				}
			}
		},
	);

	it("in French uses no word the writing guide bans", async () => {
		for (const room of rooms) {
			for (const language of ["fr", "falc"]) {
				const words = await wordsOf(room, language);
				if (words) expect(JSON.stringify(words)).not.toMatch(/veuillez|merci de|usager|\berreur\b/i);
			}
		}
	});
});

describe("easy-to-read French", () => {
	it("says otherwise only what French says, of the same kind, with the same placeholders", async () => {
		for (const room of rooms) {
			const [fr, falc] = [await wordsOf(room, "fr"), await wordsOf(room, "falc")];
			if (!falc || !fr) continue;
			const there = new Map(leaves(fr));
			for (const [path, message] of leaves(falc)) {
				expect(kind(message), `${room} ${path}`).toBe(kind(there.get(path)));
				if (typeof message === "function")
					expect(passed(message), `${room} ${path}`).toEqual(passed(there.get(path)));
			}
		}
	});

	it("keeps to short sentences", async () => {
		for (const room of rooms) {
			const falc = await wordsOf(room, "falc");
			for (const [path, message] of leaves(falc ?? {})) {
				for (const sentence of said(message, ["7", "7", "7"]).split(/[.?!]\s/)) {
					expect(sentence.split(/\s+/).length, `${room} ${path}: ${sentence}`).toBeLessThanOrEqual(15);
				}
			}
		}
	});
});

function kind(leaf: unknown): string {
	return Array.isArray(leaf) ? `list of ${leaf.length}` : typeof leaf;
}
