/** A pin says status and service by shape and glyph: losing one of them would leave colour alone. */
import { describe, expect, it } from "vitest";
import type { Palette } from "../../src/map/palette";
import { drawById, drawCluster, glyphOf, pinFamily } from "../../src/map/pins";
import { STATUS_LOOK } from "../../src/ui/status";

const palette = new Proxy({} as Palette, { get: (_target, name) => `token(${String(name)})` });

describe("pins", () => {
	it.each(Object.keys(STATUS_LOOK))("draws %s in its own family", (status) => {
		const svg = drawById(`pin/1/${status}/lightbulb/0/0`, palette)?.svg ?? "";
		expect(svg).toContain(`token(${pinFamily(status)}Solid)`);
	});

	it("keeps an unknown status on the map as received", () => {
		expect(pinFamily("from_the_future")).toBe("received");
	});

	it("tells planned from taken by shape, not by colour alone", () => {
		const path = (status: string) =>
			/<path d="(M20 46[^"]*)"/.exec(drawById(`pin/1/${status}/trash/0/0`, palette)?.svg ?? "")?.[1];
		expect(path("scheduled")).toBeDefined();
		expect(path("scheduled")).not.toBe(path("acknowledged"));
	});

	it("flags a late report and only a late one", () => {
		expect(drawById("pin/1/received/trash/1/0", palette)?.svg).toContain("token(lateSolid)");
		expect(drawById("pin/1/received/trash/0/0", palette)?.svg).not.toContain("token(lateSolid)");
	});

	it("draws the selected one larger", () => {
		const near = drawById("pin/1/received/trash/0/0", palette);
		const selected = drawById("pin/1/received/trash/0/1", palette);
		expect((selected?.width ?? 0) / (near?.width ?? 1)).toBeCloseTo(54 / 40);
	});

	it("leaves other image names to others", () => {
		expect(drawById("maki-airport", palette)).toBeNull();
	});

	it("draws a dot for an icon we do not ship", () => {
		expect(glyphOf("no-such-icon")).toContain("circle");
	});
});

describe("clusters", () => {
	const arc = (twentieths: number) =>
		Number(/stroke-dasharray="([\d.]+) /.exec(drawCluster(palette, 44, twentieths).svg)?.[1] ?? 0);

	it("shows no red when nothing is late", () => {
		expect(drawCluster(palette, 44, 0).svg).not.toContain("lateSolid");
	});

	it("shows a red arc in proportion to what is late", () => {
		expect(arc(10) / arc(5)).toBeCloseTo(2);
		expect(arc(20)).toBeCloseTo(2 * Math.PI * 46);
	});
});

describe("stops", () => {
	it("carry their number, which the page's own font writes", () => {
		expect(drawById("stop/1/todo/0/12", palette)?.text?.value).toBe("12");
		expect(drawById("stop/1/next/0/3", palette)?.text?.size).toBeGreaterThan(
			drawById("stop/1/todo/0/3", palette)?.text?.size ?? 0,
		);
	});

	it("are told done by a tick, without a number", () => {
		const done = drawById("stop/1/done/0/4", palette);
		expect(done?.text).toBeUndefined();
		expect(done?.svg).toContain("token(fixedSolid)");
	});

	it("shrink to a dot far down the list, still red when late", () => {
		expect(drawById("stop/1/dot/1", palette)?.svg).toContain("token(lateSolid)");
		expect(drawById("stop/1/dot/0", palette)?.width).toBe(24);
	});
});
