/** What of a sentence the public will not read: the server's own answer, or a rougher look where there is no network. */
import { call } from "../../api/client";
import type { components } from "../../api/schema";
import { catalogue } from "../../i18n/locale.svelte";
import { fr } from "../../i18n/privacy.fr";

export const p = catalogue(fr, {
	en: async () => (await import("../../i18n/privacy.en")).en,
	es: async () => (await import("../../i18n/privacy.es")).es,
	pt: async () => (await import("../../i18n/privacy.pt")).pt,
	ar: async () => (await import("../../i18n/privacy.ar")).ar,
	tr: async () => (await import("../../i18n/privacy.tr")).tr,
});

export type Kind = "email" | "telephone" | "plate";
export interface Hidden {
	kind: Kind;
	found: string;
}

const ROUGHLY: [Kind, RegExp][] = [
	["email", /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/g],
	["telephone", /(?<![\w+])(?:(?:\+|00)\d{2,3}[\s.()-]*\d|0[1-9])(?:[\s.-]*\d{2}){4}(?!\w)/g],
	["plate", /(?<![\w-])[A-HJ-NP-TV-Z]{2}-\d{3}-[A-HJ-NP-TV-Z]{2}(?![\w-])/gi],
];

/** Addresses, numbers and hyphened plates, without asking anybody. */
export function lookRoughly(text: string): Hidden[] {
	return ROUGHLY.flatMap(([kind, shape]) =>
		[...text.matchAll(shape)].map((match) => ({ kind, found: match[0] })),
	);
}

/** What the server will hide; the text is neither kept nor logged there. Without a network, what a rough look finds. */
export async function findHidden(text: string): Promise<Hidden[]> {
	if (!/[@\d]/.test(text)) return [];
	try {
		const answer = await call<components["schemas"]["CheckedText"]>("/api/v1/texts/check", {
			method: "POST",
			body: { text },
			timeout_ms: 4_000,
		});
		return answer.hidden.map((one) => ({ kind: one.kind as Kind, found: text.slice(one.start, one.end) }));
	} catch {
		// The warning is a service to the author; what is hidden in the end does not depend on it.
		return lookRoughly(text);
	}
}
