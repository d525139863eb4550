/** The report while it is being made: what is stored from the first tap, and what is posted in the end. */
import type { Answers, Asset, NewReport, Point, Question, Service } from "../../api/types";
import type { Lang } from "../../i18n/languages";
import type { Item } from "../../offline/store";

/** Everything chosen so far; never an e-mail address or a telephone number. */
export interface Draft {
	place: (Point & { address: string | null; how: "gps" | "map" | "address" | "photo" | "list" }) | null;
	gps: (Point & { accuracy_m: number }) | null;
	asset: Asset | null;
	/** How to find the spot ("5 m towards the school"). */
	hint: string;
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

/** Says to the server that it is none of the numbered objects nearby: it must not take the nearest one. */
const NONE_OF_THESE = 0;

/** An empty report. */
export function emptyDraft(locale: Draft["locale"]): Draft {
	return {
		place: null,
		gps: null,
		asset: null,
		hint: "",
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
	const shown = new Set<string>();
	return [...service.questions]
		.sort((a, b) => a.order - b.order)
		.filter((question) => {
			const condition = question.shown_if;
			if (condition) {
				// An answer to a question that no longer applies counts for nothing.
				if (!shown.has(condition.question)) return false;
				const given = [answers[condition.question] ?? []].flat();
				if (!condition.values.some((value) => given.includes(value))) return false;
			}
			shown.add(question.code);
			return true;
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

/** Codes of the questions whose answer is not of the kind asked for. */
export function wrongAnswers(service: Service, answers: Answers): Array<Question["code"]> {
	return shownQuestions(service, answers)
		.filter((question) => {
			const given = String(answers[question.code] ?? "").trim();
			if (given === "") return false;
			if (question.datatype === "number") return !Number.isFinite(Number(given.replace(",", ".")));
			return question.datatype === "datetime" && Number.isNaN(Date.parse(given));
		})
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
	else if (draft.no_asset && draft.service.asset_layer) report.asset_id = NONE_OF_THESE;
	if (draft.hint.trim()) report.location_hint = draft.hint.trim();
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
