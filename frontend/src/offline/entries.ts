/** The kind of what an agent enters for somebody; known to the counter, which sends it, and to the dashboard, which warns of it. */
import { listItems, removeItem } from "./queue";

export const ENTRY = "counter-report";

/** How many entries this device holds that no server has acknowledged. */
export async function countUnsentEntries(): Promise<number> {
	return (await listItems(ENTRY)).filter((item) => item.state !== "sent" && item.state !== "draft").length;
}

/** Takes every entry with its receipt off this device: the agent signed out. */
export async function wipeEntries(): Promise<void> {
	for (const item of await listItems(ENTRY)) await removeItem(item.id);
}
