/** The catalogue of the public statistics and of the open data page. */

import { catalogue } from "../../i18n/locale.svelte";
import { fr } from "../../i18n/opendata.fr";

export const m = catalogue(fr, {
	en: async () => (await import("../../i18n/opendata.en")).en,
	es: async () => (await import("../../i18n/opendata.es")).es,
	pt: async () => (await import("../../i18n/opendata.pt")).pt,
	ar: async () => (await import("../../i18n/opendata.ar")).ar,
	tr: async () => (await import("../../i18n/opendata.tr")).tr,
});
