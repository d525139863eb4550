/** The shared catalogue: `u.close`, `u.statuses.received`. */
import { catalogue } from "./locale.svelte";
import { fr } from "./ui.fr";

export const u = catalogue(fr, {
	en: async () => (await import("./ui.en")).en,
	es: async () => (await import("./ui.es")).es,
	pt: async () => (await import("./ui.pt")).pt,
	ar: async () => (await import("./ui.ar")).ar,
	tr: async () => (await import("./ui.tr")).tr,
	falc: async () => (await import("./ui.falc")).falc,
});
