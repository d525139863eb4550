/** Takes one photo of the queue to the server: shrunk first, whole when it is small, in parts when large or after a failure. */
import { ApiError, sendPhoto } from "../api/client";
import type { PhotoReceipt } from "../api/types";
import { notePhoto } from "./queue";
import type { QueuedPhoto } from "./store";

/** From here on a photo goes in parts at once. */
export const WHOLE_BYTES = 1_000_000;

/** The photo ready to leave, or null when it was taken away meanwhile; `refused` when it is no usable picture. */
export async function readyPhoto(photo: QueuedPhoto): Promise<QueuedPhoto | null> {
	if (photo.state !== "raw") return photo;
	const { makeReady } = await later(() => import("./preparing"));
	return makeReady(photo);
}

/** Sends a ready photo, telling progress from 0 to 1. Throws ApiError; what failed on the way goes in parts next time. */
export async function postPhoto(photo: QueuedPhoto, onProgress: (ratio: number) => void): Promise<void> {
	try {
		if (photo.blob.size <= WHOLE_BYTES && !photo.tries && !photo.upload) {
			await sendPhoto<PhotoReceipt>(`/api/v1/photos/${photo.id}`, photo.blob, onProgress);
			return;
		}
		const { sendInParts } = await later(() => import("./tus"));
		await sendInParts({
			id: photo.id,
			blob: photo.blob,
			upload: photo.upload ?? null,
			remember: (upload) => notePhoto(photo.id, { upload }),
			onProgress,
		});
	} catch (error) {
		if (!(error instanceof ApiError)) throw error;
		// A proxy that finds the request too large speaks for itself, not for the town: smaller parts may pass.
		const isProxy = error.code === "unknown" && !photo.tries;
		if (error.isTransient || isProxy) await notePhoto(photo.id, { tries: (photo.tries ?? 0) + 1 });
		throw isProxy ? new ApiError(0, { code: "network" }) : error;
	}
}

/** Code that is fetched when needed; without a network and without the service worker's copy it comes later. */
async function later<T>(load: () => Promise<T>): Promise<T> {
	try {
		return await load();
	} catch {
		throw new ApiError(0, { code: "network" });
	}
}
