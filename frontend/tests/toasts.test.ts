import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { dismiss, hold, toast, toasts } from "../src/ui/toasts.svelte";

beforeEach(() => {
	vi.useFakeTimers();
	toasts.list = [];
});
afterEach(() => vi.useRealTimers());

const texts = () => toasts.list.map((one) => one.text);

test("a message goes after six seconds, one with something to press after twelve", () => {
	toast("kept");
	vi.advanceTimersByTime(5_999);
	expect(texts()).toEqual(["kept"]);
	vi.advanceTimersByTime(1);
	expect(texts()).toEqual([]);
	toast("gone", { label: "undo", run: () => undefined });
	vi.advanceTimersByTime(11_999);
	expect(texts()).toEqual(["gone"]);
	vi.advanceTimersByTime(1);
	expect(texts()).toEqual([]);
});

test("a message stays while somebody points at it, and goes some time after", () => {
	toast("undo?", { label: "undo", run: () => undefined });
	hold(true);
	vi.advanceTimersByTime(30_000);
	expect(texts()).toEqual(["undo?"]);
	hold(false);
	vi.advanceTimersByTime(6_000);
	expect(texts()).toEqual([]);
});

test("the newest replaces the one before, whose time does not end it", () => {
	toast("first");
	vi.advanceTimersByTime(5_000);
	toast("second");
	vi.advanceTimersByTime(2_000);
	expect(texts()).toEqual(["second"]);
});

test("a message taken away while pointed at does not keep the next one", () => {
	toast("first");
	hold(true);
	dismiss(toasts.list[0]?.id ?? 0);
	toast("second");
	vi.advanceTimersByTime(6_000);
	expect(texts()).toEqual([]);
});
