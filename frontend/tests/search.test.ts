/** People find a kind of problem with their own words, and a report by its number as they write it. */
import { describe, expect, it } from "vitest";
import type { Service } from "../src/api/types";
import { reportNumber } from "../src/resident/number";
import { distance, findServices } from "../src/resident/search";

function service(code: string, name: string, keywords: string[], popularity = 1): Service {
	return {
		code,
		name,
		description: "",
		icon: "",
		picture: null,
		group: "g",
		keywords,
		questions: [],
		due_hours: 24,
		is_private: false,
		asset_layer: null,
		duplicate_radius_m: 30,
		popularity,
		likely: null,
	};
}

const services = [
	service("lamp", "Lampadaire éteint", ["réverbère", "ampoule", "noir"], 9),
	service("flicker", "Lumière qui clignote", ["lampadaire", "clignotant"]),
	service("dump", "Dépôt sauvage", ["encombrants", "matelas", "ordures"]),
	service("hole", "Trou dans la rue", ["nid de poule", "chaussée"]),
	service("tag", "Tag, affiche", ["graffiti"]),
];
const codes = (query: string) => findServices(services, query).map((found) => found.code);

describe("search of a service", () => {
	it.each([
		["lampadaire", "lamp"],
		["LAMPADAIRE ETEINT", "lamp"],
		["lampdaire", "lamp"],
		["reverbere cassé", "lamp"],
		["matelats", "dump"],
		["encombrent", "dump"],
		["nid de poule", "hole"],
		["grafiti", "tag"],
		["trou", "hole"],
		["depot sauvgae", "dump"],
	])("finds %s", (query, code) => expect(codes(query)[0]).toBe(code));

	it("finds nothing for what is not there", () => expect(codes("piscine")).toEqual([]));
	it("finds nothing for small words alone", () => expect(codes("dans la")).toEqual([]));
	it("counts a swap of letters as one slip", () => expect(distance("sauvgae", "sauvage")).toBe(1));
});

describe("a report's number", () => {
	it.each([
		["RC-2026-04817", "RC-2026-04817"],
		["rc 2026 4817", "RC-2026-04817"],
		["2026-4817", "RC-2026-04817"],
		[" RC.2026.04817 ", "RC-2026-04817"],
	])("is understood in %s", (text, number) => expect(reportNumber(text)).toBe(number));
	it.each(["14 rue de la Loge", "2026", "34000 Montpellier", ""])("is not seen in %s", (text) =>
		expect(reportNumber(text)).toBeNull(),
	);
});
