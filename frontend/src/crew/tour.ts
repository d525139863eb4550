/**
 * The order of a round, worked out on the phone: nearest neighbour, then 2-opt and or-opt; the same rules as
 * geo/tour_order.py. An order costs the metres walked, and for each stop its urgency times the metres walked before it.
 */
import type { Point } from "../api/types";

/** What a metre of delay costs at a stop that is late, due within a day, due within three days; and more if reopened. */
const LATE = 0.25;
const TODAY = 0.1;
const SOON = 0.03;
const REOPENED = 0.1;
const LONGEST_BLOCK = 3;
const GAIN = 1e-7;
const EARTH_RADIUS_M = 6_371_008.8;
const DAY_MS = 86_400_000;
/** The screen is given back after so many milliseconds of work. */
const SLICE_MS = 12;

/** A place to go to, and what a metre of delay there costs in metres. */
export interface TourStop extends Point {
	urgency: number;
}

/** What a metre of delay costs at a stop. */
export function urgencyOf(due_at: string | null, isReopened: boolean, now = Date.now()): number {
	const left = due_at === null ? Number.POSITIVE_INFINITY : new Date(due_at).getTime() - now;
	return (
		(left < 0 ? LATE : left < DAY_MS ? TODAY : left < 3 * DAY_MS ? SOON : 0) + (isReopened ? REOPENED : 0)
	);
}

/** The indexes of `stops` in the order to visit them, at once. */
export function orderStops(stops: readonly TourStop[], start: Point | null): number[] {
	const work = improving(stops, start);
	for (;;) {
		const step = work.next();
		if (step.done) return step.value;
	}
}

/** The same, giving the screen back between slices of work; null when `isStale` says that nobody waits for it any more. */
export async function orderGently(
	stops: readonly TourStop[],
	start: Point | null,
	isStale: () => boolean = () => false,
): Promise<number[] | null> {
	const work = improving(stops, start);
	let began = performance.now();
	for (;;) {
		const step = work.next();
		if (step.done) return step.value;
		if (performance.now() - began < SLICE_MS) continue;
		await new Promise((resolve) => setTimeout(resolve));
		if (isStale()) return null;
		began = performance.now();
	}
}

/** The order that always goes to what is nearest. */
export function nearestFirst(stops: readonly TourStop[], start: Point | null): number[] {
	return stops.length === 0 ? [] : new Tour(stops, start).order.slice(1);
}

/** What an order costs in metres, urgency included. */
export function costOf(stops: readonly TourStop[], order: readonly number[], start: Point | null): number {
	return stops.length === 0 ? 0 : new Tour(stops, start, [stops.length, ...order]).cost();
}

function* improving(stops: readonly TourStop[], start: Point | null): Generator<void, number[]> {
	if (stops.length < 2) return stops.map((_, index) => index);
	const tour = new Tour(stops, start);
	let changed = true;
	while (changed) {
		changed = false;
		for (let first = 1; first < tour.order.length - 1; first++) {
			for (let last = first + 1; last < tour.order.length; last++) {
				if (tour.reverse(first, last)) changed = true;
				if (tour.exchange(first, last)) changed = true;
			}
			yield;
		}
	}
	return tour.order.slice(1);
}

/** An order being improved; place 0 is where it begins, the index after the last stop. */
class Tour {
	order: number[];
	readonly #stops: readonly TourStop[];
	readonly #between: Float64Array[];
	readonly #reach: Float64Array;
	readonly #weights: Float64Array;
	readonly #moments: Float64Array;

	constructor(stops: readonly TourStop[], start: Point | null, order?: number[]) {
		this.#stops = stops;
		this.#between = distances(stops, start);
		this.#reach = new Float64Array(stops.length + 1);
		this.#weights = new Float64Array(stops.length + 1);
		this.#moments = new Float64Array(stops.length + 1);
		this.order = order ?? this.#nearest();
		this.#sumUp();
	}

	/** Metres, urgency included. */
	cost(): number {
		const total = this.#weight(this.order.length - 1);
		let sum = 0;
		for (let at = 1; at < this.order.length; at++) {
			sum += this.#leg(this.#at(at - 1), this.#at(at)) * (1 + total - this.#weight(at - 1));
		}
		return sum;
	}

