/** Addresses of the resident's app: the History API, one table of routes, focus and title on each change. */

export type Route =
	| { name: "home" }
	| { name: "report"; step: string }
	| { name: "follow"; public_id: string }
	| { name: "mine" }
	| { name: "confirm"; token: string }
	| { name: "unsubscribe"; token: string }
	| { name: "sign-in"; token: string | null }
	| { name: "settings" }
	| { name: "about" }
	| { name: "counter"; step: string | null; receipt: string | null }
	| { name: "object"; layer: string; reference: string }
	| { name: "receipt"; id: string }
	| { name: "accessibility" }
	| { name: "town" }
	| { name: "alerts" }
	| { name: "alert"; token: string }
	| { name: "embed" }
	| { name: "statistics" }
	| { name: "open-data" }
	| { name: "integrators" }
	| { name: "lost" };

const state = $state<{ path: string; search: string; count: number }>({
	path: location.pathname,
	search: location.search,
	count: 0,
});

/** The route of the address now shown; reactive. */
export function route(): Route {
	const parts = state.path.split("/").filter(Boolean).map(decode);
	const [first, second] = parts;
	if (first === undefined || first === "index.html") return { name: "home" };
	if (first === "signaler" && parts.length === 1) return { name: "report", step: param("etape") ?? "" };
	if (first === "ville" && parts.length === 1) return { name: "town" };
	if (first === "alertes" && parts.length === 1) return { name: "alerts" };
	if (first === "integrer" && parts.length === 1) return { name: "embed" };
	if (first === "statistiques" && parts.length === 1) return { name: "statistics" };
	if (first === "donnees" && parts.length === 1) return { name: "open-data" };
	if (first === "integrateurs" && parts.length === 1) return { name: "integrators" };
	if (first === "mes-signalements" && parts.length === 1) return { name: "mine" };
	if (first === "connexion" && parts.length === 1) return { name: "sign-in", token: null };
	if (first === "reglages" && parts.length === 1) return { name: "settings" };
	if (first === "a-propos" && parts.length === 1) return { name: "about" };
	if (first === "accessibilite" && parts.length === 1) return { name: "accessibility" };
	if (first === "guichet" && parts.length === 1)
		return { name: "counter", step: param("etape"), receipt: param("recu") };
	if (first === "o" && second !== undefined && parts.length >= 3)
		return { name: "object", layer: second, reference: parts.slice(2).join("/") };
	if (parts.length === 2 && second !== undefined) {
		if (first === "recu") return { name: "receipt", id: second };
		if (first === "alertes") return { name: "alert", token: second };
		if (first === "suivi") return { name: "follow", public_id: second.toUpperCase() };
		if (first === "confirmer") return { name: "confirm", token: second };
		if (first === "connexion") return { name: "sign-in", token: second };
		if (first === "desabonner") return { name: "unsubscribe", token: second };
	}
	return { name: "lost" };
}

/** A parameter of the address, or null; reactive. */
export function param(name: string): string | null {
	return new URLSearchParams(state.search).get(name);
}

/** The whole query of the address, with its question mark; reactive. */
export function search(): string {
	return state.search;
}

/** How many moves since the start: 0 means the person just arrived. */
export function moves(): number {
	return state.count;
}

/** Goes to an address of the app; `replace` leaves no step to come back to. */
export function go(path: string, { replace = false } = {}): void {
	if (replace) history.replaceState(history.state, "", path);
	else history.pushState({ ours: true }, "", path);
	read();
	if (!replace) scrollTo(0, 0);
}

/** Goes back inside the app, or to `fallback` when the person came from elsewhere. */
export function back(fallback = "/"): void {
	if ((history.state as { ours?: boolean } | null)?.ours) history.back();
	else go(fallback, { replace: true });
}

/** Follows links of the app without loading a page; call once. */
export function startRouter(): void {
	addEventListener("popstate", read);
	document.addEventListener("click", (event) => {
		if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey)
			return;
		const link = (event.target as Element | null)?.closest?.("a[href]");
		if (!(link instanceof HTMLAnchorElement) || link.target || link.hasAttribute("download")) return;
		if (link.origin !== location.origin || !isOurs(link.pathname)) return;
		if (link.hash && link.pathname === location.pathname) return;
		event.preventDefault();
		go(link.pathname + link.search);
	});
}

function isOurs(path: string): boolean {
	return /^\/($|signaler\/?$|ville\/?$|alertes(\/|$)|integrer\/?$|suivi\/|mes-signalements\/?$|confirmer\/|desabonner\/|connexion(\/|$)|reglages\/?$|a-propos\/?$|guichet\/?$|accessibilite\/?$|statistiques\/?$|donnees\/?$|integrateurs\/?$|o\/)/.test(
		path,
	);
}

function read(): void {
	state.path = location.pathname;
	state.search = location.search;
	state.count += 1;
}

function decode(part: string): string {
	try {
		return decodeURIComponent(part);
	} catch {
		return part;
	}
}
