/** The ways of showing the map: which layers are drawn, and how figures become classes of colour. */
import { describe, expect, it } from "vitest";
import { areaFeatures, classEnds, isShown, layersOfLooks, SHADES, shadeOf } from "../../src/map/views";

describe("the ways of showing", () => {
	it("draw pins and clusters one by one, the glow as heat, quarters by figure", () => {
		const drawn = (look: "pins" | "heat" | "areas") => layersOfLooks().filter((id) => isShown(id, look));
		expect(drawn("pins")).toEqual(["pins", "clusters", "area-label"]);
		expect(drawn("heat")).toEqual(["pins", "heat", "area-label"]);
		expect(drawn("areas")).toEqual(["area-fills", "area-edges", "area-values"]);
		expect(isShown("selected", "areas")).toBe(true);
	});
});

describe("classes of colour", () => {
	it("hold as many quarters each, and no value twice", () => {
		expect(classEnds([10, 1, 2, 3, 4, 5, 6, 7, 8, 9])).toEqual([2, 4, 6, 8, 10]);
		expect(classEnds([0, 0, 3, 3, 3])).toEqual([3]);
		expect(classEnds([0, 0])).toEqual([]);
		expect(classEnds([])).toEqual([]);
	});

	it("give the least the lightest and the most the darkest", () => {
		const ends = classEnds([1, 2, 3, 4, 5]);
		expect([1, 3, 5].map((value) => shadeOf(value, ends))).toEqual([0, 2, SHADES - 1]);
		expect(shadeOf(0, ends)).toBe(-1);
		expect(shadeOf(null, ends)).toBe(-1);
		expect(shadeOf(7, [7])).toBe(2);
		expect([1, 9].map((value) => shadeOf(value, classEnds([1, 9])))).toEqual([0, SHADES - 1]);
	});
});

it("a quarter becomes its shape and a label inside", () => {
	const shape = { type: "Polygon", coordinates: [] };
	const { shapes, labels } = areaFeatures([
		{ code: "nord", name: "Nord", shape, shade: null, text: "12", latitude: 45, longitude: 3 },
	]);
	expect(shapes[0]).toMatchObject({ properties: { code: "nord", shade: -1 }, geometry: shape });
	expect(labels[0]).toMatchObject({
		properties: { name: "Nord", value: "12" },
		geometry: { coordinates: [3, 45] },
	});
});
