/** What the desk covers stays in the picture, whatever is dragged or typed. */
import { describe, expect, it } from "vitest";
import { between, isSame, LEAST, move, place, resize } from "../../src/staff/boxes";

const box = { kind: "face" as const, x: 0.4, y: 0.3, width: 0.2, height: 0.1 };

describe("a box", () => {
	it("is held inside the picture when it is pushed", () => {
		expect(move(box, 2, -2)).toMatchObject({ x: 0.8, y: 0, width: 0.2, height: 0.1 });
		expect(move(box, -2, 2)).toMatchObject({ x: 0, y: 0.9 });
	});

	it("is neither smaller than the least nor over the edge when it is sized", () => {
		expect(resize(box, -1, -1)).toMatchObject({ width: LEAST, height: LEAST, x: 0.4, y: 0.3 });
		const large = resize(box, 5, 5);
		expect(large.x + large.width).toBeCloseTo(1);
		expect(large.y + large.height).toBeCloseTo(1);
	});

	it("lies between two corners in whatever order they are drawn", () => {
		const wanted = { x: 0.1, y: 0.2, width: 0.4, height: 0.5 };
		for (const [from, to] of [
			[
				[0.1, 0.2],
				[0.5, 0.7],
			],
			[
				[0.5, 0.7],
				[0.1, 0.2],
			],
			[
				[0.5, 0.2],
				[0.1, 0.7],
			],
		] as [[number, number], [number, number]][]) {
			const drawn = between(from, to);
			for (const edge of ["x", "y", "width", "height"] as const)
				expect(drawn[edge]).toBeCloseTo(wanted[edge]);
		}
		expect(between([-3, 0.5], [0.2, 9])).toEqual({ x: 0, y: 0.5, width: 0.2, height: 0.5 });
	});

	it("takes typed numbers and leaves what is none alone", () => {
		expect(place(box, "x", 95).x).toBeCloseTo(0.8);
		expect(place(box, "height", 50).height).toBeCloseTo(0.5);
		expect(place(box, "width", Number.NaN)).toEqual(box);
	});

	it("is the same one only where it hides the same", () => {
		expect(isSame([box], [{ ...box }])).toBe(true);
		expect(isSame([box], [{ ...box, kind: "plate" }])).toBe(false);
		expect(isSame([box], [])).toBe(false);
	});
});
