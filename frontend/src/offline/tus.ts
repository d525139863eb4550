/** Sends a photo in parts that a bad network may cut anywhere: tus 1.0.0 (core, creation, checksum), https://tus.io. */
import { ApiError, refused, type Transferred, transfer } from "../api/client";

const CREATION = "/api/v1/uploads";
const VERSION = "1.0.0";
const SMALLEST_PART = 256 * 1024;
const LARGEST_PART = 2 * 1024 * 1024;
/** A part that left faster than this may be followed by a larger one. */
const QUICK_MS = 1_500;
const PART_TIMEOUT_MS = 90_000;
/** Answers that make us look again where the server is, before the phone waits for another try. */
const MOST_SURPRISES = 4;

export interface Resumable {
	/** The photo's id: the server keeps the picture under it. */
	id: string;
	blob: Blob;
	/** Address of an upload begun earlier, or null. */
	upload: string | null;
	/** Keeps the address for a later try, also after a reload; null when it leads nowhere any more. */
	remember: (upload: string | null) => Promise<void>;
	/** Told from 0 to 1. */
	onProgress: (ratio: number) => void;
}

/** Brings the whole picture to the server, from where an earlier try stopped; throws ApiError. */
export async function sendInParts(photo: Resumable): Promise<void> {
	const size = photo.blob.size;
	let upload = photo.upload;
	let offset = upload === null ? null : await ask(upload);
	let part = SMALLEST_PART;
	let surprises = 0;
	while (offset === null || offset < size) {
		if (upload === null || offset === null) {
			upload = await create(photo);
			await photo.remember(upload);
			offset = 0;
		}
		const began = Date.now();
		const from: number = offset;
		const came = await send(upload, photo.blob.slice(from, from + part), from, (sent) =>
			photo.onProgress(Math.min(1, (from + sent) / size)),
		);
		if (came.status === 204) {
			offset = offsetIn(came);
			if (Date.now() - began < QUICK_MS) part = Math.min(LARGEST_PART, part * 2);
		} else {
			surprises += 1;
			if (surprises > MOST_SURPRISES) throw new ApiError(0, { code: "network" });
			offset = await afterSurprise(came, upload, from);
			if (offset === null) {
				upload = null;
				await photo.remember(null);
			}
		}
		photo.onProgress((offset ?? 0) / size);
	}
}

/** Where to go on after an answer that was not "taken"; null to begin anew. Throws what the person must hear. */
async function afterSurprise(came: Transferred, upload: string, offset: number): Promise<number | null> {
	const error = refused(came);
	if (error.code === "upload.checksum") return offset; // the bytes changed on the way: once more
	if (error.code === "upload.offset") return ask(upload);
	if (isGone(error)) return null;
	throw error;
}

async function create(photo: Resumable): Promise<string> {
	const came = await transfer("POST", CREATION, null, {
		"Tus-Resumable": VERSION,
		"Upload-Length": String(photo.blob.size),
		"Upload-Metadata": `photo_id ${btoa(photo.id)}`,
	});
	const location = ours(came).header("Location");
	if (came.status !== 201 || location === null) throw refused(came);
	return new URL(location, globalThis.location.origin).pathname;
}

/** How much the server has; null when it no longer knows this upload. */
async function ask(upload: string): Promise<number | null> {
	const came = ours(await transfer("HEAD", upload, null, { "Tus-Resumable": VERSION }));
	// An answer to HEAD has no body, so the status alone tells.
	if ([403, 404, 410].includes(came.status)) return null;
	if (came.status !== 200) throw refused(came);
	return offsetIn(came);
}

async function send(
	upload: string,
	part: Blob,
	offset: number,
	onProgress: (sent: number) => void,
): Promise<Transferred> {
	const headers: Record<string, string> = {
		"Tus-Resumable": VERSION,
		"Content-Type": "application/offset+octet-stream",
		"Upload-Offset": String(offset),
	};
	const sum = await checksum(part);
	if (sum) headers["Upload-Checksum"] = sum;
	return ours(await transfer("PATCH", upload, part, headers, onProgress, PART_TIMEOUT_MS));
}

/** A hotel's gate or a proxy may answer in our place: without our protocol's mark nothing was said. */
function ours(came: Transferred): Transferred {
	if (came.header("Tus-Resumable") === VERSION) return came;
	const error = refused(came);
	throw came.status >= 400 && error.isTransient ? error : new ApiError(0, { code: "network" });
}

function offsetIn(came: Transferred): number {
	const offset = Number.parseInt(came.header("Upload-Offset") ?? "", 10);
	if (!Number.isSafeInteger(offset) || offset < 0) throw new ApiError(0, { code: "network" });
	return offset;
}

function isGone(error: ApiError): boolean {
	return error.code === "upload.not_found" || error.code === "upload.expired";
}

/** `sha256 …`, where this page may compute it (a secure context); else nothing. */
async function checksum(part: Blob): Promise<string | null> {
	if (!globalThis.crypto?.subtle) return null;
	const digest = await crypto.subtle.digest("SHA-256", await part.arrayBuffer());
	return `sha256 ${btoa(String.fromCharCode(...new Uint8Array(digest)))}`;
}
