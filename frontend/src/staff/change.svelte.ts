/** What the desk is about to change on one report; kept while other reports are looked at. */
import type { Move } from "../api/types";
import type { StatusChange } from "./panel.svelte";
import type { PanelReport, Preview, Template } from "./types";

export interface DraftPhoto {
	id: string;
	url: string;
}

export type Missing = "note" | "reason" | "planned" | "past" | "forwarded" | "duplicate" | "photo";

export type Half = "morning" | "afternoon";

/** When each half of a day begins, and the last minute that still belongs to it. */
const HALVES: Record<Half, { begins: string; ends: string }> = {
	morning: { begins: "09:00", ends: "11:59" },
	afternoon: { begins: "14:00", ends: "17:59" },
};

const NUMBER = /^[A-Z]{1,6}-\d{4}-\d{3,}$/;

/** The form "change the status". */
export class ChangeDraft {
	to = $state("");
	note = $state("");
	/** The answer kept ready, by status to come: "" for one's own words, absent until somebody chooses. */
	choices = $state<Record<string, string>>({});
	isChanging = $state(false);
	/** The mail that the change would send, as the server last wrote it. */
	preview = $state.raw<Preview | null>(null);
	reason = $state("");
	/** Local date and time, as a browser's field writes it: a moment that stands for its half-day. */
	planned = $state("");
	half = $state<Half>("morning");
	forwarded = $state("");
	contact = $state("");
	duplicate = $state("");
	photos = $state.raw<DraftPhoto[]>([]);
	isTried = $state(false);
	/** The answers kept ready for this report's service. */
	offered = $state.raw<readonly Pick<Template, "code" | "target">[]>([]);

	/** The day of the visit, "" before one is chosen. */
	get day(): string {
		return this.planned.slice(0, 10);
	}

	/** Promises a visit in one half of a day; of a half that has begun, what is left of it. */
	plan(day: string, half: Half, now = new Date()): void {
		this.half = half;
		const { begins, ends } = HALVES[half];
		this.planned = day === "" ? "" : `${day}T${new Date(`${day}T${begins}`) > now ? begins : ends}`;
	}

	/** Whether anything was chosen or typed. */
	get isBegun(): boolean {
		return (
			[this.to, this.note, this.reason, this.planned, this.forwarded, this.duplicate].some(
				(one) => one.trim() !== "",
			) || this.photos.length > 0
		);
	}

	/** The move chosen among those allowed now; the first one until somebody chooses. */
	move(moves: readonly Move[]): Move | null {
		return moves.find((one) => one.to === this.to) ?? moves[0] ?? null;
	}

	/** The code of the answer that a move goes with, "" for none: the one chosen, else the first one offered. */
	template(move: Move): string {
		const offered = this.offered.filter((one) => one.target === move.to);
		return this.choices[move.to] ?? offered[0]?.code ?? "";
	}

	/** Chooses another status: words written for the one before stay behind with it. */
	turnTo(target: string, moves: readonly Move[]): void {
		const before = this.move(moves);
		if (before && this.template(before) !== "") this.note = "";
		this.to = target;
		this.reason = "";
		this.isTried = false;
		this.isChanging = false;
		this.preview = null;
	}

	/** Whether another body must be named: the move asks for it, or the reason chosen says that one is competent. */
	namesAnother(move: Move): boolean {
		return (
			move.needs.includes("forwarded_to") ||
			(this.reason !== "" && move.reasons.some((one) => one.code === this.reason && one.names_competent))
		);
	}

	/** Everything that a move still asks for. */
	missing(move: Move, now = new Date()): Missing[] {
		const list: Missing[] = [];
		const needs = new Set(move.needs);
		if (needs.has("note") && this.note.trim() === "" && !this.template(move)) list.push("note");
		if (needs.has("reason") && this.reason === "") list.push("reason");
		if (needs.has("planned_at")) {
			if (this.planned === "") list.push("planned");
			else if (new Date(this.planned) < now) list.push("past");
		}
		if (this.namesAnother(move) && this.forwarded.trim() === "") list.push("forwarded");
		if (needs.has("duplicate_of") && !NUMBER.test(this.duplicate.trim().toUpperCase()))
			list.push("duplicate");
		if (needs.has("photo") && this.photos.length === 0) list.push("photo");
		if (needs.has("photo_or_reason") && this.photos.length === 0 && this.reason === "") list.push("photo");
		return list;
	}

	/** The change as the API takes it: only what the move asks for, and the note. */
	toChange(move: Move): StatusChange {
		const needs = new Set(move.needs);
		const asksReason = needs.has("reason") || (needs.has("photo_or_reason") && this.photos.length === 0);
		return {
			to: move.to,
			...(this.template(move) ? { template: this.template(move) } : {}),
			...(this.note.trim() ? { note: this.note.trim() } : {}),
			...(asksReason && this.reason ? { reason_code: this.reason } : {}),
			...(needs.has("planned_at") && this.planned
				? { planned_at: new Date(this.planned).toISOString() }
				: {}),
			...(this.namesAnother(move) && this.forwarded.trim()
				? {
						forwarded_to: {
							name: this.forwarded.trim(),
							...(this.contact.trim() ? { contact: this.contact.trim() } : {}),
						},
					}
				: {}),
			...(needs.has("duplicate_of") && this.duplicate.trim()
				? { duplicate_of: this.duplicate.trim().toUpperCase() }
				: {}),
			...(this.photos.length > 0 && (needs.has("photo") || needs.has("photo_or_reason"))
				? { photo_ids: this.photos.map((photo) => photo.id) }
				: {}),
		};
	}

	/** Takes a photo away. */
	drop(id: string): void {
		for (const photo of this.photos) if (photo.id === id) URL.revokeObjectURL(photo.url);
		this.photos = this.photos.filter((photo) => photo.id !== id);
	}
}

const drafts = new Map<string, ChangeDraft>();

/** The draft of a report, begun at the first look. */
export function draftOf(report: Pick<PanelReport, "id">): ChangeDraft {
	const known = drafts.get(report.id);
	if (known) return known;
	const draft = new ChangeDraft();
	drafts.set(report.id, draft);
	return draft;
}

/** Forgets a draft: it was sent. */
export function dropDraft(report: Pick<PanelReport, "id">): void {
	drafts.delete(report.id);
}
