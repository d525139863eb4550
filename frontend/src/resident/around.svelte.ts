/** What is open around a point, asked again when the point moves; the newest question wins. */
import { ApiError, call, isAbort } from "../api/client";
import type { Around, Point } from "../api/types";

export class AroundPoint {
	answer = $state<Around | null>(null);
	/** The town's refusal: the point lies outside. */
	outside = $state<ApiError | null>(null);
	error = $state<unknown>(null);
	loading = $state(false);
	#abort: AbortController | null = null;

	/** Asks what lies around `place`; an older question still under way is dropped. Answers what it found, or null. */
	async ask(
		place: Point,
		options: {
			accuracy_m?: number | undefined;
			radius_m?: number;
			service_code?: string | undefined;
			landmarks?: boolean;
		} = {},
	): Promise<Around | null> {
		this.#abort?.abort();
		const abort = new AbortController();
		this.#abort = abort;
		this.loading = true;
		try {
			const answer = await call<Around>("/api/v1/around", {
				query: { latitude: place.latitude, longitude: place.longitude, ...options },
				signal: abort.signal,
				timeout_ms: 12_000,
			});
			this.answer = answer;
			this.outside = null;
			this.error = null;
			return answer;
		} catch (error) {
			if (isAbort(error) || abort.signal.aborted) return null;
			if (error instanceof ApiError && error.code.startsWith("place.outside")) {
				this.answer = null;
				this.outside = error;
				this.error = null;
			} else {
				this.error = error;
			}
			return null;
		} finally {
			if (this.#abort === abort) this.loading = false;
		}
	}
}
