/** The little of a browser that the tested modules touch: storage, a document element, an address. */
import "fake-indexeddb/auto";

class Storage {
	#rows = new Map<string, string>();
	getItem(key: string) {
		return this.#rows.get(key) ?? null;
	}
	setItem(key: string, value: string) {
		this.#rows.set(key, String(value));
	}
	removeItem(key: string) {
		this.#rows.delete(key);
	}
}

/** Web Locks as one tab sees them: with `ifAvailable`, a held lock answers null. */
const held = new Set<string>();
const locks = {
	async request(name: string, _options: unknown, work: (lock: object | null) => Promise<void>) {
		if (held.has(name)) return work(null);
		held.add(name);
		try {
			await work({});
		} finally {
			held.delete(name);
		}
	},
};
Object.defineProperty(globalThis, "navigator", {
	value: { locks, languages: ["fr"], onLine: true },
	configurable: true,
});

const globals = globalThis as unknown as Record<string, unknown>;
globals.localStorage = new Storage();
globals.location = { origin: "http://rue.test", pathname: "/", search: "" };
globals.document = {
	documentElement: { lang: "", dataset: {}, style: { setProperty() {}, removeProperty() {} } },
	addEventListener() {},
	removeEventListener() {},
	visibilityState: "visible",
};
