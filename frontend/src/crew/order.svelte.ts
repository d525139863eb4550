/** The order of today's stops on this phone: worked out again as things change, with what the crew put first by hand. */
import type { Point, Stop } from "../api/types";
import { keep, kept } from "../offline/store";
import { orderGently, urgencyOf } from "./tour";

const KEY = "crew:pinned";

interface KeptPins {
	day: string;
	ids: string[];
}

/** The order on screen. One for the app. */
class RoundOrder {
	/** Stops in their order; those not in it come last, as the server listed them. */
	ids = $state.raw<string[]>([]);
	/** Stops put first by hand, in that order; for today only. */
	pinned = $state.raw<string[]>([]);
	#asked = 0;

	/** Takes up what was put first by hand earlier today; call once. */
	async start(): Promise<void> {
		const before = await kept<KeptPins>(KEY).catch(() => null);
		if (before?.day === today()) this.pinned = before.ids;
	}

	/** Orders these stops from `start`: first what is pinned, then the shortest way through the rest from there. */
	async work(stops: readonly Stop[], start: Point | null): Promise<void> {
		const asked = ++this.#asked;
		const byId = new Map(stops.map((stop) => [stop.id, stop]));
		const first = this.pinned.filter((id) => byId.has(id));
		const rest = stops.filter((stop) => !first.includes(stop.id));
		const from = byId.get(first.at(-1) ?? "") ?? start;
		const weighed = rest.map((stop) => ({
			latitude: stop.latitude,
			longitude: stop.longitude,
			urgency: urgencyOf(stop.due_at, stop.status === "reopened"),
		}));
		const order = await orderGently(weighed, from, () => asked !== this.#asked);
		if (order === null || asked !== this.#asked) return;
		this.ids = [...first, ...order.flatMap((index) => rest[index]?.id ?? [])];
	}

	/** The stops in this order. */
	sort(stops: readonly Stop[]): Stop[] {
		const places = new Map(this.ids.map((id, index) => [id, index]));
		return [...stops].sort(
			(a, b) => (places.get(a.id) ?? Number.MAX_SAFE_INTEGER) - (places.get(b.id) ?? Number.MAX_SAFE_INTEGER),
		);
	}

	/** Puts a stop before all others. */
	pinFirst(id: string): void {
		this.#pin([id, ...this.pinned.filter((one) => one !== id)]);
	}

	/** Moves a stop of the list shown by one place; what stands before it stays where it is from then on. */
	move(id: string, by: -1 | 1, shown: readonly string[]): void {
		const at = shown.indexOf(id);
		const to = at + by;
		const other = shown[to];
		if (at < 0 || other === undefined) return;
		const next = [...shown];
		next[at] = other;
		next[to] = id;
		const fixed = Math.max(at, to, ...this.pinned.map((one) => shown.indexOf(one))) + 1;
		this.#pin(next.slice(0, fixed));
	}

	/** "Carry on from here": forgets what was put by hand. */
	unpin(): void {
		this.#pin([]);
	}

	/** Forgets everything: sign-out. */
	clear(): void {
		this.#asked++;
		this.ids = [];
		this.pinned = [];
	}

	#pin(ids: string[]): void {
		this.pinned = ids;
		this.ids = [...ids, ...this.ids.filter((id) => !ids.includes(id))];
		// Storage refused: the order lasts as long as this page.
		void keep(KEY, { day: today(), ids }).catch(() => undefined);
	}
}

export const order = new RoundOrder();

function today(): string {
	return new Date().toDateString();
}
