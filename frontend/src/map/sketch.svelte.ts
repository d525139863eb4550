/** An outline being drawn: its parts, which corner is in hand, and every step back and forth. */
import {
	type Corner,
	cornersOf,
	crossesItself,
	geometryOf,
	type Part,
	partsOf,
	squareAround,
	withCorner,
	withMiddle,
	withoutCorner,
} from "./outlines";

const MOST_STEPS = 200;

/** What map, corner fields and GeoJSON text all read and write. */
export class Sketch {
	parts = $state.raw<Part[]>([]);
	/** The surface and the corner in hand. */
	part = $state(0);
	corner = $state(0);
	private past = $state.raw<Part[][]>([]);
	private future = $state.raw<Part[][]>([]);

	readonly geometry = $derived(geometryOf(this.parts));
	readonly corners = $derived(cornersOf(this.parts[this.part]));
	readonly place = $derived<Corner | null>(this.parts[this.part]?.[0]?.[this.corner] ?? null);
	readonly isCrossed = $derived(this.parts.some((part) => part.some((ring) => crossesItself(ring))));
	readonly canUndo = $derived(this.past.length > 0);
	readonly canRedo = $derived(this.future.length > 0);

	/** Begins with a surface, or with nothing; what was before is forgotten. */
	load(geometry: { type?: string; coordinates?: unknown } | null): void {
		this.parts = partsOf(geometry);
		this.past = [];
		this.future = [];
		this.take(0, 0);
	}

	/** One step: these parts instead of those. */
	set(parts: Part[]): void {
		if (JSON.stringify(parts) === JSON.stringify(this.parts)) return;
		this.past = [...this.past.slice(-MOST_STEPS + 1), this.parts];
		this.future = [];
		this.parts = parts;
		this.take(this.part, this.corner);
	}

	undo(): void {
		const before = this.past.at(-1);
		if (!before) return;
		this.past = this.past.slice(0, -1);
		this.future = [...this.future, this.parts];
		this.parts = before;
		this.take(this.part, this.corner);
	}

	redo(): void {
		const after = this.future.at(-1);
		if (!after) return;
		this.future = this.future.slice(0, -1);
		this.past = [...this.past, this.parts];
		this.parts = after;
		this.take(this.part, this.corner);
	}

	/** Takes a corner in hand; one that is not there becomes the nearest that is. */
	take(part: number, corner: number): void {
		this.part = Math.min(Math.max(part, 0), Math.max(this.parts.length - 1, 0));
		const count = cornersOf(this.parts[this.part]);
		this.corner = count === 0 ? 0 : ((corner % count) + count) % count;
	}

	moveCorner(to: Corner): void {
		this.change((ring) => withCorner(ring, this.corner, to));
	}

	addCorner(): void {
		this.change((ring) => withMiddle(ring, this.corner));
		this.take(this.part, this.corner + 1);
	}

	dropCorner(): void {
		this.change((ring) => withoutCorner(ring, this.corner));
	}

	/** A square to begin with, where there is no pointer to draw with. */
	addSquare(center: Corner, side: number): void {
		this.set([...this.parts, squareAround(center, side)]);
		this.take(this.parts.length - 1, 0);
	}

	dropPart(): void {
		this.set(this.parts.filter((_part, number) => number !== this.part));
	}

	private change(turn: (ring: Part[number]) => Part[number]): void {
		this.set(
			this.parts.map((part, number) => {
				const [outer, ...holes] = part;
				return number === this.part && outer ? [turn(outer), ...holes] : part;
			}),
		);
	}
}
