/** The words of the page of rounds: `t.title`. */
import { catalogue } from "../i18n/locale.svelte";
import { fr } from "../i18n/rounds.fr";

export const t = catalogue(fr, { en: async () => (await import("../i18n/rounds.en")).en });
