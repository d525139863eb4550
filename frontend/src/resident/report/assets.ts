/** Words and pictures of the layers of street objects (lamps, bins, signs…). */
import type { Asset } from "../../api/types";
import type { PictureName } from "../../ui/pictures";

/** The kind of object a layer's code speaks of (OpenStreetMap words, and what towns call them). */
export function assetKind(layer: string): "lamp" | "bin" | "sign" | "tree" | "bench" | "object" {
	if (/lamp|light|eclairage|luminaire|candelabre/i.test(layer)) return "lamp";
	if (/bin|basket|corbeille|poubelle|waste/i.test(layer)) return "bin";
	if (/sign|panneau/i.test(layer)) return "sign";
	if (/tree|arbre/i.test(layer)) return "tree";
	if (/bench|banc/i.test(layer)) return "bench";
	return "object";
}

const PICTURES: Record<ReturnType<typeof assetKind>, PictureName> = {
	lamp: "lamp-off",
	bin: "bin",
	sign: "sign",
	tree: "tree",
	bench: "bench",
	object: "other",
};

/** Its picture. */
export function assetPicture(layer: string): PictureName {
	return PICTURES[assetKind(layer)];
}

/** Its words with the number painted on it. */
export function assetName(asset: Pick<Asset, "label" | "reference">): string {
	// Word joiners keep a number such as EP-00301 on one line.
	const reference = asset.reference.replaceAll("-", "\u2060-\u2060");
	if (!asset.label) return reference;
	return asset.label.includes(asset.reference)
		? asset.label.replace(asset.reference, reference)
		: `${asset.label} ${reference}`;
}
