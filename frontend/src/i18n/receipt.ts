/** The printed receipt's words in the person's language, fetched only when a receipt is shown. */
import { fr, type ReceiptWords } from "./receipt.fr";

const loaders: Record<string, () => Promise<ReceiptWords>> = {
	en: async () => (await import("./receipt.en")).en,
	es: async () => (await import("./receipt.es")).es,
	pt: async () => (await import("./receipt.pt")).pt,
	ar: async () => (await import("./receipt.ar")).ar,
	tr: async () => (await import("./receipt.tr")).tr,
};

/** The words of `locale`, French for a language without its own. */
export async function receiptWords(locale: string): Promise<ReceiptWords> {
	return (await loaders[locale]?.()) ?? fr;
}

/** "samedi 21 novembre 2026 à 18:42" in any language; Western digits everywhere, as on the town's own signs. */
export function receiptMoment(
	iso: string | number,
	locale: string,
	time_zone: string | undefined,
	withTime = true,
): string {
	return new Intl.DateTimeFormat(locale === "ar" ? "ar-u-nu-latn" : locale === "en" ? "en-GB" : locale, {
		dateStyle: "full",
		...(withTime ? { timeStyle: "short" } : {}),
		...(time_zone ? { timeZone: time_zone } : {}),
	}).format(new Date(iso));
}
