/** Words and pictures of the layers of street objects (lamps, bins, signs…). */
import type { PictureName } from "../../ui/pictures";

/** The kind of object a layer's code speaks of. */
export function assetKind(layer: string): "lamp" | "bin" | "sign" | "tree" | "object" {
	if (/lamp|light|eclairage|luminaire|candelabre/i.test(layer)) return "lamp";
	if (/bin|basket|corbeille|poubelle|waste/i.test(layer)) return "bin";
	if (/sign|panneau/i.test(layer)) return "sign";
	if (/tree|arbre/i.test(layer)) return "tree";
	return "object";
}

/** Its picture. */
export function assetPicture(layer: string): PictureName {
	return ({ lamp: "lamp-off", bin: "bin", sign: "sign", tree: "tree", object: "other" } as const)[
		assetKind(layer)
	];
}
