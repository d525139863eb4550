/** Understands a report's number as people write or say it: "rc 2026 4817", "RC-2026-04817". */

/** The number in its full form (`RC-2026-04817`), or null when the text is not one. */
export function reportNumber(text: string): string | null {
	const match = /^\s*([a-z]{2,4})?[\s.-]*(20\d\d)[\s./-]+(\d{1,7})\s*$/i.exec(text);
	if (!match) return null;
	return `${(match[1] ?? "RC").toUpperCase()}-${match[2]}-${(match[3] ?? "").padStart(5, "0")}`;
}
