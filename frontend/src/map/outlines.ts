/** Outlines as plain numbers: rings in degrees, longitude first (RFC 7946), closed; nothing here knows a map. */

export type Corner = [longitude: number, latitude: number];
/** A closed ring: the last corner is the first. */
export type Ring = Corner[];
/** An outer ring and its holes. */
export type Part = Ring[];

/** Seven digits are a centimetre. */
const DIGITS = 1e7;
const METRES_PER_DEGREE = 111_320;
/** Beyond so many corners the crossing of sides is left to the server. */
const MOST_COMPARED = 1500;

export function rounded(value: number): number {
	return Math.round(value * DIGITS) / DIGITS;
}

/** The parts of a GeoJSON surface; none when it is no surface. */
export function partsOf(geometry: { type?: string; coordinates?: unknown } | null): Part[] {
	if (!geometry || !Array.isArray(geometry.coordinates)) return [];
	const found =
		geometry.type === "Polygon"
			? [geometry.coordinates]
			: geometry.type === "MultiPolygon"
				? geometry.coordinates
				: [];
	return found.map((part) => readPart(part)).filter((part) => part.length > 0);
}

function readPart(part: unknown): Part {
	if (!Array.isArray(part)) return [];
	const rings = part.map((ring) => readRing(ring));
	return rings[0] && rings[0].length >= 4 ? rings.filter((ring) => ring.length >= 4) : [];
}

function readRing(ring: unknown): Ring {
	if (!Array.isArray(ring)) return [];
	const corners: Ring = [];
	for (const one of ring) {
		if (!Array.isArray(one) || !Number.isFinite(one[0]) || !Number.isFinite(one[1])) return [];
		const corner: Corner = [rounded(one[0]), rounded(one[1])];
		const last = corners.at(-1);
		if (!last || last[0] !== corner[0] || last[1] !== corner[1]) corners.push(corner);
	}
	return closed(corners);
}

/** The same ring, closed. */
export function closed(corners: Ring): Ring {
	const first = corners[0];
	const last = corners.at(-1);
	if (!first || !last || (first[0] === last[0] && first[1] === last[1])) return corners;
	return [...corners, first];
}

/**
 * Whether the corners in sight lie too close together for a finger to take one: half of the sides between them are
 * shorter than `least` pixels. `project` answers pixels from the map's upper left corner, null for what is out of sight.
 */
export function areCrowded(
	ring: Ring,
	project: (corner: Corner) => { x: number; y: number } | null,
	least: number,
): boolean {
	const gaps: number[] = [];
	let before: { x: number; y: number } | null = null;
	for (const corner of ring) {
		const here = project(corner);
		if (before && here) gaps.push(Math.hypot(here.x - before.x, here.y - before.y));
		before = here;
	}
	gaps.sort((one, other) => one - other);
	return gaps.length > 0 && (gaps[Math.floor(gaps.length / 2)] ?? least) < least;
}

/** The GeoJSON of parts; null of none. */
export function geometryOf(parts: readonly Part[]): { type: "MultiPolygon"; coordinates: Part[] } | null {
	return parts.length === 0 ? null : { type: "MultiPolygon", coordinates: parts.map((part) => part) };
}

/** How many corners a ring has; its closing one does not count. */
export function cornersOf(part: Part | undefined): number {
	return Math.max((part?.[0]?.length ?? 1) - 1, 0);
}

/** A ring with one corner put elsewhere, kept closed. */
export function withCorner(ring: Ring, index: number, to: Corner): Ring {
	const open = ring.slice(0, -1);
	open[index] = [rounded(to[0]), rounded(to[1])];
	return closed(open);
}

/** A ring with a corner in the middle of the side that follows one. */
export function withMiddle(ring: Ring, index: number): Ring {
	const open = ring.slice(0, -1);
	const [from, to] = [open[index], open[(index + 1) % open.length]];
	if (!from || !to) return ring;
	open.splice(index + 1, 0, [rounded((from[0] + to[0]) / 2), rounded((from[1] + to[1]) / 2)]);
	return closed(open);
}

