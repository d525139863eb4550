/** The after-photos being gathered for one closing: shrunk at once, shown from memory, kept only when sent. */
import { PhotoProblem, type ReadyPhoto, shrink } from "../offline/photos";

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
	}
}
