/** Who is signed in, in the crew's app and the staff's: known at once from the last time, then checked. */
import { keep, kept } from "../offline/store";
import { ApiError, call } from "./client";
import type { components } from "./schema";
import type { StaffPerson } from "./types";

/**
 * checking: nothing known yet · in · out: sign in · expired: signed in before, the server asks again · step: the
 * password was right, the second step is missing.
 */
export type SessionState = "checking" | "in" | "out" | "expired" | "step";

type SessionAnswer = components["schemas"]["Session"];

/** One session against one API root (`/api/v1/crew` or `/staff/v1`). */
export class Session {
	state = $state<SessionState>("checking");
	staff = $state<StaffPerson | null>(null);
	/** What is missing: nothing, one of their second factors, or a first one. */
	step = $state<SessionAnswer["step"]>("done");
	/** The second factors they have. */
	ways = $state.raw<string[]>([]);
	readonly #path: string;
	/** Where the name is kept for starts without a network; null keeps nothing on the device. */
	readonly #key: string | null;

	constructor(root: string, key: string | null) {
		this.#path = `${root}/session`;
		this.#key = key;
	}

	/** Shows who was signed in last, then asks the server; without a network the person stays in. */
	async start(): Promise<void> {
		const before = this.#key ? await kept<StaffPerson>(this.#key).catch(() => null) : null;
		if (before) {
			this.staff = before;
			this.state = "in";
		}
		try {
			await this.enter(await call<SessionAnswer>(this.#path));
		} catch (error) {
			if (isSignedOut(error)) this.state = before ? "expired" : "out";
			else if (!before) this.state = "out";
		}
	}

	/** Signs in; throws ApiError with a sentence to show. */
	async signIn(email: string, password: string): Promise<void> {
		await this.enter(await call<SessionAnswer>(this.#path, { method: "POST", body: { email, password } }));
	}

	/** Takes in what the server says of the session, complete or not. */
	async enter({ staff, step, ways }: SessionAnswer): Promise<void> {
		this.staff = staff;
		this.step = step;
		this.ways = ways;
		this.state = step === "done" ? "in" : "step";
		if (step === "done") await this.#remember(staff);
	}

	/** Ends the session on the server; throws when the server was not reached (the session would live on). */
	async signOut(): Promise<void> {
		try {
			await call<void>(this.#path, { method: "DELETE" });
		} catch (error) {
			if (!isSignedOut(error)) throw error;
		}
		this.staff = null;
		this.state = "out";
	}

	/** Takes note of an error: true when it says that the session is over. */
	noticed(error: unknown): boolean {
		const isOver = isSignedOut(error);
		if (isOver && (this.state === "in" || this.state === "step")) this.state = "expired";
		// The town has begun to ask for a second step while somebody was in.
		if (error instanceof ApiError && error.code === "auth.second_factor") void this.start();
		return isOver;
	}

	async #remember(staff: StaffPerson): Promise<void> {
		// Storage may be refused (private window): the session then lives in its cookie alone.
		if (this.#key) await keep(this.#key, staff).catch(() => undefined);
	}
}

/** True for the answer "sign in first". */
export function isSignedOut(error: unknown): boolean {
	return error instanceof ApiError && error.status === 401;
}
