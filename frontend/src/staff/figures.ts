/** What a page of figures asks, and how its numbers are read. */
import type { components } from "../api/schema";
import { intlTag } from "../i18n/locale.svelte";
import { f } from "./figure-words";

export type Figures = components["schemas"]["Figures"];
export type FigureLine = components["schemas"]["FigureLine"];
export type Measured = components["schemas"]["Measured"];
export type Quarter = components["schemas"]["FigureQuarter"];
export type Opinion = components["schemas"]["FigureOpinion"];
export type OpinionLine = components["schemas"]["FigureOpinionLine"];

export const PERIODS = ["4w", "12w", "month", "year", "12m"] as const;
export const COMPARISONS = ["before", "year", "none"] as const;
export const DIMENSIONS = ["services", "departments", "areas", "sources", "crews"] as const;
export const OPINION_PARTS = ["services", "departments", "areas"] as const;
export const OPINION_ANSWERS = ["good", "fair", "poor"] as const;
export type OpinionPart = (typeof OPINION_PARTS)[number];
export type PeriodName = (typeof PERIODS)[number];
export type Comparison = (typeof COMPARISONS)[number];
export type Dimension = (typeof DIMENSIONS)[number];

/** What the address asks for; what it says wrongly is left out. */
export interface Asked {
	period: PeriodName;
	from: string;
	to: string;
	service: string;
	department: string;
	area: string;
	compare: Comparison;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Reads an address. */
export function readAsked(params: URLSearchParams): Asked {
	const code = (name: string) => {
		const value = params.get(name) ?? "";
		return /^[\w-]{1,100}$/.test(value) ? value : "";
	};
	const days = [params.get("from") ?? "", params.get("to") ?? ""];
	const [from = "", to = ""] = days.every((day) => DAY.test(day)) ? days : [];
	return {
		period: PERIODS.find((one) => one === params.get("period")) ?? "12w",
		from,
		to,
		service: code("service"),
		department: code("department"),
		area: code("area"),
		compare: COMPARISONS.find((one) => one === params.get("compare")) ?? "before",
	};
}

/** The shortest address, or question to the API, that says the same. */
export function writeAsked(asked: Asked): URLSearchParams {
	const params = new URLSearchParams();
	if (asked.from) {
		params.set("from", asked.from);
		params.set("to", asked.to);
	} else if (asked.period !== "12w") params.set("period", asked.period);
	for (const name of ["service", "department", "area"] as const)
		if (asked[name]) params.set(name, asked[name]);
	if (asked.compare !== "before") params.set("compare", asked.compare);
	return params;
}

/** The town's calendar day as a date that no time zone moves. */
export function dayOf(iso: string): Date {
	return new Date(`${iso}T12:00:00Z`);
}

/** "31 août 2026". */
export function longDay(iso: string): string {
	return new Intl.DateTimeFormat(intlTag(), {
		day: "numeric",
		month: "long",
		year: "numeric",
		timeZone: "UTC",
	}).format(dayOf(iso));
}

/** "novembre 2026". */
export function monthName(iso: string): string {
	return new Intl.DateTimeFormat(intlTag(), { month: "long", year: "numeric", timeZone: "UTC" }).format(
		dayOf(`${iso.slice(0, 7)}-01`),
	);
}

/** The number of a week (ISO 8601), or the short name of a month. */
export function partName(iso: string, step: string): string {
	const day = dayOf(iso);
	if (step === "month") {
		return new Intl.DateTimeFormat(intlTag(), { month: "short", timeZone: "UTC" }).format(day);
	}
	const thursday = new Date(day.getTime() + 3 * 86_400_000);
	const first = Date.UTC(thursday.getUTCFullYear(), 0, 1);
	return f.weekOf(1 + Math.floor((thursday.getTime() - first) / (7 * 86_400_000)));
}

/** Hours below two days, days beyond: the number and its unit apart. */
export function duration(hours: number): { number: string; unit: string } {
	if (hours < 48) return { number: f.decimal(hours), unit: "h" };
	return { number: f.decimal(hours / 24), unit: f.daysUnit(hours / 24) };
}

/** The same on one line, short; a dash where there are too few cases. */
export function shortDuration(hours: number | null): string {
	if (hours === null) return "–";
	return hours < 48 ? f.hours(hours) : f.daysShort(hours / 24);
}

/** A round number at or above `value`, and steps to it: what an axis shows. */
export function axis(value: number, steps = 4): number[] {
	const rough = Math.max(value, 1) / steps;
	const power = 10 ** Math.floor(Math.log10(rough));
	const step = Math.max(
		1,
		[1, 2, 2.5, 4, 5, 10].map((one) => one * power).find((one) => one >= rough) ?? rough,
	);
	const whole = Math.ceil(step);
	const count = Math.max(1, Math.ceil(Math.max(value, 1) / whole));
	return Array.from({ length: count + 1 }, (_, index) => index * whole);
}

/** The lines of a chart of opinions: those with answers enough for a share, where most answered first, eight at most. */
export function shownOpinions(lines: OpinionLine[]): OpinionLine[] {
	return lines.filter((one) => one.share_good !== null).slice(0, 8);
}
