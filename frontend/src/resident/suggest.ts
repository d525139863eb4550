/**
 * Guesses the service from a sentence, offline: each service's words (name, keywords of every language, description),
 * cut to their stems, rarer words counting more, typing errors forgiven. The same rules run on the server
 * (app/actions/keyword_ranking.py); tests/suggestion-cases.json holds what both must answer.
 */
import type { Service } from "../api/types";
import { likeness, plain } from "./search";

export interface Guess<S extends Words = Service> {
	service: S;
	score: number;
}

type Words = Pick<Service, "code" | "name" | "keywords" | "description">;

/** Below this a guess would be noise. */
const ENOUGH = 2;
/** A guess must reach this share of the best one to be shown beside it. */
const NEAR = 0.4;
/** Words of the name, the keywords and the description. */
const WEIGHTS = { name: 3, keyword: 2, description: 1 };
/** So many words make a sentence rather than a search. */
const SENTENCE = 3;

const SMALL_WORDS = new Set(
	(
		"a au aux avec c ce cela ces cet cette chez comme d dans de depuis des devant dont du elle en entre est et fait il ils j je l la le les leur " +
		"leurs ma mais mes moi mon n ne nos notre nous on ont ou par pas peu plus pour qu que qui quoi rue s sa sans se ses si son sont sous " +
		"sur ta tes ton toujours tout toute tres tu un une vers vos votre vous y ya bonjour merci svp jours jour hier avant apres cote coin bas " +
		"haut grand petit gros encore aussi bien fois semaine semaines mois numero avenue boulevard place quartier " +
		"an and are at been but by for from has have i in is it my near next no not of on or our out so street that the there this to very was we with your"
	).split(" "),
);
const ENDINGS = ["ements", "ement", "ees", "ent", "ing", "ee", "es", "er", "ez", "ed", "s", "x", "e"];

/** A word without its ending: "cassée", "cassés" and "casser" are one. */
export function stem(word: string): string {
	const ending = ENDINGS.find((one) => word.endsWith(one) && word.length - one.length >= 4);
	return ending ? word.slice(0, -ending.length) : word;
}

/** The stems of the telling words of a text, each once, in order. */
export function stems(text: string): string[] {
	const words = plain(text)
		.split(" ")
		.filter((word) => word.length > 1 && !SMALL_WORDS.has(word));
	return [...new Set(words.map(stem))];
}

/** True when a text says something, rather than searching for a word. */
export function isSentence(text: string): boolean {
	return plain(text).split(" ").filter(Boolean).length >= SENTENCE;
}

/** The services that a sentence may mean, likeliest first; empty when none is likely enough. */
export function guess<S extends Words>(services: readonly S[], sentence: string): Guess<S>[] {
	const asked = stems(sentence);
	if (asked.length === 0) return [];
	const tables = services.map(table);
	const rarity = rarities(tables);
	const found = services
		.map((service, index) => ({ service, score: score(tables[index] ?? new Map(), asked, rarity) }))
		.filter((one) => one.score >= ENOUGH)
		.sort((a, b) => b.score - a.score || (a.service.code < b.service.code ? -1 : 1));
	const best = found[0]?.score ?? 0;
	return found.filter((one) => one.score >= best * NEAR);
}

function table(service: Words): Map<string, number> {
	const found = new Map<string, number>();
	const add = (text: string, weight: number) => {
		for (const one of stems(text)) found.set(one, Math.max(found.get(one) ?? 0, weight));
	};
	add(service.description, WEIGHTS.description);
	for (const keyword of service.keywords) add(keyword, WEIGHTS.keyword);
	add(service.name, WEIGHTS.name);
	return found;
}

function rarities(tables: ReadonlyArray<Map<string, number>>): Map<string, number> {
	const counts = new Map<string, number>();
	for (const one of tables) for (const word of one.keys()) counts.set(word, (counts.get(word) ?? 0) + 1);
	return new Map([...counts].map(([word, count]) => [word, Math.log(1 + tables.length / count)]));
}

function score(words: Map<string, number>, asked: string[], rarity: Map<string, number>): number {
	let total = 0;
	for (const typed of asked) {
		let best = 0;
		for (const [word, weight] of words) {
			best = Math.max(best, likeness(typed, word) * weight * (rarity.get(word) ?? 0));
		}
		total += best;
	}
	return total;
}
