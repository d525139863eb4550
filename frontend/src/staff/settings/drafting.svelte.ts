/** The drafts of routing rules being prepared, and the replay of the one on the table. */
import { call } from "../../api/client";
import type { components } from "../../api/schema";
import { toast } from "../../ui";
import { session } from "../session";
import { r } from "../settings-words";
import { Saving } from "./saving.svelte";

type Shapes = components["schemas"];
export type Draft = Shapes["RoutingDraft"];
export type Change = Draft["changes"][number];
export type Result = Shapes["RoutingReplayResult"];
const ROOT = "/staff/v1/routing";
const WAIT_MS = 700;

export class Drafting {
	list = $state.raw<Draft[]>([]);
	openId = $state<number | null>(null);
	result = $state.raw<Result | null>(null);
	error = $state.raw<unknown>(null);
	readonly saving = new Saving();
	readonly open = $derived(this.list.find((one) => one.id === this.openId) ?? this.list[0] ?? null);

	async read(): Promise<void> {
		this.error = null;
		try {
			this.list = (await call<Shapes["RoutingDrafts"]>(`${ROOT}/drafts`)).drafts;
		} catch (problem) {
			if (!session.noticed(problem)) this.error = problem;
		}
	}

	/** Adds a change to the open draft, or begins one with it. */
	async add(change: Partial<Change> & { op: "add" | "end" }): Promise<boolean> {
		const draft = this.open;
		const done = draft
			? await this.write(draft, draft.name, [...draft.changes, change as Change])
			: await this.saving.run(() =>
					call<Draft>(`${ROOT}/drafts`, {
						method: "POST",
						body: { name: r.draft.default, changes: [change] },
					}),
				);
		if (!done) return false;
		await this.read();
		toast(r.draft.added);
		return true;
	}

	async write(draft: Draft, name: string, changes: Change[]): Promise<Draft | null> {
		const done = await this.saving.run(() =>
			call<Draft>(`${ROOT}/drafts/${draft.id}`, {
				method: "PUT",
				body: { name, changes },
				headers: { "If-Match": `"${draft.etag}"` },
			}),
		);
		await this.read();
		return done;
	}

	async drop(draft: Draft): Promise<void> {
		const done = await this.saving.run(async () => {
			await call(`${ROOT}/drafts/${draft.id}/drop`, {
				method: "POST",
				headers: { "If-Match": `"${draft.etag}"` },
			});
			return true;
		});
		if (done) toast(r.draft.dropped);
		this.result = null;
		await this.read();
	}

	async goLive(draft: Draft): Promise<boolean> {
		const done = await this.saving.run(() =>
			call<Draft>(`${ROOT}/drafts/${draft.id}/live`, {
				method: "POST",
				headers: { "If-Match": `"${draft.etag}"` },
			}),
		);
		if (done === null) return false;
		toast(r.draft.liveDone);
		this.result = null;
		await this.read();
		return true;
	}

	/** Has a draft tried on the past, and follows the trial to its end. */
	async replay(draft: Draft, months: number, isGone: () => boolean): Promise<void> {
		this.result = null;
		const asked = await this.saving.run(() =>
			call<Shapes["RoutingReplay"]>(`${ROOT}/drafts/${draft.id}/replay`, {
				method: "POST",
				body: { months },
			}),
		);
		if (asked) await this.follow(asked.id, isGone);
	}

	async follow(id: number, isGone: () => boolean): Promise<void> {
		try {
			while (!isGone()) {
				const found = await call<Result>(`${ROOT}/replays/${id}`);
				if (isGone()) return;
				this.result = found;
				if (found.state === "done" || found.state === "failed") return;
				await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
			}
		} catch (problem) {
			if (!session.noticed(problem)) this.error = problem;
		}
	}
}
