/** Calling a colleague: what is being typed behind the @, who is meant, what is written. */
import { describe, expect, it } from "vitest";
import { callingAt, matching, written } from "../../src/staff/mention";

const PEOPLE = ["Nadia Benali", "Élodie Faure", "Jean-Marc Petit", "Karim Benali"].map((name) => ({ name }));

describe("callingAt", () => {
	it("finds the name typed at the caret", () => {
		expect(callingAt("Vu avec @Nad", 12)).toEqual({ from: 8, typed: "Nad" });
		expect(callingAt("@", 1)).toEqual({ from: 0, typed: "" });
	});
	it("leaves addresses and older lines alone", () => {
		expect(callingAt("nadia@ville.fr", 10)).toBeNull();
		expect(callingAt("@Nadia\nvu", 9)).toBeNull();
		expect(callingAt("rien", 4)).toBeNull();
	});
});

describe("matching", () => {
	it("forgives accents and finds any part of a name", () => {
		expect(matching(PEOPLE, "elo").map((one) => one.name)).toEqual(["Élodie Faure"]);
		expect(matching(PEOPLE, "ben").map((one) => one.name)).toEqual(["Nadia Benali", "Karim Benali"]);
		expect(matching(PEOPLE, "marc").map((one) => one.name)).toEqual(["Jean-Marc Petit"]);
	});
	it("closes once a name is whole", () => {
		expect(matching(PEOPLE, "Karim Benali ")).toEqual([]);
	});
});

describe("written", () => {
	it("puts the whole name in place of what was typed", () => {
		const text = "Vu avec @kar hier";
		expect(written(text, { from: 8, typed: "kar" }, 12, "Karim Benali")).toEqual({
			text: "Vu avec @Karim Benali hier",
			caret: 22,
		});
	});
});
