/** Between our API and the browser's passkeys (WebAuthn), whose own JSON helpers are not everywhere yet. */
import { call } from "../api/client";
import type { components } from "../api/schema";

type Asked = components["schemas"]["Asked"];
type SessionAnswer = components["schemas"]["Session"];
type Recovery = components["schemas"]["Recovery"];
type Descriptor = { id: string; type: "public-key"; transports?: AuthenticatorTransport[] };

/** Whether this browser can hold or use passkeys at all. */
export function canUsePasskeys(): boolean {
	return typeof PublicKeyCredential !== "undefined" && window.isSecureContext;
}

/** Makes a passkey on this device and keeps it; the recovery codes when these are the first. Throws. */
export async function addPasskey(name: string): Promise<string[]> {
	const asked = await call<Asked>("/staff/v1/account/passkeys/ask", { method: "POST" });
	const options = asked.options as unknown as PublicKeyCredentialCreationOptionsJSON;
	const made = (await navigator.credentials.create({
		publicKey: {
			...(options as object),
			challenge: bytes(options.challenge),
			user: { ...options.user, id: bytes(options.user.id) },
			excludeCredentials: descriptors(options.excludeCredentials as Descriptor[] | undefined),
		} as unknown as PublicKeyCredentialCreationOptions,
	})) as PublicKeyCredential;
	const response = made.response as AuthenticatorAttestationResponse;
	const { recovery_codes } = await call<Recovery>("/staff/v1/account/passkeys", {
		method: "POST",
		body: {
			challenge_id: asked.challenge_id,
			name,
			credential: {
				...named(made),
				response: {
					clientDataJSON: text(response.clientDataJSON),
					attestationObject: text(response.attestationObject),
					transports: response.getTransports?.() ?? [],
				},
			},
		},
	});
	return recovery_codes;
}

/** Gives a passkey: as the second step, or (`alone`) instead of a password. Throws. */
export async function givePasskey(alone: boolean): Promise<SessionAnswer> {
	const path = alone ? "/staff/v1/session/passkey" : "/staff/v1/account/step/passkey";
	const asked = await call<Asked>(`${path}/ask`, { method: "POST" });
	const options = asked.options as unknown as PublicKeyCredentialRequestOptionsJSON;
	const given = (await navigator.credentials.get({
		publicKey: {
			...(options as object),
			challenge: bytes(options.challenge),
			allowCredentials: descriptors(options.allowCredentials as Descriptor[] | undefined),
		} as unknown as PublicKeyCredentialRequestOptions,
	})) as PublicKeyCredential;
	const response = given.response as AuthenticatorAssertionResponse;
	return call<SessionAnswer>(path, {
		method: "POST",
		body: {
			challenge_id: asked.challenge_id,
			credential: {
				...named(given),
				response: {
					clientDataJSON: text(response.clientDataJSON),
					authenticatorData: text(response.authenticatorData),
					signature: text(response.signature),
					userHandle: response.userHandle ? text(response.userHandle) : null,
				},
			},
		},
	});
}

/** True when somebody closed the browser's own window, or waited too long. */
export function wasDropped(error: unknown): boolean {
	return error instanceof DOMException;
}

function named(credential: PublicKeyCredential): Record<string, unknown> {
	return {
		id: credential.id,
		rawId: text(credential.rawId),
		type: credential.type,
		authenticatorAttachment: credential.authenticatorAttachment,
		clientExtensionResults: credential.getClientExtensionResults(),
	};
}

function descriptors(list: Descriptor[] | undefined): PublicKeyCredentialDescriptor[] {
	return (list ?? []).map((one) => ({ ...one, id: bytes(one.id) }));
}

function bytes(value: string): Uint8Array<ArrayBuffer> {
	const binary = atob(value.replaceAll("-", "+").replaceAll("_", "/"));
	return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

function text(buffer: ArrayBuffer): string {
	const binary = Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join("");
	return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}
