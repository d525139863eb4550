/// <reference lib="webworker" />
/** The service worker: the app opens without a network; places already seen keep their base map. */
import { clientsClaim } from "workbox-core";
import { ExpirationPlugin } from "workbox-expiration";
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from "workbox-precaching";
import { NavigationRoute, registerRoute } from "workbox-routing";
import { CacheFirst, NetworkFirst, StaleWhileRevalidate } from "workbox-strategies";
import { CREW_PAGES, CREW_PHOTOS, MAP_CACHE, RESIDENT_PAGES } from "./pages";
import { listenForPushes } from "./push";
import { WAKE_TAG } from "./wake";

declare const self: ServiceWorkerGlobalScope & {
	__WB_MANIFEST: Array<{ url: string; revision: string | null }>;
};

const DAY_S = 86_400;

precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();

// Each app's pages open from its own shell; everything else (API, dashboard, feeds, mail links to other rooms) goes to the network.
registerRoute(
	new NavigationRoute(createHandlerBoundToURL("/index.html"), { allowlist: [...RESIDENT_PAGES] }),
);
registerRoute(new NavigationRoute(createHandlerBoundToURL("/crew.html"), { allowlist: [...CREW_PAGES] }));

// The map's code is large: fetched once, when a map is first shown.
registerRoute(
	({ url, sameOrigin }) => sameOrigin && /^\/assets\/(map-|maplibre-)/.test(url.pathname),
	new CacheFirst({ cacheName: "map-code", plugins: [new ExpirationPlugin({ maxEntries: 12 })] }),
);

registerRoute(
	({ url, sameOrigin }) => sameOrigin && /^\/api\/v1\/tiles\/[^/]+\/base\//.test(url.pathname),
	new StaleWhileRevalidate({
		cacheName: MAP_CACHE,
		plugins: [new ExpirationPlugin({ maxEntries: 1200, maxAgeSeconds: 30 * DAY_S, purgeOnQuotaError: true })],
	}),
);

// A crew's photos, where its app has fetched them ahead; all others come from the network.
registerRoute(
	({ url, sameOrigin }) => sameOrigin && /^\/api\/v1\/photos\/[^/]+\/\d+\.jpg$/.test(url.pathname),
	async ({ request }) => (await caches.match(request.url, { cacheName: CREW_PHOTOS })) ?? fetch(request),
);

// The catalogue of the town: fresh when the network answers, the last one known otherwise.
registerRoute(
	({ url, sameOrigin }) => sameOrigin && /^\/api\/v1\/(town|services)$/.test(url.pathname),
	new NetworkFirst({
		cacheName: "catalogue",
		networkTimeoutSeconds: 4,
		matchOptions: { ignoreSearch: false },
		plugins: [new ExpirationPlugin({ maxEntries: 20, maxAgeSeconds: 7 * DAY_S, purgeOnQuotaError: true })],
	}),
);

// A new version takes over at the next start of the app, or at once when the page asks for it.
self.addEventListener("message", (event) => {
	if ((event.data as { type?: string } | null)?.type === "take-over") void self.skipWaiting();
});
clientsClaim();
listenForPushes();

// Where the browser wakes us on the network's return (not on iOS): the open pages send, also one in the background.
self.addEventListener("sync", (event) => {
	const sync = event as ExtendableEvent & { tag: string };
	if (sync.tag === WAKE_TAG) sync.waitUntil(wakePages());
});

async function wakePages(): Promise<void> {
	for (const page of await self.clients.matchAll({ type: "window" })) page.postMessage({ type: "send" });
}
