/** What else a resident sends through the queue: "not fixed", "the same one", another photo. Kept, repeated and sent once like a report. */
import { ApiError, call } from "../api/client";
import type { FollowAnswer, ReportView } from "../api/types";
import { lang } from "../i18n/locale.svelte";
import { u } from "../i18n/ui";
import { type NewPhoto, queueWhole } from "../offline/queue";
import { type Item, keepFollow } from "../offline/store";
import { registerSender, sendWaiting } from "../offline/sync";

export const NOT_FIXED = "not-fixed";
export const JOIN = "join";
export const OTHER_PHOTO = "other-photo";
export type ErrandKind = typeof NOT_FIXED | typeof JOIN | typeof OTHER_PHOTO;

/** What the receipt of an errand keeps. */
export interface ErrandReceipt {
	public_id: string;
	/** Of another photo: the one it stands in the place of. */
	replaces?: string | null;
}

interface NotFixed {
	public_id: string;
	token: string;
	note: string;
}

interface Join {
	public_id: string;
	note: string;
	locale: string;
}

interface OtherPhoto {
	public_id: string;
	token: string;
	/** The photo in whose place it goes; null adds one. */
	replaces: string | null;
}

interface Posted {
	public_id: string;
	body: Record<string, unknown>;
}

/** A report's own words for the card that shows the errand while it waits. */
export type ErrandLabel = Item["label"];

/**
 * "It is not fixed": keeps the words and photos on the phone and sends them when it can; answers the item's id.
 * Photos may be as the camera gave them (`state: "raw"`, width and height 0) or shrunk already.
 */
export async function queueNotFixed(
	errand: NotFixed,
	photos: readonly NewPhoto[],
	label: ErrandLabel,
): Promise<string> {
	const id = await queueWhole<NotFixed>(NOT_FIXED, errand, label, photos);
	void sendWaiting({ hurry: true });
	return id;
}

/**
 * "It is the same one": joins a report, with a detail and photos if the person likes; answers the item's id.
 * The follow key is kept on the phone when the town has answered.
 */
export async function queueJoin(
	errand: { public_id: string; note?: string },
	photos: readonly NewPhoto[],
	label: ErrandLabel,
): Promise<string> {
	const body: Join = { public_id: errand.public_id, note: errand.note ?? "", locale: lang() };
	const id = await queueWhole<Join>(JOIN, body, label, photos);
	void sendWaiting({ hurry: true });
	return id;
}

/** Another photo for a report that was sent, in the place of one that came to nothing; answers the item's id. */
export async function queueOtherPhoto(
	errand: OtherPhoto,
	photo: NewPhoto,
	label: ErrandLabel,
): Promise<string> {
	const id = await queueWhole<OtherPhoto>(OTHER_PHOTO, errand, label, [photo]);
	void sendWaiting({ hurry: true });
	return id;
}

/** The photo that an errand goes in the place of, or null. */
export function replacedBy(item: Item): string | null {
	return ((item.receipt ?? item.body) as { replaces?: string | null } | null)?.replaces ?? null;
}

/** The number of the report that an errand is about, whether it waits or was sent. */
export function subjectOf(item: Item): string | null {
	const about = (item.receipt ?? item.body) as { public_id?: string } | null;
	return about?.public_id ?? null;
}

/** Says how errands are posted; called once at start. */
export function registerErrands(): void {
	registerSender(NOT_FIXED, composeNotFixed, async (posted) => {
		const { public_id, body } = posted as Posted;
		const view = await call<ReportView>(address(public_id, "not-fixed"), { method: "POST", body });
		if (view.public_id !== public_id) throw notOurs();
		return { public_id } satisfies ErrandReceipt;
	});
	registerSender(JOIN, composeJoin, async (posted) => {
		const { public_id, body } = posted as Posted;
		const answer = await call<FollowAnswer>(address(public_id, "follow"), { method: "POST", body });
		if (typeof answer.follow_token !== "string") throw notOurs();
		// A report that was merged meanwhile is followed at its original.
		const followed = answer.public_id || public_id;
		await keepFollow(followed, answer.follow_token);
		return { public_id: followed } satisfies ErrandReceipt;
	});
	registerSender(OTHER_PHOTO, composeOtherPhoto, async (posted) => {
		const { public_id, body } = posted as Posted;
		// The town said no to the picture itself: there is nothing to put in its place.
		if (!body.photo_id) throw new ApiError(422, { code: "photo.broken", detail: u.photos.unreadable });
		const view = await call<ReportView>(address(public_id, "photos"), { method: "POST", body });
		if (view.public_id !== public_id) throw notOurs();
		return { public_id, replaces: body.replaces as string | null } satisfies ErrandReceipt;
	});
}

function composeNotFixed(item: Item, photo_ids: string[]): Posted {
	const { public_id, token, note } = item.body as NotFixed;
	return { public_id, body: { id: item.id, token, note: note.trim() || undefined, photo_ids } };
}

function composeOtherPhoto(item: Item, photo_ids: string[]): Posted {
	const { public_id, token, replaces } = item.body as OtherPhoto;
	return { public_id, body: { id: item.id, token, replaces, photo_id: photo_ids[0] } };
}

function composeJoin(item: Item, photo_ids: string[]): Posted {
	const { public_id, note, locale } = item.body as Join;
	return { public_id, body: { id: item.id, joins: true, locale, note: note.trim() || undefined, photo_ids } };
}

function address(public_id: string, verb: string): string {
	return `/api/v1/reports/${encodeURIComponent(public_id)}/${verb}`;
}

/** An answer that does not speak of our report came from something in between: not yet sent, not refused. */
function notOurs(): ApiError {
	return new ApiError(0, { code: "network" });
}
