/** What the dashboard's API answers, by the names the dashboard uses; all of them come from the server's own document. */
import type { components } from "../api/schema";

type Shapes = components["schemas"];

export type StaffCard = Shapes["StaffCard"];
export type ListAnswer = Shapes["List"];
export type Trace = Shapes["Trace"];
/** A whole report as the desk sees it; after a change only the stop part comes back, so the rest may be older. */
export type PanelReport = Shapes["Panel"];
export type Catalogue = Pick<
	Shapes["Catalogue"],
	"departments" | "services" | "areas" | "statuses" | "sources" | "staff"
>;
export type Health = Shapes["Health"];
export type Letter = Shapes["Letter"];
export type Letters = Shapes["Letters"];
/** A picture as the box editor needs it. */
export type PhotoWork = Shapes["PhotoWork"];
export type Preview = Shapes["Preview"];
/** An answer kept ready. */
export type Template = Shapes["Template"];
export type Templates = Shapes["Templates"];
/** A note that names the reader. */
export type Contact = Shapes["Contact"];
export type Call = Shapes["Call"];
export type Calls = Shapes["Calls"];
export type Nameable = Shapes["Nameable"];
