/** The stops of the crew: fresh when the network answers, the last list seen otherwise. */
import { call } from "../api/client";
import type { components } from "../api/schema";
import type { Point, Stop, Town, TownAnswer } from "../api/types";
import { lang } from "../i18n/locale.svelte";
import { keep, kept } from "../offline/store";
import { setTownColour } from "../ui";
import { session } from "./session";

export type Scope = "mine" | "team" | "near" | "area";

type StopsAnswer = components["schemas"]["Stops"];

interface KeptStops extends StopsAnswer {
	at: number;
}

/** As many as a round is ordered without making anybody wait. */
const MOST_STOPS = 200;
const SCOPE_KEY = "rueclaire.crew-scope";

/** The list on screen. One for the app: it survives going to a stop and back. */
class Round {
	scope = $state<Scope>(readScope());
	area = $state<string>("");
	stops = $state.raw<Stop[]>([]);
	areas = $state.raw<{ code: string; name: string }[]>([]);
	/** The teams that a stop can be handed to. */
	teams = $state.raw<{ code: string; name: string }[]>([]);
	/** What this person closed today, by the server's count: also from another phone. */
	done = $state.raw<StopsAnswer["done"]>([]);
	/** When the server gave this list; null before any. */
	seen_at = $state<number | null>(null);
	isLoading = $state(false);
	error = $state.raw<unknown>(null);
	#asked = 0;

	get #key(): string {
		return `crew:stops:${this.scope}:${this.area}:${lang()}`;
	}

	/** Shows another list; the choice is remembered on this phone. */
	async choose(scope: Scope, area = ""): Promise<void> {
		this.scope = scope;
		this.area = area;
		this.stops = [];
		this.seen_at = null;
		try {
			localStorage.setItem(SCOPE_KEY, scope);
		} catch {
			// Storage blocked: the choice lasts for this page.
		}
	}

	/** True when the list cannot be asked yet: near needs a place, an area needs its name. */
	isWaitingFor(here: Point | null): boolean {
		return (this.scope === "near" && here === null) || (this.scope === "area" && this.area === "");
	}

	/** Reads the names of the areas, which any list brings. */
	async loadAreas(): Promise<void> {
		if (this.areas.length > 0) return;
		try {
			this.areas = (
				await call<StopsAnswer>("/api/v1/crew/reports", { query: { scope: "team", limit: 1 } })
			).areas;
		} catch (error) {
			if (!session.noticed(error)) this.error = error;
		}
	}

	/** Reads the list; the last one known is shown meanwhile. `here` sorts by distance and is needed near.
	 *
	 * False when another list was asked for meanwhile: this one shows nothing then.
	 */
	async load(here: Point | null): Promise<boolean> {
		const asked = ++this.#asked;
		const key = this.#key;
		this.isLoading = true;
		this.error = null;
		try {
			if (this.seen_at === null) {
				const known = await kept<KeptStops>(key).catch(() => null);
				if (asked !== this.#asked) return false;
				this.#show(known);
			}
			const answer = await call<StopsAnswer>("/api/v1/crew/reports", {
				query: {
					scope: this.scope,
					latitude: here?.latitude.toFixed(5),
					longitude: here?.longitude.toFixed(5),
					area: this.area,
					done_since: midnight().toISOString(),
					limit: MOST_STOPS,
				},
			});
			if (asked !== this.#asked) return false;
			const list = { ...answer, at: Date.now() };
			this.#show(list);
			await keep(key, list).catch(() => undefined);
		} catch (error) {
			if (asked !== this.#asked) return false;
			if (!session.noticed(error)) this.error = error;
		} finally {
			if (asked === this.#asked) this.isLoading = false;
		}
		return true;
	}

	/** Puts a fresher copy of one stop into the list. */
	put(stop: Stop): void {
		this.stops = this.stops.map((one) => (one.id === stop.id ? stop : one));
	}

	/** Forgets everything: sign-out. */
	clear(): void {
		this.stops = [];
		this.done = [];
		this.teams = [];
		this.areas = [];
		this.seen_at = null;
	}

	#show(list: KeptStops | null): void {
		if (!list) return;
		this.stops = list.reports;
		this.areas = list.areas;
		this.teams = list.teams ?? [];
		// A list kept from yesterday counts nothing for today.
		this.done = list.at >= midnight().getTime() ? (list.done ?? []) : [];
		this.seen_at = list.at;
	}
}

export const round = new Round();

/** One stop, fresh; throws ApiError. */
export async function loadStop(id: string): Promise<Stop> {
	const stop = await call<Stop>(`/api/v1/crew/reports/${id}`);
	round.put(stop);
	await keep(`crew:stop:${id}`, stop).catch(() => undefined);
	return stop;
}

/** The copy of a stop that this phone has: from the list on screen, else kept from before. */
export async function keptStop(id: string): Promise<Stop | null> {
	return (
		round.stops.find((stop) => stop.id === id) ?? (await kept<Stop>(`crew:stop:${id}`).catch(() => null))
	);
}

/** The town of the crew: its bounds and colours for the map. */
class CrewTown {
	town = $state.raw<Town | null>(null);

	/** Loads it; the one kept on the phone when the network is silent. */
	async load(): Promise<void> {
		const before = await kept<TownAnswer>("crew:town").catch(() => null);
		if (before) this.#show(before);
		try {
			const answer = await call<TownAnswer>("/api/v1/town");
			this.#show(answer);
			await keep("crew:town", answer).catch(() => undefined);
		} catch {
			// Without it there is no map; the list needs nothing of it, and the next start asks again.
		}
	}

	#show(answer: TownAnswer): void {
		this.town = answer.towns.find((one) => one.slug === session.staff?.town) ?? answer.town;
		setTownColour(this.town.colour);
	}
}

export const crewTown = new CrewTown();

/** When today began on this phone. */
function midnight(now = new Date()): Date {
	return new Date(now.getFullYear(), now.getMonth(), now.getDate());
}

function readScope(): Scope {
	try {
		const value = localStorage.getItem(SCOPE_KEY);
		return value === "mine" || value === "team" || value === "near" ? value : "mine";
	} catch {
		return "mine";
	}
}
