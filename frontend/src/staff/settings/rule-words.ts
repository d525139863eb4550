/** A rule as a sentence: « Lampadaire éteint, dans Centre → Éclairage ». */
import { formatDay } from "../../i18n/format";
import { r } from "../settings-words";

interface Named {
	name: string;
}
export interface RuleParts {
	service: Named | null;
	area: Named | null;
	street_owner: string | null;
	department: Named;
}

/** What the rule is about and who answers. */
export function ruleSentence(rule: RuleParts): string {
	const parts = [rule.service?.name ?? r.rules.anything];
	if (rule.area) parts.push(r.rules.inArea(rule.area.name));
	if (rule.street_owner) parts.push(r.rules.onRoad(r.owners[rule.street_owner] ?? rule.street_owner));
	return r.rules.sentence(parts, rule.department.name);
}

/** From when until when it holds. */
export function validity(begins: string | null, ends: string | null): string {
	const from = begins ? r.rules.from(formatDay(begins)) : r.rules.always;
	return ends ? `${from} ${r.rules.until(formatDay(ends))}` : from;
}
