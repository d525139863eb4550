/** Finds a code in a picture: the browser's own detector where there is one, else a small decoder fetched when needed. */

interface Detector {
	detect(source: CanvasImageSource): Promise<{ rawValue: string }[]>;
}
interface DetectorClass {
	new (options: { formats: string[] }): Detector;
	getSupportedFormats(): Promise<string[]>;
}

/** Longest side that is looked at, in pixels: enough for a code held before the camera. */
const LONGEST_PX = 800;

export type Reader = (source: HTMLVideoElement | ImageBitmap) => Promise<string | null>;

/** A reader of QR codes for this browser; answers null for a picture without one. */
export async function makeReader(): Promise<Reader> {
	const Own = (globalThis as unknown as { BarcodeDetector?: DetectorClass }).BarcodeDetector;
	if (Own && (await Own.getSupportedFormats().catch((): string[] => [])).includes("qr_code")) {
		const detector = new Own({ formats: ["qr_code"] });
		return async (source) => (await detector.detect(source))[0]?.rawValue ?? null;
	}
	const { decodeQR } = await import("qr/decode.js");
	const canvas = document.createElement("canvas");
	return async (source) => {
		const width = "videoWidth" in source ? source.videoWidth : source.width;
		const height = "videoHeight" in source ? source.videoHeight : source.height;
		if (width === 0 || height === 0) return null;
		const scale = Math.min(1, LONGEST_PX / Math.max(width, height));
		canvas.width = Math.round(width * scale);
		canvas.height = Math.round(height * scale);
		const context = canvas.getContext("2d", { willReadFrequently: true });
		if (!context) return null;
		context.drawImage(source, 0, 0, canvas.width, canvas.height);
		const picture = context.getImageData(0, 0, canvas.width, canvas.height);
		try {
			return decodeQR(picture);
		} catch {
			return null; // the decoder throws where a picture holds no code
		}
	};
}
