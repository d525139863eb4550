import { describe, expect, it } from "vitest";
import {
	areCrowded,
	type Corner,
	crossesItself,
	nearestOn,
	partsOf,
	type Ring,
	squareAround,
} from "../../src/map/outlines";
import { Sketch } from "../../src/map/sketch.svelte";

const RING: Ring = [
	[2, 48],
	[2.01, 48],
	[2.01, 48.01],
	[2, 48.01],
	[2, 48],
];
const project = (longitude: number, latitude: number) => ({ x: longitude * 1e4, y: -latitude * 1e4 });
const unproject = (x: number, y: number) => ({ lng: x / 1e4, lat: -y / 1e4 });

describe("corners", () => {
	const round = (count: number, radius: number): Ring =>
		Array.from({ length: count + 1 }, (_, number): Corner => {
			const angle = ((number % count) / count) * 2 * Math.PI;
			return [200 + radius * Math.cos(angle), 200 + radius * Math.sin(angle)];
		});
	const inSight = ([x, y]: Corner) => (x < 0 || y < 0 || x > 400 || y > 400 ? null : { x, y });

	it("are crowded when half the sides in sight are too short for a finger", () => {
		expect(areCrowded(round(300, 180), inSight, 18)).toBe(true);
		expect(areCrowded(round(12, 180), inSight, 18)).toBe(false);
	});
	it("count only where they are in sight: the same ring from near has room", () => {
		expect(areCrowded(round(300, 1800), ([x, y]) => inSight([x - 1800, y]), 18)).toBe(false);
		expect(areCrowded(round(300, 180), () => null, 18)).toBe(false);
	});
});

describe("outlines", () => {
	it("are read from polygons and multipolygons, and from nothing else", () => {
		const hole: Ring = RING.map(([x, y]): Corner => [x, y]);
		expect(partsOf({ type: "Polygon", coordinates: [RING] })).toEqual([[RING]]);
		expect(partsOf({ type: "MultiPolygon", coordinates: [[RING, hole], [RING]] })).toHaveLength(2);
		expect(
			partsOf({
				type: "Polygon",
				coordinates: [
					[
						[2, 48],
						[2.01, 48],
					],
				],
			}),
		).toEqual([]);
		expect(partsOf({ type: "Polygon", coordinates: [[["a", 1]]] })).toEqual([]);
		expect(partsOf({ type: "Point", coordinates: [2, 48] })).toEqual([]);
	});

	it("tell a bow tie from a square", () => {
		expect(crossesItself(RING)).toBe(false);
		expect(
			crossesItself([
				[0, 0],
				[1, 1],
				[1, 0],
				[0, 1],
				[0, 0],
			]),
		).toBe(true);
	});

	it("snap to the nearest corner, else to a side, else to nothing", () => {
		expect(nearestOn([RING], [2.0103, 48.0102], 14, project, unproject)).toEqual([2.01, 48.01]);
		expect(nearestOn([RING], [2.005, 48.0004], 14, project, unproject)).toEqual([2.005, 48]);
		expect(nearestOn([RING], [2.005, 48.005], 14, project, unproject)).toBeUndefined();
	});

	it("are squares of the size asked for", () => {
		const [ring] = squareAround([2, 48], 200);
		expect(ring).toHaveLength(5);
		expect(((ring?.[2]?.[1] ?? 0) - (ring?.[1]?.[1] ?? 0)) * 111_320).toBeCloseTo(200, 0);
	});
});

describe("a sketch", () => {
	it("moves, adds and drops corners, and takes every step back", () => {
		const sketch = new Sketch();
		sketch.load({ type: "Polygon", coordinates: [RING] });
		sketch.take(0, 2);
		sketch.moveCorner([2.02, 48.02]);
		expect(sketch.place).toEqual([2.02, 48.02]);
		sketch.addCorner();
		expect([sketch.corners, sketch.corner]).toEqual([5, 3]);
		sketch.dropCorner();
		sketch.dropCorner();
		sketch.dropCorner();
		expect(sketch.corners).toBe(3);
		while (sketch.canUndo) sketch.undo();
		expect(sketch.geometry).toEqual({ type: "MultiPolygon", coordinates: [[RING]] });
		sketch.redo();
		expect(sketch.parts[0]?.[0]?.[2]).toEqual([2.02, 48.02]);
	});

	it("keeps its ring closed when the first corner moves, and its holes", () => {
		const hole = squareAround([2.005, 48.005], 100)[0] as Ring;
		const sketch = new Sketch();
		sketch.load({ type: "Polygon", coordinates: [RING, hole] });
		sketch.moveCorner([1.99, 47.99]);
		expect(sketch.parts[0]?.[0]?.at(-1)).toEqual([1.99, 47.99]);
		expect(sketch.parts[0]?.[1]).toEqual(hole);
	});

	it("begins with a square and ends with nothing", () => {
		const sketch = new Sketch();
		sketch.load(null);
		sketch.addSquare([2, 48], 200);
		expect(sketch.corners).toBe(4);
		sketch.dropPart();
		expect(sketch.geometry).toBeNull();
		sketch.undo();
		expect(sketch.corners).toBe(4);
	});
});
