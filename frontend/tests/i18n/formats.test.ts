/** Dates, counts and texts come out as each language writes them, and follow the town's clock. */
import { afterEach, describe, expect, it } from "vitest";
import {
	counted,
	formatBytes,
	formatDay,
	formatDistance,
	formatMoment,
	formatNumber,
	formatPercent,
	formatShortDay,
	formatTime,
	plural,
} from "../../src/i18n/format";
import { type Choice, LANGS, nearest, RESIDENT_LANGS, WORK_LANGS } from "../../src/i18n/languages";
import {
	catalogue,
	choice,
	lang,
	offered,
	setLang,
	setTimeZone,
	startLocale,
} from "../../src/i18n/locale.svelte";
import { ar } from "../../src/i18n/resident.ar";
import { frenchSpaces, isolated, longer, spaced } from "../../src/i18n/typography";

afterEach(() => setLang("fr", { keep: false }));

describe("French spacing", () => {
	it("puts a no-break space before high punctuation and units", () => {
		expect(frenchSpaces("Où est-ce ?")).toBe("Où est-ce\u202f?");
		expect(frenchSpaces("Rien pour « trou » : 300 m")).toBe("Rien pour «\u00a0trou\u00a0»\u00a0: 300\u00a0m");
	});
	it("reaches what functions make", () => {
		expect(spaced({ ask: (what: string) => `${what} ?` }).ask("Ici")).toBe("Ici\u202f?");
	});
});

describe("formats", () => {
	it("write hours, distances and counts the French way", () => {
		expect(formatTime(new Date(2026, 10, 21, 18, 5))).toBe("18\u00a0h\u00a005");
		expect(formatDistance(4.2)).toBe("4\u00a0m");
		expect(formatDistance(114)).toBe("110\u00a0m");
		expect(formatDistance(1240)).toBe("1,2\u00a0km");
		expect(formatShortDay(new Date(2026, 10, 21), new Date(2026, 10, 24))).toBe("samedi 21");
		expect(formatShortDay(new Date(2026, 8, 4), new Date(2026, 10, 24))).toBe("le 4\u00a0septembre");
		expect(plural(0, "suit", "suivent")).toBe("suit");
		expect(plural(2, "suit", "suivent")).toBe("suivent");
	});
});

const NOW = new Date("2026-11-24T10:00:00Z");

describe("formats of every language", () => {
	it.each([
		["fr", "hier à 18 h 05", "jeudi 26 novembre", "samedi 21", "1,2 km", "62 %"],
		["en", "yesterday at 18:05", "Thursday 26 November", "Saturday 21", "1.2 km", "62%"],
		["es", "ayer a las 18:05", "jueves 26 de noviembre", "el sábado 21", "1,2 km", "62 %"],
		["pt", "ontem às 18:05", "quinta-feira, 26 de novembro", "no sábado, 21", "1,2 km", "62%"],
		["ar", "أمس الساعة 18:05", "الخميس 26 نوفمبر", "يوم السبت 21", "1.2 كم", "62%"],
		["tr", "dün saat 18:05", "26 Kasım Perşembe", "21 Cumartesi", "1,2 km", "%62"],
	])("%s", async (code, moment, day, short, distance, percent) => {
		setTimeZone("Europe/Paris");
		await setLang(code as Choice, { keep: false });
		const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");
		expect(plain(formatMoment("2026-11-23T17:05:00Z", NOW))).toBe(moment);
		expect(plain(formatDay("2026-11-26T12:00:00Z", NOW))).toBe(day);
		expect(plain(formatShortDay("2026-11-21T12:00:00Z", NOW))).toBe(short);
		expect(plain(formatDistance(1240))).toBe(distance);
		expect(plain(formatPercent(0.62))).toBe(percent);
		expect(formatNumber(4817)).toMatch(/^4[^0-9]?817$/);
		expect(formatBytes(1_400_000)).toMatch(/^1[.,]4/);
	});

	it("name an hour of one in the singular where the language does", async () => {
		setTimeZone("Europe/Paris");
		await setLang("es", { keep: false });
		expect(formatMoment("2026-11-24T00:20:00Z", NOW)).toBe("hoy a la 01:20");
	});
});

