/** The moment after the first usable screen: what is heavy and can wait (a map) is fetched from then on. */

const PATIENCE_MS = 1500;

/** Resolves once the page's own files are here and the phone has a moment to spare. */
export async function whenSettled(): Promise<void> {
	if (document.readyState !== "complete") {
		await new Promise<void>((resolve) => addEventListener("load", () => resolve(), { once: true }));
	}
	await new Promise<void>((resolve) => {
		if (typeof requestIdleCallback === "function")
			requestIdleCallback(() => resolve(), { timeout: PATIENCE_MS });
		else setTimeout(resolve, 50); // Safari has no such call
	});
}
