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
	const now = Date.now();
	const item: Item<Body> = {
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
	await (await database()).add("items", item);
	announce();
	return item;
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

/** Changes some fields of an item in one transaction; null when it is gone. */
export async function changeItem<Body = unknown>(
	id: string,
	change: Partial<Omit<Item<Body>, "id" | "kind">>,
): Promise<Item<Body> | null> {
	const tx = (await database()).transaction("items", "readwrite");
	const item = (await tx.store.get(id)) as Item<Body> | undefined;
	if (!item) {
		await tx.done;
		return null;
	}
	const next: Item<Body> = { ...item, ...change, touched_at: Date.now() };
	await tx.store.put(next);
	await tx.done;
	announce();
	return next;
}

/** Adds a photo to an item; both are stored together or not at all. */
export async function addPhoto(
	item_id: string,
	photo: Pick<QueuedPhoto, "blob" | "width" | "height">,
): Promise<QueuedPhoto> {
	const tx = (await database()).transaction(["items", "photos"], "readwrite");
	const item = await tx.objectStore("items").get(item_id);
	if (!item) {
		tx.abort();
		await tx.done.catch(() => undefined);
		throw new Error("the report of this photo is gone");
	}
	const row: QueuedPhoto = { id: crypto.randomUUID(), item_id, state: "waiting", reason: null, ...photo };
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
	const tx = (await database()).transaction("photos", "readwrite");
	const photo = await tx.store.get(id);
	if (photo) await tx.store.put({ ...photo, state, reason });
	await tx.done;
	announce();
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
	// Asks the browser not to evict unsent reports; it may say no, and nothing depends on it.
	void navigator.storage?.persist?.().catch(() => false);
}

/** Takes a waiting or refused item back to be changed. Not while its fate on the server is unknown. */
export async function reopen<Body>(id: string): Promise<Item<Body> | null> {
	const item = await getItem<Body>(id);
	if (!item || !canEdit(item)) return null;
	return changeItem<Body>(id, { state: "draft", queued_at: null, refusal: null, posted: null });
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
	if (item) {
		await tx.objectStore("items").put({
			...item,
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
	for (const key of await tx.objectStore("photos").index("item").getAllKeys(id)) {
		await tx.objectStore("photos").delete(key);
	}
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
