/** Bright sun: black on white, thick lines; what was chosen before comes back afterwards. */
import { setTheme, THEMES, theme } from "../ui";

const BEFORE_KEY = "rueclaire.crew-before-sun";

/** True while the bright-sun look is on. */
export function isSunny(): boolean {
	return theme() === "contrast";
}

/** Switches it; this phone remembers. */
export function toggleSun(): void {
	if (!isSunny()) {
		remember(theme());
		setTheme("contrast");
		return;
	}
	const before = THEMES.find((one) => one === recalled());
	setTheme(before && before !== "contrast" ? before : "system");
}

function remember(value: string): void {
	try {
		localStorage.setItem(BEFORE_KEY, value);
	} catch {
		// Storage blocked: the system's look comes back instead.
	}
}

function recalled(): string | null {
	try {
		return localStorage.getItem(BEFORE_KEY);
	} catch {
		return null;
	}
}
