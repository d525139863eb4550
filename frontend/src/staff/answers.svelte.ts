/** The answers kept ready that a service offers, read once per service and language. */
import { call } from "../api/client";
import { lang } from "../i18n/locale.svelte";
import { session } from "./session";
import type { Template, Templates } from "./types";

class Answers {
	#known = $state.raw<Record<string, Template[]>>({});
	#asked = new Set<string>();

	/** Those of a service; empty until they are read, and asked for by the first look. */
	of(service: string): Template[] {
		return this.#known[`${lang()} ${service}`] ?? [];
	}

	/** Reads them unless they are known. A failure leaves the words to be written by hand. */
	async read(service: string): Promise<void> {
		const key = `${lang()} ${service}`;
		if (this.#asked.has(key)) return;
		this.#asked.add(key);
		try {
			const { templates } = await call<Templates>("/staff/v1/templates", { query: { service } });
			this.#known = { ...this.#known, [key]: templates };
		} catch (error) {
			this.#asked.delete(key);
			session.noticed(error);
		}
	}

	/** Forgets all: somebody wrote one. */
	forget(): void {
		this.#asked.clear();
		this.#known = {};
	}
}

export const answers = new Answers();
