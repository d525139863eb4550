/** The accessibility statement's catalogue. */
import { fr } from "../../i18n/access.fr";
import { catalogue } from "../../i18n/locale.svelte";

export const m = catalogue(fr, { en: async () => (await import("../../i18n/access.en")).en });
