/** Makes a photo light enough for a bad network: upright, 2048 px at most, without the camera's notes. */
import { type PhotoFacts, readFacts } from "./exif";

/** Longest side after shrinking, in pixels. */
export const LONGEST_PX = 2048;
/** What the server takes at most, in bytes. */
export const MOST_BYTES = 20_000_000;

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
	let bitmap: ImageBitmap;
	try {
		bitmap = await createImageBitmap(file, { imageOrientation: "from-image" });
	} catch {
		return asItIs(file, facts);
	}
	try {
		const scale = Math.min(1, LONGEST_PX / Math.max(bitmap.width, bitmap.height));
		const width = Math.max(1, Math.round(bitmap.width * scale));
		const height = Math.max(1, Math.round(bitmap.height * scale));
		const blob = await draw(bitmap, width, height);
		return { blob, width, height, ...facts };
	} finally {
		bitmap.close();
	}
}

async function draw(bitmap: ImageBitmap, width: number, height: number): Promise<Blob> {
	const canvas = document.createElement("canvas");
	canvas.width = width;
	canvas.height = height;
	const context = canvas.getContext("2d", { alpha: false });
	if (!context) throw new PhotoProblem("unreadable");
	context.fillStyle = "#fff";
	context.fillRect(0, 0, width, height);
	context.imageSmoothingQuality = "high";
	context.drawImage(bitmap, 0, 0, width, height);
	const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.84));
	canvas.width = 0; // frees the memory at once on iOS
	if (!blob) throw new PhotoProblem("unreadable");
	return blob;
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
