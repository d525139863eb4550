/** The words for outside bodies, duplicates, the place and the pictures of a report: `w.outside.title`. */
import { fr } from "../i18n/links.fr";
import { catalogue } from "../i18n/locale.svelte";

export const w = catalogue(fr, { en: async () => (await import("../i18n/links.en")).en });
