/** Registers the service worker and offers a new version without forcing it on somebody who is typing. */
import { sendWaiting } from "./sync";

const RELOADED = "rueclaire.reloaded";
const RELOAD_PAUSE_MS = 30_000;

/** `onUpdate` gets a function that switches to the new version (the page reloads once). */
export function startServiceWorker(onUpdate: (take: () => void) => void): void {
	addEventListener("vite:preloadError", reloadOnce);
	if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
	navigator.serviceWorker.addEventListener("message", (event: MessageEvent<{ type?: string } | null>) => {
		if (event.data?.type === "send") void sendWaiting({ hurry: true });
	});
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

/** Another tab has taken a new version: what this page still wants to load is gone. All that matters is stored, so it starts anew. */
function reloadOnce(): void {
	const last = Number(sessionStorage.getItem(RELOADED) ?? 0);
	if (Date.now() - last < RELOAD_PAUSE_MS || navigator.onLine === false) return;
	sessionStorage.setItem(RELOADED, String(Date.now()));
	location.reload();
}
