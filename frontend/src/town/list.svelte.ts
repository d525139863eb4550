/** The public list: page after page by key, always for the selection asked last; asked without the device's secret. */
import { call, isAbort } from "../api/client";
import type { Card } from "../api/types";
import { apiQuery, isRestricted, type Selection } from "./selection";

interface Page {
	reports: Card[];
	next_cursor: string | null;
	total: number | null;
}

/** Where the first page is kept for when there is no network. */
export interface Shelf {
	keep(key: string, page: Page): Promise<unknown>;
	kept(key: string): Promise<Page | null>;
}

const PAGE = 30;

export class PublicList {
	rows = $state.raw<Card[]>([]);
	/** Exact up to 10,000, null beyond, undefined before the first answer. */
	total = $state<number | null | undefined>(undefined);
	cursor = $state<string | null>(null);
	isLoading = $state(false);
	/** The rows are those of an earlier visit. */
	isStale = $state(false);
	error = $state.raw<unknown>(null);
	#chosen: Selection | null = null;
	#abort: AbortController | null = null;
	readonly #shelf: Shelf | null;

	constructor(shelf: Shelf | null = null) {
		this.#shelf = shelf;
	}

	/** Reads the first page of a selection; the rows of before stay until it comes. */
	async load(chosen: Selection): Promise<void> {
		this.#chosen = chosen;
		await this.#read(null);
	}

	/** Reads the next page. */
	async more(): Promise<void> {
		if (this.cursor && !this.isLoading) await this.#read(this.cursor);
	}

	async #read(cursor: string | null): Promise<void> {
		if (!this.#chosen) return;
		this.#abort?.abort();
		const abort = new AbortController();
		this.#abort = abort;
		this.isLoading = true;
		this.error = null;
		try {
			const page = await call<Page>("/api/v1/reports", {
				query: { ...apiQuery(this.#chosen), cursor, limit: PAGE },
				signal: abort.signal,
				anonymous: true,
			});
			this.#show(page, cursor !== null);
			this.isStale = false;
			if (!cursor && !isRestricted(this.#chosen))
				await this.#shelf?.keep("town-list", page).catch(() => undefined);
		} catch (error) {
			if (isAbort(error) || abort.signal.aborted) return;
			this.error = error;
			if (!cursor) await this.#showKept();
		} finally {
			if (this.#abort === abort) this.isLoading = false;
		}
	}

	async #showKept(): Promise<void> {
		const page =
			this.#chosen && !isRestricted(this.#chosen)
				? await this.#shelf?.kept("town-list").catch(() => null)
				: null;
		if (page) this.#show({ ...page, next_cursor: null }, false);
		else if (this.#chosen && isRestricted(this.#chosen)) this.rows = [];
		this.isStale = this.rows.length > 0;
	}

	#show(page: Page, isMore: boolean): void {
		const known = new Set(this.rows.map((card) => card.public_id));
		this.rows = isMore
			? [...this.rows, ...page.reports.filter((card) => !known.has(card.public_id))]
			: page.reports;
		this.cursor = page.next_cursor;
		if (!isMore) this.total = page.total;
	}
}
