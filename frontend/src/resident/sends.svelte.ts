/** The queue as the screens see it: what waits, what is being sent, whether there is a network. */
import { ApiError, call } from "../api/client";
import type { NewReport, Receipt } from "../api/types";
import { listItems, onQueueChange, type Progress } from "../offline/queue";
import { type Item, keepFollow } from "../offline/store";
import { registerSender, startSync } from "../offline/sync";
import {
	type ErrandKind,
	JOIN,
	NOT_FIXED,
	OTHER_PHOTO,
	registerErrands,
	replacedBy,
	subjectOf,
} from "./errands";
import { composeReport } from "./report/draft";

const state = $state<{
	items: Item[];
	errands: Item[];
	atStart: number | null;
	progress: Progress | null;
	online: boolean;
	broken: boolean;
}>({
	items: [],
	errands: [],
	atStart: null,
	progress: null,
	online: true,
	broken: false,
});

/** Every report on this phone, newest first; reactive. */
export function sends(): Item[] {
	return state.items;
}

/** What else was handed over ("not fixed", "the same one", another photo), newest first; reactive. */
export function errands(): Item[] {
	return state.errands;
}

/** The latest errand of a kind about a report, waiting or sent, or null; reactive. */
export function errandOf(kind: ErrandKind, public_id: string): Item | null {
	return state.errands.find((item) => item.kind === kind && subjectOf(item) === public_id) ?? null;
}

/** The latest photo handed over for a report in the place of `replaces` (null: added to it), or null; reactive. */
export function otherPhotoOf(public_id: string, replaces: string | null): Item | null {
	const own = state.errands.filter((item) => item.kind === OTHER_PHOTO && subjectOf(item) === public_id);
	return own.find((item) => replacedBy(item) === replaces) ?? null;
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
	return both().filter((item) => item.state === "waiting" || item.state === "sending").length;
}

/** How many were waiting here when the app was opened. */
export function waitingAtStart(): number {
	return state.atStart ?? 0;
}

/** Items that need the person. */
export function refusedCount(): number {
	return both().filter((item) => item.state === "refused").length;
}

function both(): Item[] {
	return [...state.items, ...state.errands];
}

/** Starts listening and sending; call once. */
export function startSends(): void {
	registerSender("report", composeReport, async (posted) => {
		const receipt = await call<Receipt>("/api/v1/reports", {
			method: "POST",
			body: posted as NewReport,
			timeout_ms: 45_000,
		});
		// Somebody in between may answer "fine" in the town's place: only a receipt for this very report counts.
		if (receipt.id !== (posted as NewReport).id) throw new ApiError(0, { code: "network" });
		await keepFollow(receipt.public_id, receipt.follow_token);
		return receipt;
	});
	registerErrands();
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
		const items = await listItems();
		state.items = items.filter((item) => item.kind === "report");
		state.errands = items.filter((item) => [JOIN, NOT_FIXED, OTHER_PHOTO].includes(item.kind));
		state.atStart ??= waitingCount();
		state.broken = false;
	} catch {
		state.broken = true;
	}
}
