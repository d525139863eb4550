/** The catalogue of the accessibility statement. */

import { fr } from "../../i18n/access.fr";
import { catalogue } from "../../i18n/locale.svelte";

export const m = catalogue(fr, {
	en: async () => (await import("../../i18n/access.en")).en,
	es: async () => (await import("../../i18n/access.es")).es,
	pt: async () => (await import("../../i18n/access.pt")).pt,
	ar: async () => (await import("../../i18n/access.ar")).ar,
	tr: async () => (await import("../../i18n/access.tr")).tr,
});
