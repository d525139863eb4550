/** The notes that call this person: how many are unread, for the bell; and the newest of them. */
import { call } from "../api/client";
import { session } from "./session";
import type { Calls } from "./types";

class CallsOfMine {
	all = $state.raw<Calls | null>(null);
	error = $state.raw<unknown>(null);

	get unread(): number {
		return this.all?.unread ?? 0;
	}

	/** Exports that came to an end unseen. */
	get files(): number {
		return this.all?.files_unseen ?? 0;
	}

	/** Reports long past due that this person was told of and has not looked at. */
	get dormant(): number {
		return this.all?.dormant_unseen ?? 0;
	}

	/** Notes that they were looked at. */
	async seeDormant(): Promise<void> {
		if (this.dormant === 0) return;
		try {
			await call("/staff/v1/dormant/read", { method: "POST" });
			if (this.all) this.all = { ...this.all, dormant_unseen: 0 };
		} catch (problem) {
			session.noticed(problem);
		}
	}

	/** Asks again; what was known stays until the answer is there. */
	async read(): Promise<void> {
		try {
			this.all = await call<Calls>("/staff/v1/mentions");
			this.error = null;
		} catch (problem) {
			if (!session.noticed(problem)) this.error = problem;
		}
	}

	/** Notes that the calls of a report (of all without one) were read. */
	async markRead(public_id: string | null = null): Promise<void> {
		if (!this.all || this.unread === 0) return;
		if (public_id && !this.all.calls.some((one) => one.public_id === public_id && !one.is_read)) return;
		try {
			await call("/staff/v1/mentions/read", { method: "POST", body: { public_id } });
		} catch (problem) {
			session.noticed(problem);
		}
		await this.read();
	}

	/** Chooses whether a mail comes too. Throws what went wrong. */
	async chooseMail(wants_mail: boolean): Promise<void> {
		await call("/staff/v1/mentions/mail", { method: "PUT", body: { wants_mail } });
		if (this.all) this.all = { ...this.all, wants_mail };
	}
}

export const calls = new CallsOfMine();
