/** The dashboard's catalogue: `m.list.title`. */
import { catalogue } from "../i18n/locale.svelte";
import { fr } from "../i18n/staff.fr";

export const m = catalogue(fr, {
	en: async () => (await import("../i18n/staff.en")).en,
});
