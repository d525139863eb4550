/** The desk's shortcuts of a single key: never while somebody types, and none when they are turned off (WCAG 2.1.4). */

export const KEYS = ["j", "k", "o", "t", "a", "c", "x", "/", "?"] as const;
export type Key = (typeof KEYS)[number];

/** What the browser or a screen reader needs of the keyboard goes before. */
const TYPING =
	"input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable], [role=combobox], [role=listbox], dialog, [popover]";

/** The shortcut that an event means, or null. */
export function shortcutOf(
	event: Pick<
		KeyboardEvent,
		"key" | "ctrlKey" | "metaKey" | "altKey" | "defaultPrevented" | "isComposing" | "target"
	>,
	isOn: boolean,
): Key | null {
	if (!isOn || event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey)
		return null;
	const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
	const found = KEYS.find((one) => one === key) ?? null;
	const target = event.target as { closest?: (selector: string) => unknown } | null;
	if (found === null || target?.closest?.(TYPING)) return null;
	return found;
}
