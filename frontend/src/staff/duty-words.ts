/** The words of what lies too long, of a crew's day, of who is told and of the month on paper: `y.dormant.flag`. */
import { fr } from "../i18n/duty.fr";
import { catalogue } from "../i18n/locale.svelte";

export const y = catalogue(fr, { en: async () => (await import("../i18n/duty.en")).en });
