/** Finds a service by ordinary words, forgiving accents and typing errors. */
import type { Service } from "../api/types";

/** Lower case, no accents, no punctuation. */
export function plain(text: string): string {
	return text
		.normalize("NFD")
		.replace(/\p{M}/gu, "")
		.toLowerCase()
		.replace(/[œ]/g, "oe")
		.replace(/[^\p{L}\p{N}]+/gu, " ")
		.trim();
}

/** The services that fit the words, best first; at least half of the words must be found, each may hold an error. */
export function findServices(services: Service[], query: string): Service[] {
	const words = plain(query).split(" ").filter(isTelling);
	if (words.length === 0) return [];
	return services
		.map((service) => ({ service, score: score(service, words) }))
		.filter((found) => found.score > 0)
		.sort((a, b) => b.score - a.score || b.service.popularity - a.service.popularity)
		.map((found) => found.service);
}

const SMALL_WORDS = new Set(
	"le la les l un une des du de d a au aux en et est il y ya dans sur ma mon mes ne pas plus qui the an of on in is my not no".split(
		" ",
	),
);

function isTelling(word: string): boolean {
	return word !== "" && !SMALL_WORDS.has(word);
}

function score(service: Service, words: string[]): number {
	const fields: Array<[weight: number, words: string[]]> = [
		[4, plain(service.name).split(" ")],
		[3, service.keywords.flatMap((keyword) => plain(keyword).split(" "))],
		[1, plain(service.description).split(" ")],
	];
	let total = 0;
	let missed = 0;
	for (const word of words) {
		const best = Math.max(
			...fields.map(
				([weight, candidates]) => weight * Math.max(0, ...candidates.map((one) => likeness(word, one))),
			),
		);
		if (best === 0) missed += 1;
		total += best;
	}
	// Half of the words may be foreign to us ("lampadaire cassé devant chez moi").
	return missed > Math.floor(words.length / 2) ? 0 : total;
}

/** 1 for the same word, less for a beginning, less still for a slip; 0 when it is another word. */
export function likeness(typed: string, word: string): number {
	if (word === "") return 0;
	if (typed === word) return 1;
	if (typed.length >= 2 && word.startsWith(typed)) return 0.8;
	const slips = typed.length >= 8 ? 2 : typed.length >= 4 ? 1 : 0;
	if (slips === 0) return 0;
	if (distance(typed, word) <= slips) return 0.6;
	return typed.length >= 5 && distance(typed, word.slice(0, typed.length)) <= slips ? 0.5 : 0;
}

/** Optimal string alignment distance: inserted, lost, changed or swapped letters. */
export function distance(a: string, b: string): number {
	let before: number[] = [];
	let last = Array.from({ length: b.length + 1 }, (_, index) => index);
	for (let i = 1; i <= a.length; i += 1) {
		const row = [i];
		for (let j = 1; j <= b.length; j += 1) {
			const cost = a[i - 1] === b[j - 1] ? 0 : 1;
			let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + cost);
			if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
				best = Math.min(best, (before[j - 2] ?? 0) + 1);
			}
			row.push(best);
		}
		before = last;
		last = row;
	}
	return last[b.length] ?? a.length;
}
