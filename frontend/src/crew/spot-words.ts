/** The words of what is found, scanned and put together on the spot: `s.found.send`. */
import { catalogue } from "../i18n/locale.svelte";
import { fr } from "../i18n/spot.fr";

export const s = catalogue(fr, { en: async () => (await import("../i18n/spot.en")).en });
