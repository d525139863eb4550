/** Sends what waits: one tab at a time, oldest first, photos then the item, by itself. */
import { ApiError } from "../api/client";
import { postPhoto, readyPhoto } from "./photo-post";
import {
	acknowledge,
	announce,
	listItems,
	markPhoto,
	noteItem,
	notePhoto,
	photosOf,
	takeUp,
	wipeOld,
} from "./queue";
import type { Item, QueuedPhoto } from "./store";
import { askToBeWoken } from "./wake";

/** Posts one item with the photos that arrived; answers the receipt to keep; throws ApiError. */
export type Sender = (posted: unknown) => Promise<unknown>;
/** Makes what will be posted, once; it is then repeated unchanged. */
export type Composer = (item: Item, photo_ids: string[]) => unknown;

type Outcome = "sent" | "refused" | "later" | "offline";

const LOCK = "rueclaire-send";
const WAITS_MS = [3_000, 10_000, 30_000, 120_000, 300_000];
/** After so many tries without room for a photo on the server, the report leaves without it. */
const PATIENCE = 3;
const STUCK: ReadonlySet<string> = new Set(["storage.full", "internal"]);
/** What an item is about, where items about the same thing build on one another; null stands alone. */
export type Subject = (item: Item) => string | null;
const senders = new Map<string, { compose: Composer; send: Sender; subject: Subject }>();
let running: Promise<void> | null = null;
let again = false;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Says how items of a kind are posted. Rooms register theirs at start. Of one subject nothing overtakes what waits. */
export function registerSender(
	kind: string,
	compose: Composer,
	send: Sender,
	subject: Subject = () => null,
): void {
	senders.set(kind, { compose, send, subject });
}

/** Starts sending by itself: now, when the network returns, when the app comes back to the screen. */
export function startSync(): () => void {
	const wake = () => void sendWaiting({ hurry: true });
	const seen = () => {
		if (document.visibilityState === "visible") wake();
	};
	addEventListener("online", wake);
	addEventListener("pageshow", wake);
	document.addEventListener("visibilitychange", seen);
	void wipeOld().then(wake);
	return () => {
		removeEventListener("online", wake);
		removeEventListener("pageshow", wake);
		document.removeEventListener("visibilitychange", seen);
		clearTimeout(timer);
	};
}

/** Sends every waiting item that is due (`hurry`: also those that wait for their next try). Resolves when it has stopped. */
export function sendWaiting({ hurry = false } = {}): Promise<void> {
	// The phone is sure to have no network: nothing to try; the `online` event wakes us.
	if (navigator.onLine === false) return Promise.resolve();
	if (running) {
		again = true;
		return running;
	}
	running = withLock(async () => {
		do {
			again = false;
			await drain(hurry);
		} while (again);
	}).finally(() => {
		running = null;
	});
	return running;
}

async function withLock(work: () => Promise<void>): Promise<void> {
	if (typeof navigator === "undefined" || !navigator.locks) return work();
	await navigator.locks.request(LOCK, { ifAvailable: true }, async (lock) => {
		if (lock) await work();
		else await planNext(); // another tab sends; should it end before it sees what is new here, we look again
	});
}

async function drain(hurry: boolean): Promise<void> {
	clearTimeout(timer);
	const items = (await listItems())
		.filter((item) => (item.state === "waiting" || item.state === "sending") && senders.has(item.kind))
		.sort((a, b) => (a.queued_at ?? 0) - (b.queued_at ?? 0));
	// We hold the lock: an item still marked "sending" was interrupted.
	for (const item of items) {
		if (item.state === "sending") await noteItem(item.id, { state: "waiting" });
	}
	try {
		const held = new Set<string>();
		for (const item of items) {
			const subject = senders.get(item.kind)?.subject(item) ?? null;
			if (subject !== null && held.has(subject)) continue;
			const isDue = hurry || item.next_try_at === null || item.next_try_at <= Date.now();
			const outcome = isDue ? await sendOne(item) : "later";
			if (outcome === "offline") break;
			if (outcome === "later" && subject !== null) held.add(subject);
		}
	} finally {
		await planNext();
	}
}

