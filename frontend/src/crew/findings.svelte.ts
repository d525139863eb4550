/** "Another one here": what a crew finds beside its stops, kept on the phone and sent once, in order with the rest. */
import { ApiError, call } from "../api/client";
import type { components } from "../api/schema";
import { isSignedOut } from "../api/session.svelte";
import { canEdit, getItem, queueWhole, removeItem, submit } from "../offline/queue";
import type { Item } from "../offline/store";
import { registerSender, sendWaiting } from "../offline/sync";
import { session } from "./session";

/** The kind of queue item that carries a finding. */
export const FOUND_KIND = "crew-found";

type NewFinding = components["schemas"]["Finding"];
type Found = components["schemas"]["Found"];

/** What the phone keeps of a finding until the server has it. */
export interface FindingDraft {
	/** Who found it: it leaves in nobody else's name. */
	by?: string;
	body: Omit<NewFinding, "id" | "photo_ids">;
}

/** What stays on the phone after the server has it. */
export type FindingReceipt = Found & { at: number };

/** What is posted; repeated unchanged until answered. */
export interface PostedFinding {
	by?: string;
	body: NewFinding;
}

const state = $state<{ items: Item[] }>({ items: [] });

/** Takes up what the queue holds of findings. */
export function showFindings(items: Item[]): void {
	state.items = items;
}

/** Findings that the server does not have yet, oldest first. */
export function unsentFindings(): Item<FindingDraft>[] {
	const waiting = state.items.filter(
		(item) => item.state !== "sent" && item.state !== "draft" && item.body !== null,
	);
	return (waiting as Item<FindingDraft>[]).sort((a, b) => (a.queued_at ?? 0) - (b.queued_at ?? 0));
}

/** Today's findings that the server has, newest first. */
export function sentFindings(now = new Date()): { item: Item; receipt: FindingReceipt }[] {
	const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate()).getTime();
	return state.items
		.filter((item) => item.state === "sent" && item.receipt !== null && (item.queued_at ?? 0) >= midnight)
		.map((item) => ({ item, receipt: item.receipt as FindingReceipt }));
}

/** Keeps a finding with its photos and sends it when it can; answers the item's id, or null where `within` found no room. */
export async function queueFinding(
	body: FindingDraft["body"],
	label: Item["label"],
	photos: { blob: Blob; width: number; height: number }[],
	within: (work: () => Promise<string>) => Promise<string | null> = (work) => work(),
): Promise<string | null> {
	const by = session.staff ? { by: session.staff.id } : {};
	const id = await within(() => queueWhole<FindingDraft>(FOUND_KIND, { ...by, body }, label, photos));
	void sendWaiting({ hurry: true });
	return id;
}

/** Takes a finding back while the server cannot have it; false when it is too late. */
export async function undoFinding(id: string): Promise<boolean> {
	const item = await getItem(id);
	if (!item || item.state === "sent" || !canEdit(item)) return false;
	await removeItem(id);
	return true;
}

/** Sends a refused finding again as it is. */
export async function resendFinding(item: Item<FindingDraft>): Promise<void> {
	if (!item.body) return;
	await submit<FindingDraft>(item.id, { body: item.body });
	void sendWaiting({ hurry: true });
}

/** Makes what will be posted for an item, with the photos that the server has. */
export function composeFinding(item: Item, photo_ids: string[]): PostedFinding {
	const { by, body } = item.body as FindingDraft;
	return { ...(by ? { by } : {}), body: { ...body, id: item.id, photo_ids } };
}

/** Says how findings are sent; `onTaken` is called each time the server has taken one. */
export function registerFindings(onTaken: () => void): void {
	registerSender(FOUND_KIND, composeFinding, async (posted) => {
		const { by, body } = posted as PostedFinding;
		// Found by somebody else, who is not signed in here: it waits for them.
		if (by && by !== session.staff?.id) throw new ApiError(0, { code: "network" });
		try {
			const found = await call<Found>("/api/v1/crew/reports", { method: "POST", body, timeout_ms: 45_000 });
			onTaken();
			return { ...found, at: Date.now() };
		} catch (error) {
			// Signed out meanwhile: nothing is wrong with the finding, it waits for the sign-in.
			if (isSignedOut(error)) {
				session.noticed(error);
				throw new ApiError(0, { code: "network" });
			}
			throw error;
		}
	});
}
