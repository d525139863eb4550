/** The town this app speaks for, and its services: fresh from the network, else the last ones known on this phone. */
import { call } from "../api/client";
import type { Point, Service, ServiceGroup, ServicesAnswer, Town, TownAnswer } from "../api/types";
import { lang, setTimeZone } from "../i18n/locale.svelte";
import { keep, kept } from "../offline/store";
import { setTownColour } from "../ui/appearance.svelte";

const state = $state<{ town: Town | null; version: string; error: unknown; model: boolean }>({
	town: null,
	version: "",
	error: null,
	model: false,
});

/** The town, or null until it is known; reactive. */
export function town(): Town | null {
	return state.town;
}

/** The release the server runs, for the about page. */
export function serverVersion(): string {
	return state.version;
}

/** Why the town is not known, if it is not. */
export function townError(): unknown {
	return state.error;
}

/** Loads the town; shows the one kept on the phone meanwhile and when the network is silent. */
export async function loadTown(): Promise<void> {
	state.error = null;
	const key = `town:${lang()}`;
	const before = await kept<TownAnswer>(key).catch(() => null);
	if (before && state.town === null) show(before);
	try {
		const answer = await call<TownAnswer>("/api/v1/town", { anonymous: true });
		show(answer);
		await keep(key, answer).catch(() => undefined);
	} catch (error) {
		if (state.town === null) state.error = error;
	}
}

function show(answer: TownAnswer): void {
	state.town = answer.town;
	state.version = answer.version;
	setTownColour(answer.town.colour);
	setTimeZone(answer.town.time_zone);
}

/** The services one can report at a place, grouped; the last known list when there is no network. */
export async function loadServices(place: Point | null): Promise<ServiceGroup[]> {
	const key = `services:${lang()}`;
	try {
		const answer = await call<ServicesAnswer>("/api/v1/services", {
			query: place ? { latitude: place.latitude.toFixed(5), longitude: place.longitude.toFixed(5) } : {},
			timeout_ms: 8_000,
		});
		state.model = answer.has_model;
		await keep(key, answer).catch(() => undefined);
		return answer.groups;
	} catch (error) {
		const before = await kept<ServicesAnswer>(key).catch(() => null);
		if (before) return before.groups;
		throw error;
	}
}

/** True when the town's own text model knows more than the keywords; known after loadServices. */
export function hasModel(): boolean {
	return state.model;
}

/** Every service of the groups. */
export function allServices(groups: ServiceGroup[]): Service[] {
	return groups.flatMap((group) => group.services);
}

/** True when a place cannot be in the town: outside its bounds (a first check that needs no network). */
export function isFarOutside(place: Point): boolean {
	const bounds = state.town?.bounds;
	if (!bounds) return false;
	const [west, south, east, north] = bounds;
	return place.longitude < west || place.longitude > east || place.latitude < south || place.latitude > north;
}
