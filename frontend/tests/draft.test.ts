/** What is posted follows from what was chosen, and only from that. */
import { describe, expect, it } from "vitest";
import type { Question, Service } from "../src/api/types";
import type { Item } from "../src/offline/store";
import { emailProblem, phoneProblem } from "../src/resident/report/contact";
import {
	composeReport,
	type Draft,
	emptyDraft,
	missingAnswers,
	shownQuestions,
	stopOf,
} from "../src/resident/report/draft";

function question(code: string, more: Partial<Question> = {}): Question {
	return {
		code,
		order: 1,
		datatype: "singlevaluelist",
		is_required: false,
		label: code,
		hint: null,
		values: [],
		shown_if: null,
		stop: null,
		...more,
	};
}

const service: Service = {
	code: "lamp_out",
	name: "Lampadaire éteint",
	description: "",
	icon: "lightbulb",
	picture: null,
	group: "lighting",
	keywords: [],
	questions: [
		question("later", { order: 2, shown_if: { question: "kind", values: ["many"] }, is_required: true }),
		question("kind", { is_required: true }),
		question("wires", { order: 3, stop: { values: ["yes"], title: "Danger", text: "Appelez", phone: "18" } }),
	],
	due_hours: 72,
	is_private: false,
	asset_layer: "lamps",
	duplicate_radius_m: 30,
	popularity: 1,
	likely: null,
};
const asset = {
	id: 7,
	layer: "lamps",
	reference: "EP-1",
	label: "EP-1",
	latitude: 43.6,
	longitude: 3.8,
	distance_m: 4,
};

function item(draft: Partial<Draft>, contact: Item["contact"] = null): Item {
	return {
		id: "11111111-1111-4111-8111-111111111111",
		kind: "report",
		state: "waiting",
		created_at: 0,
		touched_at: 0,
		queued_at: 0,
		label: { title: "", place: "", icon: "", picture: null },
		body: {
			...emptyDraft("fr"),
			place: { latitude: 43.6, longitude: 3.8, address: "14 rue de la Loge", how: "gps" },
			service,
			...draft,
		},
		contact,
		posted: null,
		photo_ids: [],
		attempts: 0,
		next_try_at: null,
		refusal: null,
		receipt: null,
	};
}

describe("the report that is posted", () => {
	it("carries what the phone said beside what the person chose", () => {
		const report = composeReport(item({ gps: { latitude: 43.61, longitude: 3.81, accuracy_m: 12 } }), ["p1"]);
		expect(report).toMatchObject({
			id: "11111111-1111-4111-8111-111111111111",
			service_code: "lamp_out",
			latitude: 43.6,
			accuracy_m: 12,
			gps: { latitude: 43.61, longitude: 3.81, accuracy_m: 12 },
			photo_ids: ["p1"],
			locale: "fr",
		});
	});
	it("says nothing of accuracy for a place chosen by hand", () => {
		const place = { latitude: 43.6, longitude: 3.8, address: null, how: "map" as const };
		const report = composeReport(
			item({ place, gps: { latitude: 43.61, longitude: 3.81, accuracy_m: 12 } }),
			[],
		);
		expect(report.accuracy_m).toBeUndefined();
		expect(report.address).toBeUndefined();
	});
	it("names the object only when the service is about its kind", () => {
		expect(composeReport(item({ asset }), []).asset_id).toBe(7);
		expect(composeReport(item({ asset: { ...asset, layer: "bins" } }), []).asset_id).toBeUndefined();
	});
	it("drops answers to questions that no longer apply", () => {
		const report = composeReport(item({ answers: { kind: "one", later: "x", wires: "" } }), []);
		expect(report.answers).toEqual({ kind: "one" });
	});
	it("leaves empty contact fields out", () => {
		expect(composeReport(item({}, { email: "lea@exemple.fr", phone: "" }), []).contact).toEqual({
			email: "lea@exemple.fr",
		});
		expect(composeReport(item({}, { email: "" }), []).contact).toBeUndefined();
	});
});

describe("the service's questions", () => {
	it("come in order, later ones when they apply", () => {
		expect(shownQuestions(service, {}).map((one) => one.code)).toEqual(["kind", "wires"]);
		expect(shownQuestions(service, { kind: "many" }).map((one) => one.code)).toEqual([
			"kind",
			"later",
			"wires",
		]);
	});
	it("stop a dangerous case", () => {
		expect(stopOf(service, { wires: "no" })).toBeNull();
		expect(stopOf(service, { wires: "yes" })?.phone).toBe("18");
	});
	it("name what is missing", () => {
		expect(missingAnswers(service, {})).toEqual(["kind"]);
		expect(missingAnswers(service, { kind: "many" })).toEqual(["later"]);
	});
});

describe("contact details", () => {
	it("are told what is wrong with them", () => {
		expect(phoneProblem("06 12 34")).toContain("4");
		expect(phoneProblem("06 12 34 56 78")).toBeNull();
		expect(phoneProblem("+33 6 12 34 56 78")).toBeNull();
		expect(phoneProblem("+49 151 23456789")).toBeNull();
		expect(phoneProblem("06 12 34 56 78 9")).toContain("1");
		expect(emailProblem("lea.martin")).toContain("@");
		expect(emailProblem("lea@exemple.fr")).toBeNull();
		expect(emailProblem("lea@exemple")).not.toBeNull();
	});
});
