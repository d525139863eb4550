/** The words of the webhooks' page: `h.add`. */
import { fr } from "../i18n/hooks.fr";
import { catalogue } from "../i18n/locale.svelte";

export const h = catalogue(fr, { en: async () => (await import("../i18n/hooks.en")).en });
