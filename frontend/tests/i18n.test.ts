/** Every catalogue says the same things in both languages, spaced as French asks. */
import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { formatDistance, formatShortDay, formatTime, plural } from "../src/i18n/format";
import { frenchSpaces, spaced } from "../src/i18n/typography";

const folders = ["i18n", "map", "crew", "staff", "resident"].map(
	(room) => new URL(`../src/${room}/`, import.meta.url),
);
const french = folders.flatMap((folder) =>
	readdirSync(folder)
		.filter((name) => name.endsWith(".fr.ts"))
		.map((name) => new URL(name, folder)),
);

function keys(value: unknown, path = ""): string[] {
	if (Array.isArray(value)) return [`${path}[${value.length}]`];
	if (typeof value !== "object" || value === null) return [`${path}:${typeof value}`];
	return Object.entries(value).flatMap(([key, inner]) => keys(inner, `${path}.${key}`));
}

describe("the catalogues", () => {
	it("exist", () => expect(french.length).toBeGreaterThanOrEqual(2));

	it.each(french.map((url) => [url.pathname.split("/src/")[1] ?? "", url.pathname]))(
		"%s has the same keys in English",
		async (_name, path) => {
			const fr = (await import(path)).fr as unknown;
			const en = (await import(path.replace(".fr.ts", ".en.ts"))).en as unknown;
			expect(keys(en)).toEqual(keys(fr));
		},
	);

	it("use no word the writing guide bans", async () => {
		for (const url of french) {
			const text = JSON.stringify((await import(url.pathname)).fr);
			expect(text).not.toMatch(/veuillez|merci de|usager|\berreur\b/i);
		}
	});
});

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
