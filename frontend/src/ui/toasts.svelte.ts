/** The short messages at the bottom of the screen: shown 6 s, with an undo where there is one. */

export interface Toast {
	id: number;
	text: string;
	action: { label: string; run: () => void } | null;
}

const SHOWN_MS = 6000;
let next = 1;
export const toasts = $state<{ list: Toast[] }>({ list: [] });

/** Shows a message; the newest replaces the one before. */
export function toast(text: string, action: Toast["action"] = null): void {
	const entry = { id: next++, text, action };
	toasts.list = [entry];
	setTimeout(() => dismiss(entry.id), action ? SHOWN_MS * 2 : SHOWN_MS);
}

/** Takes a message away. */
export function dismiss(id: number): void {
	toasts.list = toasts.list.filter((entry) => entry.id !== id);
}
