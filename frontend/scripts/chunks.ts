/**
 * Which modules share a file. On a slow line each file costs a round trip and a browser takes six at a time, so a first
 * visit is a few files: what the apps share, what only the resident's first screens need, and the report's own flow.
 */
import { fileURLToPath } from "node:url";

interface ModuleInfo {
	importedIds: readonly string[];
}
interface Context {
	getModuleInfo(id: string): ModuleInfo | null;
}
interface Group {
	name: (id: string, context: Context) => string | null;
	priority: number;
}

const SOURCE = fileURLToPath(new URL("../src/", import.meta.url));
const HOME = `${SOURCE}resident/main.ts`;
const OTHERS = ["crew/main.ts", "staff/main.ts", "embed/main.ts"].map((path) => SOURCE + path);
const REPORT = `${SOURCE}resident/report/ReportFlow.svelte`;
/** Small, and wanted by the home's camera button, the report and the follow page alike. */
const PICTURES = /\/(offline\/(encode|exif|photos|preparing)|resident\/report\/contact)\.ts$/;

/** The groups of one build, dearest first; what no group names, the bundler places itself. */
export function chunkGroups(): Group[] {
	const known = new Map<string, Set<string>>();
	const within = (entry: string, id: string, context: Context) => {
		const set = known.get(entry) ?? reached(entry, context);
		known.set(entry, set);
		return set.has(id);
	};
	return [
		{
			priority: 3,
			name: (id, context) =>
				id !== HOME && within(HOME, id, context) && OTHERS.some((one) => within(one, id, context))
					? "core"
					: null,
		},
		{
			priority: 2,
			name: (id, context) =>
				PICTURES.test(id) || (id !== HOME && within(HOME, id, context)) ? "home" : null,
		},
		{ priority: 1, name: (id, context) => (within(REPORT, id, context) ? "report" : null) },
	];
}

/** Everything a module loads at once, itself included. */
function reached(entry: string, context: Context): Set<string> {
	const seen = new Set<string>();
	const waiting = [entry];
	for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
		if (seen.has(id)) continue;
		seen.add(id);
		waiting.push(...(context.getModuleInfo(id)?.importedIds ?? []));
	}
	return seen;
}
