/** How many reports each choice of the filters would leave: one question per change of filters, kept for a moment. */
import { call } from "../api/client";
import type { components } from "../api/schema";
import { session } from "./session";

export type Counts = components["schemas"]["Counts"];
type Choice = "status" | "service" | "department" | "area" | "source";

/** After the last change of filters, before the server is asked. */
const WAIT_MS = 250;
/** How long an answer serves for the same filters, unless something changed. */
const KEPT_MS = 30_000;
const MOST_KEPT = 20;

class FilterCounts {
	/** Null while there are none, or when they were too many to count. */
	now = $state.raw<Counts | null>(null);
	#kept = new Map<string, { at: number; counts: Counts }>();
	#timer: ReturnType<typeof setTimeout> | undefined;
	#stop: AbortController | undefined;

	/** Shows the counts for these filters; the answer ends a question that nobody needs any more. */
	ask(query: string, isChanged = false): () => void {
		if (isChanged) this.#kept.clear();
		const known = this.#kept.get(query);
		if (known && performance.now() - known.at < KEPT_MS) this.now = known.counts;
		else this.#timer = setTimeout(() => void this.#read(query), WAIT_MS);
		return () => {
			clearTimeout(this.#timer);
			this.#stop?.abort();
		};
	}

	async #read(query: string): Promise<void> {
		const stop = new AbortController();
		this.#stop = stop;
		try {
			const counts = await call<Counts>(`/staff/v1/counts${query ? `?${query}` : ""}`, {
				signal: stop.signal,
			});
			if (stop.signal.aborted) return;
			this.now = counts;
			if (this.#kept.size >= MOST_KEPT) this.#kept.clear();
			this.#kept.set(query, { at: performance.now(), counts });
		} catch (error) {
			// No number rather than one that belongs to other filters; the list says what else is wrong.
			if (!stop.signal.aborted && !session.noticed(error)) this.now = null;
		}
	}

	/** Of one choice; undefined where it is not known. */
	of(filter: Choice, code: string): number | undefined {
		return this.now?.is_exact ? (this.now[filter][code] ?? 0) : undefined;
	}

	/** Of several choices of one filter together; of all of them without codes. */
	sum(filter: Choice, codes?: readonly string[]): number | undefined {
		if (!this.now?.is_exact) return undefined;
		const found = this.now[filter];
		return (codes ?? Object.keys(found)).reduce((all, code) => all + (found[code] ?? 0), 0);
	}

	/** Of a switch (overdue, dispatch, contested, has_photo, unassigned, private). */
	flag(name: string): number | undefined {
		return this.now?.is_exact ? this.now.flags[name] : undefined;
	}
}

export const counts = new FilterCounts();
