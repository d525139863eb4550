/** The report being made on this screen: in memory for the screens, on the phone from the first choice on. */

import type { Contact } from "../../api/types";
import { lang } from "../../i18n/locale.svelte";
import { readFacts } from "../../offline/exif";
import { PhotoProblem, type ReadyPhoto, shrink } from "../../offline/photos";
import { shrinkOnce } from "../../offline/preparing";
import {
	addPhoto,
	changeItem,
	getItem,
	openDraft,
	photosOf,
	removeItem,
	removePhoto,
	reopen,
	settlePhoto,
	submit,
} from "../../offline/queue";
import { m } from "../messages";
import { type Draft, emptyDraft, labelOf } from "./draft";

/** Photos a report may carry. */
export const MOST_PHOTOS = 5;

export interface ShownPhoto {
	id: string;
	url: string;
	/** False when this browser cannot draw it (HEIC on some): a picture stands for it. */
	visible: boolean;
}

export class Making {
	/** The queue it goes to: the resident's own, or the one of an agent who enters it for somebody. */
	readonly kind: string;
	id = $state<string | null>(null);
	draft = $state<Draft>(emptyDraft("fr"));
	photos = $state<ShownPhoto[]>([]);
	/** Kept in memory only until "send". */
	contact = $state<Contact>({});
	ready = $state(false);
	/** The phone refused to store: the report can still be sent at once. */
	broken = $state(false);
	#saving: Promise<void> = Promise.resolve();
	#opening: Promise<string> | null = null;
	#isHandedOver = false;

	constructor(kind = "report") {
		this.kind = kind;
	}

	/** True when an agent enters it for somebody: this device is neither where the problem is, nor the person's. */
	get isAssisted(): boolean {
		return this.kind !== "report";
	}

	/** Takes up a draft (or a waiting report to change), or starts an empty one. */
	async load(id: string | null): Promise<void> {
		this.draft = emptyDraft(lang());
		const item = id === null ? null : await this.#take(id);
		if (item) {
			this.id = item.id;
			this.draft = { ...this.draft, ...(item.body ?? {}) };
			this.contact = { ...(item.contact ?? {}) };
			for (const photo of await photosOf(item)) {
				// The tab was closed while the picture was being read: that is made up for now.
				if (photo.state === "raw") void this.#finish(photo.id, photo.blob).catch(() => undefined);
				else if (photo.state !== "refused") this.#show(photo.id, photo.blob, photo.width > 0);
			}
		}
		this.ready = true;
	}

	async #take(id: string) {
		const item = await getItem<Draft>(id).catch(() => null);
		if (item?.kind !== this.kind) return null;
		return item.state === "draft" ? item : reopen<Draft>(id);
	}

	/** Stores what is chosen so far; calls are kept in order. */
	save(): Promise<void> {
		this.#saving = this.#saving.then(async () => {
			try {
				const id = await this.#stored();
				const body = $state.snapshot(this.draft) as Draft;
				await changeItem<Draft>(id, { body, label: labelOf(body, m.report.untitled) });
			} catch {
				this.broken = true;
			}
		});
		return this.#saving;
	}

	/**
	 * Keeps a picture file at once, as it is, then shrinks it: "send" need not wait for that, the queue will.
	 * Throws PhotoProblem. Answers what the file said of its place.
	 */
	async add(file: Blob): Promise<ReadyPhoto> {
		const facts = await readFacts(file);
		if (facts.place && !this.draft.photo_place) this.draft.photo_place = facts.place;
		this.draft.captured_at ??= asMoment(facts.taken_at);
		const id = await this.#stored();
		const row = await addPhoto(id, { blob: file, width: 0, height: 0, state: "raw" }).catch(() => null);
		void this.save();
		const ready = row ? await this.#finish(row.id, file) : await this.#keepSmall(id, file);
		return { ...ready, ...facts };
	}

	/** On a phone without room for the camera's own file: only the shrunk picture is kept. */
	async #keepSmall(id: string, file: Blob): Promise<ReadyPhoto> {
		const ready = await shrink(file);
		const row = await addPhoto(id, { blob: ready.blob, width: ready.width, height: ready.height });
		this.#show(row.id, ready.blob, ready.width > 0);
		return ready;
	}

	/** Shrinks a kept picture and shows it. One that cannot be used goes from a draft; sent along, it is said to be missing. */
	async #finish(photo_id: string, raw: Blob): Promise<ReadyPhoto> {
		try {
			const ready = await shrinkOnce(photo_id, raw);
			const { blob, width, height } = ready;
			const kept = await settlePhoto(photo_id, { blob, width, height });
			if (kept && !this.#isHandedOver) this.#show(photo_id, kept.blob, kept.width > 0);
			return ready;
		} catch (error) {
			if (error instanceof PhotoProblem && !this.#isHandedOver) await removePhoto(photo_id);
			throw error;
		}
	}

	/** Takes a photo away. */
	async remove(photo_id: string): Promise<void> {
		const photo = this.photos.find((one) => one.id === photo_id);
		if (photo) URL.revokeObjectURL(photo.url);
		this.photos = this.photos.filter((one) => one.id !== photo_id);
		await removePhoto(photo_id);
	}

	/** Hands the report over to the queue; answers its id. */
	async send(): Promise<string> {
		await this.save();
		const id = await this.#stored();
		const body = $state.snapshot(this.draft) as Draft;
		const contact = Object.values(this.contact).some(Boolean) ? $state.snapshot(this.contact) : null;
		this.#isHandedOver = true;
		await submit<Draft>(id, { body, label: labelOf(body, m.report.untitled), contact });
		return id;
	}

	/** Throws the draft away. */
	async discard(): Promise<void> {
		await this.#saving;
		if (this.id) await removeItem(this.id);
		this.close();
	}

	/** Frees the pictures shown. */
	close(): void {
		for (const photo of this.photos) URL.revokeObjectURL(photo.url);
		this.photos = [];
	}

	#stored(): Promise<string> {
		if (this.id) return Promise.resolve(this.id);
		this.#opening ??= openDraft<Draft>(
			this.kind,
			$state.snapshot(this.draft) as Draft,
			labelOf(this.draft, m.report.untitled),
		).then((item) => {
			this.id = item.id;
			return item.id;
		});
		return this.#opening;
	}

	#show(id: string, blob: Blob, visible: boolean): void {
		this.photos = [...this.photos, { id, url: URL.createObjectURL(blob), visible }];
	}
}

/** A camera's local time as a moment, or null when it is absent or senseless. */
function asMoment(taken_at: string | null): string | null {
	const date = taken_at === null ? Number.NaN : Date.parse(taken_at);
	return Number.isNaN(date) || date > Date.now() ? null : new Date(date).toISOString();
}
