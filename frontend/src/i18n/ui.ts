/** The shared catalogue: `u.close`, `u.statuses.received`. */
import { catalogue } from "./locale.svelte";
import { fr } from "./ui.fr";

export const u = catalogue(fr, {
	en: async () => (await import("./ui.en")).en,
});
