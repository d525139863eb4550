/** What says which filters are on: one chip each, with the change that takes it away. */

import { choices } from "./catalogue.svelte";
import { d } from "./desk-words";
import { y } from "./duty-words";
import { type Filters, NO_FILTERS } from "./filters";
import { m } from "./messages";

export interface Chip {
	key: string;
	label: string;
	/** The filters without it. */
	without: Partial<Filters>;
}

type Named = { code: string; name?: string; label?: string };
const called = (all: readonly Named[], code: string) => {
	const found = all.find((one) => one.code === code);
	return found?.name ?? found?.label ?? code;
};

/** The chips of these filters, in the order of the bar. */
export function chipsOf(filters: Filters): Chip[] {
	const all = choices.all;
	const chips: Chip[] = [];
	const add = (key: string, label: string, without: Partial<Filters>) => chips.push({ key, label, without });
	if (filters.q.trim()) add("q", d.filters.words(filters.q.trim()), { q: "" });
	if (filters.status.join() !== "open")
		for (const code of filters.status) {
			const label =
				code === "all"
					? `${m.filters.status} : ${m.filters.allStatuses}`
					: code === "open"
						? m.filters.open
						: called(all.statuses, code);
			const left = filters.status.filter((one) => one !== code);
			add(`status:${code}`, label, { status: left.length > 0 ? left : NO_FILTERS.status });
		}
	for (const code of filters.service)
		add(`service:${code}`, called(all.services, code), {
			service: filters.service.filter((one) => one !== code),
		});
	for (const code of filters.department)
		add(`department:${code}`, called(all.departments, code), {
			department: filters.department.filter((one) => one !== code),
		});
	if (filters.area) add("area", called(all.areas, filters.area), { area: "" });
	if (filters.assigned)
		add("assigned", `${d.filters.assigned} : ${assignedName(filters.assigned)}`, { assigned: "" });
	if (filters.since_days > 0)
		add("since", `${m.filters.since} : ${m.filters.sinceDays(filters.since_days)}`, { since_days: 0 });
	if (filters.older_days > 0) add("older", d.filters.older(filters.older_days), { older_days: 0 });
	for (const [name, label] of flags()) if (filters[name]) add(name, label, { [name]: false });
	if (filters.private)
		add("private", filters.private === "1" ? d.filters.privateOnly : d.filters.publicOnly, { private: "" });
	for (const code of filters.source)
		add(`source:${code}`, called(all.sources, code), {
			source: filters.source.filter((one) => one !== code),
		});
	return chips;
}

/** Whose round `assigned` means. */
export function assignedName(assigned: string): string {
	if (assigned === "me") return d.filters.me;
	if (assigned === "nobody") return d.filters.nobody;
	return choices.all.staff.find((one) => one.id === assigned)?.name ?? "…";
}

/** The filters that are on or off, with their names. */
export function flags(): Array<
	["overdue" | "dormant" | "dispatch" | "contested" | "has_photo" | "has_duplicates", string]
> {
	return [
		["overdue", m.filters.overdue],
		["dormant", y.dormant.filter],
		["dispatch", m.filters.dispatch],
		["contested", m.filters.contested],
		["has_photo", m.filters.hasPhoto],
		["has_duplicates", d.filters.hasDuplicates],
	];
}
