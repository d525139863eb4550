/** Words of everything public: the town's map and list, alerts, the page for other sites. */
import { catalogue } from "../i18n/locale.svelte";
import { fr } from "../i18n/public.fr";

export const m = catalogue(fr, {
	en: async () => (await import("../i18n/public.en")).en,
	es: async () => (await import("../i18n/public.es")).es,
	pt: async () => (await import("../i18n/public.pt")).pt,
	ar: async () => (await import("../i18n/public.ar")).ar,
	tr: async () => (await import("../i18n/public.tr")).tr,
});
