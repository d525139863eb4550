/** The job behind a link: read once, then moved by steps that may be sent twice without harm. */
import { ApiError, call, sendPhoto } from "../api/client";
import type { components } from "../api/schema";

export type JobView = components["schemas"]["Job"];
export type StepName = components["schemas"]["Step"]["step"];

export interface Step {
	step: StepName;
	text?: string;
	photo_ids?: string[];
	reason_code?: string;
	planned_at?: string;
}

class Job {
	view = $state.raw<JobView | null>(null);
	error = $state.raw<unknown>(null);
	isSending = $state(false);
	readonly #token = decodeURIComponent(location.pathname.split("/")[2] ?? "");
	/** One id per intended step: pressing again after a lost answer does nothing twice. */
	#intent: { key: string; id: string } | null = null;

	async read(): Promise<void> {
		this.error = null;
		try {
			this.view = await call<JobView>("/api/v1/intervention", { headers: this.#headers });
		} catch (problem) {
			this.error = problem;
		}
	}

	/** Takes a step; throws what went wrong, with everything kept for another try. */
	async take(step: Step): Promise<void> {
		const key = JSON.stringify(step);
		if (this.#intent?.key !== key) this.#intent = { key, id: crypto.randomUUID() };
		this.isSending = true;
		try {
			const body = { id: this.#intent.id, ...step };
			this.view = await call<JobView>("/api/v1/intervention", {
				method: "POST",
				headers: this.#headers,
				body,
			});
			this.#intent = null;
		} catch (problem) {
			// The link ended, or somebody was faster: the page says how things stand now.
			if (problem instanceof ApiError && [409, 410].includes(problem.status)) await this.read();
			throw problem;
		} finally {
			this.isSending = false;
		}
	}

	/** Sends a photo under an id of ours; answers the id. */
	async send(blob: Blob, onProgress: (ratio: number) => void): Promise<string> {
		const id = crypto.randomUUID();
		await sendPhoto<unknown>(`/api/v1/photos/${id}`, blob, onProgress);
		return id;
	}

	get #headers(): Record<string, string> {
		return { "X-Intervention": this.#token };
	}
}

export const job = new Job();
