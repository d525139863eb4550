/** Several lamps of one street as one job: which stops go together, and where the job stands in the round. */
import type { Stop } from "../api/types";

/** Stops of one service in one street. */
export interface Job {
	/** The first stop's id names it. */
	id: string;
	street: string;
	stops: Stop[];
}

/** One line of the round: a stop, or several as one job. */
export type Line = { stop: Stop; job: null } | { stop: null; job: Job };

/** Stops further apart than this are not one job, however long their street is. */
const REACH_M = 400;
const MOST = 20;

/** The street of an address without its number: "14 bis rue de la Loge" is "rue de la Loge". */
export function streetOf(address: string | null | undefined): string | null {
	const first =
		(address ?? "").split(",").filter((part) => !/^\s*\d+\s*(bis|ter|quater|[a-z])?\s*$/i.test(part))[0] ??
		"";
	const street = first.replace(/^\s*\d+\s*(bis|ter|quater|[a-z])?\s+/i, "").trim();
	return street === "" ? null : street;
}

/** The jobs that could be made of these stops: two or more of one service in one street, near one another. */
export function offersOf(stops: readonly Stop[]): Job[] {
	const found = new Map<string, Job>();
	for (const stop of stops) {
		const street = streetOf(stop.address);
		if (street === null) continue;
		const key = `${stop.service.code}\n${street.toLowerCase()}`;
		const job = found.get(key);
		if (job === undefined) found.set(key, { id: stop.id, street, stops: [stop] });
		else if (job.stops.length < MOST && job.stops.some((one) => metresBetween(one, stop) <= REACH_M))
			job.stops.push(stop);
	}
	return [...found.values()].filter((job) => job.stops.length > 1);
}

/** The round's lines: each job where its first stop stands, its other stops beside it. */
export function linesOf(open: readonly Stop[], jobs: readonly (readonly string[])[]): Line[] {
	const lines: Line[] = [];
	const taken = new Set<string>();
	for (const stop of open) {
		if (taken.has(stop.id)) continue;
		const ids = jobs.find((job) => job.includes(stop.id));
		const stops = ids ? open.filter((one) => ids.includes(one.id)) : [];
		if (stops.length < 2) {
			lines.push({ stop, job: null });
			continue;
		}
		for (const one of stops) taken.add(one.id);
		lines.push({ stop: null, job: { id: ids?.[0] ?? stop.id, street: streetOf(stop.address) ?? "", stops } });
	}
	return lines;
}

/** Every stop in the order of the lines. */
export function stopsOf(lines: readonly Line[]): Stop[] {
	return lines.flatMap((line) => line.job?.stops ?? (line.stop ? [line.stop] : []));
}

function metresBetween(a: Stop, b: Stop): number {
	const east = (a.longitude - b.longitude) * Math.cos((a.latitude * Math.PI) / 180);
	return Math.hypot(east, a.latitude - b.latitude) * 111_195;
}
