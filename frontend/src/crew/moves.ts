/** Status changes made in the street: composed on the phone, sent once, in order, each against the version it was made on. */
import type { Status, Stop } from "../api/types";
import type { Item } from "../offline/store";

/** The kind of queue item that carries a status change. */
export const KIND = "crew-status";

/** What is done: a change of status, a word for colleagues, or handing the stop to another team. */
export type Act = "status" | "note" | "hand_over";

/** What the phone keeps of a change until the server has it. */
export interface MoveDraft {
	report_id: string;
	/** A change of status where nothing is said. */
	act?: Act;
	/** Who made it: it leaves in nobody else's name. */
	by?: string;
	/** The team that gets the stop. */
	department_code?: string;
	public_id: string;
	/** Version that the person was looking at. */
	etag: string;
	to: Status;
	/** The button's words, to speak of it later. */
	words: string;
	closes: boolean;
	note?: string;
	reason_code?: string;
	reason_label?: string;
	forwarded_to?: { name: string; contact?: string };
	planned_at?: string;
	latitude: number;
	longitude: number;
}

/** What stays on the phone after the server has it. */
export interface MoveReceipt {
	report_id: string;
	public_id: string;
	to: Status;
	closes: boolean;
	from_etag: string;
	etag: string;
	latitude: number;
	longitude: number;
}

/** What is posted, and to which report; repeated unchanged until answered. */
export interface PostedMove {
	report_id: string;
	act?: Act;
	by?: string;
	public_id: string;
	etag: string;
	closes: boolean;
	latitude: number;
	longitude: number;
	to: Status;
	body: {
		id: string;
		to?: Status;
		department_code?: string;
		note?: string;
		reason_code?: string;
		forwarded_to?: { name: string; contact?: string };
		planned_at?: string;
		photo_ids?: string[];
	};
}

const CLOSING: readonly Status[] = ["resolved", "rejected", "forwarded", "duplicate"];

/** True when a status ends a stop. */
export function isClosing(status: Status): boolean {
	return CLOSING.includes(status);
}

/** A change of a stop as the queue keeps it. */
export function draftMove(
	stop: Stop,
	to: Status,
	words: string,
	more: Partial<
		Pick<
			MoveDraft,
			| "act"
			| "by"
			| "department_code"
			| "closes"
			| "note"
			| "reason_code"
			| "reason_label"
			| "planned_at"
			| "forwarded_to"
		>
	> = {},
): MoveDraft {
	const { id, public_id, etag, latitude, longitude } = stop;
	return { report_id: id, public_id, etag, to, words, closes: isClosing(to), latitude, longitude, ...more };
}

/**
 * The version to name when posting: our own earlier changes of the same report moved it on,
 * so they must not look like somebody else's.
 */
export function followOwn(etag: string, report_id: string, receipts: readonly MoveReceipt[]): string {
	let current = etag;
	for (let step = 0; step <= receipts.length; step++) {
		const next = receipts.find((one) => one.report_id === report_id && one.from_etag === current);
		if (!next || next.etag === current) return current;
		current = next.etag;
	}
	return current;
}

/**
 * The version that our next change may name after a note was kept. A note overwrites nothing and so is kept on any
 * version; where the office moved on meanwhile, its change must not pass as ours.
 */
export function afterNote(before: string, now: string): string {
	const number = (etag: string) => Number.parseInt(etag.replaceAll('"', ""), 10);
	return number(now) === number(before) + 1 ? now : before;
}

/** Makes what will be posted for an item, with the photos that the server has. */
export function composeMove(item: Item, photo_ids: string[], receipts: readonly MoveReceipt[]): PostedMove {
	const draft = item.body as MoveDraft;
	const {
		report_id,
		public_id,
		closes,
		latitude,
		longitude,
		to,
		note,
		reason_code,
		planned_at,
		forwarded_to,
		department_code,
		act = "status",
		by,
	} = draft;
	return {
		report_id,
		act,
		...(by ? { by } : {}),
		public_id,
		to,
		etag: followOwn(draft.etag, report_id, receipts),
		closes,
		latitude,
		longitude,
		body: {
			id: item.id,
			...(act === "status" ? { to } : {}),
			...(act === "hand_over" && department_code ? { department_code } : {}),
			...(note ? { note } : {}),
			...(reason_code ? { reason_code } : {}),
			...(forwarded_to ? { forwarded_to } : {}),
			...(planned_at ? { planned_at } : {}),
			...(photo_ids.length > 0 ? { photo_ids } : {}),
		},
	};
}

/** The move that a stop allows to a status, if any. */
export function moveTo(stop: Pick<Stop, "moves">, to: Status): Stop["moves"][number] | null {
	return stop.moves.find((move) => move.to === to) ?? null;
}