/** A ring without one corner; a triangle keeps its three. */
export function withoutCorner(ring: Ring, index: number): Ring {
	const open = ring.slice(0, -1);
	if (open.length <= 3) return ring;
	open.splice(index, 1);
	return closed(open);
}

/** A place so many metres east and north of another. */
export function moved([longitude, latitude]: Corner, east: number, north: number): Corner {
	const across = METRES_PER_DEGREE * Math.cos((latitude * Math.PI) / 180);
	return [rounded(longitude + east / across), rounded(latitude + north / METRES_PER_DEGREE)];
}

/** A square with sides of so many metres around a place. */
export function squareAround(center: Corner, side: number): Part {
	const half = side / 2;
	return [
		closed([
			moved(center, -half, -half),
			moved(center, half, -half),
			moved(center, half, half),
			moved(center, -half, half),
		]),
	];
}

/** Whether two sides of a ring cross each other; a very long ring is left to the server. */
export function crossesItself(ring: Ring): boolean {
	const sides = ring.length - 1;
	if (sides < 4 || sides > MOST_COMPARED) return false;
	for (let one = 0; one < sides; one++) {
		for (let other = one + 2; other < sides; other++) {
			if (one === 0 && other === sides - 1) continue;
			if (
				cross(ring[one] as Corner, ring[one + 1] as Corner, ring[other] as Corner, ring[other + 1] as Corner)
			)
				return true;
		}
	}
	return false;
}

function cross(a: Corner, b: Corner, c: Corner, d: Corner): boolean {
	return turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;
}

function turn(a: Corner, b: Corner, c: Corner): number {
	return Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));
}

interface Pixel {
	x: number;
	y: number;
}

/** The nearest corner within `reach` pixels of a place, else the nearest point of a side; undefined when all are farther. */
export function nearestOn(
	rings: readonly Ring[],
	at: Corner,
	reach: number,
	project: (longitude: number, latitude: number) => Pixel,
	unproject: (x: number, y: number) => { lng: number; lat: number },
): Corner | undefined {
	const here = project(at[0], at[1]);
	const [low, high] = [unproject(here.x - reach, here.y + reach), unproject(here.x + reach, here.y - reach)];
	let corner: { at: Corner; far: number } | undefined;
	let side: { at: Pixel; far: number } | undefined;
	for (const ring of rings) {
		for (let index = 1; index < ring.length; index++) {
			const [from, to] = [ring[index - 1] as Corner, ring[index] as Corner];
			if (Math.max(from[0], to[0]) < low.lng || Math.min(from[0], to[0]) > high.lng) continue;
			if (Math.max(from[1], to[1]) < low.lat || Math.min(from[1], to[1]) > high.lat) continue;
			const [a, b] = [project(from[0], from[1]), project(to[0], to[1])];
			for (const [place, pixel] of [
				[from, a],
				[to, b],
			] as const) {
				const far = Math.hypot(pixel.x - here.x, pixel.y - here.y);
				if (far <= reach && (!corner || far < corner.far)) corner = { at: place, far };
			}
			const on = footOn(a, b, here);
			const far = Math.hypot(on.x - here.x, on.y - here.y);
			if (far <= reach && (!side || far < side.far)) side = { at: on, far };
		}
	}
	if (corner) return corner.at;
	if (!side) return undefined;
	const { lng, lat } = unproject(side.at.x, side.at.y);
	return [rounded(lng), rounded(lat)];
}

/** The point of a side that is nearest to a place. */
function footOn(a: Pixel, b: Pixel, here: Pixel): Pixel {
	const [width, height] = [b.x - a.x, b.y - a.y];
	const length = width * width + height * height;
	const share = length === 0 ? 0 : ((here.x - a.x) * width + (here.y - a.y) * height) / length;
	const kept = Math.min(Math.max(share, 0), 1);
	return { x: a.x + kept * width, y: a.y + kept * height };
}
