/** The promise of the queue: every report arrives once, whatever the network does. */
import { beforeEach, describe, expect, it, vi } from "vitest";
import { call } from "../src/api/client";
import {
	addPhoto,
	canEdit,
	changeItem,
	forgottenAt,
	getItem,
	KEPT_MS,
	listItems,
	openDraft,
	photosOf,
	removeItem,
	reopen,
	submit,
	wipeOld,
} from "../src/offline/queue";
import { database } from "../src/offline/store";
import { registerSender, sendWaiting } from "../src/offline/sync";
import { TownServer } from "./server";

const LABEL = { title: "Lampadaire éteint", place: "14 rue de la Loge", icon: "lightbulb", picture: null };
let server: TownServer;

async function queued(text: string, photos = 0, contact: { email?: string } | null = null): Promise<string> {
	const item = await openDraft("report", { text }, LABEL);
	for (let index = 0; index < photos; index += 1) {
		await addPhoto(item.id, { blob: new Blob([`${text} ${index}`]), width: 10, height: 10 });
	}
	await submit(item.id, { contact });
	return item.id;
}

beforeEach(async () => {
	for (const item of await listItems()) await removeItem(item.id);
	server = new TownServer();
	server.install();
	registerSender(
		"report",
		(item, photo_ids) => ({
			id: item.id,
			text: (item.body as { text: string }).text,
			photo_ids,
			contact: item.contact,
		}),
		(posted) => call("/api/v1/reports", { method: "POST", body: posted }),
	);
});

