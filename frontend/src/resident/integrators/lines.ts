/** The lines that a programmer copies, made for this very town. */

/** One line or a few, ready for a shell unless said otherwise. */
export interface Lines {
	api: string;
	open311: string;
	webhook: string;
	data: string;
	feed: string;
	calendar: string;
}

/** Lines for `town` at `base`: it is named in each, since a server may hold several. */
export function makeLines(base: string, town: string, quarter: string): Lines {
	const one = (name: string) => (town ? [`${name}=${town}`] : []);
	const at = (path: string, ...parts: string[]) => {
		const query = parts.join("&");
		return `'${base}${path}${query ? `?${query}` : ""}'`;
	};
	const near = quarter ? [`quarter=${encodeURIComponent(quarter)}`] : [];
	return {
		api: `curl -s ${at("/api/v1/reports", "state=open", "limit=5", ...one("town"))}`,
		open311: `curl -s ${at("/open311/v2/requests.json", "status=open", ...one("jurisdiction_id"))}`,
		webhook: [
			"from standardwebhooks import Webhook  # pip install standardwebhooks",
			"",
			"event = Webhook(secret).verify(body, headers)",
		].join("\n"),
		data: `curl -sfO -C - ${at("/opendata/v1/reports/all.csv", ...one("town"))}`,
		feed: `curl -s ${at("/feeds/reports.atom", ...near, ...one("town"))}`,
		calendar: at("/feeds/planned.ics", ...near, ...one("town")).slice(1, -1),
	};
}
