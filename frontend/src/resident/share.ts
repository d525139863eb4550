/** Handing a report's number or address to somebody else, with what the phone offers. */
import { toast } from "../ui/toasts.svelte";
import { m } from "./messages";

/** Copies the number and says so. */
export async function copyNumber(public_id: string): Promise<void> {
	await copy(public_id, m.share.numberCopied);
}

/** Opens the phone's share sheet, or copies the address where there is none. */
export async function share(title: string, url: string): Promise<void> {
	if (typeof navigator.share === "function") {
		try {
			await navigator.share({ title, url });
			return;
		} catch (error) {
			if (error instanceof DOMException && error.name === "AbortError") return;
		}
	}
	await copy(url, m.share.linkCopied);
}

async function copy(text: string, done: string): Promise<void> {
	try {
		await navigator.clipboard.writeText(text);
		toast(done);
	} catch {
		toast(m.share.cannotCopy(text));
	}
}
