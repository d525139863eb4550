/** A phone that is full: what can be fetched again makes way for what was done in the street. */

/** True when the browser says that there is no room left. */
export function isFull(error: unknown): boolean {
	return error instanceof DOMException && error.name === "QuotaExceededError";
}

/** Does `work`; without room, once more after the copies of maps and pictures are gone. */
export async function withRoom<T>(work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (error) {
		if (!isFull(error)) throw error;
		await dropCopies();
		return work();
	}
}

/** Maps and pictures kept ahead; the app itself stays. */
async function dropCopies(): Promise<void> {
	if (typeof caches === "undefined") return;
	for (const name of await caches.keys()) if (!name.includes("precache")) await caches.delete(name);
}
