/** Puts a Brotli and a gzip copy beside each text file of the build, so that no server has to compress it at each visit. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const LEAST_BYTES = 1024;
const assets = new URL("../dist/assets/", import.meta.url);

for (const name of readdirSync(assets)) {
	if (!/\.(js|mjs|css|svg)$/.test(name)) continue;
	const content = readFileSync(new URL(name, assets));
	if (content.length < LEAST_BYTES) continue;
	const params = {
		[constants.BROTLI_PARAM_QUALITY]: 11,
		[constants.BROTLI_PARAM_SIZE_HINT]: content.length,
	};
	writeFileSync(new URL(`${name}.br`, assets), brotliCompressSync(content, { params }));
	writeFileSync(new URL(`${name}.gz`, assets), gzipSync(content, { level: 9 }));
}
