/** The shapes of the HTTP contract by the names the apps use; all of them come from the server's own document. */
import type { components } from "./schema";

type Shapes = components["schemas"];

export type Status = Shapes["Card"]["status"];

/** A place, WGS84 degrees. */
export type Point = Shapes["Position"];

/** `bounds` are west, south, east, north. */
export type Town = Omit<Shapes["Town"], "bounds"> & { bounds: [number, number, number, number] };
export type TownAnswer = { town: Town; towns: Town[]; version: string };

export type Datatype = "string" | "number" | "datetime" | "text" | "singlevaluelist" | "multivaluelist";
export type Question = Shapes["Question"];
export type Service = Shapes["Service"];
export type ServiceGroup = Shapes["ServiceGroup"];
export type ServicesAnswer = Shapes["Services"];
export type Suggestions = Shapes["Suggestions"];

export type Department = Shapes["Department"];
export type Why = Shapes["Why"];
export type Asset = Shapes["Asset"];
export type Around = Shapes["Around"];
/** A road that is not the town's, and who is competent there or beyond the border. */
export type Road = Shapes["Road"];
export type Competent = Shapes["CompetentBody"];
export type Landmark = Shapes["Landmark"];
export type Address = Shapes["AddressHit"];

export type Card = Shapes["Card"];
export type CardPhoto = Shapes["Picture"];
export type PhotoUrls = CardPhoto["urls"];
export type PhotoReceipt = Shapes["PhotoReceipt"];
export type ReportPhoto = Shapes["Photo"];
/** Every entry a resident sees is public; the dashboard also reads `is_public`. */
export type TimelineEntry = Omit<Shapes["TimelineEntry"], "is_public"> & { is_public?: boolean };
export type ReportView = Shapes["ReportView"];
export type MyReport = Shapes["MyCard"];
export type MyReports = Shapes["MyReports"];

export type Contact = { email?: string; phone?: string; name?: string };
export type Answers = Record<string, string | string[]>;
/** What the phone sends; `id` is made by the phone and is the idempotency key. */
export type NewReport = Shapes["Submission"];
export type Receipt = Shapes["Receipt"];
export type FollowAnswer = Shapes["Following"];
export type Confirmed = Shapes["Confirmed"];

/** A report as a crew member or an agent sees it. */
export type Stop = Shapes["Stop"];
/** `photo` alone is a need the workflow knows but no move asks for today. */
export type Move = Omit<Shapes["Move"], "needs"> & {
	needs: Array<Shapes["Move"]["needs"][number] | "photo">;
};
export type StaffPerson = Shapes["Staff"];
