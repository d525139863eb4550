/** The words of the round's order, notes and hand-overs: `r.order.carryOn`. */
import { catalogue } from "../i18n/locale.svelte";
import { fr } from "../i18n/round.fr";

export const r = catalogue(fr, { en: async () => (await import("../i18n/round.en")).en });
