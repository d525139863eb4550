/** The dashboard's address: `/staff` with filters and the open report as parameters, and the pages of `pages.ts`. */
import { type Filters, readFilters, writeFilters } from "./filters";
import { pageAt } from "./pages";

const state = $state({ path: location.pathname, search: location.search });
const params = $derived(new URLSearchParams(state.search));
const filters = $derived(readFilters(params));

const PHOTO = /^\/([0-9a-f-]{36})$/;

/** The name of the page shown, `reports` for map and list; reactive. */
export function page(): string {
	return pageAt(state.path)?.name ?? "reports";
}

/** What follows the page's own address: `/<id>` or nothing; reactive. */
export function restOfPath(): string {
	return state.path.slice(pageAt(state.path)?.path.length ?? "/staff".length).replace(/\/$/, "");
}

/** What stands behind the question mark; reactive. */
export function parameters(): URLSearchParams {
	return params;
}

/** Id of the photo on the table, or null; reactive. */
export function openPhoto(): string | null {
	return page() === "photos" ? (PHOTO.exec(restOfPath())?.[1] ?? null) : null;
}

/** The address of the photos that wait for a look, or of one photo. */
export function photoPath(id: string | null = null): string {
	return id ? `/staff/photos/${id}` : "/staff/photos";
}

/** The filters in force; reactive. */
export function currentFilters(): Filters {
	return filters;
}

/** Number of the open report, or null; reactive. */
export function openNumber(): string | null {
	return params.get("report");
}

/** Changes some filters; typing in the search box replaces the step, a choice makes a new one. */
export function setFilters(change: Partial<Filters>, { replace = false } = {}): void {
	go(`/staff${query(writeFilters({ ...filters, ...change }, params))}`, replace);
}

/** Opens a report beside the list, or closes it. */
export function openReport(number: string | null): void {
	if (number === openNumber() && page() === "reports") return;
	go(reportPath(number), false);
}

/** The address that opens a report with the filters in force. */
export function reportPath(number: string | null): string {
	const next = writeFilters(filters, new URLSearchParams());
	if (number) next.set("report", number);
	return `/staff${query(next)}`;
}

/** Goes to an address of the dashboard. */
export function go(path: string, replace = false): void {
	if (replace) history.replaceState(history.state, "", path);
	else history.pushState({}, "", path);
	read();
}

/** Follows links of the dashboard without loading a page; call once. */
export function startAddress(): void {
	addEventListener("popstate", read);
	document.addEventListener("click", (event) => {
		if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey)
			return;
		const link = (event.target as Element | null)?.closest?.("a[href]");
		if (!(link instanceof HTMLAnchorElement) || link.target || link.origin !== location.origin) return;
		if (!isOurs(link.pathname) || link.hash) return;
		event.preventDefault();
		go(link.pathname + link.search);
	});
}

function isOurs(path: string): boolean {
	return /^\/staff\/?$/.test(path) || pageAt(path) !== null;
}

function read(): void {
	state.path = location.pathname;
	state.search = location.search;
}

function query(next: URLSearchParams): string {
	const text = next.toString();
	return text ? `?${text}` : "";
}
