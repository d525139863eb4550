/** What others change, asked of the server every few seconds: rows are mended where they stand, new ones wait to be shown. */
import { call } from "../api/client";
import type { components } from "../api/schema";
import { apiQuery, type Filters } from "./filters";
import { list } from "./list.svelte";
import { session } from "./session";

type Changes = components["schemas"]["Changes"];

const EVERY_MS = 6_000;
/** After a failure the pause doubles up to this. */
const LONGEST_MS = 60_000;

class News {
	/** Ids of reports that belong into the list and are not shown yet. */
	fresh = $state.raw<ReadonlySet<string>>(new Set());
	/** Ids of rows that somebody else changed since the list was read. */
	changed = $state.raw<ReadonlySet<string>>(new Set());
	isBehind = $state(false);
	/** Grows when something changed that the map may show. */
	turns = $state(0);
	#cursor: number | null = null;
	/** The server's time (µs) when the list was read; the computer's own clock may be wrong. */
	#since = 0;
	#filters: Filters | null = null;
	#pause = EVERY_MS;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#told = new Map<string, string>();

	/** Begins to listen; the answer ends it. */
	start(): () => void {
		const wake = () => {
			if (document.visibilityState === "visible") void this.#ask();
		};
		document.addEventListener("visibilitychange", wake);
		addEventListener("online", wake);
		void this.#ask();
		return () => {
			clearTimeout(this.#timer);
			document.removeEventListener("visibilitychange", wake);
			removeEventListener("online", wake);
		};
	}

	/** The list was read for these filters: nothing waits any more. */
	settle(filters: Filters): void {
		this.#filters = filters;
		this.#since = this.#cursor ?? 0;
		this.fresh = new Set();
		this.changed = new Set();
	}

	/** Shows what waits. */
	async show(): Promise<void> {
		if (this.#filters) this.settle(this.#filters);
		await list.again();
	}

	async #ask(): Promise<void> {
		clearTimeout(this.#timer);
		if (document.visibilityState !== "visible" || !navigator.onLine || session.state !== "in") {
			this.#timer = setTimeout(() => void this.#ask(), EVERY_MS);
			return;
		}
		try {
			const answer = await call<Changes>("/staff/v1/changes", {
				query: { ...(this.#filters ? apiQuery(this.#filters) : {}), after: this.#cursor },
			});
			this.#cursor = answer.cursor;
			this.#since ||= answer.cursor;
			this.isBehind = false;
			this.#pause = EVERY_MS;
			if (answer.is_cut) {
				await this.show();
				this.turns++;
			} else this.#take(answer.changes);
		} catch (error) {
			this.#pause = Math.min(this.#pause * 2, LONGEST_MS);
			if (!session.noticed(error)) this.isBehind = true;
		}
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.#ask(), this.#pause);
	}

	#take(changes: Changes["changes"]): void {
		const fresh = new Set(this.fresh);
		const changed = new Set(this.changed);
		let isMoved = false;
		for (const { id, is_match, report } of changes) {
			const tag = report?.etag ?? "gone";
			const row = list.rows.find((one) => one.id === id);
			if (this.#told.get(id) === tag && (row === undefined || row.etag === tag)) continue;
			this.#told.set(id, tag);
			if (report === null) {
				if (row) list.drop(id);
				fresh.delete(id);
				isMoved ||= row !== undefined;
			} else if (row) {
				if (row.etag === report.etag) continue;
				list.patch(id, report);
				changed.add(id);
				isMoved = true;
			} else if (
				is_match &&
				(list.cursor === null || new Date(report.submitted_at).getTime() * 1_000 > this.#since)
			) {
				fresh.add(id);
				isMoved = true;
			} else {
				fresh.delete(id);
				isMoved = true;
			}
		}
		if (this.#told.size > 2_000) this.#told.clear();
		if (!isMoved) return;
		this.fresh = fresh;
		this.changed = changed;
		this.turns++;
	}
}

export const news = new News();
