/** Reads from a JPEG only what helps the person: where and when it was taken (Exif 2.32, TIFF 6.0 structure). */

export interface PhotoFacts {
	place: { latitude: number; longitude: number } | null;
	/** Local time as the camera wrote it, `2026-11-21T18:42:00`; null when absent or senseless. */
	taken_at: string | null;
}

const NOTHING: PhotoFacts = { place: null, taken_at: null };
const HEAD_BYTES = 256 * 1024;

/** What the file says of itself; nothing when it says nothing readable. Never throws. */
export async function readFacts(file: Blob): Promise<PhotoFacts> {
	try {
		const view = new DataView(await file.slice(0, HEAD_BYTES).arrayBuffer());
		const start = findExif(view);
		return start === null ? NOTHING : readTiff(new DataView(view.buffer, start));
	} catch (error) {
		if (error instanceof RangeError) return NOTHING; // truncated or lying offsets
		throw error;
	}
}

function findExif(view: DataView): number | null {
	if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return null;
	let at = 2;
	while (at + 10 < view.byteLength) {
		const marker = view.getUint16(at);
		if (marker < 0xffe0 || marker === 0xffda) return null;
		if (marker === 0xffe1 && view.getUint32(at + 4) === 0x45786966) return at + 10;
		at += 2 + view.getUint16(at + 2);
	}
	return null;
}

type Entries = Map<number, { count: number; value: number }>;

function readTiff(view: DataView): PhotoFacts {
	const little = view.getUint16(0) === 0x4949;
	const directory = (offset: number): Entries => {
		const entries: Entries = new Map();
		const count = Math.min(view.getUint16(offset, little), 200);
		for (let index = 0; index < count; index += 1) {
			const at = offset + 2 + index * 12;
			entries.set(view.getUint16(at, little), { count: view.getUint32(at + 4, little), value: at + 8 });
		}
		return entries;
	};
	const pointer = (entries: Entries, tag: number) => {
		const entry = entries.get(tag);
		return entry ? view.getUint32(entry.value, little) : null;
	};
	const main = directory(view.getUint32(4, little));
	const gps = pointer(main, 0x8825);
	const exif = pointer(main, 0x8769);
	return {
		place: gps === null ? null : readPlace(view, little, directory(gps)),
		taken_at: exif === null ? null : readTime(view, little, directory(exif)),
	};
}

function readPlace(view: DataView, little: boolean, gps: Entries): PhotoFacts["place"] {
	const angle = (tag: number, referenceTag: number, negative: string) => {
		const entry = gps.get(tag);
		const reference = gps.get(referenceTag);
		if (!entry || !reference || entry.count !== 3) return Number.NaN;
		const at = view.getUint32(entry.value, little);
		const part = (index: number) =>
			view.getUint32(at + index * 8, little) / view.getUint32(at + index * 8 + 4, little);
		const degrees = part(0) + part(1) / 60 + part(2) / 3600;
		return String.fromCharCode(view.getUint8(reference.value)) === negative ? -degrees : degrees;
	};
	const latitude = angle(2, 1, "S");
	const longitude = angle(4, 3, "W");
	const plausible =
		Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && (latitude !== 0 || longitude !== 0);
	return plausible ? { latitude, longitude } : null;
}

function readTime(view: DataView, little: boolean, exif: Entries): string | null {
	const entry = exif.get(0x9003);
	if (!entry || entry.count < 19) return null;
	const at = view.getUint32(entry.value, little);
	let text = "";
	for (let index = 0; index < 19; index += 1) text += String.fromCharCode(view.getUint8(at + index));
	const match = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)$/.exec(text);
	return match ? `${match[1]}-${match[2]}-${match[3]}T${match[4]}` : null;
}
