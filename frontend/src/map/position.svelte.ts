/** Where the device is, followed while a screen needs it. */
import type { Position } from "./types";

export type LocatorState = "idle" | "asking" | "known" | "denied" | "unavailable";

/** Follows the device's position; one per screen. */
export class Locator {
	state = $state<LocatorState>("idle");
	position = $state.raw<Position | null>(null);
	#watch: number | null = null;

	/** Starts following; the first time the browser asks the person. */
	start(): void {
		if (this.#watch !== null) return;
		if (!("geolocation" in navigator)) {
			this.state = "unavailable";
			return;
		}
		if (this.position === null) this.state = "asking";
		this.#watch = navigator.geolocation.watchPosition(
			({ coords }) => {
				const { latitude, longitude, accuracy } = coords;
				this.position = { latitude, longitude, accuracy_m: Math.max(1, Math.round(accuracy)) };
				this.state = "known";
			},
			(error) => {
				if (error.code === error.PERMISSION_DENIED) {
					this.state = "denied";
					this.stop();
				} else if (this.position === null) this.state = "unavailable";
			},
			{ enableHighAccuracy: true, timeout: 20_000, maximumAge: 10_000 },
		);
	}

	/** Starts only where the person has already agreed, so that no question pops up unasked. */
	async startIfAllowed(): Promise<void> {
		try {
			const answer = await navigator.permissions.query({ name: "geolocation" });
			if (answer.state === "granted") this.start();
		} catch {
			// A browser that cannot say waits for the person to ask.
		}
	}

	/** Stops following: the radio costs battery. */
	stop(): void {
		if (this.#watch !== null) navigator.geolocation.clearWatch(this.#watch);
		this.#watch = null;
	}
}
