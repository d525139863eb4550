/** The open stops in the order shown, with jobs kept together: one numbering for the list, the map and each stop. */
import type { Stop } from "../api/types";
import { type Line, linesOf, stopsOf } from "./grouping";
import { jobs } from "./jobs.svelte";
import { order } from "./order.svelte";
import { doneToday } from "./outbox.svelte";
import { round } from "./stops.svelte";

/** What was closed today, here or on another phone of the same person: by report. */
export function doneStops(): Map<string, { report_id: string; latitude: number; longitude: number }> {
	const known = round.done.map((one) => ({ ...one, report_id: one.id }));
	return new Map([...known, ...doneToday()].map((one) => [one.report_id, one]));
}

/** Stops that are left. */
export function leftStops(): Stop[] {
	const done = doneStops();
	return round.stops.filter((stop) => !done.has(stop.id));
}

/** The lines of the list: stops and jobs. */
export function lines(): Line[] {
	return linesOf(order.sort(leftStops()), jobs.list);
}

/** The open stops in the order of the list. */
export function openStops(): Stop[] {
	return stopsOf(lines());
}
