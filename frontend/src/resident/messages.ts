/** The resident's catalogue: `m.home.report`. */
import { catalogue } from "../i18n/locale.svelte";
import { fr } from "../i18n/resident.fr";

export const m = catalogue(fr, {
	en: async () => (await import("../i18n/resident.en")).en,
	es: async () => (await import("../i18n/resident.es")).es,
	pt: async () => (await import("../i18n/resident.pt")).pt,
	ar: async () => (await import("../i18n/resident.ar")).ar,
	tr: async () => (await import("../i18n/resident.tr")).tr,
	falc: async () => (await import("../i18n/resident.falc")).falc,
});
