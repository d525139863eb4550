/** The assisted entry's catalogue: `m.start`. */
import { fr } from "../../i18n/counter.fr";
import { catalogue } from "../../i18n/locale.svelte";

export const m = catalogue(fr, { en: async () => (await import("../../i18n/counter.en")).en });