async function sendOne(item: Item): Promise<Outcome> {
	const sender = senders.get(item.kind);
	if (!sender) return "later";
	const current = await takeUp(item.id);
	if (!current) return "later"; // taken back or removed by the person since the list was read
	try {
		const photo_ids = await sendPhotos(current);
		const posted = current.posted ?? sender.compose(current, photo_ids);
		await noteItem(item.id, { posted });
		const receipt = await sender.send(posted);
		await acknowledge(item.id, receipt);
		return "sent";
	} catch (error) {
		return settle(current, error);
	}
}

/** Sends the photos that are still to send; answers the ids that the server has. A refused photo is marked, never fatal. */
async function sendPhotos(item: Item): Promise<string[]> {
	const photos = await photosOf(item);
	const arrived: string[] = [];
	for (const [index, photo] of photos.entries()) {
		const tell = (ratio: number) =>
			announce({
				id: item.id,
				photo: index + 1,
				photos: photos.length,
				ratio: (index + ratio) / photos.length,
			});
		if (photo.state === "sent" || (photo.state !== "refused" && (await sendOnePhoto(item, photo, tell)))) {
			arrived.push(photo.id);
		}
	}
	return arrived;
}

/** True when the server has the photo, false when it will do without it. Throws ApiError when it is worth another try. */
async function sendOnePhoto(item: Item, photo: QueuedPhoto, tell: (ratio: number) => void): Promise<boolean> {
	tell(0);
	const ready = await readyPhoto(photo);
	if (!ready || ready.state === "refused") return false;
	try {
		await postPhoto(ready, tell);
		await markPhoto(ready.id, "sent");
		return true;
	} catch (error) {
		if (!(error instanceof ApiError)) throw error;
		// The service runs but cannot take this picture: after some patience the report leaves without it.
		const isStuck = STUCK.has(error.code) && item.attempts >= PATIENCE;
		if (error.isTransient && !isStuck) throw error;
		await markPhoto(ready.id, "refused", error.detail);
		return false;
	}
}

async function settle(item: Item, error: unknown): Promise<Outcome> {
	if (error instanceof ApiError && error.code === "photo.unknown" && item.attempts < PATIENCE) {
		// The server has swept photos that came long before their report: send them again.
		for (const photo of await photosOf(item)) {
			if (photo.state === "sent") await notePhoto(photo.id, { state: "waiting", upload: null });
		}
		await noteItem(item.id, {
			state: "waiting",
			posted: null,
			attempts: item.attempts + 1,
			next_try_at: Date.now(),
		});
		return "later";
	}
	if (error instanceof ApiError && !error.isTransient) {
		await noteItem(item.id, {
			state: "refused",
			posted: null,
			attempts: item.attempts + 1,
			refusal: { code: error.code, detail: error.detail, extra: error.extra },
		});
		return "refused";
	}
	const attempts = item.attempts + 1;
	const asked = error instanceof ApiError ? error.retryAfter : null;
	const wait = asked !== null ? asked * 1000 : (WAITS_MS[Math.min(attempts, WAITS_MS.length) - 1] ?? 300_000);
	await noteItem(item.id, {
		state: "waiting",
		attempts,
		next_try_at: Date.now() + wait * (1 + Math.random() * 0.2),
	});
	if (!(error instanceof ApiError)) {
		// A defect of ours in one item must not keep the others from leaving; the page hears of it.
		reportError(error);
		return "later";
	}
	return error.status === 0 || error.status === 429 ? "offline" : "later";
}

/** What waits, of one subject only the oldest: the others follow it. */
function firstOfEach(items: readonly Item[]): Item[] {
	const seen = new Set<string>();
	return items
		.filter((item) => item.state === "waiting" && senders.has(item.kind))
		.sort((a, b) => (a.queued_at ?? 0) - (b.queued_at ?? 0))
		.filter((item) => {
			const subject = senders.get(item.kind)?.subject(item) ?? null;
			if (subject === null) return true;
			const isFirst = !seen.has(subject);
			seen.add(subject);
			return isFirst;
		});
}

async function planNext(): Promise<void> {
	const due = firstOfEach(await listItems()).map((item) => item.next_try_at ?? Date.now());
	clearTimeout(timer);
	if (due.length === 0) return;
	askToBeWoken();
	const wait = Math.max(1_000, Math.min(...due) - Date.now());
	timer = setTimeout(() => void sendWaiting(), wait);
}
