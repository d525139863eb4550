/** The form asks for what the workflow asks for, no more, and sends only that. */
import { describe, expect, it } from "vitest";
import type { Move } from "../../src/api/types";
import { ChangeDraft, draftOf, dropDraft } from "../../src/staff/change.svelte";

const move = (to: Move["to"], ...needs: Move["needs"]): Move => ({
	to,
	label: to,
	needs,
	reasons: [{ code: "private_property", label: "Privé", names_competent: false }],
});
const noon = new Date("2026-11-24T11:00:00Z");

describe("what is missing", () => {
	it.each([
		[move("acknowledged"), []],
		[move("rejected", "reason", "note"), ["note", "reason"]],
		[move("scheduled", "planned_at"), ["planned"]],
		[move("forwarded", "forwarded_to", "note"), ["note", "forwarded"]],
		[move("duplicate", "duplicate_of"), ["duplicate"]],
		[move("resolved", "photo_or_reason"), ["photo"]],
	])("for an empty form: %o", (asked, expected) => {
		expect(new ChangeDraft().missing(asked, noon)).toEqual(expected);
	});

	it("is nothing once a reason stands for the photo, or the photo for a reason", () => {
		const draft = new ChangeDraft();
		draft.reason = "done_remotely";
		expect(draft.missing(move("resolved", "photo_or_reason"))).toEqual([]);
		draft.reason = "";
		draft.photos = [{ id: "p", url: "" }];
		expect(draft.missing(move("resolved", "photo_or_reason"))).toEqual([]);
	});

	it("refuses a moment that is past and a number that is none", () => {
		const draft = new ChangeDraft();
		draft.planned = "2020-01-01T09:00";
		draft.duplicate = "4817";
		expect(draft.missing(move("scheduled", "planned_at"), noon)).toEqual(["past"]);
		expect(draft.missing(move("duplicate", "duplicate_of"))).toEqual(["duplicate"]);
	});
});

describe("a half-day", () => {
	it("is promised by its beginning, and what is left of it once it has begun", () => {
		const draft = new ChangeDraft();
		draft.plan("2030-06-03", "afternoon", new Date("2030-06-01T10:00"));
		expect([draft.day, draft.half, draft.planned]).toEqual(["2030-06-03", "afternoon", "2030-06-03T14:00"]);
		draft.plan("2030-06-03", "morning", new Date("2030-06-03T10:00"));
		expect(draft.planned).toBe("2030-06-03T11:59");
		expect(draft.missing(move("scheduled", "planned_at"), new Date("2030-06-03T10:00"))).toEqual([]);
		expect(draft.missing(move("scheduled", "planned_at"), new Date("2030-06-03T12:30"))).toEqual(["past"]);
	});

	it("keeps the half while no day is chosen", () => {
		const draft = new ChangeDraft();
		draft.plan("", "afternoon");
		expect([draft.planned, draft.half]).toEqual(["", "afternoon"]);
		expect(draft.missing(move("scheduled", "planned_at"))).toEqual(["planned"]);
	});
});

describe("what is sent", () => {
	it("leaves out what another move would need", () => {
		const draft = new ChangeDraft();
		draft.note = "  Vu  ";
		draft.reason = "private_property";
		draft.planned = "2030-01-01T09:00";
		draft.duplicate = "RC-2026-00001";
		draft.photos = [{ id: "p", url: "" }];
		expect(draft.toChange(move("acknowledged"))).toEqual({ to: "acknowledged", note: "Vu" });
		expect(draft.toChange(move("resolved", "photo_or_reason"))).toEqual({
			to: "resolved",
			note: "Vu",
			photo_ids: ["p"],
		});
	});

	it("writes times with their zone and numbers in capitals", () => {
		const draft = new ChangeDraft();
		draft.planned = "2030-06-01T09:00";
		draft.duplicate = " rc-2026-00001 ";
		expect(draft.toChange(move("scheduled", "planned_at")).planned_at).toBe(
			new Date("2030-06-01T09:00").toISOString(),
		);
		expect(draft.toChange(move("duplicate", "duplicate_of")).duplicate_of).toBe("RC-2026-00001");
	});
});

describe("drafts", () => {
	it("wait while another report is looked at, and go once sent", () => {
		const draft = draftOf({ id: "a" });
		draft.note = "à moitié écrit";
		draftOf({ id: "b" });
		expect(draftOf({ id: "a" }).note).toBe("à moitié écrit");
		dropDraft({ id: "a" });
		expect(draftOf({ id: "a" }).note).toBe("");
	});

	it("begin with the first move allowed and keep the one chosen while it stays allowed", () => {
		const draft = new ChangeDraft();
		const moves = [move("acknowledged"), move("rejected", "reason")];
		expect(draft.move(moves)?.to).toBe("acknowledged");
		draft.to = "rejected";
		expect(draft.move(moves)?.to).toBe("rejected");
		expect(draft.move([move("reopened", "note")])?.to).toBe("reopened");
		expect(draft.move([])).toBeNull();
	});
});
