/** A round ordered on the phone: every stop once, never worse than the nearest first, and the screen never held. */
import { describe, expect, it } from "vitest";
import { costOf, nearestFirst, orderGently, orderStops, type TourStop, urgencyOf } from "../../src/crew/tour";

/** Numbers that are the same in every run. */
function dice(seed: number): () => number {
	let state = seed;
	return () => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return state / 2 ** 32;
	};
}

function drawn(count: number, seed: number): TourStop[] {
	const roll = dice(seed);
	return Array.from({ length: count }, () => ({
		latitude: 46.45 + roll() * 0.1,
		longitude: 2.45 + roll() * 0.1,
		urgency: [0, 0.03, 0.1, 0.25][Math.floor(roll() * 4)] ?? 0,
	}));
}

const HERE = { latitude: 46.5, longitude: 2.5 };

function best(stops: TourStop[], order: number[] = [], left = stops.map((_, index) => index)): number {
	if (left.length === 0) return costOf(stops, order, HERE);
	return Math.min(
		...left.map((one) =>
			best(
				stops,
				[...order, one],
				left.filter((other) => other !== one),
			),
		),
	);
}

describe("order of a round", () => {
	it("holds every stop once and is never worse than the nearest first", () => {
		for (let seed = 0; seed < 120; seed++) {
			const stops = drawn(seed % 31, seed + 1);
			const start = seed % 3 === 0 ? null : HERE;
			const order = orderStops(stops, start);
			expect([...order].sort((a, b) => a - b)).toEqual(stops.map((_, index) => index));
			const calm = costOf(stops, nearestFirst(stops, start), start);
			expect(costOf(stops, order, start)).toBeLessThanOrEqual(calm * (1 + 1e-9) + 1e-6);
		}
	});

	it("is close to the best order of six", () => {
		const ratios = Array.from({ length: 20 }, (_, seed) => {
			const stops = drawn(6, seed + 500);
			return costOf(stops, orderStops(stops, HERE), HERE) / best(stops);
		}).sort((a, b) => a - b);
		expect(ratios[0]).toBeGreaterThanOrEqual(1 - 1e-9);
		expect(ratios[16]).toBeLessThan(1.1);
	});

	it("takes a late stop before a calm one as near", () => {
		const calm = { latitude: 46.51, longitude: 2.5, urgency: 0 };
		const late = { latitude: 46.49, longitude: 2.5, urgency: 0.25 };
		expect(orderStops([calm, late], HERE)).toEqual([1, 0]);
	});

	it("gives the screen back while it orders 200 stops, with the same answer", async () => {
		const stops = drawn(200, 9);
		let turns = 0;
		const beat = setInterval(() => turns++, 0);
		const order = await orderGently(stops, HERE);
		clearInterval(beat);
		expect(order).toEqual(orderStops(stops, HERE));
		expect(turns).toBeGreaterThan(0);
	});

	it("stops when nobody waits for it", async () => {
		expect(await orderGently(drawn(200, 4), HERE, () => true)).toBeNull();
	});

	it("weighs what is due", () => {
		const now = Date.UTC(2026, 10, 24);
		const at = (days: number) => new Date(now + days * 86_400_000).toISOString();
		expect([-1, 0.5, 2, 9].map((days) => urgencyOf(at(days), false, now))).toEqual([0.25, 0.1, 0.03, 0]);
		expect(urgencyOf(null, true, now)).toBe(0.1);
	});
});
