/** Small distances on the ground: flat-earth arithmetic, good to a millimetre over the metres a picker moves. */
import type { LngLat, MapTown } from "./types";

const METRES_PER_DEGREE = 111_320;

/** Metres between two places (equirectangular; error under 0.1 % below 10 km). */
export function distanceInMetres(from: LngLat, to: LngLat): number {
	const middle = ((from.latitude + to.latitude) / 2) * (Math.PI / 180);
	const east = (to.longitude - from.longitude) * METRES_PER_DEGREE * Math.cos(middle);
	const north = (to.latitude - from.latitude) * METRES_PER_DEGREE;
	return Math.hypot(east, north);
}

/** The place that lies `eastM` metres east and `northM` metres north of another. */
export function placeAt(from: LngLat, eastM: number, northM: number): LngLat {
	const latitude = from.latitude + northM / METRES_PER_DEGREE;
	const shrink = Math.cos((from.latitude * Math.PI) / 180);
	return { latitude, longitude: from.longitude + eastM / (METRES_PER_DEGREE * shrink) };
}

/** A ring of 64 corners around a place, closed, as [longitude, latitude] pairs for GeoJSON. */
export function circleRing(center: LngLat, radiusM: number): [number, number][] {
	const ring: [number, number][] = [];
	for (let step = 0; step <= 64; step++) {
		const angle = ((step % 64) / 64) * 2 * Math.PI;
		const corner = placeAt(center, Math.cos(angle) * radiusM, Math.sin(angle) * radiusM);
		ring.push([corner.longitude, corner.latitude]);
	}
	return ring;
}

/** The candidate nearest to a place with its distance, or null when none lies within `withinM` metres. */
export function nearestWithin<T extends LngLat>(
	place: LngLat,
	candidates: readonly T[],
	withinM: number,
): { item: T; distanceM: number } | null {
	let best: { item: T; distanceM: number } | null = null;
	for (const item of candidates) {
		const distanceM = distanceInMetres(place, item);
		if (distanceM <= withinM && (best === null || distanceM < best.distanceM)) best = { item, distanceM };
	}
	return best;
}

/** The town with as much again on every side: as far as its map goes. */
export function around(town: MapTown): [[number, number], [number, number]] {
	const [west = -180, south = -85, east = 180, north = 85] = town.bounds;
	const dx = Math.max(east - west, 0.02);
	const dy = Math.max(north - south, 0.02);
	return [
		[west - dx, south - dy],
		[east + dx, north + dy],
	];
}
