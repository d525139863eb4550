/** The words of the page of other servers: `v.connect`. */
import { catalogue } from "../../i18n/locale.svelte";
import { fr } from "../../i18n/servers.fr";

export const v = catalogue(fr, { en: async () => (await import("../../i18n/servers.en")).en });

/** Why something went wrong, in plain words where we have them, else as the machine says it. */
export function why(reason: string): string {
	const status = /^HTTP (\d{3})$/.exec(reason)?.[1];
	return status ? v.status(status) : (v.reasons[reason] ?? reason.replace(/\.$/, ""));
}
