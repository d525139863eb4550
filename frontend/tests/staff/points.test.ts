import { describe, expect, it } from "vitest";
import { pointsOf } from "../../src/staff/settings/points";

describe("a file of objects", () => {
	it("is read from a CSV as French spreadsheets write it", () => {
		const text =
			'\uFEFFnum;libelle;latitude;longitude\r\nB-1;"Banc; du ""kiosque""";46,85;2,22\r\nB-2;;;\r\n\r\n';
		const { rows, refused } = pointsOf(text);
		expect(refused).toBe(1);
		expect(rows).toEqual([
			{
				latitude: 46.85,
				longitude: 2.22,
				properties: { num: "B-1", libelle: 'Banc; du "kiosque"', latitude: "46,85", longitude: "2,22" },
			},
		]);
	});

	it("is read from GeoJSON, points only", () => {
		const feature = (geometry: object | null) => ({
			type: "Feature",
			properties: { ref: 7, note: null },
			geometry,
		});
		const features = [
			feature({ type: "Point", coordinates: [2.22, 46.85] }),
			feature(null),
			feature({ type: "LineString", coordinates: [] }),
		];
		const { rows, refused } = pointsOf(JSON.stringify({ type: "FeatureCollection", features }));
		expect(refused).toBe(2);
		expect(rows).toEqual([{ latitude: 46.85, longitude: 2.22, properties: { ref: "7", note: "" } }]);
	});

	it("gives nothing where there is nothing to read", () => {
		expect(pointsOf("{oops").rows).toEqual([]);
		expect(pointsOf("a,b\n1,2").rows).toEqual([]);
		expect(pointsOf("").rows).toEqual([]);
	});
});
