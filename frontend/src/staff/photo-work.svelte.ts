/** One photo on the table: what is covered, what was changed here, and what is asked of the server about it. */
import { ApiError, call } from "../api/client";
import { type Box, bare, isSame, type Kind } from "./boxes";
import { session } from "./session";
import type { PhotoWork } from "./types";
import { waiting } from "./waiting.svelte";

const DRAWING_MS = 1_500;
export const DROPPED = "photo.dropped";

/** What stood in the way: somebody was faster, the original is gone, or anything else. */
export type Obstacle =
	| { kind: "changed"; mine: Box[] }
	| { kind: "gone" }
	| { kind: "other"; error: unknown };

export class Editing {
	readonly id: string;
	work = $state.raw<PhotoWork | null>(null);
	error = $state.raw<unknown>(null);
	boxes = $state.raw<Box[]>([]);
	obstacle = $state.raw<Obstacle | null>(null);
	isSaving = $state(false);
	/** What this person asked for is being drawn, or has been. */
	asked = $state<"boxes" | "draw" | "drop" | "turn" | null>(null);
	#keys = 0;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#isOver = false;

	readonly isDrawing = $derived(this.work?.state === "pending");
	readonly isDropped = $derived(this.work?.failure_code === DROPPED);
	readonly isShown = $derived(this.work?.state === "ready");
	/** Whether anything can be told of the picture: there is something to look at. */
	readonly isVisible = $derived(this.isShown || Boolean(this.work?.original_url));
	/** Nothing that was covered can come to light again. */
	readonly isSealed = $derived(this.isShown && !this.work?.original_url);
	readonly isChanged = $derived(this.work !== null && !isSame(this.boxes, this.work.boxes));

	constructor(id: string) {
		this.id = id;
	}

	async open(): Promise<void> {
		this.error = null;
		try {
			this.#take(await call<PhotoWork>(this.#path("boxes")));
		} catch (problem) {
			if (!session.noticed(problem)) this.error = problem;
		}
	}

	/** No more questions about it. */
	leave(): void {
		this.#isOver = true;
		clearTimeout(this.#timer);
	}

	/** Adds a box, and answers its key. */
	add(edges: Omit<Box, "key" | "isFixed">): number {
		const key = ++this.#keys;
		this.boxes = [...this.boxes, { ...edges, key, isFixed: false }];
		return key;
	}

	/** Puts a box in the place of the one with its key; one that must stay stays. */
	put(box: Box): void {
		this.boxes = this.boxes.map((one) => (one.key === box.key && !one.isFixed ? box : one));
	}

	rename(key: number, kind: Kind): void {
		this.boxes = this.boxes.map((one) => (one.key === key && !one.isFixed ? { ...one, kind } : one));
	}

	remove(key: number): void {
		this.boxes = this.boxes.filter((one) => one.key !== key || one.isFixed);
	}

	/** Puts what this person had drawn on top of what somebody else decided. */
	takeBack(mine: Box[]): void {
		this.obstacle = null;
		for (const box of mine) if (!this.boxes.some((one) => isSame([one], [box]))) this.add(bare(box));
	}

	publish(): Promise<void> {
		return this.#ask("boxes", "PUT", { boxes: this.boxes.map(bare) });
	}

	drawAgain(): Promise<void> {
		return this.#ask("draw", "POST", {});
	}

	/** Turns it clockwise by quarter turns; what is covered turns with it. */
	turn(quarters: 1 | 3): Promise<void> {
		return this.#ask("turn", "POST", { quarters });
	}

	drop(reason: string): Promise<void> {
		return this.#ask("drop", "POST", reason ? { reason } : {});
	}

	async #ask(what: "boxes" | "draw" | "drop" | "turn", method: "PUT" | "POST", body: object): Promise<void> {
		if (!this.work || this.isSaving) return;
		this.isSaving = true;
		this.obstacle = null;
		try {
			const answer = await call<PhotoWork | undefined>(this.#path(what), {
				method,
				body: { ...body, revision: this.work.revision },
			});
			this.asked = what;
			if (answer) this.#take(answer);
			else await this.open();
			void waiting.read();
		} catch (problem) {
			if (!session.noticed(problem)) await this.#stumble(problem);
		} finally {
			this.isSaving = false;
		}
	}

	/** What is true now is shown; what this person had drawn is not lost. */
	async #stumble(problem: unknown): Promise<void> {
		const code = problem instanceof ApiError ? problem.code : "";
		const mine = this.boxes;
		if (code === "photo.changed" || code === "photo.being_drawn") {
			await this.open();
			const drawn = mine.filter((box) => !this.boxes.some((one) => isSame([one], [box])));
			this.obstacle = { kind: "changed", mine: drawn };
		} else if (code === "photo.original_gone") {
			await this.open();
			if (this.isShown) this.takeBack(mine);
			this.obstacle = { kind: "gone" };
		} else {
			this.obstacle = { kind: "other", error: problem };
		}
	}

	#take(work: PhotoWork): void {
		const isFixed = work.state === "ready" && !work.original_url;
		this.work = work;
		this.boxes = work.boxes.map((box) => ({ ...bare(box), key: ++this.#keys, isFixed }));
		clearTimeout(this.#timer);
		if (work.state === "pending" && !this.#isOver)
			this.#timer = setTimeout(() => void this.#look(), DRAWING_MS);
		else if (this.asked) void waiting.read();
	}

	async #look(): Promise<void> {
		await this.open();
		// The network went for a moment: the question is asked again, nothing is shown for it.
		if (this.error && !this.#isOver) this.#timer = setTimeout(() => void this.#look(), 2 * DRAWING_MS);
	}

	#path(what: string): string {
		return `/staff/v1/photos/${this.id}/${what}`;
	}
}
