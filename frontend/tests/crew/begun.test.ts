/** What is begun at a stop outlives a reload, for the same person; what finds no room is not taken for sent. */
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { StaffPerson, Stop } from "../../src/api/types";
import { dropBegun, dropOldBegun, keepShots, keepWords, readBegun } from "../../src/crew/begun";
import { eraseReceived, takeOver } from "../../src/crew/leaving";
import { draftMove } from "../../src/crew/moves";
import { isPhoneFull, queueMove } from "../../src/crew/outbox.svelte";
import { session } from "../../src/crew/session";
import { KEPT_MS, listItems } from "../../src/offline/queue";
import { database } from "../../src/offline/store";

const globals = globalThis as unknown as Record<string, unknown>;
const PHOTO = { blob: new Blob(["photo"]), width: 4, height: 3, place: null, taken_at: null };
const somebody = (id: string) => ({ id, name: id, email: `${id}@v.example` }) as unknown as StaffPerson;
const STOP = {
	id: "a1",
	public_id: "a1",
	etag: '"1"',
	latitude: 46.5,
	longitude: 2.5,
	address: null,
	service: { name: "Lampadaire", icon: "lightbulb" },
} as unknown as Stop;
let erased: string[];

beforeEach(async () => {
	Object.assign(navigator, { onLine: false });
	erased = [];
	globals.caches = {
		keys: async () => ["workbox-precache-v2", "base-map"],
		delete: async (name: string) => erased.push(name) > 0,
	};
	globals.scrollTo = vi.fn();
	const db = await database();
	await Promise.all([db.clear("kept"), db.clear("items"), db.clear("photos")]);
	session.staff = somebody("ines");
});

describe("what is begun and not sent", () => {
	it("comes back with its form, words and photos until it is dropped", async () => {
		await keepWords("a1", "close", "Ampoule changée");
		await keepShots("a1", [PHOTO]);
		const before = await readBegun("a1");
		expect(before).toMatchObject({ mode: "close", note: "Ampoule changée" });
		expect(before?.photos.map((one) => one.width)).toEqual([4]);
		await dropBegun("a1");
		expect(await readBegun("a1")).toBeNull();
	});

	it("stays when the session is ended elsewhere, and is never another person's", async () => {
		await takeOver();
		await keepWords("a1", "note", "Clé au local");
		await eraseReceived();
		expect(await readBegun("a1")).toMatchObject({ note: "Clé au local" });
		session.staff = somebody("paul");
		expect(await readBegun("a1")).toBeNull();
		await takeOver();
		session.staff = somebody("ines");
		expect(await readBegun("a1")).toBeNull();
	});

	it("goes when nobody went on with it for a week", async () => {
		await keepWords("a1", "close", "Ampoule");
		await keepShots("a1", [PHOTO]);
		expect(await dropOldBegun(Date.now() + KEPT_MS - 60_000)).toBe(0);
		expect(await dropOldBegun(Date.now() + KEPT_MS + 60_000)).toBe(2);
		expect(await readBegun("a1")).toBeNull();
	});
});

describe("a phone without room", () => {
	/** The browser says so as often as told, then keeps again. */
	async function withoutRoom(times: number): Promise<void> {
		const db = await database();
		const transaction = db.transaction.bind(db);
		let left = times;
		vi.spyOn(db, "transaction").mockImplementation(((...asked: Parameters<typeof transaction>) => {
			if (asked[1] === "readwrite" && left > 0) {
				left -= 1;
				throw new DOMException("full", "QuotaExceededError");
			}
			return transaction(...asked);
		}) as never);
	}

	it("makes room by letting maps and pictures go, which can be fetched again", async () => {
		await withoutRoom(1);
		expect(await queueMove(STOP, draftMove(STOP, "resolved", "Réparé"), [PHOTO])).not.toBeNull();
		expect(erased).toEqual(["base-map"]);
		expect(isPhoneFull()).toBe(false);
		vi.restoreAllMocks();
		expect(await listItems()).toHaveLength(1);
	});

	it("says that nothing was kept, and no longer once there is room", async () => {
		await withoutRoom(2);
		expect(await queueMove(STOP, draftMove(STOP, "resolved", "Réparé"), [PHOTO])).toBeNull();
		expect(isPhoneFull()).toBe(true);
		vi.restoreAllMocks();
		expect(await listItems()).toEqual([]);
		expect(await queueMove(STOP, draftMove(STOP, "resolved", "Réparé"), [PHOTO])).not.toBeNull();
		expect(isPhoneFull()).toBe(false);
	});
});
