/** The picker moves by metres: these sums decide where a lamp is said to be. */
import { describe, expect, it } from "vitest";
import { circleRing, distanceInMetres, nearestWithin, placeAt } from "../../src/map/geometry";

const comedie = { latitude: 43.60851, longitude: 3.87982 };

describe("distances", () => {
	it("agrees with the great circle within a metre over a kilometre", () => {
		const north = { latitude: comedie.latitude + 0.008983, longitude: comedie.longitude };
		expect(distanceInMetres(comedie, north)).toBeCloseTo(1000, -1);
	});

	it("counts a degree of longitude shorter than one of latitude", () => {
		const east = distanceInMetres(comedie, { ...comedie, longitude: comedie.longitude + 0.01 });
		const north = distanceInMetres(comedie, { ...comedie, latitude: comedie.latitude + 0.01 });
		expect(east / north).toBeCloseTo(Math.cos((comedie.latitude * Math.PI) / 180), 3);
	});

	it.each([
		[1, 0],
		[0, -1],
		[-10, 10],
		[250, -80],
	])("comes back after %d m east and %d m north", (east, north) => {
		const there = placeAt(comedie, east, north);
		expect(distanceInMetres(comedie, there)).toBeCloseTo(Math.hypot(east, north), 1);
		const back = placeAt(there, -east, -north);
		expect(distanceInMetres(comedie, back)).toBeLessThan(0.02);
	});
});

describe("circle", () => {
	it("is closed and stays at its radius", () => {
		const ring = circleRing(comedie, 22);
		expect(ring[0]).toEqual(ring.at(-1));
		for (const [longitude, latitude] of ring) {
			expect(distanceInMetres(comedie, { latitude, longitude })).toBeCloseTo(22, 1);
		}
	});
});

describe("nearest object", () => {
	const lamps = [12, 4, 7].map((metres) => ({ id: `lamp-${metres}`, ...placeAt(comedie, metres, 0) }));

	it("finds the nearest, not the first", () => {
		expect(nearestWithin(comedie, lamps, 8)?.item.id).toBe("lamp-4");
	});

	it("offers nothing beyond the reach", () => {
		expect(nearestWithin(comedie, lamps, 3)).toBeNull();
	});
});
