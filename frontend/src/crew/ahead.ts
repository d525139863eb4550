/** Fetched ahead for where there is no network: the photos of the stops in small copies, and the map around them. */
import type { Stop, Town } from "../api/types";
import { CREW_PHOTOS, MAP_CACHE } from "../offline/pages";

const ZOOMS = [13, 14, 15, 16] as const;
/** Ground around the stops, in degrees: some 400 m. */
const MARGIN = 0.004;
const MOST_TILES = 600;
/** A tile of a town weighs about so much, compressed: for the size shown before fetching. */
const TILE_BYTES = 14_000;

interface Network {
	saveData?: boolean;
	type?: string;
}

/** True on Wi-Fi or a cable that is not to be spared; false where the browser does not say. */
export function isFree(): boolean {
	const network = (navigator as Navigator & { connection?: Network }).connection;
	return network?.saveData !== true && (network?.type === "wifi" || network?.type === "ethernet");
}

/** The addresses of the photos that a crew needs to recognise its stops. */
export function photosOf(stops: readonly Stop[]): string[] {
	return stops.flatMap((stop) => stop.photos.slice(0, 2).flatMap((photo) => photo.urls?.["800"] ?? []));
}

/** The tiles around the stops, from far to near, as many as a phone should hold. */
export function tilesAround(town: Pick<Town, "slug">, stops: readonly Stop[]): string[] {
	const found = new Set<string>();
	for (const zoom of ZOOMS) {
		for (const stop of stops) {
			const [west, north] = tileOf(stop.longitude - MARGIN, stop.latitude + MARGIN, zoom);
			const [east, south] = tileOf(stop.longitude + MARGIN, stop.latitude - MARGIN, zoom);
			for (let x = west; x <= east; x++) {
				for (let y = north; y <= south; y++)
					found.add(`/api/v1/tiles/${town.slug}/base/${zoom}/${x}/${y}.mvt`);
			}
		}
	}
	return [...found].slice(0, MOST_TILES);
}

/** What fetching so many tiles takes, in bytes, roughly. */
export function weightOf(tiles: readonly string[]): number {
	return tiles.length * TILE_BYTES;
}

/** Keeps the photos that are not there yet, and lets go those of stops that are no longer on the list. */
export async function keepPhotos(stops: readonly Stop[]): Promise<void> {
	if (typeof caches === "undefined" || navigator.onLine === false) return;
	const wanted = photosOf(stops);
	const cache = await caches.open(CREW_PHOTOS);
	const addresses = new Set(wanted.map((path) => new URL(path, location.href).href));
	const there = await cache.keys();
	for (const request of there) if (!addresses.has(request.url)) await cache.delete(request);
	const known = new Set(there.map((request) => request.url));
	// One after the other: a round's photos must not hold back what the person does meanwhile.
	for (const address of addresses) {
		if (known.has(address)) continue;
		// A photo that does not come now is asked for again with the next list.
		await cache.add(address).catch(() => undefined);
	}
}

/** Keeps the map's tiles where the service worker looks for them; tells how far, answers how many are there. */
export async function keepTiles(
	tiles: readonly string[],
	onProgress: (ratio: number) => void,
): Promise<number> {
	if (typeof caches === "undefined") return 0;
	const cache = await caches.open(MAP_CACHE);
	let there = 0;
	for (const [index, tile] of tiles.entries()) {
		const has =
			(await cache.match(tile)) !== undefined ||
			(await cache.add(tile).then(
				() => true,
				() => false,
			));
		if (!has && navigator.onLine === false) break;
		if (has) there++;
		onProgress((index + 1) / tiles.length);
	}
	return there;
}

function tileOf(longitude: number, latitude: number, zoom: number): [number, number] {
	const size = 2 ** zoom;
	const radians = (latitude * Math.PI) / 180;
	const y = ((1 - Math.log(Math.tan(radians) + 1 / Math.cos(radians)) / Math.PI) / 2) * size;
	return [Math.floor(((longitude + 180) / 360) * size), Math.floor(y)];
}
