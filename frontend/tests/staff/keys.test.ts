/** Shortcuts must never eat what somebody types, nor a key of the browser or of a screen reader. */
import { describe, expect, it } from "vitest";
import { shortcutOf } from "../../src/staff/keys";

const press = (key: string, more: object = {}) => ({
	key,
	ctrlKey: false,
	metaKey: false,
	altKey: false,
	defaultPrevented: false,
	isComposing: false,
	target: null,
	...more,
});

describe("a single key", () => {
	it("is a shortcut on the page", () => {
		expect(shortcutOf(press("j"), true)).toBe("j");
		expect(shortcutOf(press("J"), true)).toBe("j");
		expect(shortcutOf(press("?"), true)).toBe("?");
		expect(shortcutOf(press("z"), true)).toBeNull();
	});

	it("is none when they are off, with a modifier, or while composing", () => {
		expect(shortcutOf(press("j"), false)).toBeNull();
		for (const more of [
			{ ctrlKey: true },
			{ metaKey: true },
			{ altKey: true },
			{ isComposing: true },
			{ defaultPrevented: true },
		])
			expect(shortcutOf(press("c", more), true)).toBeNull();
	});

	it("is a letter where somebody types", () => {
		const field = { closest: () => ({}) };
		expect(shortcutOf(press("c", { target: field as never }), true)).toBeNull();
	});
});
