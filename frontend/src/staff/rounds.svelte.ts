/** The town's rounds of a day: read, chosen from, handed over by a change of many. */
import { call } from "../api/client";
import type { components } from "../api/schema";
import { session } from "./session";

type Shapes = components["schemas"];
export type RoundsAnswer = Shapes["Rounds"];
export type TeamRounds = Shapes["TeamRounds"];
export type PersonRound = Shapes["PersonRound"];
export type RoundStop = Shapes["RoundStop"];

/** As many as one request may change. */
const PIECE = 25;

/** One list of stops on the page: somebody's, or what nobody of a team has. */
export interface Lane {
	key: string;
	team: TeamRounds;
	person: PersonRound | null;
	stops: RoundStop[];
}

export class Rounds {
	/** ISO day; empty is today. */
	day = $state("");
	answer = $state.raw<RoundsAnswer | null>(null);
	error = $state.raw<unknown>(null);
	isBusy = $state(false);
	#asked = 0;

	/** Every lane in the order of the page: of each team first what nobody has. */
	get lanes(): Lane[] {
		return (this.answer?.teams ?? []).flatMap((team) => [
			...(team.waiting_count > 0
				? [{ key: `team:${team.code}`, team, person: null, stops: team.waiting.stops }]
				: []),
			...team.people.map((person) => ({ key: person.id, team, person, stops: person.stops })),
		]);
	}

	/** Reads the day's rounds; what is on screen stays until they are there. */
	async load(): Promise<void> {
		const asked = ++this.#asked;
		this.error = null;
		try {
			const answer = await call<RoundsAnswer>("/staff/v1/rounds", { query: { day: this.day } });
			if (asked === this.#asked) this.answer = answer;
		} catch (error) {
			if (asked === this.#asked && !session.noticed(error)) this.error = error;
		}
	}

	/** Hands stops to somebody (null: to nobody); answers how many moved and how many had changed meanwhile. */
	async hand(stops: RoundStop[], staff_id: string | null): Promise<{ moved: string[]; refused: number }> {
		this.isBusy = true;
		const moved: string[] = [];
		let refused = 0;
		try {
			for (let at = 0; at < stops.length; at += PIECE) {
				const items = stops
					.slice(at, at + PIECE)
					.map(({ id, etag }) => ({ id, etag, change_id: crypto.randomUUID() }));
				const { outcomes } = await call<Shapes["BulkResult"]>("/staff/v1/bulk", {
					method: "POST",
					body: { assign: { staff_id }, items },
				});
				for (const [index, outcome] of outcomes.entries()) {
					if (outcome.state === "refused") refused++;
					else moved.push(items[index]?.id ?? "");
				}
			}
		} finally {
			this.isBusy = false;
			await this.load();
		}
		return { moved, refused };
	}

	/** The stops with these ids, as they now are. */
	find(ids: readonly string[]): RoundStop[] {
		return this.lanes.flatMap((lane) => lane.stops).filter((stop) => ids.includes(stop.id));
	}
}

/** A day further on or back, as ISO. */
export function shiftDay(iso: string, days: number): string {
	const date = new Date(`${iso}T12:00:00Z`);
	date.setUTCDate(date.getUTCDate() + days);
	return date.toISOString().slice(0, 10);
}
