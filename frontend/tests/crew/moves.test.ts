/** Two changes made in a cellar must reach the office in order, each once, and never look like somebody else's. */
import { describe, expect, it } from "vitest";
import type { Stop } from "../../src/api/types";
import { directionsTo } from "../../src/crew/directions";
import { composeMove, draftMove, followOwn, type MoveReceipt } from "../../src/crew/moves";
import type { Item } from "../../src/offline/store";

const stop = { id: "r1", public_id: "RC-2026-00001", etag: '"3"', latitude: 43.6, longitude: 3.87 } as Stop;
const receipt = (from_etag: string, etag: string, report_id = "r1"): MoveReceipt => ({
	report_id,
	public_id: "RC-2026-00001",
	to: "in_progress",
	closes: false,
	from_etag,
	etag,
	latitude: 43.6,
	longitude: 3.87,
});
const item = (body: unknown): Item => ({ id: "move-1", kind: "crew-status", body }) as Item;

describe("version named when posting", () => {
	it("is the one the person saw when nothing was sent from here", () => {
		expect(followOwn('"3"', "r1", [])).toBe('"3"');
	});

	it("follows our own earlier changes", () => {
		expect(followOwn('"3"', "r1", [receipt('"3"', '"4"'), receipt('"4"', '"5"')])).toBe('"5"');
	});

	it("does not follow another report's changes", () => {
		expect(followOwn('"3"', "r1", [receipt('"3"', '"4"', "r2")])).toBe('"3"');
	});

	it("stays where the office moved on in between", () => {
		expect(followOwn('"3"', "r1", [receipt('"7"', '"8"')])).toBe('"3"');
	});

	it("ends when a receipt gives the same version back", () => {
		expect(followOwn('"3"', "r1", [receipt('"3"', '"3"')])).toBe('"3"');
	});
});

describe("what is posted", () => {
	it("carries the item's id as idempotency key, the photos that arrived, and nothing empty", () => {
		const posted = composeMove(item(draftMove(stop, "resolved", "C’est réparé", { note: "" })), ["p1"], []);
		expect(posted.body).toEqual({ id: "move-1", to: "resolved", photo_ids: ["p1"] });
		expect(posted.closes).toBe(true);
	});

	it("names a reason when there is no photo", () => {
		const draft = draftMove(stop, "resolved", "C’est réparé", {
			reason_code: "done_remotely",
			reason_label: "À distance",
		});
		expect(composeMove(item(draft), [], []).body).toEqual({
			id: "move-1",
			to: "resolved",
			reason_code: "done_remotely",
		});
	});

	it("does not count a start as done", () => {
		expect(draftMove(stop, "in_progress", "Démarrer").closes).toBe(false);
	});
});

describe("directions", () => {
	const place = { latitude: 43.610812, longitude: 3.876712 };
	it("go to the phone's own app", () => {
		expect(directionsTo(place, "14 rue de la Loge", "Linux; Android 14")).toBe(
			"geo:43.610812,3.876712?q=43.610812,3.876712(14%20rue%20de%20la%20Loge)",
		);
		expect(directionsTo(place, "x", "iPhone; CPU iPhone OS 18_0")).toContain(
			"maps.apple.com/?daddr=43.610812,3.876712",
		);
	});
});
