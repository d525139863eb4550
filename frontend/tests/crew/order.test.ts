/** What the crew puts first by hand stays first, and every change leaves in the name of who made it. */
import { beforeEach, describe, expect, it } from "vitest";
import type { Stop } from "../../src/api/types";
import { afterNote, composeMove, draftMove } from "../../src/crew/moves";
import { order } from "../../src/crew/order.svelte";
import type { Item } from "../../src/offline/store";

const HERE = { latitude: 46.5, longitude: 2.5 };
const stop = (id: string, latitude: number) =>
	({
		id,
		public_id: id,
		latitude,
		longitude: 2.5,
		due_at: null,
		status: "received",
		etag: '"1"',
	}) as unknown as Stop;
const stops = [stop("far", 46.53), stop("near", 46.51), stop("middle", 46.52)];
const ids = () => order.sort(stops).map((one) => one.id);

describe("order of the round on the phone", () => {
	beforeEach(() => order.clear());

	it("goes to what is nearest first", async () => {
		await order.work(stops, HERE);
		expect(ids()).toEqual(["near", "middle", "far"]);
	});

	it("keeps first what was put first, and goes on from there", async () => {
		order.pinFirst("far");
		await order.work(stops, HERE);
		expect(ids()).toEqual(["far", "middle", "near"]);
	});

	it("moves one place by hand, until carrying on from here", async () => {
		await order.work(stops, HERE);
		order.move("far", -1, ids());
		await order.work(stops, HERE);
		expect(ids()).toEqual(["near", "far", "middle"]);
		order.unpin();
		await order.work(stops, HERE);
		expect(ids()).toEqual(["near", "middle", "far"]);
	});

	it("moves nothing beyond the ends", async () => {
		await order.work(stops, HERE);
		order.move("near", -1, ids());
		expect(order.pinned).toEqual([]);
	});

	it("puts a stop that came meanwhile last until it is ordered", async () => {
		await order.work(stops.slice(0, 2), HERE);
		expect(ids()).toEqual(["near", "far", "middle"]);
	});
});

describe("words and hand-overs", () => {
	const item = (body: unknown): Item => ({ id: "move-1", kind: "crew-status", body }) as Item;

	it("posts a word without a status, in its author's name", () => {
		const draft = {
			...draftMove(stop("r1", 46.5), "received", "Mot", { act: "note", note: "Nacelle" }),
			by: "me",
		};
		const posted = composeMove(item(draft), ["photo-1"], []);
		expect(posted).toMatchObject({
			act: "note",
			by: "me",
			body: { id: "move-1", note: "Nacelle", photo_ids: ["photo-1"] },
		});
		expect(posted.body.to).toBeUndefined();
	});

	it("posts a hand-over with its team", () => {
		const draft = draftMove(stop("r1", 46.5), "received", "Confié", {
			act: "hand_over",
			closes: true,
			department_code: "proprete",
			note: "Balayeuse",
		});
		expect(composeMove(item(draft), [], []).body).toEqual({
			id: "move-1",
			department_code: "proprete",
			note: "Balayeuse",
		});
		expect(draft.closes).toBe(true);
	});

	it("never lets a word hide what the office changed meanwhile", () => {
		expect(afterNote('"3"', '"4"')).toBe('"4"');
		expect(afterNote('"3"', '"5"')).toBe('"3"');
	});
});
