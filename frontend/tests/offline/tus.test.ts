/** The phone's own tus client against a server in a few lines, over a network that fails and lies. */
import { beforeEach, describe, expect, it, vi } from "vitest";
import { ApiError } from "../../src/api/client";
import { sendInParts } from "../../src/offline/tus";

type Lie = "cut" | "portal" | "gateway" | "lost" | "damaged" | "gone" | "refused";

/** Keeps one upload's bytes; answers each request as the next lie says, else honestly. */
class TusServer {
	bytes = Buffer.alloc(0);
	length = 0;
	created = 0;
	lies: Array<Lie | null> = [];
	patched: number[] = [];

	/** Byte for byte, fast. */
	isWhole(): boolean {
		return this.bytes.equals(PICTURE);
	}

	install(): void {
		const server = this;
		vi.stubGlobal(
			"XMLHttpRequest",
			class {
				upload: { onprogress: ((event: unknown) => void) | null } = { onprogress: null };
				onload: (() => void) | null = null;
				onerror: (() => void) | null = null;
				timeout = 0;
				status = 0;
				responseText = "";
				#method = "";
				#path = "";
				#sent: Record<string, string> = {};
				#answer: Record<string, string> = {};
				open(method: string, path: string) {
					this.#method = method;
					this.#path = path.split("?")[0] ?? "";
				}
				setRequestHeader(name: string, value: string) {
					this.#sent[name] = value;
				}
				getResponseHeader(name: string) {
					return this.#answer[name] ?? null;
				}
				async send(body: Blob | null) {
					const lie = server.lies.shift() ?? null;
					if (lie === "cut") return this.onerror?.();
					if (lie === "portal") return this.#end(200, {}, "<html>Wi-Fi</html>");
					if (lie === "gateway") return this.#end(502, {}, "<html>nginx</html>");
					const [status, headers, text] = await server.answer(
						this.#method,
						this.#path,
						this.#sent,
						body,
						lie,
					);
					if (lie === "lost") return this.onerror?.();
					this.#end(status, { "Tus-Resumable": "1.0.0", ...headers }, text);
				}
				#end(status: number, headers: Record<string, string>, text: string) {
					this.status = status;
					this.#answer = headers;
					this.responseText = text;
					this.onload?.();
				}
			},
		);
	}

	async answer(
		method: string,
		path: string,
		headers: Record<string, string>,
		body: Blob | null,
		lie: Lie | null,
	): Promise<[number, Record<string, string>, string]> {
		const problem = (status: number, code: string): [number, Record<string, string>, string] => [
			status,
			{},
			JSON.stringify({ code, detail: code }),
		];
		if (method === "POST") {
			this.created += 1;
			this.length = Number(headers["Upload-Length"]);
			this.bytes = Buffer.alloc(0);
			return [201, { Location: `/api/v1/uploads/${this.created}` }, ""];
		}
		if (lie === "gone" || path !== `/api/v1/uploads/${this.created}`) return problem(404, "upload.not_found");
		if (method === "HEAD") return [200, { "Upload-Offset": String(this.bytes.length) }, ""];
		if (lie === "damaged") return problem(460, "upload.checksum");
		if (lie === "refused") return problem(415, "photo.unsupported");
		if (Number(headers["Upload-Offset"]) !== this.bytes.length) return problem(409, "upload.offset");
		expect(headers["Upload-Checksum"]).toMatch(/^sha256 .{44}$/);
		const part = new Uint8Array(await (body as Blob).arrayBuffer());
		this.patched.push(part.length);
		this.bytes = Buffer.concat([this.bytes, part]);
		return [204, { "Upload-Offset": String(this.bytes.length) }, ""];
	}
}

const PICTURE = new Uint8Array(1_200_000).map((_, index) => (index * 7919) % 251);
let server: TusServer;
let kept: string | null;
let progress: number[];

function send(): Promise<void> {
	return sendInParts({
		id: "0d5b2c4e-0000-4000-8000-000000000001",
		blob: new Blob([PICTURE]),
		upload: kept,
		remember: async (upload) => {
			kept = upload;
		},
		onProgress: (ratio) => progress.push(ratio),
	});
}

/** Tries again as the queue does, until it is through; answers how often. */
async function sendUntilDone(): Promise<number> {
	for (let tries = 1; tries < 20; tries += 1) {
		try {
			await send();
			return tries;
		} catch (error) {
			if (!(error instanceof ApiError) || !error.isTransient) throw error;
		}
	}
	throw new Error("never through");
}

beforeEach(() => {
	server = new TusServer();
	server.install();
	kept = null;
	progress = [];
});

describe("a photo in parts", () => {
	it("arrives whole, with progress that only grows", async () => {
		await send();
		expect(server.isWhole()).toBe(true);
		expect(server.patched.length).toBeGreaterThan(1);
		expect(progress).toEqual([...progress].sort((a, b) => a - b));
		expect(progress.at(-1)).toBe(1);
	});

	it.each([
		["the network is cut", [null, null, "cut"]],
		["a portal answers in the town's place", ["portal", null, null, "portal"]],
		["a proxy answers 502", ["gateway", null, "gateway"]],
		["the answer to a part is lost", [null, null, "lost"]],
		["a part is damaged on its way", [null, "damaged", null, "damaged"]],
	] as const)("arrives whole, each byte once, when %s", async (_name, lies) => {
		server.lies = [...lies];
		await sendUntilDone();
		expect(server.isWhole()).toBe(true);
		expect(server.created).toBe(1);
		expect(server.patched.reduce((sum, size) => sum + size, 0)).toBe(PICTURE.length);
	});

	it("goes on from the address that was kept before a reload", async () => {
		server.lies = [null, null, "cut"];
		await expect(send()).rejects.toThrow(ApiError);
		expect(kept).toBe("/api/v1/uploads/1");
		const before = server.bytes.length;
		expect(before).toBeGreaterThan(0);
		await send();
		expect(server.isWhole()).toBe(true);
		expect(server.created).toBe(1);
	});

	it("asks where the server is when two tries got in each other's way", async () => {
		server.lies = [null, "lost"];
		await expect(send()).rejects.toThrow(ApiError);
		await send();
		expect(server.isWhole()).toBe(true);
		expect(server.patched.reduce((sum, size) => sum + size, 0)).toBe(PICTURE.length);
	});

	it("begins anew when the server has forgotten it", async () => {
		server.lies = [null, null, "gone"];
		await send();
		expect(server.isWhole()).toBe(true);
		expect(server.created).toBe(2);
	});

	it("ends with the town's own refusal, and that is not tried again", async () => {
		server.lies = [null, "refused"];
		const error = await send().catch((problem: unknown) => problem);
		expect(error).toMatchObject({ code: "photo.unsupported", isTransient: false });
	});
});
