/** Dates, hours, distances and counts the way a person of each language writes them, in the town's time zone. */
import type { Lang } from "./languages";
import { intlTag, lang, timeZone } from "./locale.svelte";
import { isolate } from "./typography";

const NBSP = "\u00a0";
const NNBSP = "\u202f";

function inZone(): Intl.DateTimeFormatOptions {
	const zone = timeZone();
	return zone ? { timeZone: zone } : {};
}

function part(date: Date, options: Intl.DateTimeFormatOptions): string {
	return new Intl.DateTimeFormat(intlTag(), { ...options, ...inZone() }).format(date);
}

/** The calendar and clock of the town at `date`, as plain numbers. */
function onTheClock(date: Date): { year: number; month: number; day: number; hour: number; minute: number } {
	const format = new Intl.DateTimeFormat("en-u-ca-gregory-nu-latn", {
		year: "numeric",
		month: "numeric",
		day: "numeric",
		hour: "numeric",
		minute: "numeric",
		hourCycle: "h23",
		...inZone(),
	});
	const found = new Map(format.formatToParts(date).map((one) => [one.type, Number(one.value)]));
	const read = (type: Intl.DateTimeFormatPartTypes) => found.get(type) ?? 0;
	return {
		year: read("year"),
		month: read("month"),
		day: read("day"),
		hour: read("hour"),
		minute: read("minute"),
	};
}

/** Midnight-to-midnight distance in days from `now` to `date` (yesterday is -1). */
function daysFrom(now: Date, date: Date): number {
	const day = (moment: Date) => {
		const { year, month, day } = onTheClock(moment);
		return Date.UTC(year, month - 1, day) / 86_400_000;
	};
	return day(date) - day(now);
}

/** "18 h 42" in French, "18:42" elsewhere. */
export function formatTime(iso: string | Date): string {
	const { hour, minute } = onTheClock(new Date(iso));
	const minutes = String(minute).padStart(2, "0");
	return lang() === "fr" ? `${hour}${NBSP}h${NBSP}${minutes}` : `${String(hour).padStart(2, "0")}:${minutes}`;
}

/** "jeudi 26 novembre", with the year when it is another one. */
export function formatDay(iso: string | Date, now = new Date()): string {
	const date = new Date(iso);
	const sameYear = onTheClock(date).year === onTheClock(now).year;
	const text = part(date, {
		weekday: "long",
		day: "numeric",
		month: "long",
		...(sameYear ? {} : { year: "numeric" }),
	});
	// Spanish and Arabic put a comma after the weekday that no sentence wants.
	const plain = lang() === "es" || lang() === "ar" ? text.replace(/[,،]/g, "") : text;
	return plain.replace(/(\d) (?=\p{L})/u, `$1${NBSP}`);
}

const SHORT_DAYS: Record<Lang, (day: string, hasWeekday: boolean) => string> = {
	fr: (day, hasWeekday) => (hasWeekday ? day : `le ${day}`),
	en: (day) => day,
	es: (day) => `el ${day.replace(",", "")}`,
	pt: (day, hasWeekday) => `${hasWeekday ? (day.includes("feira") ? "na" : "no") : "a"} ${day}`,
	ar: (day, hasWeekday) => (hasWeekday ? `يوم ${day.replace("،", "")}` : `يوم ${day}`),
	tr: (day) => day,
};

/** "samedi 21" for a day near, "le 4 septembre" for one that is not; for labels with little room. */
export function formatShortDay(iso: string | Date, now = new Date()): string {
	const date = new Date(iso);
	const isNear = Math.abs(daysFrom(now, date)) < 14;
	const text = isNear ? weekday(date) : part(date, { day: "numeric", month: "long" }).replace(" ", NBSP);
	return SHORT_DAYS[lang()](text, isNear);
}

/** The weekday and the day of the month, in the order of the language. */
function weekday(date: Date): string {
	const name = part(date, { weekday: "long" });
	const day = part(date, { day: "numeric" });
	return lang() === "tr" ? `${day}${NBSP}${name}` : lang() === "pt" ? `${name}, ${day}` : `${name} ${day}`;
}

/** "26/11/2026", for tables. */
export function formatDate(iso: string | Date): string {
	return part(new Date(iso), { day: "2-digit", month: "2-digit", year: "numeric" });
}

/** Hour 1 is singular in Spanish and Portuguese. */
const at = (time: string, one: string, many: string) => `${time.startsWith("01:") ? one : many} ${time}`;

const MOMENTS: Record<
	Lang,
	{ yesterday: string; today: string; tomorrow: string; at: (time: string) => string }
> = {
	fr: { yesterday: "hier", today: "aujourd’hui", tomorrow: "demain", at: (time) => `à ${time}` },
	en: { yesterday: "yesterday", today: "today", tomorrow: "tomorrow", at: (time) => `at ${time}` },
	es: { yesterday: "ayer", today: "hoy", tomorrow: "mañana", at: (time) => at(time, "a la", "a las") },
	pt: { yesterday: "ontem", today: "hoje", tomorrow: "amanhã", at: (time) => at(time, "à", "às") },
	ar: { yesterday: "أمس", today: "اليوم", tomorrow: "غدًا", at: (time) => `الساعة ${time}` },
	tr: { yesterday: "dün", today: "bugün", tomorrow: "yarın", at: (time) => `saat ${time}` },
};

