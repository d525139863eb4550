/** This browser's own subscription to pushes: asked for when the person taps, never before. */
import { call } from "../api/client";
import { lang } from "../i18n/locale.svelte";
import { followToken, keepFollow } from "../offline/store";

/** off: may be asked · on · denied: blocked by the person or their browser · install: iOS, only from the home screen · none. */
export type PushState = "off" | "on" | "denied" | "install" | "none";

export interface Channels {
	proof: "session" | "link" | "phone" | null;
	email_masked: string | null;
	email_confirmed: boolean;
	email_mode: "each" | "daily" | "none";
	phone_masked: string | null;
	phone_confirmed: boolean;
	wants_sms: boolean;
	sms_offered: boolean;
	push_here: boolean;
	push_browsers: number;
	push_key: string;
}

/** How this person is told, with what this browser could do; `token` is the person's own for a report. */
export async function readChannels(token: string | null = null): Promise<Channels> {
	return call<Channels>("/api/v1/me/channels", { headers: await headers(token) });
}

/** Chooses differently. */
export async function changeChannels(
	change: { email_mode?: Channels["email_mode"]; wants_sms?: boolean },
	token: string | null = null,
): Promise<Channels> {
	return call<Channels>("/api/v1/me/channels", {
		method: "PUT",
		body: change,
		headers: await headers(token),
	});
}

/** What may be offered on this browser. */
export async function pushState(): Promise<PushState> {
	if (!("serviceWorker" in navigator) || !("PushManager" in window) || !("Notification" in window)) {
		return isUninstalledApple() ? "install" : "none";
	}
	if (Notification.permission === "denied") return "denied";
	return (await current()) && Notification.permission === "granted" ? "on" : "off";
}

/** Asks the browser, subscribes, and follows the report; answers the new state. Throws what the network or browser throws. */
export async function startPush(public_id: string | null): Promise<PushState> {
	if ((await Notification.requestPermission()) !== "granted") return "denied";
	const token = public_id ? await followToken(public_id).catch(() => null) : null;
	const { push_key } = await readChannels(token);
	const registration = await navigator.serviceWorker.ready;
	let subscription = await registration.pushManager.getSubscription();
	if (subscription && !isSameKey(subscription, push_key)) {
		await subscription.unsubscribe();
		subscription = null;
	}
	subscription ??= await registration.pushManager.subscribe({
		userVisibleOnly: true,
		applicationServerKey: decoded(push_key),
	});
	const { endpoint, keys } = subscription.toJSON();
	const answer = await call<{ follow_token: string | null }>("/api/v1/me/push", {
		method: "POST",
		body: { endpoint, keys, public_id: public_id ?? undefined, locale: lang() },
		headers: token ? { "X-Follow-Token": token } : {},
	});
	if (public_id && answer.follow_token && !token) await keepFollow(public_id, answer.follow_token);
	return "on";
}

/** Ends this browser's subscription, here and on the server. */
export async function stopPush(): Promise<void> {
	const subscription = await current();
	if (!subscription) return;
	await call("/api/v1/me/push", { method: "DELETE", body: { endpoint: subscription.endpoint } });
	await subscription.unsubscribe();
}

async function current(): Promise<PushSubscription | null> {
	const registration = await navigator.serviceWorker.getRegistration();
	return (await registration?.pushManager?.getSubscription()) ?? null;
}

async function headers(token: string | null): Promise<Record<string, string>> {
	const subscription = "serviceWorker" in navigator ? await current().catch(() => null) : null;
	return {
		...(token ? { "X-Follow-Token": token } : {}),
		...(subscription ? { "X-Push-Endpoint": subscription.endpoint } : {}),
	};
}

function isUninstalledApple(): boolean {
	return /iPhone|iPad/.test(navigator.userAgent) && !matchMedia("(display-mode: standalone)").matches;
}

function isSameKey(subscription: PushSubscription, key: string): boolean {
	const mine = subscription.options.applicationServerKey;
	if (!mine) return false;
	const wanted = decoded(key);
	const bytes = new Uint8Array(mine);
	return bytes.length === wanted.length && bytes.every((value, index) => value === wanted[index]);
}

function decoded(key: string): Uint8Array<ArrayBuffer> {
	const binary = atob(key.replaceAll("-", "+").replaceAll("_", "/"));
	return Uint8Array.from(binary, (sign) => sign.charCodeAt(0));
}
