/** The words of the map's ways of showing: `w.button`. */

import { fr } from "../i18n/layers.fr";
import { catalogue } from "../i18n/locale.svelte";

export const w = catalogue(fr, { en: async () => (await import("../i18n/layers.en")).en });
