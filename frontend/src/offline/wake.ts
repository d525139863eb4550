/** Background sync: where the browser knows it (not iOS), it wakes the app when the network returns. A bonus only. */

export const WAKE_TAG = "rueclaire-send";

interface SyncRegistration extends ServiceWorkerRegistration {
	sync?: { register(tag: string): Promise<void> };
}

/** Asks to be woken once something waits; a browser that will not is no loss, the app wakes itself when seen. */
export function askToBeWoken(): void {
	const ready: Promise<SyncRegistration> | undefined = navigator.serviceWorker?.ready;
	void ready?.then((registration) => registration.sync?.register(WAKE_TAG)).catch(() => undefined);
}