	/** 2-opt: visits first..last the other way round if that costs less. */
	reverse(first: number, last: number): boolean {
		const total = this.#weight(this.order.length - 1);
		const [before, head, tail] = [this.#at(first - 1), this.#at(first), this.#at(last)];
		const rest = 1 + total - this.#weight(last);
		let change = (this.#leg(before, tail) - this.#leg(before, head)) * (1 + total - this.#weight(first - 1));
		if (last + 1 < this.order.length) {
			const after = this.#at(last + 1);
			change += (this.#leg(head, after) - this.#leg(tail, after)) * rest;
		}
		const length = this.#walked(last) - this.#walked(first);
		const moment = (this.#moments[last] ?? 0) - (this.#moments[first] ?? 0);
		const forth = length * (1 + total) - moment;
		const back = length * (rest - this.#weight(first - 1)) + moment;
		if (change + back - forth > -GAIN) return false;
		const turned = this.order.slice(first, last + 1).reverse();
		this.order.splice(first, turned.length, ...turned);
		this.#sumUp();
		return true;
	}

	/** Or-opt: a block of at most three at one end of first..last goes to its other end if that costs less. */
	exchange(first: number, last: number): boolean {
		for (let size = 1; size <= Math.min(LONGEST_BLOCK, last - first); size++) {
			if (this.#swap(first, first + size - 1, last) || this.#swap(first, last - size, last)) return true;
		}
		return false;
	}

	#swap(first: number, middle: number, last: number): boolean {
		const total = this.#weight(this.order.length - 1);
		const before = this.#at(first - 1);
		const [a, b, c, d] = [this.#at(first), this.#at(middle), this.#at(middle + 1), this.#at(last)];
		const enters = 1 + total - this.#weight(first - 1);
		const head = this.#weight(middle) - this.#weight(first - 1);
		const tail = this.#weight(last) - this.#weight(middle);
		let change = (this.#leg(before, c) - this.#leg(before, a)) * enters;
		change += this.#leg(d, a) * (enters - tail) - this.#leg(b, c) * (enters - head);
		if (last + 1 < this.order.length) {
			const after = this.#at(last + 1);
			change += (this.#leg(b, after) - this.#leg(d, after)) * (1 + total - this.#weight(last));
		}
		change += (this.#walked(last) - this.#walked(middle + 1)) * head;
		change -= (this.#walked(middle) - this.#walked(first)) * tail;
		if (change > -GAIN) return false;
		const moved = [...this.order.slice(middle + 1, last + 1), ...this.order.slice(first, middle + 1)];
		this.order.splice(first, moved.length, ...moved);
		this.#sumUp();
		return true;
	}

	#at(place: number): number {
		return this.order[place] ?? 0;
	}
	#leg(one: number, other: number): number {
		return this.#between[one]?.[other] ?? 0;
	}
	#weight(place: number): number {
		return this.#weights[place] ?? 0;
	}
	#walked(place: number): number {
		return this.#reach[place] ?? 0;
	}

	#nearest(): number[] {
		const left = new Set(this.#stops.keys());
		const order = [this.#stops.length];
		while (left.size > 0) {
			const from = order.at(-1) ?? 0;
			let best = -1;
			for (const one of left) if (best < 0 || this.#leg(from, one) < this.#leg(from, best)) best = one;
			order.push(best);
			left.delete(best);
		}
		return order;
	}

	#sumUp(): void {
		for (let at = 1; at < this.order.length; at++) {
			const leg = this.#leg(this.#at(at - 1), this.#at(at));
			this.#moments[at] = (this.#moments[at - 1] ?? 0) + leg * this.#weight(at - 1);
			this.#reach[at] = this.#walked(at - 1) + leg;
			this.#weights[at] = this.#weight(at - 1) + (this.#stops[this.#at(at)]?.urgency ?? 0);
		}
	}
}

/** Metres between all; the last row and column are the start's, zero without one. Flat: a round is a town wide. */
function distances(stops: readonly Point[], start: Point | null): Float64Array[] {
	const every = start ? [...stops, start] : [...stops];
	const radians = Math.PI / 180;
	const middle = every.reduce((sum, one) => sum + one.latitude, 0) / every.length;
	const scale = Math.cos(middle * radians);
	const flat = every.map((one) => [
		one.longitude * radians * EARTH_RADIUS_M * scale,
		one.latitude * radians * EARTH_RADIUS_M,
	]);
	const rows = flat.map(([x = 0, y = 0]) => {
		const row = new Float64Array(stops.length + 1);
		for (const [index, [a = 0, b = 0]] of flat.entries()) row[index] = Math.hypot(x - a, y - b);
		return row;
	});
	if (!start) rows.push(new Float64Array(stops.length + 1));
	return rows;
}
