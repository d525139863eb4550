/**
 * Writes src/api/schema.d.ts from docs/openapi.json. `--check` fails when the committed file is stale.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { exit, stderr } from "node:process";
import openapiTS, { astToString } from "openapi-typescript";

const source = new URL("../../docs/openapi.json", import.meta.url);
const target = new URL("../src/api/schema.d.ts", import.meta.url);
const head = "/** Made by scripts/api-types.mjs from docs/openapi.json. Run `npm run api:types`. */\n";
const result = head + astToString(await openapiTS(source, { alphabetize: true, defaultNonNullable: false }));

if (process.argv.includes("--check")) {
	if (readFileSync(target, "utf8") !== result) {
		stderr.write("src/api/schema.d.ts is stale: run `npm run api:types`.\n");
		exit(1);
	}
} else {
	writeFileSync(target, result);
}
