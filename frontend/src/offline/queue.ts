/** What waits on the phone: every change to an item goes through here, and every open tab hears of it. */
import { database, type Item, type QueuedPhoto } from "./store";

/** Personal data does not stay longer than this on a phone, sent or not. */
export const KEPT_MS = 7 * 86_400_000;

/** Live progress of the item being sent; not stored. */
export interface Progress {
	id: string;
	photo: number;
	photos: number;
	ratio: number;
}

/** A picture to keep; `raw` when it is still as the camera gave it. */
export type NewPhoto = Pick<QueuedPhoto, "blob" | "width" | "height"> & { state?: "raw" | "waiting" };

type Listener = (progress: Progress | null) => void;
const listeners = new Set<Listener>();
const channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel("rueclaire-queue");
if (channel) channel.onmessage = (event: MessageEvent<Progress | null>) => notify(event.data);

/** Calls back after each change of the queue, in this tab or another; returns how to stop. */
export function onQueueChange(listener: Listener): () => void {
	listeners.add(listener);
	return () => listeners.delete(listener);
}

/** Tells every tab that something changed. */
export function announce(progress: Progress | null = null): void {
	notify(progress);
	channel?.postMessage(progress);
}

function notify(progress: Progress | null): void {
	for (const listener of listeners) listener(progress);
}

/** Opens a draft with an id made on this phone; it is stored before the person has typed anything. */
export async function openDraft<Body>(kind: string, body: Body, label: Item["label"]): Promise<Item<Body>> {
	const item = newItem(kind, body, label);
	await (await database()).add("items", item);
	announce();
	return item;
}

/** Hands over something that is complete at once, with its photos: all of it is kept, or nothing; answers its id. */
export async function queueWhole<Body>(
	kind: string,
	body: Body,
	label: Item["label"],
	photos: readonly NewPhoto[] = [],
): Promise<string> {
	const item = newItem(kind, body, label);
	const rows = photos.map((photo) => newPhoto(item.id, photo));
	const tx = (await database()).transaction(["items", "photos"], "readwrite");
	await tx.objectStore("items").add({
		...item,
		state: "waiting",
		queued_at: item.created_at,
		photo_ids: rows.map((row) => row.id),
	});
	for (const row of rows) await tx.objectStore("photos").add(row);
	await tx.done;
	announce();
	askToPersist();
	return item.id;
}

function newItem<Body>(kind: string, body: Body, label: Item["label"]): Item<Body> {
	const now = Date.now();
	return {
		id: crypto.randomUUID(),
		kind,
		state: "draft",
		created_at: now,
		touched_at: now,
		queued_at: null,
		label,
		body,
		contact: null,
		posted: null,
		photo_ids: [],
		attempts: 0,
		next_try_at: null,
		refusal: null,
		receipt: null,
	};
}

function newPhoto(item_id: string, photo: NewPhoto): QueuedPhoto {
	const { blob, width, height } = photo;
	const id = crypto.randomUUID();
	return { id, item_id, blob, width, height, state: photo.state ?? "waiting", reason: null };
}

/** Every item, newest first; `kind` narrows. */
export async function listItems(kind?: string): Promise<Item[]> {
	const items = await (await database()).getAll("items");
	return items
		.filter((item) => kind === undefined || item.kind === kind)
		.sort((a, b) => (b.queued_at ?? b.created_at) - (a.queued_at ?? a.created_at));
}

/** One item, or null. */
export async function getItem<Body = unknown>(id: string): Promise<Item<Body> | null> {
	return ((await (await database()).get("items", id)) as Item<Body> | undefined) ?? null;
}

/** Changes some fields of an item for the person, who is then known to care about it; null when it is gone. */
export function changeItem<Body = unknown>(
	id: string,
	change: Partial<Omit<Item<Body>, "id" | "kind">>,
): Promise<Item<Body> | null> {
	return noteItem<Body>(id, { ...change, touched_at: Date.now() });
}

/** Notes on an item what the queue itself did; this does not make the phone keep it any longer. */
export async function noteItem<Body = unknown>(
	id: string,
	change: Partial<Omit<Item<Body>, "id" | "kind">>,
): Promise<Item<Body> | null> {
	const tx = (await database()).transaction("items", "readwrite");
	const item = (await tx.store.get(id)) as Item<Body> | undefined;
	if (!item) {
		await tx.done;
		return null;
	}
	const next: Item<Body> = { ...item, ...change };
	await tx.store.put(next);
	await tx.done;
	announce();
	return next;
}

/** Adds a photo to an item; both are stored together or not at all. */
export async function addPhoto(item_id: string, photo: NewPhoto): Promise<QueuedPhoto> {
	const tx = (await database()).transaction(["items", "photos"], "readwrite");
	const item = await tx.objectStore("items").get(item_id);
	if (!item) {
		tx.abort();
		await tx.done.catch(() => undefined);
		throw new Error("the report of this photo is gone");
	}
	const row = newPhoto(item_id, photo);
	await tx.objectStore("photos").add(row);
	await tx
		.objectStore("items")
		.put({ ...item, photo_ids: [...item.photo_ids, row.id], touched_at: Date.now() });
	await tx.done;
	announce();
	return row;
}

/** Takes a photo away from its item. */
export async function removePhoto(photo_id: string): Promise<void> {
	const tx = (await database()).transaction(["items", "photos"], "readwrite");
	const photo = await tx.objectStore("photos").get(photo_id);
	if (photo) {
		const item = await tx.objectStore("items").get(photo.item_id);
		if (item) {
			const photo_ids = item.photo_ids.filter((id) => id !== photo_id);
			await tx.objectStore("items").put({ ...item, photo_ids, touched_at: Date.now() });
		}
		await tx.objectStore("photos").delete(photo_id);
	}
	await tx.done;
	announce();
}

