/** What can be reported in the crew's town, kept on the phone for where there is no network. */
import { call } from "../api/client";
import type { ServiceGroup, ServicesAnswer, Town } from "../api/types";
import { lang } from "../i18n/locale.svelte";
import { keep, kept } from "../offline/store";

class CrewServices {
	groups = $state.raw<ServiceGroup[]>([]);

	/** The kept list at once, then the server's where the network answers. */
	async load(town: Town): Promise<void> {
		const key = `crew:services:${lang()}`;
		const before = await kept<ServiceGroup[]>(key).catch(() => null);
		if (before) this.groups = before;
		const { latitude, longitude } = town.center;
		try {
			this.groups = (
				await call<ServicesAnswer>("/api/v1/services", { query: { latitude, longitude } })
			).groups;
			await keep(key, this.groups).catch(() => undefined);
		} catch {
			// Without a network the kept list serves; the next start asks again.
		}
	}
}

export const crewServices = new CrewServices();
