/** Where the phone is: waits for a good fix, says how sure it is, never blocks. */
import type { Point } from "../api/types";

/** A fix this good needs no more waiting, in metres. */
export const GOOD_M = 50;

export type GpsState = "idle" | "asking" | "weak" | "good" | "denied" | "unavailable";
export interface Fix extends Point {
	accuracy_m: number;
}

/** Follows the phone's position; one per screen that needs it. */
export class Gps {
	state = $state<GpsState>("idle");
	fix = $state<Fix | null>(null);
	#watch: number | null = null;

	/** Starts (or starts again); the first call makes the browser ask for permission. */
	start(): void {
		this.stop();
		if (!("geolocation" in navigator)) {
			this.state = "unavailable";
			return;
		}
		this.state = this.fix ? this.state : "asking";
		this.#watch = navigator.geolocation.watchPosition(
			({ coords }) => this.#take(coords),
			(error) => {
				if (error.code === error.PERMISSION_DENIED) this.state = "denied";
				else if (this.fix === null) this.state = "unavailable";
			},
			{ enableHighAccuracy: true, timeout: 20_000, maximumAge: 15_000 },
		);
	}

	/** Stops following: the radio costs battery. */
	stop(): void {
		if (this.#watch !== null) navigator.geolocation.clearWatch(this.#watch);
		this.#watch = null;
	}

	#take(coords: GeolocationCoordinates): void {
		const fix = {
			latitude: coords.latitude,
			longitude: coords.longitude,
			accuracy_m: Math.max(1, Math.round(coords.accuracy)),
		};
		this.fix = fix;
		this.state = fix.accuracy_m <= GOOD_M ? "good" : "weak";
	}
}

/** True when position may be read without asking the person (they already agreed). */
export async function isGpsAllowed(): Promise<boolean> {
	try {
		return (await navigator.permissions.query({ name: "geolocation" })).state === "granted";
	} catch {
		return false;
	}
}

/** Metres between two places near each other (equirectangular, fine within a town). */
export function metresBetween(a: Point, b: Point): number {
	const rad = Math.PI / 180;
	const x = (b.longitude - a.longitude) * rad * Math.cos(((a.latitude + b.latitude) / 2) * rad);
	const y = (b.latitude - a.latitude) * rad;
	return Math.hypot(x, y) * 6_371_009;
}
