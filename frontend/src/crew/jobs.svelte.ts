/** Which stops were put together into one job on this phone; for today only. */
import { keep, kept } from "../offline/store";

const KEY = "crew:jobs";

interface KeptJobs {
	day: string;
	jobs: string[][];
}

/** The jobs of the day. One for the app. */
class Jobs {
	/** The ids of each job's stops. */
	list = $state.raw<string[][]>([]);
	/** Offers that were declined today, by the id that names them. */
	declined = $state.raw<string[]>([]);

	/** Takes up what was put together earlier today; call once. */
	async start(): Promise<void> {
		const before = await kept<KeptJobs>(KEY).catch(() => null);
		if (before?.day === new Date().toDateString()) this.list = before.jobs;
	}

	/** Puts stops together; one that was in another job leaves it. */
	group(ids: string[]): void {
		this.#set([
			...this.list.map((job) => job.filter((id) => !ids.includes(id))).filter((job) => job.length > 1),
			ids,
		]);
	}

	/** Takes a job apart; its stops stand alone again. */
	ungroup(id: string): void {
		this.#set(this.list.filter((job) => !job.includes(id)));
	}

	/** The ids of the job that a stop is in; null when it stands alone. */
	of(id: string): string[] | null {
		return this.list.find((job) => job.includes(id)) ?? null;
	}

	/** Offers this one no more today. */
	decline(id: string): void {
		this.declined = [...this.declined, id];
	}

	/** Forgets everything: sign-out. */
	clear(): void {
		this.list = [];
		this.declined = [];
	}

	#set(jobs: string[][]): void {
		this.list = jobs;
		// Storage refused: the jobs last as long as this page.
		void keep(KEY, { day: new Date().toDateString(), jobs }).catch(() => undefined);
	}
}

export const jobs = new Jobs();
