/** Asks the town's own text model, where it has one that beats the keywords; the sentence goes nowhere else. */
import { call } from "../../api/client";
import type { Point, Suggestions } from "../../api/types";
import { hasModel } from "../town.svelte";

/** Codes of the services it finds likeliest, best first; null where there is no model or no network. */
export async function askModel(words: string, place: Point | null): Promise<string[] | null> {
	if (!hasModel()) return null;
	try {
		const answer = await call<Suggestions>("/api/v1/services/suggest", {
			query: { q: words, latitude: place?.latitude, longitude: place?.longitude },
			timeout_ms: 4_000,
		});
		return answer.source === "model" ? answer.services.map((one) => one.code) : null;
	} catch {
		// Without an answer the keywords' own order stays: they need no network.
		return null;
	}
}
