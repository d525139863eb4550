/** Makes a kept picture ready to leave: shrunk once per photo, whoever asks first. */
import { u } from "../i18n/ui";
import { MOST_BYTES, PhotoProblem, type ReadyPhoto, shrink } from "./photos";
import { settlePhoto } from "./queue";
import type { QueuedPhoto } from "./store";

const inHand = new Map<string, Promise<ReadyPhoto>>();

/** The shrunk picture of a raw photo; the screen and the queue may ask at the same time. Throws PhotoProblem. */
export function shrinkOnce(id: string, blob: Blob): Promise<ReadyPhoto> {
	const begun = inHand.get(id);
	if (begun) return begun;
	const work = shrink(blob).finally(() => inHand.delete(id));
	inHand.set(id, work);
	return work;
}

/** Shrinks a raw photo and keeps the result; a picture that cannot be used is refused with a sentence. */
export async function makeReady(photo: QueuedPhoto): Promise<QueuedPhoto | null> {
	try {
		const { blob, width, height } = await shrinkOnce(photo.id, photo.blob);
		return await settlePhoto(photo.id, { blob, width, height });
	} catch (error) {
		if (!(error instanceof PhotoProblem)) throw error;
		return settlePhoto(photo.id, { state: "refused", reason: problemSentence(error) });
	}
}

/** What to tell the person of a picture that cannot be used. */
export function problemSentence(problem: PhotoProblem): string {
	return problem.code === "too_large" ? u.photos.too_large(MOST_BYTES) : u.photos.unreadable;
}
