/** The photos and words being gathered for one closing: shrunk at once, shown from memory, and kept until they are sent. */
import { PhotoProblem, type ReadyPhoto, shrink } from "../offline/photos";
import { dropBegun, keepShots, keepWords, readBegun } from "./begun";

export interface Shot {
	key: string;
	photo: ReadyPhoto;
	/** Object URL for the preview; freed when the shot goes. */
	url: string;
}

/** At most so many photos close one stop. */
export const MOST_SHOTS = 3;

/** Photos taken on this screen. */
export class Shots {
	list = $state.raw<Shot[]>([]);
	isReading = $state(false);
	problem = $state<PhotoProblem["code"] | null>(null);
	/** What is written beside them. */
	note = $state("");

	/** Reads files from the camera or the gallery; what is not a photo is said, the others stay. */
	async take(files: Iterable<File>): Promise<void> {
		this.isReading = true;
		this.problem = null;
		for (const file of files) {
			if (this.list.length >= MOST_SHOTS) break;
			try {
				const photo = await shrink(file);
				this.list = [...this.list, { key: crypto.randomUUID(), photo, url: URL.createObjectURL(photo.blob) }];
			} catch (error) {
				if (!(error instanceof PhotoProblem)) throw error;
				this.problem = error.code;
			}
		}
		this.isReading = false;
	}

	/** Takes one away. */
	drop(key: string): void {
		for (const shot of this.list) if (shot.key === key) URL.revokeObjectURL(shot.url);
		this.list = this.list.filter((shot) => shot.key !== key);
	}

	/** Frees the previews. */
	clear(): void {
		for (const shot of this.list) URL.revokeObjectURL(shot.url);
		this.list = [];
		this.note = "";
	}

	/** Shows photos and words that were kept. */
	restore(photos: readonly ReadyPhoto[], note: string): void {
		this.note = note;
		this.list = photos.map((photo) => ({
			key: crypto.randomUUID(),
			photo,
			url: URL.createObjectURL(photo.blob),
		}));
	}
}

/**
 * Keeps what a screen gathers under a name until it is sent, and brings it back on the next visit. To be called while
 * the screen is made; `mode` is the open form, `reopen` opens it again. Answers how to forget it once it is sent.
 */
export function keepBegun(
	shots: Shots,
	name: string,
	mode: () => string,
	reopen: (mode: string) => void,
): () => Promise<void> {
	let isRead = $state(false);
	let isOver = false;
	// Storage refused: it lasts as long as the screen, as everything then does.
	const quiet = (work: Promise<unknown>) => void work.catch(() => undefined);

	$effect(() => {
		quiet(
			readBegun(name)
				.then((before) => {
					// Somebody who was quicker than the phone's storage has begun anew.
					if (before === null || isOver || shots.list.length > 0 || shots.note !== "") return;
					shots.restore(before.photos, before.note);
					reopen(before.mode);
				})
				.finally(() => {
					isRead = true;
				}),
		);
	});
	$effect(() => {
		const photos = shots.list.map((shot) => shot.photo);
		if (isRead && !isOver) quiet(keepShots(name, photos));
	});
	$effect(() => {
		const [form, note, isEmpty] = [mode(), shots.note, shots.list.length === 0];
		if (!isRead || isOver) return;
		quiet(isEmpty && note.trim() === "" ? dropBegun(name) : keepWords(name, form, note));
	});
	return async () => {
		isOver = true;
		await dropBegun(name).catch(() => undefined);
	};
}
