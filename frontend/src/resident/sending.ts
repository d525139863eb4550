/** The words about sending: `s.announce.see`. */
import { catalogue } from "../i18n/locale.svelte";
import { fr } from "../i18n/sending.fr";

export const s = catalogue(fr, {
	en: async () => (await import("../i18n/sending.en")).en,
	es: async () => (await import("../i18n/sending.es")).es,
	pt: async () => (await import("../i18n/sending.pt")).pt,
	ar: async () => (await import("../i18n/sending.ar")).ar,
	tr: async () => (await import("../i18n/sending.tr")).tr,
	falc: async () => (await import("../i18n/sending.falc")).falc,
});
