/** What the list and the map show, as it stands in the address: nothing else remembers it. */

export const SORTS = ["urgent", "newest", "oldest", "updated"] as const;
export type Sort = (typeof SORTS)[number];

export interface Filters {
	/** Codes; "open" and "all" stand for themselves. */
	status: string[];
	service: string[];
	department: string[];
	area: string;
	source: string[];
	q: string;
	overdue: boolean;
	dispatch: boolean;
	contested: boolean;
	has_photo: boolean;
	/** Days; 0 is no limit. */
	since_days: number;
	sort: Sort;
}

const OPEN = ["received", "acknowledged", "scheduled", "in_progress", "reopened"];

export const NO_FILTERS: Filters = {
	status: ["open"],
	service: [],
	department: [],
	area: "",
	source: [],
	q: "",
	overdue: false,
	dispatch: false,
	contested: false,
	has_photo: false,
	since_days: 0,
	sort: "urgent",
};

const LISTS = ["service", "department", "source"] as const;
const FLAGS = ["overdue", "dispatch", "contested", "has_photo"] as const;

/** Reads the filters that an address names; what it does not name, or names wrongly, does not restrict. */
export function readFilters(params: URLSearchParams): Filters {
	const list = (name: string) =>
		(params.get(name) ?? "").split(",").filter((code) => /^[\w-]{1,100}$/.test(code));
	const since = Number.parseInt(params.get("since_days") ?? "", 10);
	const sort = SORTS.find((one) => one === params.get("sort")) ?? "urgent";
	const filters: Filters = {
		...NO_FILTERS,
		area: list("area")[0] ?? "",
		q: (params.get("q") ?? "").slice(0, 200),
		since_days: since > 0 && since <= 3660 ? since : 0,
		sort,
	};
	const status = list("status");
	if (status.length > 0) filters.status = status;
	for (const name of LISTS) filters[name] = list(name);
	for (const name of FLAGS) filters[name] = params.get(name) === "1";
	return filters;
}

/** The shortest address that says the same; other parameters (`report`) are kept. */
export function writeFilters(filters: Filters, before: URLSearchParams): URLSearchParams {
	const params = new URLSearchParams();
	const report = before.get("report");
	const status = filters.status.join(",");
	if (status !== "open" && status !== "") params.set("status", status);
	for (const name of LISTS) if (filters[name].length > 0) params.set(name, filters[name].join(","));
	if (filters.area) params.set("area", filters.area);
	if (filters.q.trim()) params.set("q", filters.q.trim());
	for (const name of FLAGS) if (filters[name]) params.set(name, "1");
	if (filters.since_days > 0) params.set("since_days", String(filters.since_days));
	if (filters.sort !== "urgent") params.set("sort", filters.sort);
	if (report) params.set("report", report);
	return params;
}

/** What the API is asked, for the list and the map alike; order and page are the list's own. */
export function apiQuery(filters: Filters): Record<string, string> {
	const query: Record<string, string> = {};
	const status = filters.status.flatMap((code) => (code === "open" ? OPEN : code === "all" ? [] : [code]));
	if (!filters.status.includes("all") && status.length > 0) query.status = [...new Set(status)].join(",");
	for (const name of LISTS) if (filters[name].length > 0) query[name] = filters[name].join(",");
	if (filters.area) query.area = filters.area;
	if (filters.q.trim()) query.q = filters.q.trim();
	for (const name of FLAGS) if (filters[name]) query[name] = "1";
	if (filters.since_days > 0) query.since_days = String(filters.since_days);
	return query;
}

/** True when something restricts more than the opening view does. */
export function isFiltered(filters: Filters): boolean {
	return [...writeFilters({ ...filters, sort: "urgent" }, new URLSearchParams())].length > 0;
}
