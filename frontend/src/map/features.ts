/** Our plain data as the GeoJSON the map reads. */
import type { Feature as GeoFeature, Geometry } from "geojson";
import type { LngLat, SelectedReport } from "./types";

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
