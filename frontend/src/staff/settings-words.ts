/** The words of the town's settings (`s.save`) and of the routing desk (`r.title`). */
import { catalogue } from "../i18n/locale.svelte";
import { fr as routing } from "../i18n/routing.fr";
import { fr } from "../i18n/settings.fr";

export const s = catalogue(fr, { en: async () => (await import("../i18n/settings.en")).en });
export const r = catalogue(routing, { en: async () => (await import("../i18n/routing.en")).en });
