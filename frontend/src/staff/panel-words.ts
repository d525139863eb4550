/** The words of the panel: `k.visit.day`. */
import { catalogue } from "../i18n/locale.svelte";
import { fr } from "../i18n/panel.fr";

export const k = catalogue(fr, { en: async () => (await import("../i18n/panel.en")).en });
