/** What the open data pages ask the server, and how months and delays are said. */
import { call } from "../../api/client";
import type { components } from "../../api/schema";
import { intlTag } from "../../i18n/locale.svelte";
import { m } from "./messages";

export type Dataset = components["schemas"]["OpenDataset"];
export type Part = components["schemas"]["OpenPart"];
export type Statistics = components["schemas"]["PublicStatistics"];
export type Line = components["schemas"]["PublicLine"];
export type Point = components["schemas"]["PublicPoint"];

/** The statistics of a month ("2026-10"), or of the last twelve months. */
export function readStatistics(month: string): Promise<Statistics> {
	return call<Statistics>("/opendata/v1/statistics", {
		query: { month: month || undefined },
		anonymous: true,
	});
}

/** The dataset: its files and its rules. */
export function readDataset(): Promise<Dataset> {
	return call<Dataset>("/opendata/v1/reports", { anonymous: true });
}

/** "octobre 2026" of "2026-10"; in a calendar that all languages here share. */
export function monthName(month: string, length: "long" | "short" = "long"): string {
	return new Intl.DateTimeFormat(intlTag(), {
		month: length,
		...(length === "long" ? { year: "numeric" } : {}),
		calendar: "gregory",
		timeZone: "UTC",
	}).format(new Date(`${month}-15T12:00:00Z`));
}

/** "18 h" up to two days, then "3,5 jours"; null is said as nothing. */
export function duration(hours: number | null | undefined): string {
	if (hours === null || hours === undefined) return m.statistics.none;
	const said = (value: number, digits: number) =>
		new Intl.NumberFormat(intlTag(), { maximumFractionDigits: digits }).format(value);
	if (hours < 48) return m.statistics.hours(said(Math.max(1, Math.round(hours)), 0));
	const days = Math.round(hours / 2.4) / 10;
	return m.statistics.days(said(days, days < 10 ? 1 : 0), days < 2);
}

/** Round numbers from 0 to at least `most`, four steps at most. */
export function axis(most: number): number[] {
	const rough = Math.max(most, 1) / 4;
	const unit = 10 ** Math.floor(Math.log10(rough));
	const step = Math.max(1, [1, 2, 5, 10].map((one) => one * unit).find((one) => one >= rough) ?? unit);
	return Array.from({ length: Math.ceil(most / step) + 1 }, (_, index) => index * step);
}
