/** Makes a photo light enough for a bad network: upright, 2048 px at most, without the camera's notes. */
import { lightest, paint } from "./encode";
import { type PhotoFacts, readFacts } from "./exif";
import type { Task } from "./photos.worker";

/** Longest side after shrinking, in pixels. */
export const LONGEST_PX = 2048;
/** What the server takes at most, in bytes. */
export const MOST_BYTES = 20_000_000;
/** A worker that has not answered by then is given up; the page draws itself. */
const WORKER_PATIENCE_MS = 30_000;

export interface ReadyPhoto extends PhotoFacts {
	blob: Blob;
	width: number;
	height: number;
}

/** Why a file cannot be used. */
export class PhotoProblem extends Error {
	readonly code: "too_large" | "unreadable";

	constructor(code: "too_large" | "unreadable") {
		super(code);
		this.name = "PhotoProblem";
		this.code = code;
	}
}

/**
 * Shrinks a picture file. A format this browser cannot draw (HEIC on some) is passed as it is, the server reads it;
 * throws PhotoProblem when it is no picture or too large to send.
 */
export async function shrink(file: Blob): Promise<ReadyPhoto> {
	const facts = await readFacts(file);
	const bitmap = await decode(file);
	if (!bitmap) return asItIs(file, facts);
	const scale = Math.min(1, LONGEST_PX / Math.max(bitmap.width, bitmap.height));
	const width = Math.max(1, Math.round(bitmap.width * scale));
	const height = Math.max(1, Math.round(bitmap.height * scale));
	const blob = (await inWorker({ bitmap, width, height })) ?? (await onPage(file, width, height));
	return { blob, width, height, ...facts };
}

/** The upright picture, or null when this browser cannot draw the format. */
async function decode(file: Blob): Promise<ImageBitmap | null> {
	try {
		return await createImageBitmap(file, { imageOrientation: "from-image" });
	} catch {
		return null;
	}
}

/** Null where workers cannot draw, or fail to. The bitmap is used up either way. */
async function inWorker(task: Task): Promise<Blob | null> {
	if (typeof OffscreenCanvas === "undefined" || typeof Worker === "undefined") {
		task.bitmap.close();
		return null;
	}
	const worker = new Worker(new URL("./photos.worker.ts", import.meta.url), { type: "module" });
	try {
		return await new Promise((resolve) => {
			const patience = setTimeout(() => resolve(null), WORKER_PATIENCE_MS);
			const done = (blob: Blob | null) => {
				clearTimeout(patience);
				resolve(blob);
			};
			worker.onmessage = (event: MessageEvent<Blob | null>) => done(event.data);
			worker.onerror = () => done(null);
			worker.postMessage(task, [task.bitmap]);
		});
	} finally {
		worker.terminate();
	}
}

async function onPage(file: Blob, width: number, height: number): Promise<Blob> {
	const bitmap = await decode(file);
	if (!bitmap) throw new PhotoProblem("unreadable");
	const canvas = document.createElement("canvas");
	try {
		paint(canvas, bitmap, width, height);
		return await lightest(
			(quality) =>
				new Promise((resolve, reject) =>
					canvas.toBlob(
						(blob) => (blob ? resolve(blob) : reject(new PhotoProblem("unreadable"))),
						"image/jpeg",
						quality,
					),
				),
		);
	} finally {
		bitmap.close();
		canvas.width = 0; // frees the memory at once on iOS
	}
}

async function asItIs(file: Blob, facts: PhotoFacts): Promise<ReadyPhoto> {
	if (!(await looksHeic(file))) throw new PhotoProblem("unreadable");
	if (file.size > MOST_BYTES) throw new PhotoProblem("too_large");
	const blob = file.type ? file : new Blob([file], { type: "image/heic" });
	return { blob, width: 0, height: 0, ...facts };
}

/** HEIC and AVIF start with an ISO box `ftyp` and a known brand. */
async function looksHeic(file: Blob): Promise<boolean> {
	const head = new TextDecoder("latin1").decode(await file.slice(4, 12).arrayBuffer());
	return /^ftyp(heic|heix|hevc|heim|heis|mif1|msf1|avif)/.test(head);
}
