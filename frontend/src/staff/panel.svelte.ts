/** The open report: everything about it, and the changes the desk makes, each against the version it was made on. */
import { ApiError, call, sendPhoto } from "../api/client";
import type { ReportView, Status, Stop } from "../api/types";
import { list } from "./list.svelte";
import { session } from "./session";
import type { PanelReport } from "./types";

/** What somebody else did while this person was writing. */
export interface Overtaken {
	before: { status: Status; status_label: string; department: string };
	now: {
		status: Status;
		status_label: string;
		department: string;
		by: string | null;
		at: string;
		text: string | null;
	};
	/** What was about to be done here. */
	mine: { path: string; body: Record<string, unknown> };
}

export interface StatusChange {
	to: Status;
	note?: string;
	/** The code of an answer kept ready. */
	template?: string;
	reason_code?: string;
	planned_at?: string;
	forwarded_to?: { name: string; contact?: string };
	duplicate_of?: string;
	photo_ids?: string[];
}

class Panel {
	report = $state.raw<PanelReport | null>(null);
	error = $state.raw<unknown>(null);
	isLoading = $state(false);
	isSaving = $state(false);
	overtaken = $state.raw<Overtaken | null>(null);
	/** It went where this person may not look (another team): what is shown is the last that was seen. */
	isGone = $state(false);
	/** Grows with each change made here: the map reads its tiles again. */
	changes = $state(0);
	#asked = 0;
	/** One id per intended change: pressing again after a lost answer does nothing twice. */
	#intent: { key: string; id: string } | null = null;

	/** Opens a report by the number that people read over the telephone. */
	async open(number: string): Promise<void> {
		const asked = ++this.#asked;
		if (this.report?.public_id !== number) {
			this.report = null;
			this.overtaken = null;
			this.isGone = false;
		}
		this.error = null;
		this.isLoading = true;
		try {
			const report = await call<PanelReport>(`/staff/v1/reports/by-number/${encodeURIComponent(number)}`);
			if (asked !== this.#asked) return;
			this.report = report;
			this.isGone = false;
		} catch (error) {
			if (asked !== this.#asked || session.noticed(error)) return;
			this.error = error;
			this.isGone = this.report !== null && error instanceof ApiError && error.status === 404;
		} finally {
			if (asked === this.#asked) this.isLoading = false;
		}
	}

	close(): void {
		this.#asked++;
		this.report = null;
		this.error = null;
		this.overtaken = null;
	}

	/** Changes the status; the same change again (after a lost answer) is one change. */
	async changeStatus(change: StatusChange): Promise<boolean> {
		const key = JSON.stringify([this.report?.id, change]);
		if (this.#intent?.key !== key) this.#intent = { key, id: crypto.randomUUID() };
		const isDone = await this.#act("status", { id: this.#intent.id, ...change });
		if (isDone) this.#intent = null;
		return isDone;
	}

	/** Gives the report to another team. */
	reassign(department_code: string, note: string): Promise<boolean> {
		return this.#act("reassign", { department_code, ...(note.trim() ? { note: note.trim() } : {}) });
	}

	/** Makes a part of the report for each of these teams. */
	split(tasks: Array<{ department_code: string; words: string }>): Promise<boolean> {
		return this.#act("split", { tasks });
	}

	/** Takes all parts back, while nobody has touched one. */
	unsplit(): Promise<boolean> {
		return this.#act("unsplit", {});
	}

	/** Gives the report another due date, and says why. */
	changeDue(due_at: string, reason: string, tells: boolean): Promise<boolean> {
		return this.#act("due", { due_at, reason, tells });
	}

	/** Puts the report on somebody's round, or on nobody's. */
	assign(staff_id: string | null): Promise<boolean> {
		return this.#act("assign", { staff_id });
	}

	/** Moves the pin; the report is routed anew. */
	move(place: { latitude: number; longitude: number; asset_id: number | null }): Promise<boolean> {
		return this.#act("place", place);
	}

	/** Writes a note: between us, or to everybody who follows. */
	write(text: string, is_public: boolean, template = ""): Promise<boolean> {
		return this.#act("notes", { text: text.trim(), is_public, ...(template ? { template } : {}) });
	}

	/** Sends a photo for the next change; answers its id. */
	async sendPhoto(blob: Blob, onProgress: (ratio: number) => void): Promise<string> {
		const id = crypto.randomUUID();
		await sendPhoto<unknown>(`/api/v1/photos/${id}`, blob, onProgress);
		return id;
	}

	/** Makes the change that somebody was faster than, on the report as it is now. */
	async applyMine(): Promise<boolean> {
		const mine = this.overtaken?.mine;
		return mine ? this.#act(mine.path, mine.body) : false;
	}

	/** True when done; false when somebody was faster (`overtaken` says how). Throws what else went wrong. */
	async #act(path: string, body: Record<string, unknown>): Promise<boolean> {
		const report = this.report;
		if (!report || this.isSaving) return false;
		this.isSaving = true;
		try {
			const stop = await call<Stop>(`/staff/v1/reports/${report.id}/${path}`, {
				method: "POST",
				body,
				headers: { "If-Match": report.etag },
			});
			this.overtaken = null;
			this.#take(stop);
			this.changes++;
			void this.open(stop.public_id);
			return true;
		} catch (error) {
			if (session.noticed(error)) return false;
			const current =
				error instanceof ApiError && error.code === "report.changed" ? (error.extra.current as Stop) : null;
			if (!current) throw error;
			this.overtaken = {
				before: state(report),
				now: { ...state(current), ...last(current) },
				mine: { path, body },
			};
			this.#take(current);
			return false;
		} finally {
			this.isSaving = false;
		}
	}

	#take(stop: Stop): void {
		if (this.report?.id === stop.id) this.report = { ...this.report, ...stop };
		const { etag, status, status_label, is_late, department, assigned_to, updated_at } = stop;
		list.patch(stop.id, { etag, status, status_label, is_late, department, assigned_to, updated_at });
	}
}

function state(report: Pick<ReportView, "status" | "status_label" | "department">): Overtaken["before"] {
	return { status: report.status, status_label: report.status_label, department: report.department.name };
}

function last(
	report: Pick<ReportView, "timeline" | "updated_at">,
): Pick<Overtaken["now"], "by" | "at" | "text"> {
	const entry = report.timeline[0];
	return { by: entry?.by ?? null, at: entry?.at ?? report.updated_at, text: entry?.text ?? null };
}

export const panel = new Panel();
