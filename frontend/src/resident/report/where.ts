/** The catalogue of saying where and what: `w.place.hint`. */
import { catalogue } from "../../i18n/locale.svelte";
import { fr } from "../../i18n/where.fr";

export const w = catalogue(fr, {
	en: async () => (await import("../../i18n/where.en")).en,
	es: async () => (await import("../../i18n/where.es")).es,
	pt: async () => (await import("../../i18n/where.pt")).pt,
	ar: async () => (await import("../../i18n/where.ar")).ar,
	tr: async () => (await import("../../i18n/where.tr")).tr,
	falc: async () => (await import("../../i18n/where.falc")).falc,
});
