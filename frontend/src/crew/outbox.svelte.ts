/** The queue as the crew's screens see it: what waits, what was refused, what is done. */
import { ApiError, call } from "../api/client";
import { isSignedOut } from "../api/session.svelte";
import type { Stop } from "../api/types";
import {
	canEdit,
	getItem,
	listItems,
	onQueueChange,
	type Progress,
	queueWhole,
	removeItem,
	submit,
} from "../offline/queue";
import type { Item } from "../offline/store";
import { registerSender, sendWaiting, startSync } from "../offline/sync";
import { FOUND_KIND, registerFindings, showFindings, unsentFindings } from "./findings.svelte";
import { afterNote, composeMove, KIND, type MoveDraft, type MoveReceipt, type PostedMove } from "./moves";
import { isFull, withRoom } from "./room";
import { session } from "./session";

const state = $state<{
	items: Item[];
	progress: Progress | null;
	online: boolean;
	broken: boolean;
	full: boolean;
	acked: number;
}>({
	items: [],
	progress: null,
	online: true,
	broken: false,
	full: false,
	acked: 0,
});

/** False when the phone says that it has no network. */
export function isOnline(): boolean {
	return state.online;
}

/** True when the browser refuses to store anything. */
export function isStorageBroken(): boolean {
	return state.broken;
}

/** True when the last thing done found no room on this phone: it is still on its screen, and nowhere else. */
export function isPhoneFull(): boolean {
	return state.full;
}

/** Keeps something in the queue; null, and said above every screen, when this phone has no room for it. */
export async function keepOrSay(work: () => Promise<string>): Promise<string | null> {
	try {
		const id = await withRoom(work);
		state.full = false;
		return id;
	} catch (error) {
		if (!isFull(error)) throw error;
		state.full = true;
		scrollTo({ top: 0 });
		return null;
	}
}

/** Grows each time the server took something: lists may be read again. */
export function acknowledged(): number {
	return state.acked;
}

/** Changes that the server does not have yet, oldest first. */
export function unsent(): Item<MoveDraft>[] {
	const waiting = state.items.filter(
		(item) => item.state !== "sent" && item.state !== "draft" && item.body !== null,
	);
	return (waiting as Item<MoveDraft>[]).sort((a, b) => (a.queued_at ?? 0) - (b.queued_at ?? 0));
}

/** How many changes and findings the server does not have yet. */
export function unsentCount(): number {
	return unsent().length + unsentFindings().length;
}

/** Unsent changes of one report. */
export function unsentOf(report_id: string): Item<MoveDraft>[] {
	return unsent().filter((item) => item.body?.report_id === report_id);
}

/** Changes that need the person. */
export function refused(): Item<MoveDraft>[] {
	return unsent().filter((item) => item.state === "refused");
}

/** How far the sending of an item is, or null. */
export function progressOf(id: string): Progress | null {
	return state.progress?.id === id ? state.progress : null;
}

/** Receipts of what was sent from this phone, oldest first. */
export function receipts(): MoveReceipt[] {
	return state.items
		.filter((item) => item.state === "sent" && item.receipt !== null)
		.sort((a, b) => (a.queued_at ?? 0) - (b.queued_at ?? 0))
		.map((item) => item.receipt as MoveReceipt);
}

/** Stops closed from this phone today: sent or still waiting. */
export function doneToday(now = new Date()): { report_id: string; latitude: number; longitude: number }[] {
	const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate()).getTime();
	const today = state.items.filter(
		(item) => (item.queued_at ?? 0) >= midnight && item.state !== "refused" && item.state !== "draft",
	);
	const moves = today.map((item) =>
		item.state === "sent" ? (item.receipt as MoveReceipt) : (item.body as MoveDraft | null),
	);
	const closing = moves.filter((move): move is MoveReceipt | MoveDraft => move?.closes === true);
	return [...new Map(closing.map((move) => [move.report_id, move])).values()];
}

/** Keeps a change with its photos and sends it when it can; answers the item's id, null when the phone is full. */
export async function queueMove(
	stop: Stop,
	draft: MoveDraft,
	photos: { blob: Blob; width: number; height: number }[],
): Promise<string | null> {
	const label = {
		title: stop.service.name,
		place: stop.address ?? stop.public_id,
		icon: stop.service.icon,
		picture: null,
	};
	const by = session.staff ? { by: session.staff.id } : {};
	const id = await keepOrSay(() => queueWhole<MoveDraft>(KIND, { ...draft, ...by }, label, photos));
	void sendWaiting({ hurry: true });
	return id;
}

/** Takes a change back while the server cannot have it; false when it is too late. */
export async function undoMove(id: string): Promise<boolean> {
	const item = await getItem(id);
	if (!item || item.state === "sent" || !canEdit(item)) return false;
	await removeItem(id);
	return true;
}

/** Sends a refused change again, against the version the person has now seen. */
export async function resendMove(item: Item<MoveDraft>, etag: string): Promise<void> {
	if (!item.body) return;
	await submit<MoveDraft>(item.id, { body: { ...item.body, etag } });
	void sendWaiting({ hurry: true });
}

/** The report as the office has it now, from a refusal "changed meanwhile"; null for another refusal. */
export function officeVersion(item: Item): Stop | null {
	if (item.refusal?.code !== "report.changed") return null;
	return (item.refusal.extra.current as Stop | undefined) ?? null;
}

async function post(posted: unknown): Promise<MoveReceipt> {
	const move = posted as PostedMove;
	const { report_id, public_id, etag, closes, latitude, longitude, to } = move;
	// Made by somebody else, who is not signed in here: it waits for them.
	if (move.by && move.by !== session.staff?.id) throw new ApiError(0, { code: "network" });
	try {
		const now = await postAct(move);
		state.acked += 1;
		// `to` is missing in what an older version of the app had already composed.
		return {
			report_id,
			public_id,
			to: to ?? move.body.to ?? "in_progress",
			closes,
			from_etag: etag,
			etag: now,
			latitude,
			longitude,
		};
	} catch (error) {
		// Signed out meanwhile: nothing is wrong with the change, it waits for the sign-in.
		if (isSignedOut(error)) {
			session.noticed(error);
			throw new ApiError(0, { code: "network" });
		}
		throw error;
	}
}

/** Posts what was done to its own address; answers the version that our next change may name. */
async function postAct({ act = "status", report_id, etag, body }: PostedMove): Promise<string> {
	const path = `/api/v1/crew/reports/${report_id}/${act === "note" ? "notes" : act === "hand_over" ? "hand-over" : "status"}`;
	const options = { method: "POST", body, timeout_ms: 45_000 } as const;
	if (act === "note") return afterNote(etag, (await call<Stop>(path, options)).etag);
	const checked = { ...options, headers: { "If-Match": etag } };
	if (act === "status") return (await call<Stop>(path, checked)).etag;
	await call(path, checked);
	return etag;
}

/** Starts listening and sending; call once. */
export async function startOutbox(): Promise<void> {
	registerSender(
		KIND,
		(item, photo_ids) => composeMove(item, photo_ids, receipts()),
		post,
		// "Started" that the server stumbled on must not come after "done": it would look like somebody else's change.
		(item) => (item.body as MoveDraft | null)?.report_id ?? null,
	);
	registerFindings(() => {
		state.acked += 1;
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
	await refresh();
	startSync();
}

/** Reads the queue again. */
export async function refresh(): Promise<void> {
	try {
		state.items = await listItems(KIND);
		showFindings(await listItems(FOUND_KIND));
		state.broken = false;
	} catch {
		state.broken = true;
	}
}
