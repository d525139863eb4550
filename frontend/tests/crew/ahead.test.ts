/** What a phone takes along: the photos it shows, and the ground around each stop. */
import { describe, expect, it } from "vitest";
import type { Stop } from "../../src/api/types";
import { photosOf, tilesAround, weightOf } from "../../src/crew/ahead";

const stop = (latitude: number, longitude: number, ids: string[] = []) =>
	({
		latitude,
		longitude,
		photos: ids.map((id) => ({ urls: { "800": `/p/${id}`, "1600": `/large/${id}` } })),
	}) as unknown as Stop;

describe("fetched ahead", () => {
	it("takes two photos of a stop, in the copy that the screen shows", () => {
		expect(photosOf([stop(46.5, 2.5, ["a", "b", "c"]), stop(46.5, 2.5)])).toEqual(["/p/a", "/p/b"]);
	});

	it("leaves out photos that may not be shown yet", () => {
		expect(photosOf([{ photos: [{ urls: {} }] } as unknown as Stop])).toEqual([]);
	});

	it("holds the tile under a stop at each zoom, once for stops that share it", () => {
		// y by the other form of the usual formula: (1 - asinh(tan(46.5°)) / pi) / 2 * 2^15.
		const one = tilesAround({ slug: "ville" }, [stop(46.5, 2.5)]);
		expect(one).toContain(`/api/v1/tiles/ville/base/15/${Math.floor((182.5 / 360) * 2 ** 15)}/11591.mvt`);
		expect(tilesAround({ slug: "ville" }, [stop(46.5, 2.5), stop(46.5, 2.5)])).toEqual(one);
		expect(new Set(one.map((path) => path.split("/")[6])).size).toBe(4);
	});

	it("never asks for more than a phone should hold, and says what it weighs", () => {
		const far = Array.from({ length: 300 }, (_, index) => stop(46 + index * 0.02, 2 + index * 0.02));
		expect(tilesAround({ slug: "ville" }, far)).toHaveLength(600);
		expect(weightOf(["a", "b"])).toBeGreaterThan(0);
		expect(weightOf([])).toBe(0);
	});
});
