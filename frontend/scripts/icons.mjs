/**
 * Writes src/ui/icons.ts: the drawings of the lucide icons we use, inlined, so that no page asks for an icon file.
 * Add a name to ICONS, then run `npm run generate`. `--check` fails when the committed file is stale.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { exit, stderr } from "node:process";

const ICONS = `
	activity arrow-left arrow-right arrow-up-right arrow-up-down ban bell bell-off bot building-2 cable calendar calendar-clock camera car
	chart-column check chevron-down chevron-left chevron-right chevron-up circle-alert circle-check circle-dashed circle-help circle-plus
	circle-slash circle-user clock cloud-upload construction contrast copy crosshair database dog download droplet droplets ellipsis
	external-link eye file-text filter flag footprints forward funnel git-merge globe headset history hourglass house image
	image-off images inbox info languages layers leaf lightbulb lightbulb-off link list list-filter locate-fixed lock log-in log-out mail map
	map-pin map-pin-off maximize-2 megaphone menu message-circle message-square minus monitor moon navigation network
	notebook-pen panel-right paperclip pencil phone play plus printer qr-code refresh-cw rotate-ccw rotate-cw route search send server
	settings share-2 shield shield-check signpost sliders-horizontal spray-can scan-qr-code square-check-big star sticky-note sun tag
	thumbs-up timer traffic-cone trash trash-2 tree-deciduous tree-pine triangle-alert undo-2 upload user user-check user-round
	user-round-plus users wifi-off wrench x waves zap armchair paint-roller
`
	.trim()
	.split(/\s+/)
	.sort();

const require = createRequire(import.meta.url);
const folder = join(dirname(require.resolve("lucide-static/package.json")), "icons");
const missing = [];
const rows = ICONS.map((name) => {
	let text;
	try {
		text = readFileSync(join(folder, `${name}.svg`), "utf8");
	} catch {
		missing.push(name);
		return "";
	}
	const inner = text
		.replace(/<!--[\s\S]*?-->/g, "")
		.replace(/^[\s\S]*?<svg[\s\S]*?>/, "")
		.replace(/<\/svg>[\s\S]*$/, "")
		.replace(/\s+/g, " ")
		.replace(/> </g, "><")
		.replace(/ \/>/g, "/>")
		.trim();
	return `\t"${name}": '${inner}',`;
});
if (missing.length > 0) {
	stderr.write(`Unknown lucide icons: ${missing.join(", ")}\n`);
	exit(1);
}
const result = `/* Made by scripts/icons.mjs from lucide (ISC). Change the list there, then \`npm run generate\`. */\n
/** Inner SVG of each icon, drawn on 24 × 24 with a stroke of 2. */
export const icons = {
${rows.join("\n")}
} as const;

/** A name of an icon we ship. */
export type IconName = keyof typeof icons;
`;
const target = new URL("../src/ui/icons.ts", import.meta.url);
if (process.argv.includes("--check")) {
	if (readFileSync(target, "utf8") !== result) {
		stderr.write("src/ui/icons.ts is stale: run `npm run generate`.\n");
		exit(1);
	}
} else {
	writeFileSync(target, result);
}
