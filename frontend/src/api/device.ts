/** The secret that makes "my reports" mine without an account; the server keeps its hash only. */

const KEY = "rueclaire.device";
let secret: string | null = null;

/** 43 random characters, made once on this device and kept on it. */
export function deviceSecret(): string {
	if (secret !== null) return secret;
	try {
		secret = localStorage.getItem(KEY);
		if (secret === null) {
			secret = randomToken();
			localStorage.setItem(KEY, secret);
		}
	} catch {
		// Storage blocked: the secret lives as long as the page does.
		secret ??= randomToken();
	}
	return secret;
}

/** Forgets the secret: reports sent so far are no longer "mine" on this device. */
export function forgetDevice(): void {
	secret = null;
	try {
		localStorage.removeItem(KEY);
	} catch {
		// Storage blocked: there was nothing kept.
	}
}

function randomToken(): string {
	const bytes = crypto.getRandomValues(new Uint8Array(32));
	return btoa(String.fromCharCode(...bytes))
		.replaceAll("+", "-")
		.replaceAll("/", "_")
		.replace(/=+$/, "");
}
