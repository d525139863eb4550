/** What changes in the report's flow when an agent enters it for somebody; made by the counter's screens. */
import type { Snippet } from "svelte";
import type { Draft } from "./draft";
import type { Making } from "./making.svelte";

export interface Assistance {
	/** The queue of its own: what is sent through the agent's session. */
	kind: string;
	/** The address of the flow, without its parameters. */
	base: string;
	/** The person's language, for their receipt and their letters. */
	locale: () => Draft["locale"];
	/** Takes the place of "how can we reach you". */
	contact: Snippet<[Making]>;
	/** Writes into the draft who entered it; answers the id of what is still to be corrected, or null. */
	stamp: (making: Making) => string | null;
	/** Where to go once it is in the queue. */
	after: (id: string) => string;
}
