/** The catalogue of what a scanned code opens: `m.unknownTitle`. */
import { catalogue } from "../../i18n/locale.svelte";
import { fr } from "../../i18n/scanned.fr";

export const m = catalogue(fr, {
	en: async () => (await import("../../i18n/scanned.en")).en,
	es: async () => (await import("../../i18n/scanned.es")).es,
	pt: async () => (await import("../../i18n/scanned.pt")).pt,
	ar: async () => (await import("../../i18n/scanned.ar")).ar,
	tr: async () => (await import("../../i18n/scanned.tr")).tr,
});
