/** Our own pictures of services, drawn on 64 × 64: ink line and one touch of lamp yellow (see `.pk` in components.css). */
export const pictures = {
	bench:
		'<path class="s" d="M8 56h48v4H8z"/><path class="f" d="M10 20h44v8H10z"/><path class="yl" d="M8 36h48v6H8z"/><path d="M14 42v14M50 42v14M14 28v8M50 28v8"/>',
	bin: '<path class="s" d="M8 56h48v4H8z"/><path class="y" d="M23 14l9-8 8 7-2 9H25z"/><path class="f" d="M18 26h28l-3 32H21z"/><path d="M14 26h36M23 26l-2-9 11-11 9 8-2 12M44 20l7-3M27 34l1 16M37 34l-1 16"/>',
	dog: '<path class="s" d="M8 56h48v4H8z"/><path class="f" d="M14 40c0-6 4-9 10-9h14l4-11 5 4h7v5c0 4-3 6-7 6l-2 21h-6V44H26v12h-6V44c-4 0-6-1-6-4z"/><path d="M14 38c-4-2-5-6-4-10"/><path class="yl" d="M48 56c0-3 2-3 3-5 2 2 4 2 4 5z"/>',
	dump: '<path class="s" d="M6 54h52v5H6z"/><path class="f" d="M8 56c-2-12 2-22 10-24l-3-6 5 2 4-3-1 7c8 2 12 12 10 24z"/><path class="yl" d="M37 36h20v20H37z"/><path d="M37 43h20M47 36v7M16 40c-2 3-3 7-3 10"/>',
	"lamp-flicker":
		'<path class="s" d="M8 56h48v4H8z"/><path class="y" d="M31 17h20l7 22H26z" opacity=".9"/><path d="M20 58V16a9 9 0 0 1 9-9h4"/><path class="f" d="M33 7h14l5 9H30z"/><path d="M44 22l-5 8h6l-4 8"/><path d="M15 58h10"/>',
	"lamp-off":
		'<path class="s" d="M8 56h48v4H8z"/><path d="M22 58V16a9 9 0 0 1 9-9h4"/><path class="f" d="M34 7h14l5 9H31z"/><path class="s" d="M33 18h17l6 24H28z"/><path d="M37 26l9 9M46 26l-9 9"/><path d="M17 58h10"/>',
	"lamp-on":
		'<path class="s" d="M8 56h48v4H8z"/><path class="y" d="M31 17h20l8 39H22z" opacity=".9"/><path d="M14 58V16a9 9 0 0 1 9-9h8"/><path class="f" d="M30 7h20l5 9H25z"/><path d="M9 58h10"/>',
	leak: '<path class="s" d="M8 54h48v6H8z"/><path class="f" d="M22 56V22c0-8 18-8 18 0v34z"/><path d="M18 26h26M31 10v6M40 36h6c4 0 4 4 4 6"/><path class="yl" d="M50 45c-3 5-4 6-4 8a4 4 0 0 0 8 0c0-2-1-3-4-8z"/>',
	litter:
		'<path class="s" d="M6 56h52v4H6z"/><path d="M44 6L30 34"/><path class="f" d="M22 34l14 7-6 15H12c2-9 5-16 10-22z"/><path d="M21 42l-4 14M28 45l-4 11"/><path class="yl" d="M44 56c0-7 4-11 11-11 0 7-4 11-11 11z"/><path d="M44 56l6-6"/>',
	other:
		'<path class="s" d="M8 52h48v6H8z"/><path class="f" d="M10 10h44v30H34l-10 10V40H10z"/><path class="y" d="M18 20h22v4H18z"/><path d="M18 22h28M18 30h16"/>',
	paint:
		'<path class="s" d="M4 14h56v44H4z"/><path class="f" d="M12 18h8v36h-8zM28 18h8v36h-8zM44 18h8v36h-8z"/><path class="y" d="M28 34h8v20h-8z"/><path d="M28 34l4 3 4-3M44 40l8 4"/>',
	pavement:
		'<path class="s" d="M4 46h56v14H4z"/><path class="f" d="M4 32h17l5 14H4zM43 32h17v14H38z"/><path class="y" d="M22 30l19-5 4 8-18 6z"/><path d="M23 33l18-8 4 8-18 8zM4 46h56"/>',
	pothole:
		'<path class="s" d="M4 24h56v34H4z"/><path d="M4 24h56M32 28v4M32 54v4"/><path class="yl" d="M12 44c0-6 8-9 14-8 4-4 14-3 16 1 8 0 12 4 10 9-3 6-12 4-17 6-9 3-23 0-23-8z"/><path d="M24 43l6 3 4-4 7 4"/><path d="M14 18l6-9 6 9z" class="f"/>',
	sign: '<path class="s" d="M10 56h44v4H10z"/><path d="M30 58l6-26"/><path class="yl" d="M29 6l23 12-14 19-22-14z"/><path d="M34 15v8M34 28v.5" transform="rotate(12 34 20)"/><path d="M24 58h14"/>',
	tag: '<path class="f" d="M6 10h52v46H6z"/><path d="M6 25h52M6 40h52M24 10v15M42 25v15M24 40v16" opacity=".35"/><path d="M13 44c2-20 8-22 9-14s-6 12-2 12 7-14 11-14 0 12 4 12 4-11 8-11 1 10 7 8" stroke="var(--light)" stroke-width="7"/><path d="M13 44c2-20 8-22 9-14s-6 12-2 12 7-14 11-14 0 12 4 12 4-11 8-11 1 10 7 8"/>',
	"traffic-light":
		'<path class="s" d="M12 56h40v4H12z"/><rect class="f" x="20" y="5" width="22" height="38" rx="7"/><circle cx="31" cy="13" r="4"/><circle class="yl" cx="31" cy="24" r="4"/><circle cx="31" cy="35" r="4"/><path d="M31 43v15M23 58h16"/>',
	tree: '<path class="s" d="M8 56h48v4H8z"/><path class="f" d="M30 42c-14 2-20-6-17-14 0-9 7-13 12-12 4-8 17-7 19 1 8 0 12 8 9 14-1 8-9 11-17 11z"/><path d="M32 58V30M32 40l9-8M32 36l-7-6"/><path class="y" d="M8 50l20 4-1 4-19-4z"/><path d="M7 51l22 5M15 52l-3-5M21 54l3-6"/>',
	water:
		'<path class="s" d="M6 54h52v6H6z"/><path class="f" d="M10 34h44v14H10z"/><path d="M17 34v14M25 34v14M33 34v14M41 34v14M49 34v14"/><path class="yl" d="M32 8c-5 7-8 10-8 14a8 8 0 0 0 16 0c0-4-3-7-8-14z"/>',
	wires:
		'<path class="s" d="M8 56h48v4H8z"/><path class="f" d="M22 58V8h14v50z"/><path class="yl" d="M24.500 34h9v13h-9z"/><path d="M34 38c8 0 6 8 12 8s4-6 9-6M34 43c6 0 5 9 12 9"/><path d="M48 12l-5 8h7l-5 8"/><path d="M18 58h22"/>',
	wreck:
		'<path class="s" d="M4 52h56v5H4z"/><path class="f" d="M6 50V38l7-3 7-13h24l9 13 6 3v12z"/><path class="yl" d="M23 25h9v10H18z"/><path d="M36 25h7l6 10H36z"/><circle class="f" cx="18" cy="50" r="6"/><path d="M40 50h13M43 56h8"/>',
} as const;

/** A name of a picture we ship. */
export type PictureName = keyof typeof pictures;

/** Which picture stands for a service's icon (lucide name, as the API sends it). */
const BY_ICON: Record<string, PictureName> = {
	"lightbulb-off": "lamp-off",
	lightbulb: "lamp-off",
	zap: "lamp-flicker",
	cable: "wires",
	"traffic-cone": "traffic-light",
	"trash-2": "dump",
	trash: "bin",
	"spray-can": "tag",
	construction: "pothole",
	footprints: "pavement",
	signpost: "sign",
	droplets: "leak",
	droplet: "leak",
	waves: "water",
	car: "wreck",
	"tree-deciduous": "tree",
	"tree-pine": "tree",
	leaf: "litter",
	sun: "lamp-on",
	"lightbulb-on": "lamp-on",
	dog: "dog",
	armchair: "bench",
	"paint-roller": "paint",
	"message-circle": "other",
};

/** The picture of a service: the one it names, else the one of its icon, else the general one. */
export function pictureOf(picture: string | null | undefined, icon: string | null | undefined): PictureName {
	if (picture && picture in pictures) return picture as PictureName;
	return BY_ICON[icon ?? ""] ?? "other";
}
