/** How this person's map shows reports: remembered on the device, with the figures of the quarters when asked for. */
import { call } from "../api/client";
import type { components } from "../api/schema";
import { formatNumber } from "../i18n/format";
import type { MapArea, MapLook } from "../map/types";
import { classEnds, shadeOf } from "../map/views";
import { session } from "./session";

export const LOOKS = ["pins", "heat", "areas"] as const;
export const MEASURES = ["open", "late", "received", "per_thousand"] as const;
export type Measure = (typeof MEASURES)[number];
type AreaFigure = components["schemas"]["AreaFigure"];

const KEY = "rueclaire.staff.map";

class Layers {
	look = $state<MapLook>("pins");
	measure = $state<Measure>("open");
	figures = $state.raw<AreaFigure[] | null>(null);
	isLoading = $state(false);
	hasFailed = $state(false);
	#abort: AbortController | null = null;

	readonly ends = $derived(classEnds((this.figures ?? []).map((area) => area[this.measure] ?? 0)));
	readonly areas = $derived.by((): MapArea[] =>
		(this.figures ?? []).map((area) => {
			const value = area[this.measure] ?? null;
			const shade = shadeOf(value, this.ends);
			return {
				code: area.code,
				name: area.name,
				shape: area.shape,
				latitude: area.latitude,
				longitude: area.longitude,
				shade: shade < 0 ? null : shade,
				text: value === null ? "–" : formatNumber(value),
			};
		}),
	);

	constructor() {
		const [look, measure] = (this.#stored() ?? "").split("/");
		this.look = LOOKS.find((one) => one === look) ?? "pins";
		this.measure = MEASURES.find((one) => one === measure) ?? "open";
	}

	/** Changes what is shown and remembers it. */
	choose(look: MapLook, measure: Measure = this.measure): void {
		this.look = look;
		this.measure = measure;
		try {
			localStorage.setItem(KEY, `${look}/${measure}`);
		} catch (error) {
			// Storage may be refused by the browser: the choice then lasts as long as the page.
			if (!(error instanceof DOMException)) throw error;
		}
	}

	/** Reads the figures of the quarters for these filters. */
	async load(query: string): Promise<void> {
		this.#abort?.abort();
		const abort = new AbortController();
		this.#abort = abort;
		this.isLoading = true;
		this.hasFailed = false;
		try {
			const answer = await call<components["schemas"]["AreaFigures"]>("/staff/v1/areas/figures", {
				query: Object.fromEntries(new URLSearchParams(query)),
				signal: abort.signal,
			});
			this.figures = answer.areas;
		} catch (error) {
			if (abort.signal.aborted) return;
			if (!session.noticed(error)) this.hasFailed = true;
		} finally {
			if (this.#abort === abort) this.isLoading = false;
		}
	}

	#stored(): string | null {
		try {
			return localStorage.getItem(KEY);
		} catch (error) {
			if (!(error instanceof DOMException)) throw error;
			return null;
		}
	}
}

export const layers = new Layers();
