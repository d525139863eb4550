/** Draws a picture upright and small, and looks for the quality that a bad network can bear; in a page or a worker. */

/** What a photo may weigh, in bytes: enough to see a bolt, little enough for a village. */
export const WANTED_BYTES = 500_000;
const QUALITIES = [0.86, 0.78, 0.7, 0.6, 0.5] as const;

/** The best quality under WANTED_BYTES, or the smallest there is. */
export async function lightest(encode: (quality: number) => Promise<Blob>): Promise<Blob> {
	let blob: Blob | null = null;
	for (const quality of QUALITIES) {
		blob = await encode(quality);
		if (blob.size <= WANTED_BYTES) break;
	}
	if (!blob) throw new Error("no quality to try");
	return blob;
}

/** Draws `bitmap` over white on a canvas of these measures. */
export function paint(
	canvas: OffscreenCanvas | HTMLCanvasElement,
	bitmap: ImageBitmap,
	width: number,
	height: number,
): void {
	canvas.width = width;
	canvas.height = height;
	const context = canvas.getContext("2d", { alpha: false }) as
		| CanvasRenderingContext2D
		| OffscreenCanvasRenderingContext2D
		| null;
	if (!context) throw new Error("no canvas");
	context.fillStyle = "#fff";
	context.fillRect(0, 0, width, height);
	context.imageSmoothingQuality = "high";
	context.drawImage(bitmap, 0, 0, width, height);
}
