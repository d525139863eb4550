/** No word is written in a component: what residents read comes from a catalogue. */
import { readdirSync, readFileSync } from "node:fs";
import { parse } from "svelte/compiler";
import { describe, expect, it } from "vitest";

const SOURCE = new URL("../../src/", import.meta.url);
const FOLDERS = ["resident", "ui", "map", "crew", "staff"];
/** Attributes and properties that people read or hear. */
const READ =
	/^(aria-(label|description|roledescription|valuetext)|alt|title|placeholder|label|text|hint|meta|heading|sub)$/;
/** What may stand in a component: names, signs and units that no language translates. */
const ALLOWED = [/^Rue Claire$/, /^Ctrl$/, /^SMS$/, /^RC-2026-00000$/];

interface Node {
	type: string;
	[key: string]: unknown;
}

/** The words found in a component: texts of its markup, readable attributes, and texts given to `toast(...)`. */
function words(source: string): string[] {
	const found: string[] = [];
	const visit = (value: unknown): void => {
		if (Array.isArray(value)) {
			for (const one of value) visit(one);
			return;
		}
		if (typeof value !== "object" || value === null) return;
		const node = value as Node;
		if (node.type === "Attribute") {
			if (READ.test(String(node.name))) found.push(...texts(node.value));
			visitExpressions(node.value);
			return;
		}
		if (node.type === "Text") found.push(String(node.data));
		if (node.type === "CallExpression" && (node.callee as Node).name === "toast")
			found.push(...texts(node.arguments));
		for (const [key, inner] of Object.entries(node)) if (key !== "css" && key !== "options") visit(inner);
	};
	const visitExpressions = (value: unknown) => {
		for (const part of [value].flat()) if ((part as Node | null)?.type === "ExpressionTag") visit(part);
	};
	visit(parse(source, { modern: true }));
	return found
		.map((text) => text.trim())
		.filter((text) => /\p{L}{2}/u.test(text) && !ALLOWED.some((one) => one.test(text)));
}

/** Literal texts directly inside an attribute's value, a conditional or a template. */
function texts(value: unknown): string[] {
	if (Array.isArray(value)) return value.flatMap(texts);
	if (typeof value !== "object" || value === null) return [];
	const node = value as Node;
	if (node.type === "Text") return [String(node.data)];
	if (node.type === "Literal") return typeof node.value === "string" ? [node.value] : [];
	if (node.type === "ExpressionTag") return texts(node.expression);
	if (node.type === "ConditionalExpression") return [...texts(node.consequent), ...texts(node.alternate)];
	if (node.type === "TemplateLiteral")
		return (node.quasis as Array<{ value: { raw: string } }>).map((one) => one.value.raw);
	return [];
}

const components = FOLDERS.flatMap((folder) =>
	readdirSync(new URL(`${folder}/`, SOURCE), { recursive: true })
		.map(String)
		.filter((name) => name.endsWith(".svelte"))
		.map((name) => `${folder}/${name}`),
);

describe("a component", () => {
	it.each(components)("%s writes no word of its own", (name) => {
		expect(words(readFileSync(new URL(name, SOURCE), "utf8"))).toEqual([]);
	});

	it("that does is found out", () => {
		expect(words('<p>Bonjour {name}</p><img alt="Une rue" src="a.png" />')).toEqual(["Bonjour", "Une rue"]);
		expect(words('<button aria-label={wide ? "Fermer" : m.close} class="big">{m.close}</button>')).toEqual([
			"Fermer",
		]);
		expect(words('<script>toast("Copié.")</script>')).toEqual(["Copié."]);
	});
});
