/** Dates, hours, distances and counts the way a person of each language writes them. */
import { lang } from "./locale.svelte";

const NBSP = "\u00a0";
const NNBSP = "\u202f";

function tag(): string {
	return lang() === "fr" ? "fr-FR" : "en-GB";
}

function part(date: Date, options: Intl.DateTimeFormatOptions): string {
	return new Intl.DateTimeFormat(tag(), options).format(date);
}

/** Midnight-to-midnight distance in days from `now` to `date` (yesterday is -1). */
function daysFrom(now: Date, date: Date): number {
	const start = (d: Date) => new Date(d.getFullYear(), d.getMonth(), d.getDate()).getTime();
	return Math.round((start(date) - start(now)) / 86_400_000);
}

/** "18 h 42" in French, "18:42" in English. */
export function formatTime(iso: string | Date): string {
	const date = new Date(iso);
	const minutes = String(date.getMinutes()).padStart(2, "0");
	return lang() === "fr"
		? `${date.getHours()}${NBSP}h${NBSP}${minutes}`
		: `${String(date.getHours()).padStart(2, "0")}:${minutes}`;
}

/** "jeudi 26 novembre", with the year when it is another one. */
export function formatDay(iso: string | Date, now = new Date()): string {
	const date = new Date(iso);
	const sameYear = date.getFullYear() === now.getFullYear();
	const text = part(date, {
		weekday: "long",
		day: "numeric",
		month: "long",
		...(sameYear ? {} : { year: "numeric" }),
	});
	return text.replace(/(\d) (?=\p{L})/u, `$1${NBSP}`);
}

/** "samedi 21" for a day near, "le 4 septembre" for one that is not; for labels with little room. */
export function formatShortDay(iso: string | Date, now = new Date()): string {
	const date = new Date(iso);
	if (Math.abs(daysFrom(now, date)) < 14) return part(date, { weekday: "long", day: "numeric" });
	const text = part(date, { day: "numeric", month: "long" }).replace(" ", NBSP);
	return lang() === "fr" ? `le ${text}` : text;
}

/** "26/11/2026", for tables. */
export function formatDate(iso: string | Date): string {
	return part(new Date(iso), { day: "2-digit", month: "2-digit", year: "numeric" });
}

/** "aujourd'hui à 18 h 42", "hier à 19 h 20", "lundi 23 novembre, 9 h 05". */
export function formatMoment(iso: string | Date, now = new Date()): string {
	const date = new Date(iso);
	const days = daysFrom(now, date);
	const time = formatTime(date);
	if (lang() === "fr") {
		if (days === 0) return `aujourd’hui à ${time}`;
		if (days === -1) return `hier à ${time}`;
		if (days === 1) return `demain à ${time}`;
	} else {
		if (days === 0) return `today at ${time}`;
		if (days === -1) return `yesterday at ${time}`;
		if (days === 1) return `tomorrow at ${time}`;
	}
	return `${formatDay(date, now)}, ${time}`;
}

/** "60 m", "1,2 km": rounded as one says it. `distance_m` in metres. */
export function formatDistance(distance_m: number): string {
	if (distance_m < 20) return `${Math.round(distance_m)}${NBSP}m`;
	if (distance_m < 995) return `${Math.round(distance_m / 10) * 10}${NBSP}m`;
	return `${new Intl.NumberFormat(tag(), { maximumFractionDigits: 1 }).format(distance_m / 1000)}${NBSP}km`;
}

/** "1 234" with the thin space French uses. */
export function formatNumber(value: number): string {
	return new Intl.NumberFormat(tag()).format(value);
}

/** "62 %" */
export function formatPercent(ratio: number): string {
	const percent = Math.round(ratio * 100);
	return lang() === "fr" ? `${percent}${NBSP}%` : `${percent}%`;
}

/** "1,4 Mo" / "1.4 MB". */
export function formatBytes(bytes: number): string {
	const fr = lang() === "fr";
	const number = (value: number) => new Intl.NumberFormat(tag(), { maximumFractionDigits: 1 }).format(value);
	if (bytes < 1e6) return `${number(Math.max(1, Math.round(bytes / 1000)))}${NBSP}${fr ? "ko" : "kB"}`;
	return `${number(bytes / 1e6)}${NBSP}${fr ? "Mo" : "MB"}`;
}

/** First letter in upper case, the rest as it is. */
export function capital(text: string): string {
	return text.charAt(0).toLocaleUpperCase(tag()) + text.slice(1);
}

/** Picks the singular or the plural the way the language does (French: 0 and 1 are singular). */
export function plural(count: number, one: string, many: string): string {
	return new Intl.PluralRules(tag()).select(count) === "one" ? one : many;
}

export { NBSP, NNBSP };
