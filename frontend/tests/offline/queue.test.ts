/** What stays on the phone, for how long, and how photos and errands leave it. */
import { beforeEach, describe, expect, it, vi } from "vitest";
import { call } from "../../src/api/client";
import { PhotoProblem, shrink } from "../../src/offline/photos";
import {
	addPhoto,
	getItem,
	KEPT_MS,
	listItems,
	openDraft,
	photosOf,
	removeItem,
	reopen,
	submit,
	wipeOld,
} from "../../src/offline/queue";
import { database, followToken } from "../../src/offline/store";
import { registerSender, sendWaiting } from "../../src/offline/sync";
import { sendInParts } from "../../src/offline/tus";
import { queueJoin, queueNotFixed, registerErrands } from "../../src/resident/errands";
import { TownServer } from "../server";

vi.mock("../../src/offline/photos", async (original) => ({
	...(await original<typeof import("../../src/offline/photos")>()),
	shrink: vi.fn(),
}));
vi.mock("../../src/offline/tus", () => ({ sendInParts: vi.fn(async () => undefined) }));

const LABEL = { title: "Lampadaire éteint", place: "14 rue de la Loge", icon: "lightbulb", picture: null };
const CAMERA = { blob: new Blob(["as the camera gave it"]), width: 0, height: 0, state: "raw" } as const;
const SMALL = { blob: new Blob(["small"]), width: 20, height: 10, place: null, taken_at: null };
let server: TownServer;

async function draft(text: string, contact: { email?: string } | null = null): Promise<string> {
	const item = await openDraft("report", { text }, LABEL);
	if (contact) await submit(item.id, { contact });
	return item.id;
}

const everything = async () => JSON.stringify(await (await database()).getAll("items"));

beforeEach(async () => {
	for (const item of await listItems()) await removeItem(item.id);
	vi.mocked(shrink).mockReset().mockResolvedValue(SMALL);
	vi.mocked(sendInParts)
		.mockReset()
		.mockImplementation(async (photo) => {
			server.photos.set(photo.id, photo.blob);
		});
	server = new TownServer();
	server.install();
	registerSender(
		"report",
		(item, photo_ids) => {
			const { text } = item.body as { text: string };
			if (text === "senseless") throw new Error("a report needs a place and a service");
			return { id: item.id, text, photo_ids, contact: item.contact };
		},
		(posted) => call("/api/v1/reports", { method: "POST", body: posted }),
	);
	registerErrands();
});

describe("the phone", () => {
	it("forgets the contact of a report taken back to be changed, and hands it to the screen only", async () => {
		const id = await draft("one", { email: "lea@exemple.fr" });
		expect(await everything()).toContain("lea@exemple.fr");
		expect((await reopen(id))?.contact).toEqual({ email: "lea@exemple.fr" });
		expect(await everything()).not.toContain("lea@exemple.fr");
	});

	it("forgets after seven days also what it has tried in vain every day", async () => {
		const id = await draft("one", { email: "lea@exemple.fr" });
		const touched = (await getItem(id))?.touched_at ?? 0;
		server.reportAnswers = ["no network", "no network", { status: 502 }];
		for (let day = 0; day < 3; day += 1) await sendWaiting({ hurry: true });
		expect((await getItem(id))?.attempts).toBe(3);
		expect(await wipeOld(touched + KEPT_MS + 1)).toBe(1);
		expect(await everything()).not.toContain("lea@exemple.fr");
	});

	it("does not send a report that is taken back while another one is on its way", async () => {
		const first = await draft("one", {});
		await new Promise((resolve) => setTimeout(resolve, 3));
		const second = await draft("two", {});
		const sending = sendWaiting({ hurry: true });
		expect(await reopen(second)).not.toBeNull();
		await sending;
		expect((await getItem(first))?.state).toBe("sent");
		expect((await getItem(second))?.state).toBe("draft");
		expect(server.reports.size).toBe(1);
	});

	it("sends the others when one cannot be made sense of, and says that something is wrong", async () => {
		const heard = vi.fn();
		vi.stubGlobal("reportError", heard);
		const bad = await draft("senseless", {});
		await new Promise((resolve) => setTimeout(resolve, 3));
		const good = await draft("two", {});
		await sendWaiting({ hurry: true });
		expect((await getItem(bad))?.state).toBe("waiting");
		expect((await getItem(good))?.state).toBe("sent");
		expect(heard).toHaveBeenCalledOnce();
	});
});

