/** The map's catalogue: `m.locate`. */
import { catalogue } from "../i18n/locale.svelte";
import { fr } from "./map.fr";

export const m = catalogue(fr, async () => (await import("./map.en")).en);
