/** The catalogue of the page for programmers. */

import { fr } from "../../i18n/integrators.fr";
import { catalogue } from "../../i18n/locale.svelte";

export const m = catalogue(fr, {
	en: async () => (await import("../../i18n/integrators.en")).en,
	es: async () => (await import("../../i18n/integrators.es")).es,
	pt: async () => (await import("../../i18n/integrators.pt")).pt,
	ar: async () => (await import("../../i18n/integrators.ar")).ar,
	tr: async () => (await import("../../i18n/integrators.tr")).tr,
});
