/** How each status looks: colour family (`data-st`), icon and pin shape. Never colour alone. */
import type { Status } from "../api/types";
import type { IconName } from "./icons";

/** Colour family of the tokens `--st-<family>-…`. */
export type StatusFamily = "received" | "taken" | "planned" | "fixed" | "moved" | "closed" | "late";

interface StatusLook {
	family: StatusFamily;
	icon: IconName;
	pin: "hollow" | "drop" | "square" | "disc" | "hidden";
	is_open: boolean;
}

export const STATUS_LOOK: Record<Status, StatusLook> = {
	received: { family: "received", icon: "circle-dashed", pin: "hollow", is_open: true },
	acknowledged: { family: "taken", icon: "user-check", pin: "drop", is_open: true },
	scheduled: { family: "planned", icon: "calendar-clock", pin: "square", is_open: true },
	in_progress: { family: "taken", icon: "wrench", pin: "drop", is_open: true },
	resolved: { family: "fixed", icon: "circle-check", pin: "disc", is_open: false },
	rejected: { family: "closed", icon: "circle-slash", pin: "hidden", is_open: false },
	forwarded: { family: "moved", icon: "arrow-up-right", pin: "hidden", is_open: false },
	duplicate: { family: "moved", icon: "git-merge", pin: "hidden", is_open: false },
	reopened: { family: "received", icon: "rotate-ccw", pin: "hollow", is_open: true },
};

/** The look of a status, also of one this build does not know yet. */
export function lookOf(status: string): StatusLook {
	return STATUS_LOOK[status as Status] ?? STATUS_LOOK.received;
}
