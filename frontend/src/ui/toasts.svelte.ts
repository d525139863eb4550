/** The short messages of an app: shown 6 s, twice as long with an undo, and as long as somebody points at them. */

export interface Toast {
	id: number;
	text: string;
	action: { label: string; run: () => void } | null;
}

const SHOWN_MS = 6000;
let next = 1;
let isHeld = false;
export const toasts = $state<{ list: Toast[] }>({ list: [] });

/** Shows a message; the newest replaces the one before. */
export function toast(text: string, action: Toast["action"] = null): void {
	const entry = { id: next++, text, action };
	toasts.list = [entry];
	isHeld = false;
	expire(entry.id, action ? SHOWN_MS * 2 : SHOWN_MS);
}

/** Keeps the message while it is pointed at or its button has the focus. */
export function hold(is: boolean): void {
	isHeld = is;
}

/** Takes a message away. */
export function dismiss(id: number): void {
	toasts.list = toasts.list.filter((entry) => entry.id !== id);
	isHeld = false;
}

function expire(id: number, after_ms: number): void {
	setTimeout(() => {
		if (!toasts.list.some((entry) => entry.id === id)) return;
		if (isHeld) expire(id, SHOWN_MS);
		else dismiss(id);
	}, after_ms);
}
