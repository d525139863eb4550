/** A photo's place is read where there is one and never invented. */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { readFacts } from "../src/offline/exif";

const samples = `${process.env.RUECLAIRE_SAMPLES ?? fileURLToPath(new URL("../../../shared", import.meta.url))}/images`;

/** A JPEG head with an Exif block that says 43° 36′ 30″ N, 3° 52′ 46.8″ E (or the opposite hemispheres). */
function jpeg({ south = false, denominator = 1 } = {}): Blob {
	const tiff = new DataView(new ArrayBuffer(140));
	const put16 = (at: number, value: number) => tiff.setUint16(at, value, true);
	const put32 = (at: number, value: number) => tiff.setUint32(at, value, true);
	put16(0, 0x4949);
	put16(2, 42);
	put32(4, 8);
	put16(8, 1); // main directory: one entry, the pointer to GPS
	put16(10, 0x8825);
	put16(12, 4);
	put32(14, 1);
	put32(18, 26);
	put16(26, 4);
	const entry = (index: number, tag: number, kind: number, count: number, value: number) => {
		const at = 28 + index * 12;
		put16(at, tag);
		put16(at + 2, kind);
		put32(at + 4, count);
		put32(at + 8, value);
	};
	entry(0, 1, 2, 2, (south ? "S" : "N").charCodeAt(0));
	entry(1, 2, 5, 3, 80);
	entry(2, 3, 2, 2, (south ? "W" : "E").charCodeAt(0));
	entry(3, 4, 5, 3, 104);
	[43, 36, 30].forEach((value, index) => {
		put32(80 + index * 8, value);
		put32(84 + index * 8, denominator);
	});
	[3, 52, 468].forEach((value, index) => {
		put32(104 + index * 8, value);
		put32(108 + index * 8, index === 2 ? 10 : 1);
	});
	const head = new Uint8Array([0xff, 0xd8, 0xff, 0xe1, 0, 148, 0x45, 0x78, 0x69, 0x66, 0, 0]);
	return new Blob([head, tiff.buffer]);
}

describe("the place in a photo", () => {
	it("is read in degrees, minutes and seconds", async () => {
		const { place } = await readFacts(jpeg());
		expect(place?.latitude).toBeCloseTo(43.60833, 4);
		expect(place?.longitude).toBeCloseTo(3.87967, 4);
	});
	it("keeps its hemisphere", async () => {
		const { place } = await readFacts(jpeg({ south: true }));
		expect(place?.latitude).toBeLessThan(0);
		expect(place?.longitude).toBeLessThan(0);
	});
	it("is not invented from a zero denominator", async () => {
		expect((await readFacts(jpeg({ denominator: 0 }))).place).toBeNull();
	});
	it("is absent from what is no JPEG, or cut short", async () => {
		expect(await readFacts(new Blob(["hello"]))).toEqual({ place: null, taken_at: null });
		expect(await readFacts(new Blob([]))).toEqual({ place: null, taken_at: null });
		expect((await readFacts((jpeg() as Blob).slice(0, 60))).place).toBeNull();
	});

	const manifest = `${samples}/manifest.csv`;
	it.skipIf(!existsSync(manifest))("agrees with the sample pictures (skipped without them)", async () => {
		const lines = readFileSync(manifest, "utf8").trim().split("\n");
		const parse = (line: string) =>
			[...line.matchAll(/("([^"]*)"|[^,]*)(,|$)/g)].map((match) => match[2] ?? match[1] ?? "");
		const header = parse(lines[0] ?? "");
		const column = (row: string[], name: string) => row[header.indexOf(name)] ?? "";
		let checked = 0;
		for (const row of lines.slice(1).map(parse)) {
			const name = column(row, "file");
			if (!/\.jpg$/i.test(name) || !column(row, "expected").startsWith("accepted")) continue;
			const { place } = await readFacts(new Blob([readFileSync(`${samples}/${name}`)]));
			const latitude = column(row, "exif_lat");
			if (latitude === "") {
				expect(place, name).toBeNull();
			} else {
				expect(place?.latitude, name).toBeCloseTo(Number(latitude), 4);
				expect(place?.longitude, name).toBeCloseTo(Number(column(row, "exif_long")), 4);
			}
			checked += 1;
		}
		expect(checked).toBeGreaterThan(10);
	});
});
