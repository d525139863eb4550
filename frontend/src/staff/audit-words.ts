/** The words of the audit log: acts, what describes them, and the values that have a name. */
import { fr } from "../i18n/audit.fr";
import { catalogue } from "../i18n/locale.svelte";

export const j = catalogue(fr, { en: async () => (await import("../i18n/audit.en")).en });
