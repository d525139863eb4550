/** From an error to the sentence a person reads. */
import { u } from "../i18n/ui";
import { ApiError } from "./client";

/** One sentence that says what happened and what to do, in the current language. */
export function sentence(error: unknown): string {
	if (error instanceof ApiError) {
		if (error.code === "timeout") return u.errors.timeout;
		if (error.status === 0) return u.errors.network;
		if (error.detail !== "") return error.detail;
	}
	return u.errors.unknown;
}

/** The error's stable code, for the small print; null when there is none worth showing. */
export function codeOf(error: unknown): string | null {
	return error instanceof ApiError && error.status > 0 ? `${error.status} ${error.code}` : null;
}

/** The message for one field of a form, or null. */
export function fieldError(error: unknown, field: string): string | null {
	if (!(error instanceof ApiError)) return null;
	return error.errors.find((entry) => entry.field === field)?.message ?? null;
}
