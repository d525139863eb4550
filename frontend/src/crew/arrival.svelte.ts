/** Where somebody who hears or tabs through the screen is after it changed: at its title, which is read out. */
import { tick } from "svelte";

/** The very first screen of a visit is announced by the page itself. */
let isFirst = true;

/**
 * Puts the focus on the title of the screen when it appears and whenever `step` changes; null means that it is not on
 * screen. To be called while the screen is made.
 */
export function arriveAtTitle(step: () => string | null): void {
	$effect(() => {
		if (step() === null) return;
		if (isFirst) {
			isFirst = false;
			return;
		}
		void tick().then(() => {
			const title = document.querySelector<HTMLElement>(".screen:not([hidden]) h1");
			if (title === null) return;
			title.tabIndex = -1;
			title.focus({ preventScroll: true });
		});
	});
}
