/** Words of the objects' page, in the language of the person. */
import { catalogue } from "../../i18n/locale.svelte";
import { fr } from "../../i18n/objects.fr";

export const o = catalogue(fr, { en: async () => (await import("../../i18n/objects.en")).en });