describe("the queue", () => {
	it("sends the oldest first, its photos before it", async () => {
		const first = await queued("one", 2);
		await new Promise((resolve) => setTimeout(resolve, 3));
		await queued("two");
		await sendWaiting({ hurry: true });
		const order = server.arrivals.map((arrival) =>
			arrival.method === "PUT" ? "photo" : (arrival.body as { text: string }).text,
		);
		expect(order).toEqual(["photo", "photo", "one", "two"]);
		expect((await getItem(first))?.state).toBe("sent");
	});

	it("keeps only the receipt after the acknowledgement", async () => {
		const id = await queued("one", 1, { email: "lea@exemple.fr" });
		await sendWaiting({ hurry: true });
		const item = await getItem(id);
		expect(item?.receipt).toMatchObject({ public_id: "RC-2026-1" });
		expect(JSON.stringify(item)).not.toContain("lea@exemple.fr");
		expect(JSON.stringify(item)).not.toContain('"one"');
		expect(await (await database()).count("photos")).toBe(0);
	});

	it("waits without a network and repeats the very same request", async () => {
		const id = await queued("one", 1);
		server.reportAnswers = ["lost answer"];
		await sendWaiting({ hurry: true });
		expect((await getItem(id))?.state).toBe("waiting");
		expect(server.reports.size).toBe(1);
		await sendWaiting({ hurry: true });
		const posts = server.arrivals.filter((arrival) => arrival.method === "POST");
		expect(posts).toHaveLength(2);
		expect(posts[0]?.body).toEqual(posts[1]?.body);
		expect(server.reports.size).toBe(1);
		expect(server.photos.size).toBe(1);
		expect((await getItem(id))?.state).toBe("sent");
	});

	it("does not let anyone change a report whose fate is unknown", async () => {
		const id = await queued("one");
		server.reportAnswers = ["lost answer"];
		await sendWaiting({ hurry: true });
		const item = await getItem(id);
		expect(item && canEdit(item)).toBe(false);
		expect(await reopen(id)).toBeNull();
	});

	it("stops at the first report when there is no network, and loses none", async () => {
		await queued("one");
		await queued("two");
		server.reportAnswers = ["no network"];
		await sendWaiting({ hurry: true });
		expect(server.arrivals).toHaveLength(1);
		await sendWaiting({ hurry: true });
		expect(server.reports.size).toBe(2);
	});

	it("lets nothing about the same thing overtake what the server stumbles on", async () => {
		registerSender(
			"move",
			(item) => ({ id: item.id, ...(item.body as { text: string }) }),
			(posted) => call("/api/v1/reports", { method: "POST", body: posted }),
			(item) => (item.body as { about: string }).about,
		);
		const texts = ["started", "done", "beside"];
		for (const [at, text] of texts.entries()) {
			const item = await openDraft("move", { text, about: text === "beside" ? "lamp 2" : "lamp 1" }, LABEL);
			await submit(item.id);
			await changeItem(item.id, { queued_at: at + 1 });
		}
		server.reportAnswers = [{ status: 500, body: { code: "internal", detail: "plus tard" } }];
		await sendWaiting({ hurry: true });
		const arrived = () => server.arrivals.map((arrival) => (arrival.body as { text: string }).text);
		expect(arrived()).toEqual(["started", "beside"]);
		// Not due yet: "done" waits with it.
		await sendWaiting();
		expect(arrived()).toEqual(["started", "beside"]);
		await sendWaiting({ hurry: true });
		expect(arrived()).toEqual(["started", "beside", "started", "done"]);
		expect((await listItems("move")).every((item) => item.state === "sent")).toBe(true);
	});

	it("passes over a report the server stumbles on, and tries it again later", async () => {
		const first = await queued("one");
		await new Promise((resolve) => setTimeout(resolve, 3));
		const second = await queued("two");
		server.reportAnswers = [
			{
				status: 503,
				body: { code: "service.unavailable", detail: "plus tard" },
				headers: { "Retry-After": "7" },
			},
		];
		await sendWaiting({ hurry: true });
		const waiting = await getItem(first);
		expect(waiting?.state).toBe("waiting");
		expect(waiting?.next_try_at ?? 0).toBeGreaterThan(Date.now() + 6_000);
		expect((await getItem(second))?.state).toBe("sent");
		await sendWaiting();
		expect(server.reports.size).toBe(1);
		await sendWaiting({ hurry: true });
		expect(server.reports.size).toBe(2);
	});

	it("shows why a report is refused, keeps it whole, and sends it once mended", async () => {
		const id = await queued("one", 1);
		server.reportAnswers = [
			{ status: 422, body: { code: "place.outside", detail: "Ce point est à Lattes.", commune: "Lattes" } },
		];
		await sendWaiting({ hurry: true });
		const refused = await getItem(id);
		expect(refused?.state).toBe("refused");
		expect(refused?.refusal).toMatchObject({ code: "place.outside", detail: "Ce point est à Lattes." });
		expect(refused?.refusal?.extra.commune).toBe("Lattes");
		expect(await reopen(id)).not.toBeNull();
		await submit(id, { body: { text: "mended" } });
		await sendWaiting({ hurry: true });
		expect((await getItem(id))?.state).toBe("sent");
		expect([...server.reports.keys()]).toEqual([id]);
	});

	it("never loses a report for a refused photo", async () => {
		const id = await queued("one", 2);
		server.photoAnswers = [{ status: 422, body: { code: "photo.broken", detail: "Photo abîmée." } }];
		await sendWaiting({ hurry: true });
		const post = server.arrivals.find((arrival) => arrival.method === "POST");
		expect((post?.body as { photo_ids: string[] } | undefined)?.photo_ids).toHaveLength(1);
		expect((await getItem(id))?.state).toBe("sent");
	});

	it("sends photos again that the server has swept meanwhile", async () => {
		const id = await queued("one", 1);
		server.reportAnswers = [
			{ status: 422, body: { code: "photo.unknown", detail: "Une photo n’est pas arrivée." } },
		];
		await sendWaiting({ hurry: true });
		await sendWaiting({ hurry: true });
		expect(server.arrivals.filter((arrival) => arrival.method === "PUT")).toHaveLength(2);
		expect((await getItem(id))?.state).toBe("sent");
	});

	it("does not take a captive portal for the town's answer", async () => {
		const id = await queued("one");
		vi.stubGlobal("fetch", async () => new Response("<html>Acceptez les conditions</html>", { status: 200 }));
		await sendWaiting({ hurry: true });
		expect((await getItem(id))?.state).toBe("waiting");
		vi.stubGlobal("fetch", async () => new Response("<html>Forbidden</html>", { status: 403 }));
		await sendWaiting({ hurry: true });
		expect((await getItem(id))?.state).toBe("waiting");
	});

	it("takes up a report whose tab died while sending", async () => {
		const id = await queued("one");
		await changeItem(id, { state: "sending" });
		await sendWaiting({ hurry: true });
		expect((await getItem(id))?.state).toBe("sent");
	});

	it("sends once when asked twice at the same time", async () => {
		await queued("one", 1);
		await Promise.all([sendWaiting({ hurry: true }), sendWaiting({ hurry: true }), sendWaiting()]);
		expect(server.arrivals.filter((arrival) => arrival.method === "POST")).toHaveLength(1);
	});

	it("forgets after seven days, photos included, and not before", async () => {
		const id = await queued("one", 1);
		const item = await getItem(id);
		if (!item) throw new Error("not stored");
		expect(await wipeOld(item.touched_at + KEPT_MS - 1)).toBe(0);
		expect(forgottenAt(item)).toBe(item.touched_at + KEPT_MS);
		expect(await wipeOld(item.touched_at + KEPT_MS + 1)).toBe(1);
		expect(await getItem(id)).toBeNull();
		expect(await photosOf(item)).toEqual([]);
	});

	it("holds no contact in a draft", async () => {
		const item = await openDraft("report", { text: "one" }, LABEL);
		expect((await getItem(item.id))?.contact).toBeNull();
	});
});
