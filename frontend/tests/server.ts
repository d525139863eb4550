/** A town's server in a few lines: keeps what arrives, answers as told, repeats an answer for a repeated id. */
import { vi } from "vitest";

export interface Arrival {
	method: string;
	path: string;
	body: unknown;
}

type Answer =
	| { status: number; body?: unknown; headers?: Record<string, string> }
	| "no network"
	| "lost answer";

export class TownServer {
	arrivals: Arrival[] = [];
	photos = new Map<string, Blob>();
	reports = new Map<string, string>();
	/** What to answer next to a photo or a report, before behaving well. */
	photoAnswers: Answer[] = [];
	reportAnswers: Answer[] = [];

	/** Puts this server behind fetch and XMLHttpRequest. */
	install(): void {
		vi.stubGlobal("fetch", (url: string, init: RequestInit) => this.#fetch(url, init));
		const server = this;
		vi.stubGlobal(
			"XMLHttpRequest",
			class {
				upload: { onprogress: ((event: unknown) => void) | null } = { onprogress: null };
				onload: (() => void) | null = null;
				onerror: (() => void) | null = null;
				ontimeout: (() => void) | null = null;
				timeout = 0;
				status = 0;
				responseText = "";
				#path = "";
				#headers: Record<string, string> = {};
				open(_method: string, path: string) {
					this.#path = path;
				}
				setRequestHeader() {}
				getResponseHeader(name: string) {
					return this.#headers[name] ?? null;
				}
				send(blob: Blob) {
					queueMicrotask(() => {
						this.upload.onprogress?.({ lengthComputable: true, loaded: blob.size / 2, total: blob.size });
						const answer = server.photo(this.#path, blob);
						if (answer === "no network" || answer === "lost answer") return this.onerror?.();
						this.status = answer.status;
						this.#headers = answer.headers ?? {};
						this.responseText = JSON.stringify(answer.body ?? {});
						this.onload?.();
					});
				}
			},
		);
	}

	photo(path: string, blob: Blob): Answer {
		const id = path.split("?")[0]?.split("/").pop() ?? "";
		this.arrivals.push({ method: "PUT", path: `photo ${id}`, body: blob });
		const told = this.photoAnswers.shift();
		if (told === "no network") return told;
		if (told === undefined || told === "lost answer") {
			const again = this.photos.has(id);
			this.photos.set(id, blob);
			return told ?? { status: again ? 200 : 201, body: { id } };
		}
		return told;
	}

	async #fetch(url: string, init: RequestInit): Promise<Response> {
		const text = String(init.body);
		const body = JSON.parse(text) as { id: string };
		this.arrivals.push({ method: init.method ?? "GET", path: url.split("?")[0] ?? "", body });
		const told = this.reportAnswers.shift();
		if (told === "no network") throw new TypeError("Failed to fetch");
		if (told === undefined || told === "lost answer") {
			const before = this.reports.get(body.id);
			if (before !== undefined && before !== text) {
				return reply(409, { code: "report.id_reused", detail: "autre contenu" });
			}
			this.reports.set(body.id, text);
			if (told) throw new TypeError("Failed to fetch");
			return reply(201, { id: body.id, public_id: `RC-2026-${this.reports.size}`, follow_token: "key" });
		}
		return reply(told.status, told.body ?? {}, told.headers);
	}
}

function reply(status: number, body: unknown, headers: Record<string, string> = {}): Response {
	return new Response(JSON.stringify(body), { status, headers });
}
