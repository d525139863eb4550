/** No-break spaces where French asks for them, so that no catalogue has to write them. */

const NARROW = "\u202f";
const WIDE = "\u00a0";

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
	if (typeof value === "string") return frenchSpaces(value) as T;
	if (Array.isArray(value)) return value.map(spaced) as T;
	if (typeof value === "function") {
		const make = value as unknown as (...given: unknown[]) => unknown;
		return ((...given: unknown[]) => spaced(make(...given))) as T;
	}
	if (typeof value === "object" && value !== null) {
		return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, spaced(inner)])) as T;
	}
	return value;
}
