/** The shapes of the HTTP contract as the apps use them. */

export type Status =
	| "received"
	| "acknowledged"
	| "scheduled"
	| "in_progress"
	| "resolved"
	| "rejected"
	| "forwarded"
	| "duplicate"
	| "reopened";

/** A place, WGS84 degrees. */
export interface Point {
	latitude: number;
	longitude: number;
}

export interface Town {
	slug: string;
	name: string;
	colour: string | null;
	logo_url: string | null;
	is_fictional: boolean;
	locales: string[];
	/** west, south, east, north */
	bounds: [number, number, number, number];
	center: Point;
	style_url: string | null;
	attribution: string;
	phone: string | null;
	email: string | null;
	privacy_url: string | null;
	time_zone?: string;
}

export interface TownAnswer {
	town: Town;
	towns: Town[];
	version: string;
}

export type Datatype = "string" | "number" | "datetime" | "text" | "singlevaluelist" | "multivaluelist";

export interface Question {
	code: string;
	order: number;
	datatype: Datatype;
	is_required: boolean;
	label: string;
	hint: string | null;
	values: Array<{ key: string; name: string }> | null;
	shown_if: { question: string; values: string[] } | null;
	stop: { values: string[]; title: string; text: string; phone: string | null } | null;
}

export interface Service {
	code: string;
	name: string;
	description: string;
	icon: string;
	picture: string | null;
	group: string;
	keywords: string[];
	questions: Question[];
	due_hours: number;
	is_private: boolean;
	asset_layer: string | null;
	duplicate_radius_m: number;
	popularity: number;
}

export interface ServiceGroup {
	code: string;
	name: string;
	services: Service[];
}

export interface ServicesAnswer {
	town: string;
	groups: ServiceGroup[];
}

export interface Department {
	code: string;
	name: string;
	phone: string | null;
	email: string | null;
}

export interface Why {
	code: string;
	sentence: string;
	steps: string[];
}

export interface Asset extends Point {
	id: number | string;
	layer: string;
	reference: string;
	label: string | null;
	distance_m: number | null;
}

/** Addresses by length of the long side; empty until the picture may be shown. */
export type PhotoUrls = Partial<Record<"320" | "800" | "1600", string>>;

export interface CardPhoto {
	id: string;
	alt: string;
	urls: PhotoUrls;
}

export interface Card extends Point {
	public_id: string;
	service: { code: string; name: string; icon: string };
	status: Status;
	status_label: string;
	is_late: boolean;
	address: string | null;
	area: string | null;
	distance_m: number | null;
	submitted_at: string;
	due_at: string | null;
	photo: CardPhoto | null;
	follower_count: number;
}

export interface Around {
	place: { town: string; address: string | null; street: string | null; area: string | null };
	department: Department | null;
	why: Why | null;
	due_at: string | null;
	choices: Array<{ department: Department; why: Why }>;
	assets: Asset[];
	duplicates: Card[];
	reports: Card[];
	total: number;
}

export interface Address extends Point {
	label: string;
	kind: "address" | "street" | "area" | "asset";
	distance_m: number | null;
}

export interface PhotoReceipt {
	id: string;
	state: string;
	content_type: string;
	bytes: number;
	width: number;
	height: number;
	place: Point | null;
	taken_at: string | null;
}

export interface Contact {
	email?: string;
	phone?: string;
	name?: string;
}

export type Answers = Record<string, string | string[]>;

/** What the phone sends; `id` is made by the phone and is the idempotency key. */
export interface NewReport extends Point {
	id: string;
	service_code: string;
	accuracy_m?: number;
	gps?: Point & { accuracy_m: number };
	address?: string;
	asset_id?: number | string;
	description?: string;
	answers?: Answers;
	photo_ids?: string[];
	contact?: Contact;
	locale?: string;
	department_code?: string;
	captured_at?: string;
}

export interface Receipt {
	id: string;
	public_id: string;
	status: Status;
	status_label: string;
	service: { code: string; name: string; icon: string };
	department: Department;
	why: Why;
	due_at: string | null;
	submitted_at: string;
	address: string | null;
	follow_token: string;
	follow_url: string;
	email_pending_confirmation: boolean;
}

export interface ReportPhoto {
	id: string;
	role: "before" | "after" | "detail";
	state: string;
	width: number | null;
	height: number | null;
	alt: string;
	urls: PhotoUrls | null;
	at: string;
}

export interface TimelineEntry {
	id: number | string;
	kind: "status" | "note" | "reassign" | "contest" | "merge";
	status: Status;
	status_label: string;
	at: string;
	text: string | null;
	by: string | null;
	photo_ids: string[];
}

export interface ReportView extends Card {
	description: string | null;
	department: Department;
	why: Why | null;
	updated_at: string;
	planned_at: string | null;
	closed_at: string | null;
	photos: ReportPhoto[];
	timeline: TimelineEntry[];
	duplicate_of: string | null;
	forwarded_to: { name: string; contact: string | null } | null;
	reason: { code: string; label: string; competent: string | null } | null;
	can: { follow: boolean; contest: boolean; contest_until: string | null };
	mine: { email_masked: string | null; email_confirmed: boolean; is_reporter: boolean } | null;
	version: number | string;
}

export interface FollowAnswer {
	follow_token: string;
	follower_count: number;
	email_pending_confirmation: boolean;
}

export interface MyReport extends Card {
	follow_token: string;
	updated_at: string;
}

export interface Move {
	to: Status;
	label: string;
	needs: Array<
		"note" | "photo" | "reason" | "planned_at" | "forwarded_to" | "duplicate_of" | "photo_or_reason"
	>;
	reasons: Array<{ code: string; label: string }>;
}

/** A report as a crew member or an agent sees it. */
export interface Stop extends ReportView {
	id: string;
	etag: string;
	internal_notes: Array<{ id: string; at: string; text: string; by: string | null }>;
	assigned_to: { id: string; name: string } | null;
	asset: Asset | null;
	moves: Move[];
}

export interface StaffPerson {
	id: string;
	name: string;
	email: string;
	role: "crew" | "agent" | "manager" | "admin";
	departments: Array<{ code: string; name: string }>;
	town: string;
}
