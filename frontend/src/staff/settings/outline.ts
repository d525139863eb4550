/** The surfaces in a GeoJSON text, whatever wraps them: a geometry, a feature or a collection (RFC 7946). */

export interface Surface {
	name: string;
	geometry: { type: string; coordinates: unknown[] };
	/** What the file says of it. */
	properties: Record<string, unknown>;
}

/** Every polygon and multipolygon of the text, with its name where it has one; none when it cannot be read. */
export function surfacesOf(text: string): Surface[] {
	try {
		return found(JSON.parse(text), {});
	} catch {
		return [];
	}
}

function found(value: unknown, properties: Record<string, unknown>): Surface[] {
	if (typeof value !== "object" || value === null) return [];
	const { type, coordinates, geometry, features, ...rest } = value as Record<string, unknown>;
	if (type === "FeatureCollection" && Array.isArray(features))
		return features.flatMap((one) => found(one, {}));
	if (type === "Feature") return found(geometry, (rest.properties ?? {}) as Record<string, unknown>);
	if ((type === "Polygon" || type === "MultiPolygon") && Array.isArray(coordinates)) {
		return [{ name: nameOf(properties), geometry: { type, coordinates }, properties }];
	}
	return [];
}

function nameOf({ name, nom }: Record<string, unknown>): string {
	const given = name ?? nom;
	return typeof given === "string" ? given : "";
}
