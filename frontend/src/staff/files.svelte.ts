/** The files that this person asked for: how far each is, and what became of it. */
import { call } from "../api/client";
import type { components } from "../api/schema";
import { calls } from "./calls.svelte";
import { session } from "./session";

export type ExportFile = components["schemas"]["Export"];

class Files {
	all = $state.raw<ExportFile[] | null>(null);
	error = $state.raw<unknown>(null);

	/** Something is being prepared. */
	get isLive(): boolean {
		return (this.all ?? []).some((one) => one.state === "waiting" || one.state === "working");
	}

	/** Asks again, and says whether something became ready since it was last asked. */
	async read(): Promise<boolean> {
		const before = new Map((this.all ?? []).map((one) => [one.id, one.state]));
		try {
			this.all = (await call<{ exports: ExportFile[] }>("/staff/v1/exports")).exports;
			this.error = null;
		} catch (problem) {
			if (!session.noticed(problem)) this.error = problem;
			return false;
		}
		return this.all.some((one) => one.state === "ready" && (before.get(one.id) ?? "ready") !== "ready");
	}

	/** Tells that the ends in sight were seen, so that the bell is quiet and no mail comes. */
	async markSeen(): Promise<void> {
		if (!this.all?.some((one) => one.finished_at !== null && !one.is_seen)) return;
		try {
			await call("/staff/v1/exports/seen", { method: "POST" });
			this.all = this.all.map((one) => (one.finished_at === null ? one : { ...one, is_seen: true }));
			await calls.read();
		} catch (problem) {
			session.noticed(problem);
		}
	}

	/** Prepares a failed one after all. */
	async retry(id: string): Promise<void> {
		await this.#act(() => call(`/staff/v1/exports/${id}/retry`, { method: "POST" }));
	}

	async drop(id: string): Promise<void> {
		await this.#act(() => call(`/staff/v1/exports/${id}`, { method: "DELETE" }));
	}

	async #act(work: () => Promise<unknown>): Promise<void> {
		try {
			await work();
			await this.read();
		} catch (problem) {
			if (!session.noticed(problem)) this.error = problem;
		}
	}
}

export const files = new Files();
