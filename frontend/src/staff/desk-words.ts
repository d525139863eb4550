/** The words of the desk's own list: `d.views.title`. */
import { fr } from "../i18n/desk.fr";
import { catalogue } from "../i18n/locale.svelte";

export const d = catalogue(fr, { en: async () => (await import("../i18n/desk.en")).en });
