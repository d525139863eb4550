/** The words of the page that an outside body opens: `m.done.send`. */
import { catalogue } from "../i18n/locale.svelte";
import { fr } from "../i18n/outside.fr";

export const m = catalogue(fr, { en: async () => (await import("../i18n/outside.en")).en });
