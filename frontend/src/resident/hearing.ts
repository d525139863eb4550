/** The words about hearing back: `h.push.title`. */

import { fr } from "../i18n/hearing.fr";
import { catalogue } from "../i18n/locale.svelte";

export const h = catalogue(fr, {
	en: async () => (await import("../i18n/hearing.en")).en,
	es: async () => (await import("../i18n/hearing.es")).es,
	pt: async () => (await import("../i18n/hearing.pt")).pt,
	ar: async () => (await import("../i18n/hearing.ar")).ar,
	tr: async () => (await import("../i18n/hearing.tr")).tr,
	falc: async () => (await import("../i18n/hearing.falc")).falc,
});
