/** What is wrong with an e-mail address or a telephone number, said so that one can mend it. */
import { m } from "../messages";

/** A sentence, or null when it is fine or empty. */
export function emailProblem(text: string): string | null {
	const value = text.trim();
	if (value === "") return null;
	if (!value.includes("@")) return m.contact.noAt;
	return /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(value) ? null : m.contact.badEmail;
}

/** A sentence, or null when it is fine or empty. French numbers have ten digits. */
export function phoneProblem(text: string): string | null {
	const value = text.replace(/[\s().-]/g, "");
	if (value === "") return null;
	if (!/^\+?\d+$/.test(value)) return m.contact.badPhone;
	const digits = value.replace(/^(\+33|0033)/, "0");
	if (digits.startsWith("+") || digits.startsWith("00")) return value.length < 9 ? m.contact.badPhone : null;
	if (digits.length < 10) return m.contact.missingDigits(10 - digits.length);
	return digits.length > 10 ? m.contact.extraDigits(digits.length - 10) : null;
}

/** The id of the field that holds something wrong, or null. */
export function contactProblem(contact: { email?: string | null; phone?: string | null }): string | null {
	if (emailProblem(contact.email ?? "")) return "contact-email";
	return phoneProblem(contact.phone ?? "") ? "contact-phone" : null;
}