describe("a photo", () => {
	it("that was still being read when the tab closed is shrunk by the queue and sent along", async () => {
		const id = await draft("one");
		await addPhoto(id, CAMERA);
		await submit(id);
		await sendWaiting({ hurry: true });
		expect((await getItem(id))?.state).toBe("sent");
		const [photo] = server.photos.values();
		expect(await photo?.text()).toBe("small");
		expect(server.arrivals.at(-1)?.body).toMatchObject({ photo_ids: [[...server.photos.keys()][0]] });
	});

	it("that is none is left out, and why stays with the receipt", async () => {
		vi.mocked(shrink).mockRejectedValue(new PhotoProblem("unreadable"));
		const id = await draft("one");
		await addPhoto(id, CAMERA);
		await submit(id);
		await sendWaiting({ hurry: true });
		const item = await getItem(id);
		expect(item?.state).toBe("sent");
		expect(item?.left_out).toHaveLength(1);
		expect(item?.left_out?.[0]).not.toBe("");
		expect(await (await database()).count("photos")).toBe(0);
	});

	it("goes in one request when it is small, and in parts once that has failed", async () => {
		const id = await draft("one");
		await addPhoto(id, { blob: new Blob(["small"]), width: 20, height: 10 });
		await submit(id);
		server.photoAnswers = ["no network"];
		await sendWaiting({ hurry: true });
		expect(sendInParts).not.toHaveBeenCalled();
		await sendWaiting({ hurry: true });
		expect(sendInParts).toHaveBeenCalledOnce();
		expect((await getItem(id))?.state).toBe("sent");
	});

	it("over 1 MB goes in parts at once, from the address an earlier try has kept", async () => {
		const id = await draft("one");
		await addPhoto(id, { blob: new Blob([new Uint8Array(1_000_001)]), width: 0, height: 0 });
		await submit(id);
		vi.mocked(sendInParts).mockImplementationOnce(async (photo) => {
			await photo.remember("/api/v1/uploads/7");
			throw new TypeError("the tab was closed here");
		});
		vi.stubGlobal("reportError", vi.fn());
		await sendWaiting({ hurry: true });
		await sendWaiting({ hurry: true });
		expect(vi.mocked(sendInParts).mock.calls.map(([photo]) => photo.upload)).toEqual([
			null,
			"/api/v1/uploads/7",
		]);
		expect((await getItem(id))?.state).toBe("sent");
	});

	it("too large for a proxy in between is not refused: it tries smaller parts", async () => {
		const id = await draft("one");
		await addPhoto(id, { blob: new Blob(["small"]), width: 20, height: 10 });
		await submit(id);
		server.photoAnswers = [{ status: 413 }];
		await sendWaiting({ hurry: true });
		const item = await getItem(id);
		expect(item?.state).toBe("waiting");
		expect(item && (await photosOf(item))[0]?.state).toBe("waiting");
		await sendWaiting({ hurry: true });
		expect(sendInParts).toHaveBeenCalledOnce();
	});
});

describe("an errand", () => {
	const said = (answer: unknown) =>
		vi.stubGlobal(
			"fetch",
			vi.fn(async () => new Response(JSON.stringify(answer), { status: 200 })),
		);
	const bodies = () =>
		vi
			.mocked(fetch)
			.mock.calls.map(([url, init]) => [String(url).split("?")[0], JSON.parse(String(init?.body))]);

	it('"not fixed" repeats the same words under the same id until the town answers', async () => {
		said({ hello: "from the hotel" });
		const id = await queueNotFixed(
			{ public_id: "RC-2026-00007", token: "key", note: " Toujours noir " },
			[CAMERA],
			LABEL,
		);
		await sendWaiting({ hurry: true });
		expect((await getItem(id))?.state).toBe("waiting");
		const [first] = bodies();
		said({ public_id: "RC-2026-00007" });
		await sendWaiting({ hurry: true });
		expect(bodies()).toEqual([first]);
		expect(first?.[0]).toBe("/api/v1/reports/RC-2026-00007/not-fixed");
		expect(first?.[1]).toEqual({
			id,
			token: "key",
			note: "Toujours noir",
			photo_ids: [...server.photos.keys()],
		});
		expect(await getItem(id)).toMatchObject({
			state: "sent",
			body: null,
			receipt: { public_id: "RC-2026-00007" },
		});
	});

	it('"the same one" keeps the key that the town gives', async () => {
		said({ follow_token: "the-key", follower_count: 3 });
		const id = await queueJoin({ public_id: "RC-2026-00008" }, [], LABEL);
		await sendWaiting({ hurry: true });
		expect((await getItem(id))?.state).toBe("sent");
		expect(await followToken("RC-2026-00008")).toBe("the-key");
		expect(bodies()[0]?.[1]).toMatchObject({ id, joins: true, photo_ids: [] });
	});
});
