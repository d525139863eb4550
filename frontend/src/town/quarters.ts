/** The quarters of the town, asked once. */
import { call } from "../api/client";

export interface Quarter {
	code: string;
	name: string;
	/** West, south, east, north. */
	bounds: [number, number, number, number];
}

let asked: Promise<Quarter[]> | null = null;

/** The quarters by name; a failed question is asked again the next time. */
export function loadQuarters(): Promise<Quarter[]> {
	asked ??= call<{ quarters: Quarter[] }>("/api/v1/quarters", { anonymous: true })
		.then((answer) => answer.quarters)
		.catch((error: unknown) => {
			asked = null;
			throw error;
		});
	return asked;
}
