/** What is laid over a map for a while and must outlive a change of its style: sources and layers named `guest-…`. */
import type { StyleSpecification } from "maplibre-gl";

export const GUEST = "guest-";

/** The same style with the guests of another, on top. */
export function withGuests(style: StyleSpecification, before: StyleSpecification | null): StyleSpecification {
	if (!before) return style;
	const sources = Object.entries(before.sources).filter(([id]) => id.startsWith(GUEST));
	if (sources.length === 0) return style;
	return {
		...style,
		sources: { ...style.sources, ...Object.fromEntries(sources) },
		layers: [...style.layers, ...before.layers.filter((layer) => layer.id.startsWith(GUEST))],
	};
}
