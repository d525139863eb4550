/** A sentence leads to the service; the server must guess the same (tests/unit/test_keyword_ranking.py). */
import { describe, expect, it } from "vitest";
import { guess, isSentence, stem } from "../src/resident/suggest";
import shared from "./suggestion-cases.json";

describe("guessing the service from a sentence", () => {
	it.each(shared.cases)("$sentence", ({ sentence, codes }) => {
		expect(guess(shared.services, sentence).map((one) => one.service.code)).toEqual(codes);
	});

	it("takes one word for a search and three for a sentence", () => {
		expect(["trou", "gros trou", "un trou ici"].map(isSentence)).toEqual([false, false, true]);
	});

	it("cuts endings, not short words", () => {
		expect(["cassee", "casses", "casser", "bus", "trous"].map(stem)).toEqual([
			"cass",
			"cass",
			"cass",
			"bus",
			"trou",
		]);
	});
});
