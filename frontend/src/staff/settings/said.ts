/** Values of settings in words, for whoever compares two versions. */
import { formatNumber } from "../../i18n/format";
import { lang } from "../../i18n/locale.svelte";
import { s } from "../settings-words";

/** A value in words: yes, no, nothing, a list, the French of a text in several languages. */
export function said(value: unknown): string {
	if (value === null || value === undefined || value === "") return s.nothing;
	if (typeof value === "boolean") return value ? s.yes : s.no;
	if (typeof value === "number") return formatNumber(value);
	if (typeof value === "string") return value;
	if (Array.isArray(value)) return value.length === 0 ? s.nothing : value.map((one) => said(one)).join(", ");
	const entries = Object.entries(value as Record<string, unknown>);
	if (entries.length === 0) return s.nothing;
	const french = (value as Record<string, unknown>).fr;
	if (typeof french === "string") return french;
	return entries.map(([name, inner]) => `${s.departments.days[name] ?? name} ${said(inner)}`).join(" ; ");
}

/** A name written in several languages, in the reader's; in French where it was not written in theirs. */
export function named(name: Record<string, string>, code = ""): string {
	return name[lang()] || name.fr || code;
}

/** The names of what differs between two documents, of those that both have. */
export function unlike(one: Record<string, unknown>, other: Record<string, unknown>): string[] {
	return Object.keys(one).filter((name) => name in other && canonical(one[name]) !== canonical(other[name]));
}

/** A document as text with its names in order and without what is absent. */
export function canonical(value: unknown): string {
	return JSON.stringify(value, (_name, inner: unknown) => {
		if (inner === null || typeof inner !== "object" || Array.isArray(inner)) return inner;
		return Object.fromEntries(
			Object.entries(inner)
				.filter(([, one]) => one !== null)
				.sort(([a], [b]) => (a < b ? -1 : 1)),
		);
	});
}

/** What a path of a difference is called: « Nom (Anglais) », « Questions › extent › Question ». */
export function pathName(path: string): string {
	const [first = "", ...rest] = path.split(".");
	const last = rest.at(-1) ?? "";
	const language = s.languages[last];
	const head = s.history.fields[first] ?? first;
	const middle = (language ? rest.slice(0, -1) : rest)
		.map((one) => s.departments.days[one] ?? one)
		.join(" › ");
	const name = middle ? `${head} › ${middle}` : head;
	return language && last !== "fr" ? s.inLanguage(name, language.toLowerCase()) : name;
}

/** A code made of a name, for something new. */
export function codeFrom(name: string): string {
	return name
		.normalize("NFKD")
		.replace(/[̀-ͯ]/g, "")
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, "-")
		.replace(/^-+|-+$/g, "")
		.slice(0, 50);
}
