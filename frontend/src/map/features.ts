/** Our plain data as the GeoJSON the map reads. */
import type { Feature as GeoFeature, Geometry } from "geojson";
import type { LngLat, MapPadding, SelectedReport } from "./types";

/** A GeoJSON feature with plain properties. */
export type Feature = GeoFeature<Geometry, Record<string, string | number | boolean>>;

/** A place as a feature. */
export function point(place: LngLat, properties: Feature["properties"]): Feature {
	return {
		type: "Feature",
		properties,
		geometry: { type: "Point", coordinates: [place.longitude, place.latitude] },
	};
}

/** What the style needs of a report to draw its pin. */
export function pinProperties(report: SelectedReport): Feature["properties"] {
	return { public_id: report.public_id, status: report.status, icon: report.icon, is_late: report.is_late };
}

/** Ids come as numbers from the server and as text from forms. */
export function isSame(id: string | number, other: string | number | null): boolean {
	return other !== null && String(id) === String(other);
}

/** All four sides, 0 where none was said. */
export function full(padding: MapPadding): Required<MapPadding> {
	return { top: 0, right: 0, bottom: 0, left: 0, ...padding };
}

/** A straight line from one place to another. */
export function lineBetween(from: LngLat, to: LngLat): Feature {
	const coordinates = [from, to].map((place) => [place.longitude, place.latitude]);
	return { type: "Feature", properties: {}, geometry: { type: "LineString", coordinates } };
}
