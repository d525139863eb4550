/** Theme (the system's, light, dark, contrast) and the town's own colour, set at run time. */

export type Theme = "system" | "light" | "dark" | "contrast";
export const THEMES: readonly Theme[] = ["system", "light", "dark", "contrast"];

const KEY = "rueclaire.theme";
const TOWN_KEY = "rueclaire.town-colour";
const state = $state<{ theme: Theme; version: number }>({ theme: "system", version: 0 });

/** The theme chosen on this device; reactive. */
export function theme(): Theme {
	return state.theme;
}

/** Changes each time colours may have changed (theme, town, system): read it in an effect to repaint a map or a canvas. */
export function colourVersion(): number {
	return state.version;
}

/** Applies what this device remembers; call once before mounting. */
export function startAppearance(): void {
	const kept = read(KEY);
	setTheme(kept !== null && isTheme(kept) ? kept : "system", { keep: false });
	setTownColour(read(TOWN_KEY), { keep: false });
	for (const query of ["(prefers-color-scheme: dark)", "(prefers-contrast: more)"]) {
		matchMedia(query).addEventListener("change", changed);
	}
}

/** Chooses a theme; "system" follows the phone. */
export function setTheme(next: Theme, { keep = true } = {}): void {
	state.theme = next;
	if (next === "system") delete document.documentElement.dataset.theme;
	else document.documentElement.dataset.theme = next;
	if (keep) write(KEY, next);
	changed();
}

/** Sets the one colour a town chooses (#rgb or #rrggbb); anything else leaves ours. */
export function setTownColour(colour: string | null, { keep = true } = {}): void {
	if (colour !== null && /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.test(colour)) {
		document.documentElement.style.setProperty("--town", colour);
		if (keep) write(TOWN_KEY, colour);
	} else {
		document.documentElement.style.removeProperty("--town");
	}
	changed();
}

function changed(): void {
	state.version += 1;
	const meta = document.querySelector<HTMLMetaElement>('meta[name="theme-color"]');
	if (meta)
		meta.content =
			getComputedStyle(document.documentElement).getPropertyValue("--surface").trim() || "#ffffff";
}

function isTheme(value: string): value is Theme {
	return (THEMES as readonly string[]).includes(value);
}

function read(key: string): string | null {
	try {
		return localStorage.getItem(key);
	} catch {
		return null;
	}
}

function write(key: string, value: string): void {
	try {
		localStorage.setItem(key, value);
	} catch {
		// Storage blocked: the choice lasts for this page.
	}
}
