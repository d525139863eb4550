/** The only file that calls the network: typed answers, typed errors, one timeout, the device's secret on public calls. */
import { lang } from "../i18n/locale.svelte";
import { deviceSecret } from "./device";

export interface FieldError {
	field: string;
	code: string;
	message: string;
}

/** What the server refused (problem+json), or why it could not be reached (`status` 0, code `network` or `timeout`). */
export class ApiError extends Error {
	readonly status: number;
	readonly code: string;
	/** A sentence fit to show; empty when the server was not reached. */
	readonly detail: string;
	readonly errors: FieldError[];
	/** Extra members of the problem document (`nearest`, `current`, …). */
	readonly extra: Record<string, unknown>;
	/** Seconds the server asked to wait, when it did. */
	readonly retryAfter: number | null;

	constructor(status: number, problem: Record<string, unknown>, retryAfter: number | null = null) {
		super(`${status} ${String(problem.code ?? "")}`);
		this.name = "ApiError";
		this.status = status;
		this.code = typeof problem.code === "string" ? problem.code : status === 0 ? "network" : "unknown";
		this.detail = typeof problem.detail === "string" ? problem.detail : "";
		this.errors = Array.isArray(problem.errors) ? (problem.errors as FieldError[]) : [];
		this.extra = problem;
		this.retryAfter = retryAfter;
	}

	/** True when the same request may succeed later, unchanged. An answer without our code comes from something in between. */
	get isTransient(): boolean {
		if (this.status === 413 || this.status === 415) return false;
		if (this.code === "unknown") return true;
		return [0, 408, 423, 425, 429].includes(this.status) || this.status >= 500;
	}
}

export interface CallOptions {
	method?: "GET" | "POST" | "PUT" | "DELETE" | "PATCH";
	query?: Record<string, string | number | boolean | null | undefined>;
	body?: unknown;
	headers?: Record<string, string>;
	signal?: AbortSignal;
	timeout_ms?: number;
	/** Leaves out the device's secret: for what everybody may ask, also inside other sites' pages. */
	anonymous?: boolean;
	/** Receives the response headers (ETag, Idempotency-Replayed). */
	onHeaders?: (headers: Headers) => void;
}

const TIMEOUT_MS = 20_000;

/** Calls our API (`path` absolute, e.g. `/api/v1/town`) and answers its JSON; throws ApiError. */
export async function call<T>(path: string, options: CallOptions = {}): Promise<T> {
	const timeout = AbortSignal.timeout(options.timeout_ms ?? TIMEOUT_MS);
	const signal = options.signal ? anySignal([options.signal, timeout]) : timeout;
	const headers: Record<string, string> = { Accept: "application/json, application/problem+json" };
	if (path.startsWith("/api/") && !options.anonymous) headers["X-Device"] = deviceSecret();
	if (options.body !== undefined) headers["Content-Type"] = "application/json";
	let response: Response;
	try {
		response = await fetch(address(path, options.query), {
			method: options.method ?? "GET",
			headers: { ...headers, ...options.headers },
			body: options.body === undefined ? null : JSON.stringify(options.body),
			credentials: "same-origin",
			signal,
		});
	} catch (error) {
		if (options.signal?.aborted) throw error;
		throw new ApiError(0, { code: timeout.aborted ? "timeout" : "network" });
	}
	options.onHeaders?.(response.headers);
	if (!response.ok) throw await refusal(response);
	if (response.status === 204) return undefined as T;
	return (await readJson(response)) as T;
}

/** What came back for a body sent with progress; nothing is judged yet. */
export interface Transferred {
	status: number;
	/** The JSON object of the answer, or null. */
	answer: Record<string, unknown> | null;
	header: (name: string) => string | null;
}

/** Sends bytes, telling how many have left (fetch cannot); throws ApiError when no answer came. */
export function transfer(
	method: string,
	path: string,
	body: Blob | null,
	headers: Record<string, string>,
	onProgress: (sent: number) => void = () => {},
	timeout_ms = 180_000,
): Promise<Transferred> {
	return new Promise((resolve, reject) => {
		const request = new XMLHttpRequest();
		request.open(method, address(path));
		request.setRequestHeader("Accept", "application/json, application/problem+json");
		request.setRequestHeader("X-Device", deviceSecret());
		for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
		request.timeout = timeout_ms;
		request.upload.onprogress = (event) => {
			if (event.lengthComputable) onProgress(event.loaded);
		};
		request.onload = () =>
			resolve({
				status: request.status,
				answer: parsed(request.responseText),
				header: (name) => request.getResponseHeader(name),
			});
		request.onerror = () => reject(new ApiError(0, { code: "network" }));
		request.ontimeout = () => reject(new ApiError(0, { code: "timeout" }));
		request.send(body);
	});
}

/** Sends a photo's bytes in one request, telling progress from 0 to 1; throws ApiError. */
export async function sendPhoto<T>(
	path: string,
	blob: Blob,
	onProgress: (ratio: number) => void = () => {},
): Promise<T> {
	const type = blob.type || "application/octet-stream";
	const came = await transfer("PUT", path, blob, { "Content-Type": type }, (sent) =>
		onProgress(blob.size > 0 ? Math.min(1, sent / blob.size) : 1),
	);
	if (came.status < 200 || came.status >= 300) throw refused(came);
	// Somebody in between may answer "fine" in our place: only a receipt for this very photo counts.
	if (came.answer === null || !path.endsWith(`/${String(came.answer.id)}`)) {
		throw new ApiError(0, { code: "network" });
	}
	return came.answer as unknown as T;
}

/** The error that an answer stands for. */
export function refused(came: Transferred): ApiError {
	return new ApiError(came.status, came.answer ?? {}, seconds(came.header("Retry-After")));
}

/** True for an aborted call: nothing to show. */
export function isAbort(error: unknown): boolean {
	return error instanceof DOMException && error.name === "AbortError";
}

function address(path: string, query: CallOptions["query"] = {}): string {
	const url = new URL(path, location.origin);
	url.searchParams.set("lang", lang());
	for (const [key, value] of Object.entries(query)) {
		if (value !== null && value !== undefined && value !== "") url.searchParams.set(key, String(value));
	}
	return url.pathname + url.search;
}

async function refusal(response: Response): Promise<ApiError> {
	const text = await response.text().catch(() => "");
	return new ApiError(response.status, parsed(text) ?? {}, seconds(response.headers.get("Retry-After")));
}

async function readJson(response: Response): Promise<unknown> {
	const answer = parsed(await response.text().catch(() => ""));
	// A captive portal answers 200 with a web page: that is no answer of ours, so the call may be tried again.
	if (answer === null) throw new ApiError(0, { code: "network" });
	return answer;
}

function parsed(text: string): Record<string, unknown> | null {
	try {
		const value: unknown = JSON.parse(text);
		return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : null;
	} catch {
		return null;
	}
}

function seconds(header: string | null): number | null {
	const value = Number.parseInt(header ?? "", 10);
	return Number.isFinite(value) && value >= 0 ? value : null;
}

function anySignal(signals: AbortSignal[]): AbortSignal {
	if (typeof AbortSignal.any === "function") return AbortSignal.any(signals);
	const controller = new AbortController();
	for (const signal of signals) {
		if (signal.aborted) controller.abort(signal.reason);
		signal.addEventListener("abort", () => controller.abort(signal.reason), { once: true });
	}
	return controller.signal;
}
