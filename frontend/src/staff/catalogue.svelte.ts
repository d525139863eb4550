/** What the dashboard offers to choose from, and the town it works for. */
import { call } from "../api/client";
import type { Town, TownAnswer } from "../api/types";
import { setTownColour } from "../ui";
import { session } from "./session";
import type { Catalogue } from "./types";

const EMPTY: Catalogue = { departments: [], services: [], areas: [], statuses: [], sources: [], staff: [] };

/** Loaded once after sign-in, again when the language changes. */
class Choices {
	all = $state.raw<Catalogue>(EMPTY);
	town = $state.raw<Town | null>(null);
	error = $state.raw<unknown>(null);

	/** Reads both; what fails is said beside the filters, the list works without. */
	async load(): Promise<void> {
		this.error = null;
		try {
			const [catalogue, { town, towns }] = await Promise.all([
				call<Catalogue>("/staff/v1/catalogue"),
				call<TownAnswer>("/api/v1/town"),
			]);
			this.all = catalogue;
			this.town = towns.find((one) => one.slug === session.staff?.town) ?? town;
			setTownColour(this.town.colour);
		} catch (error) {
			if (!session.noticed(error)) this.error = error;
		}
	}

	/** The name behind a department's code. */
	departmentName(code: string): string {
		return this.all.departments.find((one) => one.code === code)?.name ?? code;
	}
}

export const choices = new Choices();
