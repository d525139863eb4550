/// <reference lib="webworker" />
/** Shrinks one picture off the page's thread, so that the screen keeps answering on an old phone. */
import { lightest, paint } from "./encode";

declare const self: DedicatedWorkerGlobalScope;

/** What the page sends; the bitmap is handed over, not copied. */
export interface Task {
	bitmap: ImageBitmap;
	width: number;
	height: number;
}

self.onmessage = async (event: MessageEvent<Task>) => {
	const { bitmap, width, height } = event.data;
	try {
		const canvas = new OffscreenCanvas(width, height);
		paint(canvas, bitmap, width, height);
		self.postMessage(await lightest((quality) => canvas.convertToBlob({ type: "image/jpeg", quality })));
	} catch {
		self.postMessage(null); // the page tries itself
	} finally {
		bitmap.close();
	}
};
