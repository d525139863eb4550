/** What the dashboard's API answers. */
import type { Card, Department, Stop, TimelineEntry } from "../api/types";

export interface StaffCard extends Card {
	id: string;
	etag: string;
	department: Department;
	source: string;
	is_private: boolean;
	contested: boolean;
	assigned_to: { id: string; name: string } | null;
	needs_dispatch: boolean;
	updated_at: string;
}

export interface ListAnswer {
	reports: StaffCard[];
	next_cursor: string | null;
	total: number | null;
}

export interface Trace {
	event: string;
	channel: string;
	state: string;
	recipient_masked: string | null;
	created_at: string;
	sent_at: string | null;
	attempts: number;
	last_error: string | null;
}

export interface StaffEntry extends TimelineEntry {
	is_public?: boolean;
}

/** A whole report as the desk sees it; after a change only the stop part comes back, so the rest may be older. */
export interface PanelReport extends Omit<Stop, "timeline"> {
	timeline: StaffEntry[];
	source: string;
	is_private: boolean;
	needs_dispatch: boolean;
	contested: boolean;
	reporter: {
		name: string | null;
		email: string | null;
		phone: string | null;
		email_confirmed: boolean;
	} | null;
	notifications: Trace[];
	nearby: Card[];
	duplicates: string[];
}

export interface Catalogue {
	departments: Department[];
	services: { code: string; name: string; icon: string; group: string }[];
	areas: { code: string; name: string }[];
	statuses: { code: string; label: string; is_open: boolean }[];
	sources: { code: string; label: string }[];
	staff: { id: string; name: string; role: string; departments: string[] }[];
}

export interface Health {
	queues: {
		name: string;
		due: number;
		oldest_seconds: number | null;
		waiting: number;
		sending: number;
		dead: number;
	}[];
	workers: { name: string; role: string; queue: string | null; state: string; last_seen: string }[];
	redis: boolean;
	database: boolean;
	relay_seen_at: string | null;
	schedule: { name: string; last_run_at: string; error: string | null }[];
	photos: { pending: number; failed: number };
}

export interface Letter {
	id: number;
	kind: string;
	event: string | null;
	public_id: string | null;
	attempts: number;
	last_error: string | null;
	dead_at: string;
}
