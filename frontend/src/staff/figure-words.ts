/** The words of the figures, in the language of whoever reads. */
import { fr } from "../i18n/figures.fr";
import { catalogue } from "../i18n/locale.svelte";

export const f = catalogue(fr, { en: async () => (await import("../i18n/figures.en")).en });
