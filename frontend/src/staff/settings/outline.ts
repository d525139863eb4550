/** The surfaces in a GeoJSON text, whatever wraps them: a geometry, a feature or a collection (RFC 7946). */

export interface Surface {
	name: string;
	geometry: { type: string; coordinates: unknown[] };
}

/** Every polygon and multipolygon of the text, with its name where it has one; none when it cannot be read. */
export function surfacesOf(text: string): Surface[] {
	try {
		return found(JSON.parse(text), "");
	} catch {
		return [];
	}
}

function found(value: unknown, name: string): Surface[] {
	if (typeof value !== "object" || value === null) return [];
	const { type, coordinates, geometry, features, properties } = value as Record<string, unknown>;
	if (type === "FeatureCollection" && Array.isArray(features))
		return features.flatMap((one) => found(one, ""));
	if (type === "Feature") return found(geometry, nameOf(properties));
	if ((type === "Polygon" || type === "MultiPolygon") && Array.isArray(coordinates)) {
		return [{ name, geometry: { type, coordinates } }];
	}
	return [];
}

function nameOf(properties: unknown): string {
	if (typeof properties !== "object" || properties === null) return "";
	const { name, nom } = properties as Record<string, unknown>;
	const given = name ?? nom;
	return typeof given === "string" ? given : "";
}
