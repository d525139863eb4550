/** Registers the service worker and offers a new version without forcing it on somebody who is typing. */

/** `onUpdate` gets a function that switches to the new version (the page reloads once). */
export function startServiceWorker(onUpdate: (take: () => void) => void): void {
	if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
	addEventListener("load", () => {
		navigator.serviceWorker.register("/sw.js", { scope: "/" }).then(
			(registration: ServiceWorkerRegistration | undefined) => {
				// A browser told to block workers answers nothing.
				if (registration) watch(registration, onUpdate);
			},
			// Without it the app works too, but only with a network; there is nothing to tell the person.
			() => undefined,
		);
	});
}

function watch(registration: ServiceWorkerRegistration, onUpdate: (take: () => void) => void): void {
	const offer = (worker: ServiceWorker | null) => {
		if (!worker || !navigator.serviceWorker.controller) return;
		onUpdate(() => {
			navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
			worker.postMessage({ type: "take-over" });
		});
	};
	if (registration.waiting) offer(registration.waiting);
	registration.addEventListener("updatefound", () => {
		const worker = registration.installing;
		worker?.addEventListener("statechange", () => {
			if (worker.state === "installed") offer(worker);
		});
	});
}
