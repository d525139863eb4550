/** The words of the photos' page: `p.publish`. */
import { catalogue } from "../i18n/locale.svelte";
import { fr } from "../i18n/photos.fr";

export const p = catalogue(fr, { en: async () => (await import("../i18n/photos.en")).en });
