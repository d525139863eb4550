/** What somebody has begun and not sent: photos and words outlive a reload, a flat battery, a call in between. */

import type { ReadyPhoto } from "../offline/photos";
import { KEPT_MS } from "../offline/queue";
import { database, keep, kept } from "../offline/store";
import { session } from "./session";

const WORDS = "begun:words:";
const PHOTOS = "begun:photos:";

interface Words {
	by: string | null;
	/** Which form was open. */
	mode: string;
	note: string;
}

/** What was begun under a name (a stop, a job, a finding) by who is signed in; null for nothing. */
export async function readBegun(
	name: string,
): Promise<{ mode: string; note: string; photos: ReadyPhoto[] } | null> {
	const words = await kept<Words>(WORDS + name);
	if (words === null || words.by !== (session.staff?.id ?? null)) return null;
	return { mode: words.mode, note: words.note, photos: (await kept<ReadyPhoto[]>(PHOTOS + name)) ?? [] };
}

/** Keeps the open form and its words. */
export async function keepWords(name: string, mode: string, note: string): Promise<void> {
	await keep(WORDS + name, { by: session.staff?.id ?? null, mode, note } satisfies Words);
}

/** Keeps the photos. */
export async function keepShots(name: string, photos: readonly ReadyPhoto[]): Promise<void> {
	await keep(PHOTOS + name, [...photos]);
}

/** It is sent, or given up. */
export async function dropBegun(name: string): Promise<void> {
	const db = await database();
	await Promise.all([db.delete("kept", WORDS + name), db.delete("kept", PHOTOS + name)]);
}

/** Forgets what nobody went on with for as long as the queue keeps anything; answers how much went. */
export async function dropOldBegun(now = Date.now()): Promise<number> {
	const db = await database();
	const rows = await db.getAll("kept", IDBKeyRange.bound("begun:", "begun:\uffff"));
	const old = rows.filter((row) => now - row.at > KEPT_MS);
	for (const row of old) await db.delete("kept", row.key);
	return old.length;
}
