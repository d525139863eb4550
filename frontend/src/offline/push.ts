/// <reference lib="webworker" />
/** What the service worker does with a push: shows it, and opens its report when it is touched. */
declare const self: ServiceWorkerGlobalScope;

/** What the server sends, encrypted for this browser alone. */
interface Pushed {
	title: string;
	body: string;
	url: string;
	tag: string;
	lang: string;
}

/** Listens; called once by the service worker. */
export function listenForPushes(): void {
	self.addEventListener("push", (event) => {
		event.waitUntil(show(read(event.data)));
	});
	self.addEventListener("notificationclick", (event) => {
		event.notification.close();
		event.waitUntil(open(String((event.notification.data as { url?: unknown } | null)?.url ?? "/")));
	});
}

/** Browsers require that every push shows something: without words of ours, it says that there is news. */
function read(data: PushMessageData | null): Pushed {
	try {
		const words = data?.json() as Partial<Pushed> | null;
		if (words && typeof words.title === "string") {
			const url = typeof words.url === "string" && words.url.startsWith("/") ? words.url : "/";
			return {
				title: words.title,
				body: String(words.body ?? ""),
				url,
				tag: String(words.tag ?? ""),
				lang: String(words.lang ?? ""),
			};
		}
	} catch {
		// Not our JSON: a test of the browser's own tools, or an older server.
	}
	return { title: "Rue Claire", body: "", url: "/mes-signalements", tag: "", lang: "" };
}

/** A later step of the same report takes the place of the one before, and is heard again. */
async function show(words: Pushed): Promise<void> {
	const options: NotificationOptions & { renotify?: boolean } = {
		body: words.body,
		icon: "/icons/lamp-192.png",
		badge: "/icons/lamp-192.png",
		lang: words.lang,
		data: { url: words.url },
	};
	if (words.tag) Object.assign(options, { tag: words.tag, renotify: true });
	await self.registration.showNotification(words.title, options);
}

/** The page that shows it already, else one of ours led there, else a new one. */
async function open(path: string): Promise<void> {
	const url = new URL(path, self.location.origin);
	if (url.origin !== self.location.origin) return;
	const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
	const shown = pages.find((page) => new URL(page.url).pathname === url.pathname);
	if (shown) await shown.focus();
	else await self.clients.openWindow(url.href);
}
