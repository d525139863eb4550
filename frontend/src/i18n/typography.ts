/** What is done to whole catalogues: French no-break spaces, isolated names in Arabic, longer words to try a layout. */

const NARROW = "\u202f";
const WIDE = "\u00a0";
const ISOLATE = "\u2068";
const END = "\u2069";

/** One French text with its no-break spaces: before ; ? ! » and :, after «, inside numbers with units. */
export function frenchSpaces(text: string): string {
	return text
		.replace(/ ([;?!])/g, `${NARROW}$1`)
		.replace(/ (:|»)/g, `${WIDE}$1`)
		.replace(/« /g, `«${WIDE}`)
		.replace(/(\d) (m|km|h|%|photos?|jours|chiffres?)\b/g, `$1${WIDE}$2`);
}

/** The same object with every text (also those functions make) spaced the French way. */
export function spaced<T>(value: T): T {
	return mapped(value, frenchSpaces);
}

/** A name, number or address kept in its own direction inside a sentence of the other one (Unicode isolates). */
export function isolate(text: string): string {
	return text === "" || text.startsWith(ISOLATE) ? text : `${ISOLATE}${text}${END}`;
}

/** A right-to-left catalogue: every text given to a message, and every number of a report, stands isolated in it. */
export function isolated<T>(value: T): T {
	const numbers = (text: string) =>
		text.replace(/\u2068[^\u2068\u2069]*\u2069|[A-Z]{2}-\d{4}-\d{5}/g, (found) => isolate(found));
	return mapped(value, numbers, (given) => (typeof given === "string" ? isolate(given) : given));
}

const ACCENTED: Record<string, string> = {
	a: "á",
	c: "ç",
	e: "é",
	i: "î",
	n: "ñ",
	o: "ö",
	s: "š",
	u: "û",
	y: "ý",
	A: "Å",
	C: "Ç",
	E: "É",
	I: "Î",
	O: "Ø",
	S: "Š",
	U: "Û",
};

/** The pseudo-language: every letter accented, a third longer, in brackets; shows cut text and words outside catalogues. */
export function longer<T>(value: T): T {
	return mapped(value, (text) => {
		if (text === "" || text.startsWith("[")) return text;
		const accented = text.replace(/[a-zA-Z]/g, (letter) => ACCENTED[letter] ?? letter);
		const words = Math.ceil(text.length / 3 / 4);
		return `[${accented}${" ömég".repeat(words)}]`;
	});
}

/** The same shape with `text` done to every text, also to those that functions make; `given` to what they are given. */
function mapped<T>(
	value: T,
	text: (one: string) => string,
	given: (one: unknown) => unknown = (one) => one,
): T {
	if (typeof value === "string") return text(value) as T;
	if (Array.isArray(value)) return value.map((inner) => mapped(inner, text, given)) as T;
	if (typeof value === "function") {
		const make = value as unknown as (...all: unknown[]) => unknown;
		return ((...all: unknown[]) => mapped(make(...all.map(given)), text, given)) as T;
	}
	if (typeof value === "object" && value !== null) {
		return Object.fromEntries(
			Object.entries(value).map(([key, inner]) => [key, mapped(inner, text, given)]),
		) as T;
	}
	return value;
}
