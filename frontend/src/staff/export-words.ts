/** The words of the exports, in the language of whoever reads. */
import { fr } from "../i18n/exports.fr";
import { catalogue } from "../i18n/locale.svelte";

export const e = catalogue(fr, { en: async () => (await import("../i18n/exports.en")).en });
