/** The list of reports: page after page by key, always for the filters of the address. */
import { call } from "../api/client";
import { apiQuery, type Filters } from "./filters";
import { session } from "./session";
import type { ListAnswer, StaffCard } from "./types";

const PAGE = 50;

class ReportList {
	rows = $state.raw<StaffCard[]>([]);
	/** Exact up to 10,000, null beyond, undefined before the first answer. */
	total = $state<number | null | undefined>(undefined);
	cursor = $state<string | null>(null);
	isLoading = $state(false);
	error = $state.raw<unknown>(null);
	#filters: Filters | null = null;
	#asked = 0;
	#abort: AbortController | null = null;

	/** Reads the first page for these filters; the rows of before stay until it comes. */
	async load(filters: Filters): Promise<void> {
		this.#filters = filters;
		await this.#read(null);
	}

	/** Reads the next page. */
	async more(): Promise<void> {
		if (this.cursor && !this.isLoading) await this.#read(this.cursor);
	}

	/** Reads again from the top: something changed. */
	async again(): Promise<void> {
		if (this.#filters) await this.#read(null);
	}

	/** Puts what just changed into its row at once, before any list is read again. */
	patch(id: string, change: Partial<StaffCard>): void {
		this.rows = this.rows.map((row) => (row.id === id ? { ...row, ...change } : row));
	}

	/** Takes a row away: it is out of this person's sight. */
	drop(id: string): void {
		this.rows = this.rows.filter((row) => row.id !== id);
	}

	async #read(cursor: string | null): Promise<void> {
		if (!this.#filters) return;
		const asked = ++this.#asked;
		this.#abort?.abort();
		this.#abort = new AbortController();
		this.isLoading = true;
		this.error = null;
		try {
			const answer = await call<ListAnswer>("/staff/v1/reports", {
				query: { ...apiQuery(this.#filters), sort: this.#filters.sort, cursor, limit: PAGE },
				signal: this.#abort.signal,
			});
			if (asked !== this.#asked) return;
			const known = new Set(this.rows.map((row) => row.id));
			this.rows = cursor
				? [...this.rows, ...answer.reports.filter((row) => !known.has(row.id))]
				: answer.reports;
			this.cursor = answer.next_cursor;
			if (!cursor || answer.total !== null) this.total = answer.total;
		} catch (error) {
			if (asked !== this.#asked) return;
			if (!session.noticed(error)) this.error = error;
		} finally {
			if (asked === this.#asked) this.isLoading = false;
		}
	}
}

export const list = new ReportList();
