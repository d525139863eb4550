/** One change of many, from the form to the result: preview, pieces with progress, and going on after a cut. */
import { call } from "../api/client";
import type { components } from "../api/schema";
import { type Chosen, selection } from "./selection.svelte";

type Shapes = components["schemas"];
export type Kind = "status" | "reassign" | "assign" | "merge";
export type BulkPreview = Shapes["BulkPreview"];
export type Outcome = Shapes["Outcome"];
export type Wish = Pick<Shapes["BulkRequest"], "status" | "reassign" | "assign">;

/** As many as one request may change. */
const PIECE = 25;

class Bulk {
	kind = $state<Kind | null>(null);
	reports = $state.raw<Chosen[]>([]);
	preview = $state.raw<BulkPreview | null>(null);
	outcomes = $state.raw<Outcome[]>([]);
	/** How many were sent and answered; null before and after the work. */
	done = $state<number | null>(null);
	isFinished = $state(false);
	#wish: Wish = {};
	/** One id per report and intention: sent again after a cut, it does nothing twice. */
	#items: Array<{ id: string; etag: string; change_id: string }> = [];

	/** Opens the form for the chosen reports, or for those given. */
	open(kind: Kind, reports: Chosen[] = [...selection.chosen.values()]): void {
		this.kind = kind;
		this.reports = reports;
		this.back();
	}

	/** Back to the form. */
	back(): void {
		this.preview = null;
		this.outcomes = [];
		this.done = null;
		this.isFinished = false;
	}

	close(): void {
		this.kind = null;
	}

	/** Number of the report behind an outcome, also where the server does not say it. */
	numberOf(outcome: Outcome): string | null {
		if (outcome.public_id) return outcome.public_id;
		const item = this.#items.find((one) => one.change_id === outcome.change_id);
		return this.reports.find((one) => one.id === item?.id)?.public_id ?? null;
	}

	/** Asks what would happen; throws what the server says. */
	async foresee(wish: Wish, except: string | null = null): Promise<void> {
		this.#wish = wish;
		this.#items = this.reports
			.filter((one) => one.public_id !== except)
			.map(({ id, etag }) => ({ id, etag, change_id: crypto.randomUUID() }));
		this.preview = await call<BulkPreview>("/staff/v1/bulk/preview", {
			method: "POST",
			body: { ...wish, items: this.#items },
		});
	}

	/** Makes the change, piece by piece, going on where it stopped; throws when a piece did not arrive. */
	async run(): Promise<void> {
		const refused = new Set(
			this.preview?.outcomes.filter((one) => one.state === "refused").map((one) => one.change_id),
		);
		const items = this.#items.filter((one) => !refused.has(one.change_id));
		for (let at = this.outcomes.length; at < items.length; at = this.outcomes.length) {
			this.done = at;
			const answer = await call<Shapes["BulkResult"]>("/staff/v1/bulk", {
				method: "POST",
				body: { ...this.#wish, items: items.slice(at, at + PIECE) },
				timeout_ms: 60_000,
			});
			this.outcomes = [...this.outcomes, ...answer.outcomes];
		}
		this.done = null;
		this.isFinished = true;
	}

	/** What is wished for each, as it was foreseen. */
	get wish(): Wish {
		return this.#wish;
	}

	/** The reports that will change, with those who will be told of each. */
	get going(): Array<{ id: string; public_id: string; told: BulkPreview["told"] }> {
		const told = this.preview?.told ?? [];
		return (this.preview?.outcomes ?? [])
			.filter((one) => one.state === "done")
			.flatMap((one) => {
				const item = this.#items.find((each) => each.change_id === one.change_id);
				if (!item || !one.public_id) return [];
				return [
					{ id: item.id, public_id: one.public_id, told: told.filter((each) => each.report_id === item.id) },
				];
			});
	}

	get size(): number {
		return (this.preview?.outcomes ?? []).filter((one) => one.state === "done").length;
	}
}

export const bulk = new Bulk();
