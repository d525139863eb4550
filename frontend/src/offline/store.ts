/** The phone's own database: what waits to be sent, its photos, the last catalogue known, the follow keys. */

import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import { forgetDevice } from "../api/device";

/** draft: being written · waiting: sent as soon as possible · sending · refused: needs the person · sent: acknowledged. */
export type ItemState = "draft" | "waiting" | "sending" | "refused" | "sent";

/** Why the server refused an item: stable code, a sentence to show, and the problem document's other members. */
export interface Refusal {
	code: string;
	detail: string;
	extra: Record<string, unknown>;
}

/** One thing to send, made on the phone; `id` is its idempotency key. */
export interface Item<Body = unknown> {
	id: string;
	/** Which sender takes it (`report`, `crew-status`, …). */
	kind: string;
	state: ItemState;
	created_at: number;
	touched_at: number;
	/** When the person pressed "send": the order of sending. */
	queued_at: number | null;
	/** What a list shows of it. */
	label: { title: string; place: string; icon: string; picture: string | null };
	body: Body | null;
	/** Personal data, from "send" until the acknowledgement, never in a draft. */
	contact: { email?: string; phone?: string; name?: string } | null;
	/** Exactly what was posted first; repeated unchanged until the server says yes or no. */
	posted: unknown;
	photo_ids: string[];
	attempts: number;
	next_try_at: number | null;
	refusal: Refusal | null;
	receipt: unknown;
	/** Why photos of it did not leave with it; kept with the receipt, so that the person hears of it. */
	left_out?: string[];
}

/**
 * A photo of an item. A refused one never holds its report back.
 * raw: as the camera gave it, to be shrunk before it leaves · waiting: ready · sent · refused.
 */
export interface QueuedPhoto {
	id: string;
	item_id: string;
	blob: Blob;
	width: number;
	height: number;
	state: "raw" | "waiting" | "sent" | "refused";
	reason: string | null;
	/** Times it failed on the way; from the first on it goes in parts. */
	tries?: number;
	/** Where its resumable upload continues. */
	upload?: string | null;
}

interface Follow {
	public_id: string;
	token: string;
	at: number;
}

interface Schema extends DBSchema {
	items: { key: string; value: Item };
	photos: { key: string; value: QueuedPhoto; indexes: { item: string } };
	kept: { key: string; value: { key: string; value: unknown; at: number } };
	follows: { key: string; value: Follow };
}

const NAME = "rueclaire";
let opening: Promise<IDBPDatabase<Schema>> | null = null;

/** Opens (once) the database; throws when the browser refuses storage. */
export function database(): Promise<IDBPDatabase<Schema>> {
	opening ??= openDB<Schema>(NAME, 1, {
		upgrade(db) {
			db.createObjectStore("items", { keyPath: "id" });
			db.createObjectStore("photos", { keyPath: "id" }).createIndex("item", "item_id");
			db.createObjectStore("kept", { keyPath: "key" });
			db.createObjectStore("follows", { keyPath: "public_id" });
		},
		blocking(_current, _blocked, event) {
			// A newer version of the app wants to change the store: this old page must not stand in its way.
			(event.target as IDBDatabase | null)?.close();
			opening = null;
		},
		terminated() {
			opening = null;
		},
	}).catch((error: unknown) => {
		opening = null;
		throw error;
	});
	return opening;
}

/** Remembers an answer for times without a network. */
export async function keep(key: string, value: unknown): Promise<void> {
	await (await database()).put("kept", { key, value, at: Date.now() });
}

/** The last answer remembered under `key`, or null. */
export async function kept<T>(key: string): Promise<T | null> {
	const row = await (await database()).get("kept", key);
	return row === undefined ? null : (row.value as T);
}

/** Keeps the key that lets this phone follow a report. */
export async function keepFollow(public_id: string, token: string): Promise<void> {
	await (await database()).put("follows", { public_id, token, at: Date.now() });
}

/** The follow key of a report, or null when this phone does not follow it. */
export async function followToken(public_id: string): Promise<string | null> {
	return (await (await database()).get("follows", public_id))?.token ?? null;
}

/** The follow keys this device holds, newest first. */
export async function followTokens(): Promise<string[]> {
	const found = await (await database()).getAll("follows");
	return found.sort((one, other) => other.at - one.at).map((follow) => follow.token);
}

/** Forgets the follow key of a report. */
export async function dropFollow(public_id: string): Promise<void> {
	await (await database()).delete("follows", public_id);
}

/** Leaves nothing of the person on this device: rows, caches, secrets. Used at sign-out and by "erase this phone's data". */
export async function wipeDevice(): Promise<void> {
	const db = await database();
	await Promise.all([db.clear("items"), db.clear("photos"), db.clear("kept"), db.clear("follows")]);
	if (typeof caches !== "undefined") {
		for (const name of await caches.keys()) {
			if (!name.includes("precache")) await caches.delete(name);
		}
	}
	forgetDevice();
}
