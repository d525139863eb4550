/** When a question is asked, as the editor keeps it: what still holds after moving and removing. */
import { describe, expect, it } from "vitest";
import {
	askedNow,
	earlierChoices,
	faultOf,
	faults,
	forgetChoice,
	type Question,
} from "../../src/staff/settings/conditions";

function question(code: string, parts: Partial<Question> = {}): Question {
	return {
		code,
		datatype: "string",
		is_required: false,
		label: { fr: code },
		hint: null,
		values: null,
		shown_if: null,
		stop: null,
		...parts,
	};
}
const choices = (...keys: string[]) => keys.map((key) => ({ key, name: { fr: key } }));
const chosen = (code: string, keys: string[], parts: Partial<Question> = {}) =>
	question(code, { datatype: "singlevaluelist", values: choices(...keys), ...parts });
const whenIs = (code: string, ...values: string[]) => ({ question: code, values });

describe("the condition of a question", () => {
	it("waits only for earlier questions with choices", () => {
		const all = [question("text"), chosen("kind", ["a", "b"]), question("later"), chosen("last", ["c"])];
		expect(earlierChoices(all, 2).map((one) => one.code)).toEqual(["kind"]);
		expect(earlierChoices(all, 0)).toEqual([]);
	});

	it("no longer holds once its question comes later, is gone or has lost its choices", () => {
		const kind = chosen("kind", ["a", "b"]);
		const detail = question("detail", { shown_if: whenIs("kind", "a") });
		expect(faultOf([kind, detail], 1)).toBeNull();
		expect(faultOf([detail, kind], 0)).toBe("gone");
		expect(faultOf([detail], 0)).toBe("gone");
		expect(faultOf([question("kind"), detail], 1)).toBe("gone");
		expect(faults([detail, kind])).toEqual([0]);
	});

	it("needs an answer that is still offered", () => {
		const kind = chosen("kind", ["a", "b"]);
		const detail = question("detail", { shown_if: whenIs("kind", "a") });
		const all = [kind, detail];
		kind.values = choices("b");
		expect(faultOf(all, 1)).toBe("none");
		forgetChoice(all, "kind", "a");
		expect(detail.shown_if?.values).toEqual([]);
		expect(faultOf(all, 1)).toBe("none");
	});

	it("asks along the chain only, and nothing after an answer that no longer counts", () => {
		const all = [
			chosen("kind", ["a", "b"]),
			chosen("wheels", ["yes", "no"], { shown_if: whenIs("kind", "a") }),
			question("why", { shown_if: whenIs("wheels", "yes") }),
		];
		const codes = (answers: Record<string, string[]>) => askedNow(all, answers).map((one) => one.code);
		expect(codes({})).toEqual(["kind"]);
		expect(codes({ kind: ["a"], wheels: ["yes"] })).toEqual(["kind", "wheels", "why"]);
		expect(codes({ kind: ["b"], wheels: ["yes"] })).toEqual(["kind"]);
	});
});
