/** The report while it is being made: what is stored from the first tap, and what is posted in the end. */
import type { Answers, Asset, NewReport, Point, Question, Service } from "../../api/types";
import type { Lang } from "../../i18n/languages";
import type { Item } from "../../offline/store";

/** Everything chosen so far; never an e-mail address or a telephone number. */
export interface Draft {
	place: (Point & { address: string | null; how: "gps" | "map" | "address" | "photo" | "list" }) | null;
	gps: (Point & { accuracy_m: number }) | null;
	asset: Asset | null;
	/** The person said that it is none of the objects offered. */
	no_asset: boolean;
	service: Service | null;
	answers: Answers;
	description: string;
	department_code: string | null;
	/** Reports the person has looked at and called another. */
	not_the_same: string[];
	photo_place: Point | null;
	captured_at: string | null;
	locale: Lang;
	/** Entered by an agent: where, by whom, and whether the person agreed to leave what is in `contact`. */
	assisted?: { source: "counter" | "telephone" | "meeting"; taken_by: string; consents: boolean };
}

export type ReportItem = Item<Draft>;

/** An empty report. */
export function emptyDraft(locale: Draft["locale"]): Draft {
	return {
		place: null,
		gps: null,
		asset: null,
		no_asset: false,
		service: null,
		answers: {},
		description: "",
		department_code: null,
		not_the_same: [],
		photo_place: null,
		captured_at: null,
		locale,
	};
}

/** What a list shows of a draft. */
export function labelOf(draft: Draft, untitled: string): Item["label"] {
	return {
		title: draft.service?.name ?? untitled,
		place: draft.place?.address ?? "",
		icon: draft.service?.icon ?? "message-circle",
		picture: draft.service?.picture ?? null,
	};
}

/** The questions that apply, given the answers so far, in order. */
export function shownQuestions(service: Service, answers: Answers): Question[] {
	return [...service.questions]
		.sort((a, b) => a.order - b.order)
		.filter((question) => {
			if (!question.shown_if) return true;
			const given = [answers[question.shown_if.question] ?? []].flat();
			return question.shown_if.values.some((value) => given.includes(value));
		});
}

/** The question whose answer ends the flow (danger: call this number), or null. */
export function stopOf(service: Service, answers: Answers): NonNullable<Question["stop"]> | null {
	for (const question of shownQuestions(service, answers)) {
		const given = [answers[question.code] ?? []].flat();
		if (question.stop?.values.some((value) => given.includes(value))) return question.stop;
	}
	return null;
}

/** Codes of the required questions that have no answer yet. */
export function missingAnswers(service: Service, answers: Answers): string[] {
	return shownQuestions(service, answers)
		.filter(
			(question) => question.is_required && [answers[question.code] ?? []].flat().join("").trim() === "",
		)
		.map((question) => question.code);
}

/** The body of POST /reports for an item whose photos have arrived. */
export function composeReport(item: Item, photo_ids: string[]): NewReport {
	const draft = item.body as Draft;
	if (!draft.place || !draft.service) throw new Error("a report needs a place and a service");
	const shown = new Set(shownQuestions(draft.service, draft.answers).map((question) => question.code));
	const answers: Answers = {};
	for (const [code, value] of Object.entries(draft.answers)) {
		if (!shown.has(code) || [value].flat().join("").trim() === "") continue;
		const isNumber = draft.service.questions.some((one) => one.code === code && one.datatype === "number");
		answers[code] = isNumber ? String(value).trim().replace(",", ".") : value;
	}
	const report: NewReport = {
		id: item.id,
		service_code: draft.service.code,
		latitude: draft.place.latitude,
		longitude: draft.place.longitude,
		locale: draft.locale,
		photo_ids,
		answers,
	};
	if (draft.gps) report.gps = draft.gps;
	if (draft.gps && draft.place.how === "gps") report.accuracy_m = draft.gps.accuracy_m;
	if (draft.place.address) report.address = draft.place.address;
	if (draft.asset && draft.asset.layer === draft.service.asset_layer) report.asset_id = draft.asset.id;
	if (draft.description.trim()) report.description = draft.description.trim();
	if (draft.department_code) report.department_code = draft.department_code;
	if (draft.captured_at) report.captured_at = draft.captured_at;
	const contact = Object.fromEntries(
		Object.entries(item.contact ?? {}).flatMap(([key, value]) =>
			value?.trim() ? [[key, value.trim()]] : [],
		),
	);
	if (Object.keys(contact).length > 0) report.contact = contact;
	return report;
}
