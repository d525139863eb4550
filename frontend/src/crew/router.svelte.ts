/** Addresses of the crew's app: `/crew` is the list, `/crew/arret/<id>` one stop, `/crew/ensemble/<id>` a job. */

export type CrewRoute =
	| { name: "round" }
	| { name: "stop"; id: string }
	| { name: "job"; id: string }
	| { name: "found" }
	| { name: "scan" };

const state = $state({ path: location.pathname });

/** The route of the address now shown; reactive. */
export function route(): CrewRoute {
	const match = /^\/crew\/(arret|ensemble)\/([0-9a-f-]{36})\/?$/i.exec(state.path);
	if (match?.[2]) return { name: match[1] === "arret" ? "stop" : "job", id: match[2].toLowerCase() };
	if (/^\/crew\/signaler\/?$/.test(state.path)) return { name: "found" };
	if (/^\/crew\/scanner\/?$/.test(state.path)) return { name: "scan" };
	return { name: "round" };
}

/** The address of a stop. */
export function stopPath(id: string): string {
	return `/crew/arret/${id}`;
}

/** The address of several stops done as one job; the first stop names it. */
export function jobPath(id: string): string {
	return `/crew/ensemble/${id}`;
}

/** A value of the address's query, or null. */
export function param(name: string): string | null {
	return new URLSearchParams(location.search).get(name);
}

/** Goes to an address of the app and to its top. */
export function go(path: string): void {
	history.pushState({ ours: true }, "", path);
	state.path = location.pathname;
	scrollTo(0, 0);
}

/** Back to the list: by the browser's own step when we came from it. */
export function backToRound(): void {
	if ((history.state as { ours?: boolean } | null)?.ours) history.back();
	else go("/crew");
}

/** Follows links of the app without loading a page; call once. */
export function startRouter(): void {
	addEventListener("popstate", () => {
		state.path = location.pathname;
	});
	document.addEventListener("click", (event) => {
		if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey)
			return;
		const link = (event.target as Element | null)?.closest?.("a[href]");
		if (!(link instanceof HTMLAnchorElement) || link.target || link.origin !== location.origin) return;
		if (!/^\/crew(\/|$)/.test(link.pathname) || link.hash) return;
		event.preventDefault();
		go(link.pathname + link.search);
	});
}
