/** What the public map and list show, as it stands in the address: nothing else remembers it. */

export interface Selection {
	/** Codes of service groups and of services; either restricts. */
	group: string[];
	service: string[];
	/** Empty: open and lately solved. */
	state: "" | "open" | "resolved";
	quarter: string;
	/** Days; 0 is no limit. */
	since: number;
	q: string;
}

export const NOTHING_CHOSEN: Selection = { group: [], service: [], state: "", quarter: "", since: 0, q: "" };
export const PERIODS = [7, 30, 90] as const;
const STATES = { ouverts: "open", repares: "resolved" } as const;

/** Reads the selection that an address names; what it names wrongly does not restrict. */
export function readSelection(params: URLSearchParams): Selection {
	const list = (name: string) =>
		(params.get(name) ?? "").split(",").filter((code) => /^[\w.-]{1,100}$/.test(code));
	const since = Number.parseInt(params.get("depuis") ?? "", 10);
	const state = params.get("etat") ?? "";
	return {
		group: list("groupe"),
		service: list("service"),
		state: state in STATES ? STATES[state as keyof typeof STATES] : "",
		quarter: list("quartier")[0] ?? "",
		since: since > 0 && since <= 3660 ? since : 0,
		q: (params.get("q") ?? "").slice(0, 100),
	};
}

/** The shortest address that says the same; parameters that are not of the selection are kept. */
export function writeSelection(chosen: Selection, before: URLSearchParams): URLSearchParams {
	const params = new URLSearchParams(before);
	const put = (name: string, value: string) => {
		if (value) params.set(name, value);
		else params.delete(name);
	};
	put("groupe", chosen.group.join(","));
	put("service", chosen.service.join(","));
	put("etat", chosen.state === "open" ? "ouverts" : chosen.state === "resolved" ? "repares" : "");
	put("quartier", chosen.quarter);
	put("depuis", chosen.since > 0 ? String(chosen.since) : "");
	put("q", chosen.q.trim());
	return params;
}

/** What the API is asked, for list, map and feed alike. */
export function apiQuery(chosen: Selection): Record<string, string> {
	const query: Record<string, string> = {};
	if (chosen.group.length > 0) query.group = chosen.group.join(",");
	if (chosen.service.length > 0) query.service = chosen.service.join(",");
	if (chosen.state) query.state = chosen.state;
	if (chosen.quarter) query.quarter = chosen.quarter;
	if (chosen.since > 0) query.since_days = String(chosen.since);
	if (chosen.q.trim()) query.q = chosen.q.trim();
	return query;
}

/** True when something restricts. */
export function isRestricted(chosen: Selection): boolean {
	return Object.keys(apiQuery(chosen)).length > 0;
}
