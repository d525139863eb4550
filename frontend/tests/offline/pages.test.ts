/** What opens without a network, wherever in the app one was when it went away. */
import { describe, expect, it } from "vitest";
import { CREW_PAGES, RESIDENT_PAGES } from "../../src/offline/pages";

const opens = (pages: readonly RegExp[], address: string) => pages.some((page) => page.test(address));

describe("without a network", () => {
	it.each([
		"/",
		"/?vue=liste",
		"/signaler",
		"/signaler?etape=envoi&brouillon=1",
		"/signaler?envoi=0d5b",
		"/mes-signalements",
		"/mes-signalements/?x=1",
		"/suivi/RC-2026-00001?jeton=abc",
		"/o/street_lamp/EP-01234",
	])("the resident's %s opens", (address) => expect(opens(RESIDENT_PAGES, address)).toBe(true));

	it.each([
		"/api/v1/town",
		"/staff",
		"/crew",
		"/docs/errors",
		"/signaler/photo/x",
		"/suivi/",
		"/flux.atom?x=/",
	])("%s is not the resident's", (address) => expect(opens(RESIDENT_PAGES, address)).toBe(false));

	it("the crew's pages open, and only they", () => {
		for (const address of ["/crew", "/crew?x=1", "/crew/arret/1"])
			expect(opens(CREW_PAGES, address)).toBe(true);
		expect(opens(CREW_PAGES, "/crews")).toBe(false);
	});
});