/** "aujourd'hui à 18 h 42", "hier à 19 h 20", "lundi 23 novembre, 9 h 05". */
export function formatMoment(iso: string | Date, now = new Date()): string {
	const date = new Date(iso);
	const days = daysFrom(now, date);
	const time = formatTime(date);
	const words = MOMENTS[lang()];
	if (days === 0) return `${words.today} ${words.at(time)}`;
	if (days === -1) return `${words.yesterday} ${words.at(time)}`;
	if (days === 1) return `${words.tomorrow} ${words.at(time)}`;
	return `${formatDay(date, now)}${lang() === "ar" ? "،" : ","} ${time}`;
}

/** The parts of a day, as a visit is promised: before noon, before six, later. */
const PARTS_OF_DAY: Record<Lang, readonly [string, string, string]> = {
	fr: ["au matin", "dans l’après-midi", "en soirée"],
	en: ["in the morning", "in the afternoon", "in the evening"],
	es: ["por la mañana", "por la tarde", "por la noche"],
	pt: ["de manhã", "à tarde", "à noite"],
	ar: ["صباحًا", "بعد الظهر", "مساءً"],
	tr: ["öğleden önce", "öğleden sonra", "akşam"],
};

/** "mardi 24 novembre au matin": a visit is promised for a part of the day; midnight means any part. */
export function formatVisit(iso: string | Date, now = new Date()): string {
	const date = new Date(iso);
	const { hour, minute } = onTheClock(date);
	const day = formatDay(date, now);
	if (hour === 0 && minute === 0) return day;
	return `${day} ${PARTS_OF_DAY[lang()][hour < 12 ? 0 : hour < 18 ? 1 : 2]}`;
}

/** "60 m", "1,2 km": rounded as one says it. `distance_m` in metres. */
export function formatDistance(distance_m: number): string {
	const [metre, kilometre] = lang() === "ar" ? ["م", "كم"] : ["m", "km"];
	if (distance_m < 20) return `${Math.round(distance_m)}${NBSP}${metre}`;
	if (distance_m < 995) return `${Math.round(distance_m / 10) * 10}${NBSP}${metre}`;
	const number = new Intl.NumberFormat(intlTag(), { maximumFractionDigits: 1 }).format(distance_m / 1000);
	return `${number}${NBSP}${kilometre}`;
}

/** "1 234" with the thin space French uses. */
export function formatNumber(value: number): string {
	return new Intl.NumberFormat(intlTag()).format(value);
}

/** "62 %" in French and Spanish, "62%" in English, "%62" in Turkish. */
export function formatPercent(ratio: number): string {
	const percent = Math.round(ratio * 100);
	if (lang() === "fr" || lang() === "es") return `${percent}${NBSP}%`;
	return lang() === "tr" ? `%${percent}` : `${percent}%`;
}

const BYTES: Record<Lang, [string, string]> = {
	fr: ["ko", "Mo"],
	en: ["kB", "MB"],
	es: ["kB", "MB"],
	pt: ["kB", "MB"],
	ar: ["ك.ب", "م.ب"],
	tr: ["kB", "MB"],
};

/** "1,4 Mo" / "1.4 MB". */
export function formatBytes(bytes: number): string {
	const [kilo, mega] = BYTES[lang()];
	const number = (value: number) =>
		new Intl.NumberFormat(intlTag(), { maximumFractionDigits: 1 }).format(value);
	if (bytes < 1e6) return `${number(Math.max(1, Math.round(bytes / 1000)))}${NBSP}${kilo}`;
	return `${number(bytes / 1e6)}${NBSP}${mega}`;
}

/** First letter in upper case, the rest as it is. */
export function capital(text: string): string {
	return text.charAt(0).toLocaleUpperCase(intlTag()) + text.slice(1);
}

/** Picks the singular or the plural the way the language does (French: 0 and 1 are singular). For two forms only. */
export function plural(count: number, one: string, many: string): string {
	return new Intl.PluralRules(intlTag()).select(count) === "one" ? one : many;
}

/** A text for each plural category that a language has; `other` stands for those left out. */
export type Forms = { other: string } & { [K in "zero" | "one" | "two" | "few" | "many"]?: string };

/** Picks among all the forms of a language: Arabic has six (0, 1, 2, 3 to 10, 11 to 99, the hundreds). */
export function counted(count: number, forms: Forms): string {
	return forms[new Intl.PluralRules(intlTag()).select(count)] ?? forms.other;
}

/** The comma of the language. */
export function comma(): string {
	return lang() === "ar" ? "،" : ",";
}

/** Parts after one another with the comma of the language, each in its own direction; empty ones are left out. */
export function joined(...parts: Array<string | null | undefined | false>): string {
	const found = parts.filter((part) => typeof part === "string" && part !== "") as string[];
	return lang() === "ar" ? found.map(isolate).join("، ") : found.join(", ");
}

export { NBSP, NNBSP };
