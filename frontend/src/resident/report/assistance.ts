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
	/**
	 * Counts the person as having seen the same, at once and through the agent's session; `id` makes a repeat harmless.
	 * Answers the id of what is still to be corrected, or null when it is done; throws ApiError.
	 */
	join: (making: Making, voice: { id: string; public_id: string; note: string }) => Promise<string | null>;
	/** What adding a voice means for the person, in the words of the screen. */
	joinText: string;
	joinAction: string;
	/** Where to go once it is in the queue. */
	after: (id: string) => string;
}
