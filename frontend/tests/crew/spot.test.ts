/** What is scanned, put together and found on the spot: codes, jobs, and what is sent once. */
import { beforeEach, describe, expect, it } from "vitest";
import type { StaffPerson, Stop } from "../../src/api/types";
import { readCode, stopsAt } from "../../src/crew/codes";
import { composeFinding, FOUND_KIND, queueFinding, undoFinding } from "../../src/crew/findings.svelte";
import { linesOf, offersOf, stopsOf, streetOf } from "../../src/crew/grouping";
import { eraseAll } from "../../src/crew/leaving";
import { session } from "../../src/crew/session";
import { getItem, listItems } from "../../src/offline/queue";

const ID = "0b7e1f7e-1111-4222-8333-444455556666";

function stop(
	id: string,
	address: string | null,
	reference: string | null = null,
	more: Partial<Stop> = {},
): Stop {
	const asset = reference === null ? null : { reference, layer: "street_lamp" };
	const service = { code: "lampadaire", name: "Lampadaire éteint", icon: "lightbulb" };
	return {
		id,
		public_id: id,
		address,
		asset,
		service,
		latitude: 46.5,
		longitude: 2.5,
		...more,
	} as unknown as Stop;
}

describe("a code in the street", () => {
	it("is a sticker, a line of the route sheet, or nobody's", () => {
		expect(readCode("https://ville.fr/o/street_lamp/EP-00042?v=aubeclaire")).toEqual({
			kind: "object",
			layer: "street_lamp",
			reference: "EP-00042",
		});
		expect(readCode(`https://ville.fr/crew/arret/${ID}`)).toEqual({ kind: "stop", id: ID });
		expect(readCode("https://ville.fr/o/sign/A%2F7")).toEqual({
			kind: "object",
			layer: "sign",
			reference: "A/7",
		});
		for (const foreign of ["", "EP-00042", "https://ville.fr/", "https://ville.fr/o/lamp/%E0%A4%A"])
			expect(readCode(foreign)).toBeNull();
	});

	it("finds its stops, by the digits alone too", () => {
		const stops = [stop("a", null, "EP-00042"), stop("b", null, "EP-00420"), stop("c", null)];
		expect(stopsAt(stops, "ep 00042").map((one) => one.id)).toEqual(["a"]);
		expect(stopsAt(stops, "42").map((one) => one.id)).toEqual(["a"]);
		expect(stopsAt(stops, "EP-00042", "waste_basket")).toEqual([]);
		expect(stopsAt(stops, "  ")).toEqual([]);
	});
});

describe("several lamps of one street", () => {
	it("are known by the street without its number", () => {
		expect(streetOf("14 rue de la Loge")).toBe("rue de la Loge");
		expect(streetOf("3 bis place Jean-Jaurès, Aubeclaire")).toBe("place Jean-Jaurès");
		expect(streetOf("12, Grand-Rue")).toBe("Grand-Rue");
		expect(streetOf("Rue du 8 Mai")).toBe("Rue du 8 Mai");
		expect(streetOf(null)).toBeNull();
	});

	it("are offered as one job, but not across services, streets or the whole town", () => {
		const other = { service: { code: "banc", name: "Banc", icon: "x" } } as unknown as Partial<Stop>;
		const stops = [
			stop("a", "1 Grand-Rue"),
			stop("b", "9 Grand-Rue"),
			stop("c", "2 rue Basse"),
			stop("d", "3 Grand-Rue", null, other),
			stop("e", "400 Grand-Rue", null, { latitude: 46.6 }),
		];
		expect(offersOf(stops).map((job) => [job.street, job.stops.map((one) => one.id)])).toEqual([
			["Grand-Rue", ["a", "b"]],
		]);
	});

	it("stand together where the first of them stands, and alone when one is left", () => {
		const [a, b, c, d] = ["a", "b", "c", "d"].map((id) => stop(id, "1 Grand-Rue"));
		const open = [a, b, c, d].filter((one): one is Stop => one !== undefined);
		expect(stopsOf(linesOf(open, [["d", "b"]])).map((one) => one.id)).toEqual(["a", "b", "d", "c"]);
		expect(linesOf(open, [["b", "gone"]]).every((line) => line.job === null)).toBe(true);
	});
});

describe("another one here", () => {
	beforeEach(async () => {
		Object.assign(navigator, { onLine: false });
		session.staff = { id: "ines", name: "Inès", email: "i@v.example" } as unknown as StaffPerson;
		await eraseAll();
	});

	it("is kept with its photo, in its finder's name, under the id that it will always have", async () => {
		const body = { service_code: "lampadaire", latitude: 46.5, longitude: 2.5, locale: "fr" as const };
		const photo = { blob: new Blob(["photo"]), width: 4, height: 3 };
		const id = await queueFinding(
			body,
			{ title: "Lampadaire", place: "Ici", icon: "lightbulb", picture: null },
			[photo],
		);
		const item = await getItem(id ?? "");
		expect(item).toMatchObject({ kind: FOUND_KIND, state: "waiting" });
		expect(item?.photo_ids).toHaveLength(1);
		if (!item) throw new Error("it was kept");
		expect(composeFinding(item, ["p"])).toEqual({ by: "ines", body: { ...body, id, photo_ids: ["p"] } });
	});

	it("can be taken back while it waits", async () => {
		const body = { service_code: "lampadaire", latitude: 46.5, longitude: 2.5, locale: "fr" as const };
		const id = await queueFinding(
			body,
			{ title: "Lampadaire", place: "Ici", icon: "lightbulb", picture: null },
			[],
		);
		expect(await undoFinding(id ?? "")).toBe(true);
		expect(await listItems(FOUND_KIND)).toEqual([]);
	});
});
