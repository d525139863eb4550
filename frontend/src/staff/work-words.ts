/** The words of working a report: `w.bell.title`. */
import { catalogue } from "../i18n/locale.svelte";
import { fr } from "../i18n/work.fr";

export const w = catalogue(fr, { en: async () => (await import("../i18n/work.en")).en });