/** An item's photos in the order they were taken. */
export async function photosOf(item: Pick<Item, "id" | "photo_ids">): Promise<QueuedPhoto[]> {
	const rows = await (await database()).getAllFromIndex("photos", "item", item.id);
	return item.photo_ids.flatMap((id) => rows.filter((row) => row.id === id));
}

/** Marks what became of a photo. */
export async function markPhoto(
	id: string,
	state: QueuedPhoto["state"],
	reason: string | null = null,
): Promise<void> {
	await notePhoto(id, { state, reason });
	announce();
}

/** Notes how far a photo is, without telling the screens. */
export async function notePhoto(
	id: string,
	change: Partial<Omit<QueuedPhoto, "id" | "item_id">>,
): Promise<void> {
	const tx = (await database()).transaction("photos", "readwrite");
	const photo = await tx.store.get(id);
	if (photo) await tx.store.put({ ...photo, ...change });
	await tx.done;
}

/**
 * Puts the shrunk picture in the place of the camera's, once: what left the phone under an id never changes.
 * Answers the photo as it is now kept, or null when it was taken away.
 */
export async function settlePhoto(
	id: string,
	change: Pick<QueuedPhoto, "blob" | "width" | "height"> | { state: "refused"; reason: string },
): Promise<QueuedPhoto | null> {
	const tx = (await database()).transaction("photos", "readwrite");
	const photo = await tx.store.get(id);
	const next: QueuedPhoto | undefined =
		photo?.state === "raw" ? { ...photo, state: "waiting", ...change } : photo;
	if (next && next !== photo) await tx.store.put(next);
	await tx.done;
	announce();
	return next ?? null;
}

/** Hands an item over: from here on it is sent by itself. Contact details are kept only until the acknowledgement. */
export async function submit<Body>(
	id: string,
	change: { body?: Body; label?: Item["label"]; contact?: Item["contact"] } = {},
): Promise<void> {
	await changeItem<Body>(id, {
		...change,
		state: "waiting",
		queued_at: Date.now(),
		attempts: 0,
		next_try_at: null,
		refusal: null,
	});
	askToPersist();
}

/** Asks the browser not to evict unsent reports; it may say no, and nothing depends on it. */
function askToPersist(): void {
	void navigator.storage?.persist?.().catch(() => false);
}

/**
 * Takes a waiting or refused item back to be changed; null while its fate on the server is unknown.
 * The contact is in the answer only: it is no longer kept on the phone, as for every draft.
 */
export async function reopen<Body>(id: string): Promise<Item<Body> | null> {
	const tx = (await database()).transaction("items", "readwrite");
	const item = (await tx.store.get(id)) as Item<Body> | undefined;
	if (!item || !canEdit(item)) {
		await tx.done;
		return null;
	}
	const draft: Item<Body> = {
		...item,
		state: "draft",
		queued_at: null,
		refusal: null,
		posted: null,
		contact: null,
		touched_at: Date.now(),
	};
	await tx.store.put(draft);
	await tx.done;
	announce();
	return { ...draft, contact: item.contact };
}

/** Marks a waiting item as being sent; null when it no longer waits, because the person took it back. */
export async function takeUp(id: string): Promise<Item | null> {
	const tx = (await database()).transaction("items", "readwrite");
	const item = await tx.store.get(id);
	const next: Item | null = item?.state === "waiting" ? { ...item, state: "sending" } : null;
	if (next) await tx.store.put(next);
	await tx.done;
	if (next) announce();
	return next;
}

/** True while the server cannot have it: not being sent, and never posted without an answer. */
export function canEdit(item: Item): boolean {
	return (
		(item.state === "waiting" || item.state === "refused" || item.state === "draft") && item.posted === null
	);
}

/** Acknowledged: only number, key and label stay; photos, words and contact go. */
export async function acknowledge(id: string, receipt: unknown): Promise<void> {
	const tx = (await database()).transaction(["items", "photos"], "readwrite");
	const item = await tx.objectStore("items").get(id);
	const photos = await tx.objectStore("photos").index("item").getAll(id);
	if (item) {
		await tx.objectStore("items").put({
			...item,
			left_out: photos.filter((photo) => photo.state === "refused").map((photo) => photo.reason ?? ""),
			state: "sent",
			body: null,
			contact: null,
			posted: null,
			photo_ids: [],
			refusal: null,
			receipt,
			touched_at: Date.now(),
		});
	}
	for (const photo of photos) await tx.objectStore("photos").delete(photo.id);
	await tx.done;
	announce();
}

/** Removes an item and its photos from the phone. */
export async function removeItem(id: string): Promise<void> {
	const tx = (await database()).transaction(["items", "photos"], "readwrite");
	await tx.objectStore("items").delete(id);
	for (const key of await tx.objectStore("photos").index("item").getAllKeys(id)) {
		await tx.objectStore("photos").delete(key);
	}
	await tx.done;
	announce();
}

/** Removes what nobody touched for seven days; returns how many items went. */
export async function wipeOld(now = Date.now()): Promise<number> {
	const old = (await listItems()).filter(
		(item) => item.state !== "sending" && now - item.touched_at > KEPT_MS,
	);
	for (const item of old) await removeItem(item.id);
	return old.length;
}

/** When the phone will forget an item, as a timestamp. */
export function forgottenAt(item: Pick<Item, "touched_at">): number {
	return item.touched_at + KEPT_MS;
}
