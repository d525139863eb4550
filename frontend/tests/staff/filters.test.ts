/** Filters live in the address: a link sent to a colleague must show the same list. */
import { describe, expect, it } from "vitest";
import {
	apiQuery,
	type Filters,
	isFiltered,
	NO_FILTERS,
	readFilters,
	viewFilters,
	viewQuery,
	writeFilters,
} from "../../src/staff/filters";

const busy: Filters = {
	status: ["received", "resolved"],
	service: ["lamp_out", "litter"],
	department: ["lighting"],
	area: "centre",
	source: ["telephone"],
	q: "rue de la Loge",
	overdue: true,
	dormant: true,
	dispatch: true,
	contested: true,
	has_photo: true,
	has_duplicates: true,
	private: "0",
	assigned: "nobody",
	since_days: 30,
	older_days: 7,
	sort: "oldest",
};

describe("filters in the address", () => {
	it.each([[NO_FILTERS], [busy], [{ ...NO_FILTERS, status: ["all"] }], [{ ...NO_FILTERS, q: "é&=+#" }]])(
		"come back as they went",
		(filters) => {
			const address = new URLSearchParams(writeFilters(filters, new URLSearchParams()).toString());
			expect(readFilters(address)).toEqual(filters);
		},
	);

	it("leave an empty address for the opening view", () => {
		expect(writeFilters(NO_FILTERS, new URLSearchParams()).toString()).toBe("");
		expect(isFiltered(NO_FILTERS)).toBe(false);
		expect(isFiltered({ ...NO_FILTERS, sort: "oldest" })).toBe(false);
		expect(isFiltered({ ...NO_FILTERS, overdue: true })).toBe(true);
	});

	it("keep the open report", () => {
		const params = writeFilters(busy, new URLSearchParams("report=RC-2026-00001&q=old"));
		expect(params.get("report")).toBe("RC-2026-00001");
		expect(params.get("q")).toBe("rue de la Loge");
	});

	it("ignore what makes no sense", () => {
		const filters = readFilters(new URLSearchParams("sort=random&since_days=-4&service=a b,ok&overdue=yes"));
		expect(filters).toEqual({ ...NO_FILTERS, service: ["ok"] });
	});
});

describe("what the API is asked", () => {
	it("is every open status to begin with", () => {
		expect(apiQuery(NO_FILTERS)).toEqual({ status: "received,acknowledged,scheduled,in_progress,reopened" });
	});

	it("has no status when all are wanted, and never the order", () => {
		expect(apiQuery({ ...NO_FILTERS, status: ["all"], sort: "newest" })).toEqual({});
	});

	it("names each filter once", () => {
		expect(apiQuery(busy)).toEqual({
			status: "received,resolved",
			service: "lamp_out,litter",
			department: "lighting",
			area: "centre",
			source: "telephone",
			q: "rue de la Loge",
			overdue: "1",
			dormant: "1",
			dispatch: "1",
			contested: "1",
			has_photo: "1",
			has_duplicates: "1",
			private: "0",
			assigned: "nobody",
			since_days: "30",
			older_days: "7",
		});
	});
});

describe("a saved view", () => {
	it.each([
		[NO_FILTERS],
		[busy],
		[{ ...NO_FILTERS, status: ["all"] }],
		[{ ...NO_FILTERS, status: ["open", "resolved"] }],
	])("means the filters that it was made of", (filters) =>
		expect(viewFilters(viewQuery(filters))).toEqual(filters),
	);
});
