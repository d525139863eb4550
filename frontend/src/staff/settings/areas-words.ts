/** Words of the areas' pages, in the language of the person. */
import { fr } from "../../i18n/areas.fr";
import { catalogue } from "../../i18n/locale.svelte";

export const m = catalogue(fr, { en: async () => (await import("../../i18n/areas.en")).en });
