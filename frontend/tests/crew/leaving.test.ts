/** Whoever takes the phone next finds nothing of who had it before; what was not sent waits for its author alone. */
import { beforeEach, describe, expect, it } from "vitest";
import type { StaffPerson, Stop } from "../../src/api/types";
import { eraseAll, eraseReceived, takeOver, WHO } from "../../src/crew/leaving";
import { draftMove, KIND } from "../../src/crew/moves";
import { queueMove } from "../../src/crew/outbox.svelte";
import { session } from "../../src/crew/session";
import { acknowledge, listItems } from "../../src/offline/queue";
import { database, keep, kept } from "../../src/offline/store";

const person = (id: string) => ({ id, name: id, email: `${id}@ville.example` }) as unknown as StaffPerson;
const stop = (id: string) =>
	({
		id,
		public_id: id,
		etag: '"1"',
		latitude: 46.5,
		longitude: 2.5,
		address: null,
		service: { name: "Lampadaire", icon: "lightbulb" },
	}) as unknown as Stop;
const emptied: string[] = [];
const globals = globalThis as unknown as Record<string, unknown>;

async function leaveSomething(report: string): Promise<string> {
	const one = stop(report);
	const photo = { blob: new Blob(["photo"]), width: 4, height: 3 };
	const item = await queueMove(one, draftMove(one, "resolved", "C’est réparé"), [photo]);
	if (item === null) throw new Error("there is room");
	return item;
}

describe("the next person on this phone", () => {
	beforeEach(async () => {
		Object.assign(navigator, { onLine: false });
		globals.caches = {
			keys: async () => ["workbox-precache-v2", "crew-photos", "base-map"],
			delete: async (name: string) => emptied.push(name),
		};
		emptied.length = 0;
		session.staff = person("ines");
		await eraseAll();
		emptied.length = 0;
		await takeOver();
		await keep(WHO, session.staff);
		await keep("crew:stops:mine::fr", { reports: [{ description: "privé" }] });
	});

	it("finds nothing after somebody else signs in", async () => {
		await leaveSomething("r1");
		session.staff = person("paul");
		await takeOver();
		expect(await listItems(KIND)).toEqual([]);
		expect(await (await database()).count("photos")).toBe(0);
		expect(await kept("crew:stops:mine::fr")).toBeNull();
		expect(emptied).toEqual(["crew-photos", "base-map"]);
		expect(await kept<StaffPerson>(WHO)).toMatchObject({ id: "paul" });
	});

	it("finds everything again when it is the same", async () => {
		const id = await leaveSomething("r1");
		await takeOver();
		expect((await listItems(KIND)).map((item) => item.id)).toEqual([id]);
		expect(await kept("crew:stops:mine::fr")).not.toBeNull();
	});

	it("sees no list nor photo once the session was ended, while what was not sent waits", async () => {
		const id = await leaveSomething("r1");
		await eraseReceived();
		expect(await kept("crew:stops:mine::fr")).toBeNull();
		expect(emptied).toEqual(["crew-photos", "base-map"]);
		expect((await listItems(KIND)).map((item) => [item.id, item.state])).toEqual([[id, "waiting"]]);
		expect(await (await database()).count("photos")).toBe(1);
		expect(await kept<StaffPerson>(WHO)).toMatchObject({ id: "ines" });
	});

	it("keeps a receipt only where a later change still leads on from it", async () => {
		const sent = await leaveSomething("r1");
		const over = await leaveSomething("r2");
		await acknowledge(sent, { report_id: "r1" });
		await acknowledge(over, { report_id: "r2" });
		const waiting = await leaveSomething("r1");
		await eraseReceived();
		expect((await listItems(KIND)).map((item) => item.id).sort()).toEqual([sent, waiting].sort());
	});

	it("leaves each change in its author's name", async () => {
		await leaveSomething("r1");
		expect((await listItems(KIND))[0]?.body).toMatchObject({ by: "ines", report_id: "r1" });
	});
});
