/** What an agent enters for others: a queue of its own on this device, their session, and the day's receipts. */
import { ApiError, call } from "../../api/client";
import type { components } from "../../api/schema";
import { Session } from "../../api/session.svelte";
import { type Lang, lang } from "../../i18n/locale.svelte";
import { ENTRY } from "../../offline/entries";
import { listItems, onQueueChange, removeItem } from "../../offline/queue";
import { type Item, wipeDevice } from "../../offline/store";
import { registerSender, sendWaiting } from "../../offline/sync";
import { composeReport, type Draft } from "../report/draft";

export type EntryReceipt = components["schemas"]["EntryReceipt"];
export type Source = EntryReceipt["source"];
export const SOURCES: readonly Source[] = ["counter", "telephone", "meeting"];

/** The agent's session; kept on the device so that entries go on without a network, and wiped at sign-out. */
export const session = new Session("/api/v1/counter", "counter.staff");

const state = $state<{
	items: Item[];
	today: EntryReceipt[];
	failed: boolean;
	source: Source;
	locale: Lang | null;
}>({
	items: [],
	today: [],
	failed: false,
	source: "counter",
	locale: null,
});

/** One line of the day's list: what waits on this device, or what the server acknowledged. */
export interface EntryLine {
	id: string;
	item: Item | null;
	receipt: EntryReceipt | null;
	at: number;
}

/** How the people of this series talk to the agent; reactive. */
export function source(): Source {
	return state.source;
}

/** Changes it for the next entries. */
export function setSource(next: Source): void {
	state.source = next;
}

/** The language of the person served now. */
export function personsLanguage(): Lang {
	return state.locale ?? lang();
}

/** Changes it; each new entry starts from the screen's language again. */
export function setPersonsLanguage(next: Lang | null): void {
	state.locale = next;
}

/** True when today's list could not be read from the server. */
export function isListPartial(): boolean {
	return state.failed;
}

/** Entries that the server has not acknowledged. */
export function unsent(): Item[] {
	return state.items.filter((item) => item.state !== "sent" && item.state !== "draft");
}

/** Today's entries: those that need somebody first, then the newest first. */
export function lines(): EntryLine[] {
	const here = state.items.map((item) => ({
		id: item.id,
		item,
		receipt: (item.receipt as EntryReceipt | null) ?? null,
		at: item.queued_at ?? item.created_at,
	}));
	const known = new Set(here.map((line) => line.id));
	const there = state.today
		.filter((receipt) => !known.has(receipt.id))
		.map((receipt) => ({ id: receipt.id, item: null, receipt, at: Date.parse(receipt.submitted_at) }));
	return [...here, ...there].sort(
		(a, b) => Number(a.receipt !== null) - Number(b.receipt !== null) || b.at - a.at,
	);
}

/** One line by the report's id, or null. */
export function lineOf(id: string): EntryLine | null {
	return lines().find((line) => line.id === id) ?? null;
}

/** Reads the device's queue again, and what the server has of today. */
export async function refresh({ remote = false } = {}): Promise<void> {
	state.items = await listItems(ENTRY).catch(() => []);
	if (!remote || session.state !== "in") return;
	try {
		state.today = (await call<{ entries: EntryReceipt[] }>("/api/v1/counter/reports")).entries;
		state.failed = false;
	} catch (error) {
		session.noticed(error);
		state.failed = true;
	}
}

/** Starts the session and the sending of entries; returns how to stop listening. */
export function startEntries(): () => void {
	registerSender(ENTRY, composeEntry, sendEntry);
	const stop = onQueueChange((progress) => {
		if (!progress) void refresh();
	});
	const online = () => void session.start().then(() => refresh({ remote: true }));
	addEventListener("online", online);
	void forgetYesterday()
		.then(() => refresh())
		.then(() => session.start())
		.then(() => refresh({ remote: true }))
		.then(() => sendWaiting({ hurry: true }));
	return () => {
		stop();
		removeEventListener("online", online);
	};
}

/** Signs in, then sends what waited for it; throws ApiError. */
export async function signIn(email: string, password: string): Promise<void> {
	await session.signIn(email, password);
	await refresh({ remote: true });
	void sendWaiting({ hurry: true });
}

/** Ends the session and leaves nothing on this device; throws when the server was not reached. */
export async function signOut(): Promise<void> {
	await session.signOut();
	await wipeDevice();
	state.today = [];
	state.locale = null;
	await refresh();
}

/** The body of POST /counter/reports. */
export function composeEntry(item: Item, photo_ids: string[]): components["schemas"]["Entry"] {
	const { assisted } = item.body as Draft;
	if (!assisted) throw new Error("an entry says who took it");
	return {
		...composeReport(item, photo_ids),
		source: assisted.source,
		taken_by: assisted.taken_by,
		consent: assisted.consents,
	};
}

async function sendEntry(posted: unknown): Promise<EntryReceipt> {
	try {
		return await call<EntryReceipt>("/api/v1/counter/reports", {
			method: "POST",
			body: posted,
			timeout_ms: 45_000,
		});
	} catch (error) {
		session.noticed(error);
		// Signed out, or somebody without the right signed in: the entry waits for an agent, it is not refused.
		if (error instanceof ApiError && error.code.startsWith("auth."))
			throw new ApiError(503, { code: error.code });
		throw error;
	}
}

/** Receipts hold the keys of the people's reports: those of another day leave the device. */
async function forgetYesterday(): Promise<void> {
	const midnight = new Date().setHours(0, 0, 0, 0);
	for (const item of await listItems(ENTRY).catch(() => []))
		if (item.state === "sent" && item.touched_at < midnight) await removeItem(item.id);
}
