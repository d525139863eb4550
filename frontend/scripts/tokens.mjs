/**
 * Writes src/ui/tokens.css from src/ui/tokens.source.css, so that each dark and contrast value is written once.
 * The source marks blocks with `@theme dark { … }`, `@theme contrast { … }` and `@theme-modern dark { … }`
 * (values for browsers with relative colours). The result holds each block twice: for a forced theme and for the system's.
 * `--check` fails when the committed file is stale.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { exit, stderr } from "node:process";

const here = new URL("../src/ui/", import.meta.url);
const source = readFileSync(new URL("tokens.source.css", here), "utf8");

const MEDIA = {
	dark: "(prefers-color-scheme: dark) and (not (prefers-contrast: more))",
	contrast: "(prefers-contrast: more)",
};
const MODERN = "@supports (color: oklch(from red l c h))";
const blocks = [];
const base = source.replace(/@theme(-modern)? (\w+) \{\n([\s\S]*?)\n\}\n?/g, (_all, modern, name, body) => {
	blocks.push({ name, modern: Boolean(modern), body });
	return "";
});

const indent = (text, depth) => text.replace(/^(?=.)/gm, "\t".repeat(depth));
const rule = (selector, { modern, body }) => {
	const text = `${selector} {\n${body}\n}`;
	return modern ? `${MODERN} {\n${indent(text, 1)}\n}` : text;
};
const forced = blocks.map((block) => rule(`:root[data-theme="${block.name}"]`, block));
const system = blocks.map(
	(block) => `@media ${MEDIA[block.name]} {\n${indent(rule(":root:not([data-theme])", block), 1)}\n}`,
);
const result = `/* Made by scripts/tokens.mjs from tokens.source.css. Change that file, then \`npm run generate\`. */\n${base.trim()}\n\n${[
	...forced,
	...system,
].join("\n\n")}\n`;

const target = new URL("tokens.css", here);
if (process.argv.includes("--check")) {
	if (readFileSync(target, "utf8") !== result) {
		stderr.write("src/ui/tokens.css is stale: run `npm run generate`.\n");
		exit(1);
	}
} else {
	writeFileSync(target, result);
}
