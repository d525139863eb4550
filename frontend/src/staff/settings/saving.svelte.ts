/** Writing one setting against the version that was read; a faster colleague is shown, what was typed is kept. */
import { ApiError, call } from "../../api/client";
import { toast } from "../../ui";
import { session } from "../session";
import { s } from "../settings-words";

interface Written {
	etag: string;
	version: number | null;
}

/** One save of one form: busy, refused, or overtaken. */
export class Saving {
	busy = $state(false);
	error = $state.raw<unknown>(null);
	/** What somebody else saved meanwhile, with its version. */
	theirs = $state.raw<{ value: Record<string, unknown>; etag: string } | null>(null);

	/** Writes; says whether it is done. `etag` is "none" for a new thing. */
	async put(path: string, body: object, etag: string): Promise<boolean> {
		const done = await this.run(() =>
			call<Written>(path, { method: "PUT", body, headers: { "If-Match": `"${etag}"` } }),
		);
		if (done) toast(done.version === null ? s.same : s.saved);
		return done !== null;
	}

	/** Runs one call with the same care. */
	async run<T>(make: () => Promise<T>): Promise<T | null> {
		if (this.busy) return null;
		this.busy = true;
		this.error = null;
		this.theirs = null;
		try {
			return await make();
		} catch (problem) {
			if (session.noticed(problem)) return null;
			if (problem instanceof ApiError && problem.code === "config.changed" && problem.extra.current) {
				this.theirs = {
					value: problem.extra.current as Record<string, unknown>,
					etag: String(problem.extra.etag),
				};
			}
			this.error = problem;
			return null;
		} finally {
			this.busy = false;
		}
	}
}