describe("Arabic counts", () => {
	it("take the six forms of the language", async () => {
		await setLang("ar", { keep: false });
		const forms = { zero: "z", one: "o", two: "t", few: "f", many: "m", other: "x" };
		expect([0, 1, 2, 3, 10, 11, 99, 100, 102, 103].map((count) => counted(count, forms)).join("")).toBe(
			"zotffmmxxf",
		);
		expect(ar.follow.people(1)).toBe("شخص واحد يتابع");
		expect(ar.follow.people(2)).toBe("شخصان يتابعان");
		expect(ar.follow.people(7)).toBe("7 أشخاص يتابعون");
		expect(ar.follow.people(11)).toBe("11 شخصًا يتابعون");
		expect(ar.home.count(100, 300)).toMatch(/^100 بلاغ ضمن/);
	});
	it("keep numbers and addresses in their own direction", () => {
		const words = isolated({ at: (place: string) => `في ${place}`, like: "مثل RC-2026-04817." });
		expect(words.at("14 rue de la Loge")).toBe("في \u206814 rue de la Loge\u2069");
		expect(words.like).toBe("مثل \u2068RC-2026-04817\u2069.");
		expect(words.at("")).toBe("في ");
	});
});

describe("the town's clock", () => {
	it("decides what day and hour it is, wherever the phone is", () => {
		setTimeZone("America/Cayenne");
		expect(formatTime("2026-11-24T01:30:00Z")).toBe("22\u00a0h\u00a030");
		expect(formatMoment("2026-11-24T01:30:00Z", NOW)).toBe("hier à 22\u00a0h\u00a030");
		setTimeZone("Europe/Paris");
		expect(formatMoment("2026-11-24T01:30:00Z", NOW)).toBe("aujourd’hui à 2\u00a0h\u00a030");
	});
	it("is the phone's when its zone is unknown", () => {
		setTimeZone("Mars/Olympus");
		expect(formatTime(new Date(2026, 10, 21, 18, 5))).toBe("18\u00a0h\u00a005");
	});
});

describe("choosing a language", () => {
	it("takes the nearest that the app offers", () => {
		expect(nearest(["pt-BR", "en"], RESIDENT_LANGS)).toBe("pt");
		expect(nearest(["fr-x-falc"], RESIDENT_LANGS)).toBe("fr-x-falc");
		expect(nearest(["de", "tr-TR"], RESIDENT_LANGS)).toBe("tr");
		expect(nearest(["ar"], WORK_LANGS)).toBeNull();
		expect(nearest(["qps"], RESIDENT_LANGS)).toBeNull();
	});
	it("sets the page's language and direction, and is kept", async () => {
		await setLang("ar");
		expect([document.documentElement.lang, document.documentElement.dir, lang()]).toEqual([
			"ar",
			"rtl",
			"ar",
		]);
		await startLocale(RESIDENT_LANGS);
		expect(choice()).toBe("ar");
		await startLocale(WORK_LANGS);
		expect(choice()).toBe("fr");
		expect(offered().map((one) => one.code)).toEqual(WORK_LANGS);
		localStorage.removeItem("rueclaire.lang");
	});
	it("names each language in itself, once", () => {
		expect(new Set(LANGS.map((one) => one.name)).size).toBe(LANGS.length);
	});
});

describe("a catalogue", () => {
	const words = catalogue(
		{ hello: "Bonjour", deep: { one: "Un", two: "Deux !" }, of: (name: string) => `de ${name} ?` },
		{
			en: async () => ({
				hello: "Hello",
				deep: { one: "One", two: "Two!" },
				of: (name: string) => `of ${name}?`,
			}),
			falc: async () => ({ deep: { two: "2 !" } }),
		},
	);
	it("answers in the language chosen, in English where it has none, in French until then", async () => {
		expect(words.hello).toBe("Bonjour");
		await setLang("en", { keep: false });
		expect(words.deep.one).toBe("One");
		await setLang("tr", { keep: false });
		expect(words.hello).toBe("Hello");
	});
	it("says in easy French what it has, and the rest in French", async () => {
		await setLang("fr-x-falc", { keep: false });
		expect([words.hello, words.deep.one, words.deep.two]).toEqual(["Bonjour", "Un", "2\u202f!"]);
		expect(lang()).toBe("fr");
	});
	it("changes nothing when the words cannot be fetched, and can be asked again", async () => {
		let fails = true;
		const fragile = catalogue(
			{ hello: "Bonjour" },
			{
				en: async () => {
					if (fails) throw new TypeError("offline");
					return { hello: "Hello" };
				},
			},
		);
		await expect(setLang("en", { keep: false })).rejects.toThrow("offline");
		expect([choice(), fragile.hello]).toEqual(["fr", "Bonjour"]);
		fails = false;
		await setLang("en", { keep: false });
		expect(fragile.hello).toBe("Hello");
	});
	it("is longer and accented in the pseudo-language", () => {
		const text = longer("Report a problem");
		expect(text).toMatch(/^\[.*\]$/);
		expect(text.length).toBeGreaterThan("Report a problem".length * 1.3);
	});
});
