/** The crew's catalogue: `m.round.title`. */

import { fr } from "../i18n/crew.fr";
import { catalogue } from "../i18n/locale.svelte";

export const m = catalogue(fr, {
	en: async () => (await import("../i18n/crew.en")).en,
});
