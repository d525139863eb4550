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
	/** Past due by more days than its team bears. */
	dormant: boolean;
	dispatch: boolean;
	contested: boolean;
	has_photo: boolean;
	has_duplicates: boolean;
	/** "1" only private ones, "0" only the others, "" both. */
	private: string;
	/** "me", "nobody", the id of somebody, or "" for whoever's round. */
	assigned: string;
	/** Days; 0 is no limit. */
	since_days: number;
	/** Received longer ago than so many days; 0 is no limit. */
	older_days: number;
	sort: Sort;
}

export const OPEN = ["received", "acknowledged", "scheduled", "in_progress", "reopened"];

export const NO_FILTERS: Filters = {
	status: ["open"],
	service: [],
	department: [],
	area: "",
	source: [],
	q: "",
	overdue: false,
	dormant: false,
	dispatch: false,
	contested: false,
	has_photo: false,
	has_duplicates: false,
	private: "",
	assigned: "",
	since_days: 0,
	older_days: 0,
	sort: "urgent",
};

const LISTS = ["service", "department", "source"] as const;
const FLAGS = ["overdue", "dormant", "dispatch", "contested", "has_photo", "has_duplicates"] as const;

/** Reads the filters that an address names; what it does not name, or names wrongly, does not restrict. */
export function readFilters(params: URLSearchParams): Filters {
	const list = (name: string) =>
		(params.get(name) ?? "").split(",").filter((code) => /^[\w-]{1,100}$/.test(code));
	const days = (name: string) => {
		const found = Number.parseInt(params.get(name) ?? "", 10);
		return found > 0 && found <= 3660 ? found : 0;
	};
	const sort = SORTS.find((one) => one === params.get("sort")) ?? "urgent";
	const filters: Filters = {
		...NO_FILTERS,
		area: list("area")[0] ?? "",
		q: (params.get("q") ?? "").slice(0, 200),
		private: /^[01]$/.test(params.get("private") ?? "") ? String(params.get("private")) : "",
		assigned: /^(me|nobody|[0-9a-f-]{36})$/.test(params.get("assigned") ?? "")
			? String(params.get("assigned"))
			: "",
		since_days: days("since_days"),
		older_days: days("older_days"),
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
	for (const name of ["private", "assigned"] as const) if (filters[name]) params.set(name, filters[name]);
	for (const name of ["since_days", "older_days"] as const)
		if (filters[name] > 0) params.set(name, String(filters[name]));
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
	for (const name of ["private", "assigned"] as const) if (filters[name]) query[name] = filters[name];
	for (const name of ["since_days", "older_days"] as const)
		if (filters[name] > 0) query[name] = String(filters[name]);
	return query;
}

/** What a saved view keeps: the list's question with its order. */
export function viewQuery(filters: Filters): Record<string, string> {
	return { ...apiQuery(filters), sort: filters.sort };
}

/** The filters that a saved view means. */
export function viewFilters(query: Record<string, string>): Filters {
	const filters = readFilters(new URLSearchParams(query));
	const status = (query.status ?? "").split(",").filter(Boolean);
	if (status.length === 0) filters.status = ["all"];
	else if (OPEN.every((code) => status.includes(code)))
		filters.status = ["open", ...status.filter((code) => !OPEN.includes(code))];
	return filters;
}

/** True when something restricts more than the opening view does. */
export function isFiltered(filters: Filters): boolean {
	return [...writeFilters({ ...filters, sort: "urgent" }, new URLSearchParams())].length > 0;
}
