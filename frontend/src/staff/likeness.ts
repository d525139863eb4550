/** Why two reports may be the same, in words. */
import type { components } from "../api/schema";
import { w } from "./link-words";

export type Likeness = components["schemas"]["Likeness"];

/** "à 8 m", "même équipement", "photo semblable", …: what speaks for it, the strongest first. */
export function reasonsFor(likeness: Likeness): string[] {
	return [
		w.same.away(likeness.distance_m),
		likeness.same_asset && w.same.asset,
		likeness.similar_photo && w.same.photo,
		likeness.similar_text && w.same.words,
		likeness.same_service && w.same.service,
		w.same.hours(likeness.hours_apart),
	].filter((one): one is string => Boolean(one));
}

/** The score as a whole percentage. */
export function percentOf(likeness: Likeness): number {
	return Math.round(likeness.score * 100);
}
