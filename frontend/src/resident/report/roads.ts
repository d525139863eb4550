/** What a road that is not the town's means for a report. */
import type { Road } from "../../api/types";

const EVERY_SERVICE = "all";

/** True when the town takes nothing there. */
export function refusesAll(road: Road | null): boolean {
	return road !== null && road.competent !== null && road.refuses.includes(EVERY_SERVICE);
}

/** True when the town does not take this service there. */
export function refuses(road: Road | null, service_code: string): boolean {
	return (
		refusesAll(road) || (road !== null && road.competent !== null && road.refuses.includes(service_code))
	);
}
