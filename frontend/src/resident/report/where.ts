/** The catalogue of saying where and what: `w.place.hint`. */
import { catalogue } from "../../i18n/locale.svelte";
import { fr } from "../../i18n/where.fr";

export const w = catalogue(fr, {
	en: async () => (await import("../../i18n/where.en")).en,
});
