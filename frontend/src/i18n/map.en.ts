/** Words of the map, in English. */
import type { fr } from "./map.fr";

export const en: typeof fr = {
	zoomIn: "Zoom in",
	zoomOut: "Zoom out",
	locate: "My position",
	gestureWindows: "Hold Ctrl and scroll to zoom the map",
	gestureMac: "Hold ⌘ and scroll to zoom the map",
	gesturePhone: "Move the map with two fingers",
	loading: "Loading the map",
	noWebglTitle: "This device cannot show the map",
	noWebglText: "Everything can also be done with the list and the address.",
	failedTitle: "The map could not be loaded",
	failedText: "The list and the address still work.",
	tilesFailing: "The base map does not arrive. The points are still right.",
	pickerKeys: "Arrows: move the point by 1 m. With Shift: 10 m. Plus and minus: zoom.",
	nearestAsset: (reference: string, distance: string) => `${reference}, ${distance}`,
};
