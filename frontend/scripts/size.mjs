/**
 * Prints what a first visit to each app loads before any map, compressed, and fails over the budget of the resident's app.
 * Counts the scripts an entry page names and everything they import at once (not what is loaded on demand).
 */
import { readFileSync } from "node:fs";
import { exit, stderr, stdout } from "node:process";
import { gzipSync } from "node:zlib";

const BUDGET_KB = { "index.html": 90, "embed.html": 60 };
const dist = new URL("../dist/", import.meta.url);

/** Files reached from an entry by static imports. */
function reached(entry) {
	const seen = new Set();
	const visit = (path) => {
		if (seen.has(path)) return;
		seen.add(path);
		const text = readFileSync(new URL(path, dist), "utf8");
		for (const match of text.matchAll(/(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g))
			visit(`assets/${match[1]}`);
	};
	const page = readFileSync(new URL(entry, dist), "utf8");
	for (const match of page.matchAll(/(?:src|href)="\/(assets\/[\w.-]+\.js)"/g)) visit(match[1]);
	return [...seen];
}

let failed = false;
for (const entry of ["index.html", "crew.html", "staff.html", "embed.html", "intervention.html"]) {
	const files = reached(entry);
	const bytes = files.reduce(
		(sum, path) => sum + gzipSync(readFileSync(new URL(path, dist)), { level: 9 }).length,
		0,
	);
	const kilobytes = bytes / 1000;
	const budget = BUDGET_KB[entry];
	stdout.write(
		`${entry.padEnd(12)} ${kilobytes.toFixed(1).padStart(6)} kB JavaScript (gzip) in ${files.length} files${budget ? `, budget ${budget} kB` : ""}\n`,
	);
	if (files.length === 0) {
		stderr.write(`${entry}: no script found, the count cannot be trusted\n`);
		failed = true;
	}
	if (budget && kilobytes > budget) {
		stderr.write(`${entry} is over its budget\n`);
		failed = true;
	}
}
if (failed) exit(1);
