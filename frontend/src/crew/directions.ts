/** Hands a place over to the phone's own map app. */
import type { Point } from "../api/types";

/** An address that opens directions to a place: Apple's app, any Android map app, else OpenStreetMap's page. */
export function directionsTo(place: Point, name: string, agent = navigator.userAgent): string {
	const at = `${place.latitude.toFixed(6)},${place.longitude.toFixed(6)}`;
	if (/iPhone|iPad|iPod|Macintosh/.test(agent)) return `https://maps.apple.com/?daddr=${at}&dirflg=d`;
	if (/Android/.test(agent)) return `geo:${at}?q=${at}(${encodeURIComponent(name)})`;
	return `https://www.openstreetmap.org/directions?to=${encodeURIComponent(at)}`;
}
