/** When a question is asked: after which earlier answer, what no longer holds of that, and what is asked right now. */
import type { components } from "../../api/schema";

export type Question = components["schemas"]["SetQuestion"];
/** `gone`: the question it waits for is not there, comes later or has no choices; `none`: no answer is left. */
export type Fault = "gone" | "none";

/** Whether a question is answered by choosing. */
export function isChoice(question: Question): boolean {
	return question.datatype.endsWith("valuelist");
}

/** The questions that another can wait for: those before it that are answered by choosing. */
export function earlierChoices(questions: Question[], number: number): Question[] {
	return questions.slice(0, number).filter(isChoice);
}

/** What is wrong with the condition of question `number`, or null. */
export function faultOf(questions: Question[], number: number): Fault | null {
	const condition = questions[number]?.shown_if;
	if (!condition) return null;
	const asked = earlierChoices(questions, number).find((one) => one.code === condition.question);
	if (!asked) return "gone";
	const known = (asked.values ?? []).map((one) => one.key);
	return condition.values.length > 0 && condition.values.every((key) => known.includes(key)) ? null : "none";
}

/** The numbers of the questions whose condition no longer holds. */
export function faults(questions: Question[]): number[] {
	return questions.map((_, number) => number).filter((number) => faultOf(questions, number) !== null);
}

/** Takes a choice out of the conditions that name it, for it is no longer offered. */
export function forgetChoice(questions: Question[], code: string, key: string): void {
	for (const one of questions)
		if (one.shown_if?.question === code)
			one.shown_if.values = one.shown_if.values.filter((value) => value !== key);
}

/** The questions that a resident who has given `answers` is asked, in order. */
export function askedNow(questions: Question[], answers: Record<string, string[]>): Question[] {
	const asked = new Set<string>();
	return questions.filter((question) => {
		const condition = question.shown_if;
		// An answer to a question that no longer applies counts for nothing.
		if (condition && !asked.has(condition.question)) return false;
		if (condition && !condition.values.some((key) => answers[condition.question]?.includes(key)))
			return false;
		asked.add(question.code);
		return true;
	});
}
