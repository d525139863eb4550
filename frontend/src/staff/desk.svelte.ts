/** The person's own desk: saved views with their live counts, the one it opens with, and how the list looks. */
import { call } from "../api/client";
import type { components } from "../api/schema";
import { currentFilters, go } from "./address.svelte";
import { type Filters, isFiltered, viewFilters, viewQuery, writeFilters } from "./filters";
import { session } from "./session";

type Shapes = components["schemas"];
export type SavedView = Shapes["SavedView"];
export type Layout = Required<Shapes["Layout"]>;
type DeskAnswer = Shapes["Desk"];
export type Column = NonNullable<Layout["columns"]>[number];

export const COLUMNS = [
	"number",
	"what",
	"where",
	"status",
	"age",
	"due",
	"department",
	"assigned",
	"source",
	"updated",
] as const;
export const FIRST_COLUMNS: Column[] = ["what", "where", "status", "age", "due", "department", "assigned"];
const FIRST_LAYOUT: Layout = { shape: "map", columns: null, density: "normal", keys: true };

class Desk {
	views = $state.raw<SavedView[]>([]);
	startViewId = $state<string | null>(null);
	layout = $state.raw<Layout>(FIRST_LAYOUT);
	counts = $state.raw<Record<string, number | null>>({});
	error = $state.raw<unknown>(null);
	#isLoaded = false;

	get columns(): readonly string[] {
		return this.layout.columns ?? FIRST_COLUMNS;
	}

	/** Reads the desk; the first time, an address without filters opens the person's start view. */
	async load(): Promise<void> {
		const isFirst = !this.#isLoaded;
		try {
			this.#take(await call<DeskAnswer>("/staff/v1/desk"));
			this.#isLoaded = true;
			this.error = null;
		} catch (error) {
			if (!session.noticed(error)) this.error = error;
			return;
		}
		const start = this.views.find((one) => one.id === this.startViewId);
		if (isFirst && start && location.pathname.replace(/\/$/, "") === "/staff" && location.search === "")
			this.show(start, true);
		void this.count();
	}

	/** Counts every view again. */
	async count(): Promise<void> {
		if (this.views.length === 0) return;
		try {
			this.counts = (await call<Shapes["ViewCounts"]>("/staff/v1/views/counts")).counts;
		} catch (error) {
			if (!session.noticed(error)) this.counts = {};
		}
	}

	/** Goes to a view's filters. */
	show(view: SavedView, replace = false): void {
		const text = writeFilters(viewFilters(view.query), new URLSearchParams()).toString();
		go(text ? `/staff?${text}` : "/staff", replace);
	}

	/** The view whose filters are on now. */
	current(filters: Filters = currentFilters()): SavedView | null {
		const now = key(filters);
		return this.views.find((one) => key(viewFilters(one.query)) === now) ?? null;
	}

	/** Keeps a view under its id, new or changed. */
	async save(
		id: string,
		view: { name: string; query: Record<string, string>; is_shared: boolean; shared_with: string | null },
	): Promise<void> {
		this.#take(await call<DeskAnswer>(`/staff/v1/views/${id}`, { method: "PUT", body: view }));
		void this.count();
	}

	async remove(id: string): Promise<void> {
		this.#take(await call<DeskAnswer>(`/staff/v1/views/${id}`, { method: "DELETE" }));
	}

	/** Changes how the list looks at once, and remembers it. */
	async arrange(change: Partial<Layout>): Promise<void> {
		this.layout = { ...this.layout, ...change };
		await this.#choose();
	}

	/** Opens with this view from now on (null: with what is to do). */
	async startWith(id: string | null): Promise<void> {
		this.startViewId = id;
		await this.#choose();
	}

	async #choose(): Promise<void> {
		try {
			this.#take(
				await call<DeskAnswer>("/staff/v1/desk", {
					method: "PUT",
					body: { start_view_id: this.startViewId, layout: this.layout },
				}),
			);
			this.error = null;
		} catch (error) {
			// What was chosen holds on this page; the banner says that it was not remembered.
			if (!session.noticed(error)) this.error = error;
		}
	}

	#take(answer: DeskAnswer): void {
		this.views = answer.views;
		this.startViewId = answer.start_view_id;
		this.layout = { ...FIRST_LAYOUT, ...answer.layout };
	}
}

function key(filters: Filters): string {
	const sorted = Object.entries(viewQuery(filters)).map(
		([name, value]) => `${name}=${value.split(",").sort().join(",")}`,
	);
	return sorted.sort().join("&");
}

/** Whether there is anything to save: the opening view needs no name. */
export function isWorthSaving(filters: Filters): boolean {
	return isFiltered(filters) || filters.sort !== "urgent";
}

export const desk = new Desk();
