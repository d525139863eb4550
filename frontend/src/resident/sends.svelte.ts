/** The queue as the screens see it: what waits, what is being sent, whether there is a network. */
import { call } from "../api/client";
import type { NewReport, Receipt } from "../api/types";
import { listItems, onQueueChange, type Progress } from "../offline/queue";
import { type Item, keepFollow } from "../offline/store";
import { registerSender, startSync } from "../offline/sync";
import { composeReport } from "./report/draft";

const state = $state<{ items: Item[]; progress: Progress | null; online: boolean; broken: boolean }>({
	items: [],
	progress: null,
	online: true,
	broken: false,
});

/** Everything on this phone of the resident's, newest first; reactive. */
export function sends(): Item[] {
	return state.items;
}

/** One item by id; reactive. */
export function sendOf(id: string): Item | null {
	return state.items.find((item) => item.id === id) ?? null;
}

/** How far the sending of an item is, or null. */
export function progressOf(id: string): Progress | null {
	return state.progress?.id === id ? state.progress : null;
}

/** False when the phone says that it has no network. */
export function isOnline(): boolean {
	return state.online;
}

/** True when the browser refuses to store anything: reports can then only be sent at once. */
export function isStorageBroken(): boolean {
	return state.broken;
}

/** Items that need no more from anyone but the network. */
export function waitingCount(): number {
	return state.items.filter((item) => item.state === "waiting" || item.state === "sending").length;
}

/** Items that need the person. */
export function refusedCount(): number {
	return state.items.filter((item) => item.state === "refused").length;
}

/** Starts listening and sending; call once. */
export function startSends(): void {
	registerSender("report", composeReport, async (posted) => {
		const receipt = await call<Receipt>("/api/v1/reports", {
			method: "POST",
			body: posted as NewReport,
			timeout_ms: 45_000,
		});
		await keepFollow(receipt.public_id, receipt.follow_token);
		return receipt;
	});
	state.online = navigator.onLine;
	addEventListener("online", () => {
		state.online = true;
	});
	addEventListener("offline", () => {
		state.online = false;
	});
	onQueueChange((progress) => {
		if (progress) state.progress = progress;
		else void refresh();
	});
	void refresh();
	startSync();
}

/** Reads the queue again. */
export async function refresh(): Promise<void> {
	try {
		state.items = await listItems("report");
		state.broken = false;
	} catch {
		state.broken = true;
	}
}
