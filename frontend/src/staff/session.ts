/** The desk's session; nothing of it is kept on the computer but the cookie. */
import { Session } from "../api/session.svelte";

export const session = new Session("/staff/v1", null);
