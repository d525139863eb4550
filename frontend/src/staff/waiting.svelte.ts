/** The photos that wait for a look: how many, for the bar; which ones, for their page. */
import { call } from "../api/client";
import { session } from "./session";
import type { PhotoWork } from "./types";

/** The server lists this many at most. */
export const LISTED = 200;

class Waiting {
	items = $state.raw<PhotoWork[] | null>(null);
	error = $state.raw<unknown>(null);

	get count(): number {
		return this.items?.length ?? 0;
	}

	/** Asks again; what was known stays until the answer is there. */
	async read(): Promise<void> {
		try {
			this.items = (await call<{ items: PhotoWork[] }>("/staff/v1/photos/to-look-at")).items;
			this.error = null;
		} catch (problem) {
			if (!session.noticed(problem)) this.error = problem;
		}
	}
}

export const waiting = new Waiting();
