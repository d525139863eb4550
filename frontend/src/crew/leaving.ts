/** Nothing stays for the next person: signing out, a session that was ended, somebody else on the same phone. */
import { listItems } from "../offline/queue";
import { database, keep, kept, wipeDevice } from "../offline/store";
import { FOUND_KIND } from "./findings.svelte";
import { jobs } from "./jobs.svelte";
import { KIND, type MoveDraft, type MoveReceipt } from "./moves";
import { order } from "./order.svelte";
import { refresh } from "./outbox.svelte";
import { session } from "./session";
import { round } from "./stops.svelte";

/** Under which key the name of whoever is signed in is kept. */
export const WHO = "crew:staff";
/** Under which key stands whose things this phone holds. */
const OWNER = "crew:owner";

/** Empties this phone: lists, photos, map, what waits. */
export async function eraseAll(): Promise<void> {
	round.clear();
	order.clear();
	jobs.clear();
	await wipeDevice();
	await refresh();
}

/**
 * The session was ended elsewhere: what came from the town hall goes at once. What was done in the street and has not
 * been sent stays, as does the name, so that the same person finds it after signing in.
 */
export async function eraseReceived(): Promise<void> {
	round.clear();
	order.clear();
	jobs.clear();
	const db = await database();
	for (const key of await db.getAllKeys("kept")) {
		if (key.startsWith("crew:") && key !== WHO && key !== OWNER) await db.delete("kept", key);
	}
	const items = await listItems(KIND);
	const reports = new Set(items.flatMap((item) => (item.body as MoveDraft | null)?.report_id ?? []));
	for (const item of items) {
		// A receipt stays where a later change of the same report still has to name the version that it led to.
		const receipt = item.receipt as MoveReceipt | null;
		if (item.state === "sent" && receipt && !reports.has(receipt.report_id))
			await db.delete("items", item.id);
	}
	for (const item of await listItems(FOUND_KIND)) {
		if (item.state === "sent") await db.delete("items", item.id);
	}
	if (typeof caches !== "undefined") {
		for (const name of await caches.keys()) if (!name.includes("precache")) await caches.delete(name);
	}
	await refresh();
}

/** Somebody is in: the phone is emptied first when what it holds is another person's. */
export async function takeOver(): Promise<void> {
	const now = session.staff;
	if (now === null) return;
	const before = await kept<string>(OWNER).catch(() => null);
	if (before !== null && before !== now.id) {
		await eraseAll();
		await keep(WHO, now).catch(() => undefined);
	}
	// Storage refused: nothing is kept for anybody to find.
	await keep(OWNER, now.id).catch(() => undefined);
}
