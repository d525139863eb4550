/** Who else has the open report in front of them, and whether it changed since it was read here. */
import { call } from "../api/client";
import type { components } from "../api/schema";
import { session } from "./session";

type Shapes = components["schemas"];
export type Colleague = Shapes["PresentPerson"];

const EVERY_MS = 8_000;

class Presence {
	people = $state.raw<Colleague[]>([]);
	/** The version that the server has now; null until it said so. */
	etag = $state<string | null>(null);
	#isWriting = false;
	#report: string | null = null;
	#timer: ReturnType<typeof setTimeout> | undefined;

	/** Says every few seconds that this person is on a report; the answer takes them away. */
	watch(report: string): () => void {
		this.#report = report;
		this.people = [];
		this.etag = null;
		void this.#beat();
		return () => {
			clearTimeout(this.#timer);
			if (this.#report === report) this.#report = null;
			this.people = [];
			this.#isWriting = false;
			void this.#say(report, { is_leaving: true }).catch((error) => session.noticed(error));
		};
	}

	/** Says at once that writing began or ended. */
	writes(isWriting: boolean): void {
		if (isWriting === this.#isWriting) return;
		this.#isWriting = isWriting;
		void this.#beat();
	}

	async #beat(): Promise<void> {
		const report = this.#report;
		clearTimeout(this.#timer);
		if (!report) return;
		this.#timer = setTimeout(() => void this.#beat(), EVERY_MS);
		if (document.visibilityState !== "visible" || !navigator.onLine) return;
		try {
			const answer = await this.#say(report, { is_writing: this.#isWriting });
			if (this.#report !== report) return;
			this.people = answer.people;
			this.etag = answer.etag;
		} catch (error) {
			// Nobody is shown rather than somebody who may be gone; the panel itself says what else is wrong.
			if (!session.noticed(error) && this.#report === report) this.people = [];
		}
	}

	#say(report: string, body: { is_writing?: boolean; is_leaving?: boolean }): Promise<Shapes["Presence"]> {
		return call<Shapes["Presence"]>(`/staff/v1/reports/${report}/presence`, { method: "POST", body });
	}
}

export const presence = new Presence();
