/** The reports chosen for one change of many, with the version each was seen in. */
import { call } from "../api/client";
import type { components } from "../api/schema";
import { apiQuery, type Filters } from "./filters";
import { list } from "./list.svelte";
import type { StaffCard } from "./types";

/** As many as the server prepares a change for. */
export const MOST = 500;

export interface Chosen {
	id: string;
	public_id: string;
	etag: string;
}

class Selection {
	chosen = $state.raw<ReadonlyMap<string, Chosen>>(new Map());
	/** More matched than can be chosen at once. */
	isCut = $state(false);
	isOn = $state(false);
	#last: string | null = null;

	get count(): number {
		return this.chosen.size;
	}

	has(id: string): boolean {
		return this.chosen.has(id);
	}

	/** Chooses or leaves one; with `isRange`, everything from the last one to here. */
	toggle(card: StaffCard, isRange = false): void {
		const next = new Map(this.chosen);
		const from = isRange ? list.rows.findIndex((row) => row.id === this.#last) : -1;
		const to = list.rows.findIndex((row) => row.id === card.id);
		if (from >= 0 && to >= 0) {
			for (const row of list.rows.slice(Math.min(from, to), Math.max(from, to) + 1))
				if (next.size < MOST) next.set(row.id, pick(row));
		} else if (next.has(card.id)) next.delete(card.id);
		else if (next.size < MOST) next.set(card.id, pick(card));
		this.#last = card.id;
		this.chosen = next;
		this.isOn = true;
	}

	/** Chooses what is shown. */
	page(): void {
		this.chosen = new Map(list.rows.slice(0, MOST).map((row) => [row.id, pick(row)]));
		this.isCut = false;
		this.isOn = true;
	}

	/** Chooses all that the filters mean, up to MOST; throws what the server says. */
	async all(filters: Filters): Promise<void> {
		const answer = await call<components["schemas"]["SelectionOfAll"]>("/staff/v1/bulk/selection", {
			query: { ...apiQuery(filters), sort: filters.sort },
		});
		this.chosen = new Map(answer.reports.map((one) => [one.id, one]));
		this.isCut = answer.is_cut;
		this.isOn = true;
	}

	/** Takes note of versions that are newer than those chosen: the person has seen the change in the list. */
	refresh(rows: readonly StaffCard[]): void {
		const next = new Map(this.chosen);
		for (const row of rows) if (next.has(row.id)) next.set(row.id, pick(row));
		this.chosen = next;
	}

	clear(): void {
		this.chosen = new Map();
		this.isCut = false;
		this.isOn = false;
		this.#last = null;
	}
}

function pick({ id, public_id, etag }: StaffCard): Chosen {
	return { id, public_id, etag };
}

export const selection = new Selection();
