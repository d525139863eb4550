/** The shapes that cross the border of the map folder: plain data, degrees and metres. */

/** A place in WGS 84 degrees. */
export interface LngLat {
	latitude: number;
	longitude: number;
}

/** Where the device is, and how sure it is. */
export interface Position extends LngLat {
	accuracy_m: number;
}

/** What the map needs to know of a town; the answer of `GET /town` fits. */
export interface MapTown {
	slug: string;
	bounds: [west: number, south: number, east: number, north: number] | number[];
	center: LngLat;
	attribution: string;
	style_url: string | null;
}

/** A lamp, a bin, a sign… ; an asset of `GET /around` fits. */
export interface MapAsset extends LngLat {
	id: string | number;
	layer: string;
	reference: string;
	label?: string | null;
	distance_m?: number | null;
}

/** The one report that is drawn large and last. */
export interface SelectedReport extends LngLat {
	public_id: string;
	status: string;
	icon: string;
	is_late: boolean;
}

/** One numbered stop of a crew. */
export interface MapStop extends LngLat {
	id: string;
	number: number;
	done: boolean;
	late: boolean;
}

/** Pixels at each side that a sheet or a panel covers. */
export interface MapPadding {
	top?: number;
	right?: number;
	bottom?: number;
	left?: number;
}

/** Where the map is after a move; `byHand` is false when the program moved it. */
export interface MapView {
	center: LngLat;
	zoom: number;
	bounds: [west: number, south: number, east: number, north: number];
	byHand: boolean;
}

/** Why there is no map: no WebGL on this device, or the map code did not arrive. */
export type MapFailure = "webgl" | "load";

/** How reports are shown: each, as heat, or by quarter. */
export type MapLook = "pins" | "heat" | "areas";

/** A quarter in the colour of its class (0 to 4, null for none), with the text of its figure at a place inside. */
export interface MapArea extends LngLat {
	code: string;
	name: string;
	shape: unknown;
	shade: number | null;
	text: string;
}

/** Which API serves the report tiles. */
export type ReportTiles = "public" | "staff" | null;
