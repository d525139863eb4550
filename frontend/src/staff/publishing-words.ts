/** The words of the open data settings: `g.title`. */
import { catalogue } from "../i18n/locale.svelte";
import { fr } from "../i18n/publishing.fr";

export const g = catalogue(fr, { en: async () => (await import("../i18n/publishing.en")).en });
