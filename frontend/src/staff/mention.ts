/** What stands behind the @ at the caret, who is meant by it, and the text once somebody is chosen. */

export interface Calling {
	/** Where the @ stands. */
	from: number;
	/** What was typed after it. */
	typed: string;
}

const LONGEST = 40;

/** The name being typed at the caret, or null: an @ that begins a word, with no line break after it. */
export function callingAt(text: string, caret: number): Calling | null {
	const from = text.lastIndexOf("@", caret - 1);
	if (from < 0 || caret - from > LONGEST) return null;
	if (from > 0 && /[\p{L}\p{N}._-]/u.test(text.charAt(from - 1))) return null;
	const typed = text.slice(from + 1, caret);
	return /[\n@]/.test(typed) ? null : { from, typed };
}

/** Lower case without accents. */
function folded(text: string): string {
	return text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase("fr");
}

/** Whoever has a word of their name begin with what was typed; the whole name first. */
export function matching<T extends { name: string }>(people: readonly T[], typed: string, most = 6): T[] {
	const wanted = folded(typed);
	const found = people.filter((one) => {
		const name = folded(one.name);
		return name.startsWith(wanted) || name.split(/[\s-]+/).some((part) => part.startsWith(wanted));
	});
	// A whole name is no longer being typed.
	if (found.some((one) => folded(one.name) === wanted.trimEnd() && wanted.endsWith(" "))) return [];
	return found
		.sort((a, b) => Number(folded(b.name).startsWith(wanted)) - Number(folded(a.name).startsWith(wanted)))
		.slice(0, most);
}

/** The text with the name written, and where the caret then stands. */
export function written(
	text: string,
	calling: Calling,
	caret: number,
	name: string,
): { text: string; caret: number } {
	const before = `${text.slice(0, calling.from)}@${name} `;
	return { text: before + text.slice(caret).replace(/^ /, ""), caret: before.length };
}
