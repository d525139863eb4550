/** The resident's catalogue: `m.home.report`. */
import { catalogue } from "../i18n/locale.svelte";
import { fr } from "../i18n/resident.fr";

export const m = catalogue(fr, {
	en: async () => (await import("../i18n/resident.en")).en,
});
