/** The map's catalogue: `m.locate`. */
import { catalogue } from "../i18n/locale.svelte";
import { fr } from "../i18n/map.fr";

export const m = catalogue(fr, {
	en: async () => (await import("../i18n/map.en")).en,
	es: async () => (await import("../i18n/map.es")).es,
	pt: async () => (await import("../i18n/map.pt")).pt,
	ar: async () => (await import("../i18n/map.ar")).ar,
	tr: async () => (await import("../i18n/map.tr")).tr,
});
