/** The words of accounts, people, keys and the audit log: `a.step.title`. */
import { catalogue } from "../i18n/locale.svelte";
import { fr } from "../i18n/people.fr";

export const a = catalogue(fr, { en: async () => (await import("../i18n/people.en")).en });
