/** How light a photo is made. */
import { describe, expect, it } from "vitest";
import { lightest, WANTED_BYTES } from "../../src/offline/encode";

/** An encoder whose result weighs `most` at full quality. */
const encoder = (most: number, asked: number[]) => async (quality: number) => {
	asked.push(quality);
	return new Blob([new Uint8Array(Math.round(most * quality))]);
};

describe("the quality of a photo", () => {
	it("is the best one when that is light enough", async () => {
		const asked: number[] = [];
		const blob = await lightest(encoder(400_000, asked));
		expect(asked).toHaveLength(1);
		expect(blob.size).toBeLessThanOrEqual(WANTED_BYTES);
	});

	it("goes down step by step until it is", async () => {
		const asked: number[] = [];
		const blob = await lightest(encoder(700_000, asked));
		expect(asked.length).toBeGreaterThan(1);
		expect(asked).toEqual([...asked].sort((a, b) => b - a));
		expect(blob.size).toBeLessThanOrEqual(WANTED_BYTES);
	});

	it("is the lowest for a picture of confetti, which is sent all the same", async () => {
		const blob = await lightest(encoder(5_000_000, []));
		expect(blob.size).toBe(2_500_000);
	});
});
