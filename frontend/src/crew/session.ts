/** The crew member's session; the name stays on the phone until sign-out, so that the app opens without a network. */
import { Session } from "../api/session.svelte";

export const session = new Session("/api/v1/crew", "crew:staff");
