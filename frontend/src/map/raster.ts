/** Turns our drawings into the pixels the map's symbols are made of. */
import type { Drawing } from "./pins";

/** Pixels of a symbol for each CSS pixel. */
export const RATIO = 2;
const NUMBER_FONT = '"Atkinson Hyperlegible", system-ui, sans-serif';

/** A drawing at twice the screen's fineness, with its number in the page's own font. */
export async function rasterize(drawing: Drawing): Promise<ImageData> {
	const { width, height, text } = drawing;
	const picture = new Image(width * RATIO, height * RATIO);
	picture.src = `data:image/svg+xml,${encodeURIComponent(drawing.svg)}`;
	await picture.decode();
	const canvas = document.createElement("canvas");
	canvas.width = Math.ceil(width * RATIO);
	canvas.height = Math.ceil(height * RATIO);
	const brush = canvas.getContext("2d");
	if (!brush) throw new Error("no canvas to draw the map's symbols on");
	brush.drawImage(picture, 0, 0, canvas.width, canvas.height);
	if (text?.value) {
		const font = `700 ${text.size * RATIO}px ${NUMBER_FONT}`;
		// A font that does not arrive leaves the system's: the number is still there.
		await document.fonts.load(font).catch(() => []);
		brush.font = font;
		brush.fillStyle = text.colour;
		brush.textAlign = "center";
		brush.textBaseline = "middle";
		brush.fillText(text.value, text.x * RATIO, (text.y + 0.5) * RATIO);
	}
	return brush.getImageData(0, 0, canvas.width, canvas.height);
}
