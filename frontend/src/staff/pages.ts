/**
 * Every page of the dashboard, once: its address, who sees it and where it is offered. A new page is a row here.
 *
 * A page whose address goes on (`/staff/photos/<id>`) finds the rest in `restOfPath()`. The server decides what
 * somebody may do; `roles` only spares people doors that stay closed.
 */
import type { Component } from "svelte";
import { a } from "../account/words";
import type { IconName } from "../ui";
import { e } from "./export-words";
import { f } from "./figure-words";
import { h } from "./hook-words";
import { w } from "./link-words";
import { m } from "./messages";
import { p } from "./photo-words";
import { g } from "./publishing-words";
import { t } from "./rounds-words";
import { o } from "./settings/objects-words";
import { v } from "./settings/servers-words";
import { s } from "./settings-words";
import { w as work } from "./work-words";

export type Role = "crew" | "agent" | "manager" | "admin";

/** What a settings page is about, in the order of the headings. */
export const GROUPS = ["asked", "answering", "town", "links", "people", "watch"] as const;
export type Group = (typeof GROUPS)[number];

export interface DeskPage {
	name: string;
	/** The address, without a slash at its end. */
	path: string;
	icon: IconName;
	title: () => string;
	/** What can be done there, in a sentence; shown under the title among the settings. */
	about?: () => string;
	/** The heading it stands under among the settings; without one, with what links the town to other software. */
	group?: Group;
	/** In the bar at the top, among the settings, or reached from another page only. */
	place: "bar" | "settings" | "hidden";
	roles: readonly Role[];
	load: () => Promise<{ default: Component }>;
}

/** Those who set things for the town or for their departments. */
const CHARGED: readonly Role[] = ["manager", "admin"];
const DESK: readonly Role[] = ["agent", "manager", "admin"];

export const PAGES: readonly DeskPage[] = [
	{
		name: "rounds",
		path: "/staff/tournees",
		icon: "route",
		title: () => t.nav,
		place: "bar",
		roles: DESK,
		load: () => import("./RoundsPage.svelte"),
	},
	{
		name: "photos",
		path: "/staff/photos",
		icon: "image",
		title: () => p.nav,
		place: "bar",
		roles: DESK,
		load: () => import("./PhotosPage.svelte"),
	},
	{
		name: "duplicates",
		path: "/staff/doublons",
		icon: "git-merge",
		title: () => w.same.nav,
		place: "bar",
		roles: DESK,
		load: () => import("./DuplicatesPage.svelte"),
	},
	{
		name: "people",
		path: "/staff/reglages/personnes",
		icon: "users",
		title: () => a.people.title,
		about: () => a.people.about,
		place: "settings",
		group: "people",
		roles: ["manager", "admin"],
		load: () => import("./PeoplePage.svelte"),
	},
	{
		name: "keys",
		path: "/staff/reglages/cles",
		icon: "cable",
		title: () => a.keys.title,
		about: () => a.keys.about,
		place: "settings",
		group: "links",
		roles: ["admin"],
		load: () => import("./KeysPage.svelte"),
	},
	{
		name: "webhooks",
		path: "/staff/reglages/webhooks",
		icon: "cable",
		title: () => h.title,
		about: () => h.about,
		place: "settings",
		group: "links",
		roles: ["admin"],
		load: () => import("./WebhooksPage.svelte"),
	},
	{
		name: "audit",
		path: "/staff/reglages/journal",
		icon: "history",
		title: () => a.audit.title,
		about: () => a.audit.about,
		place: "settings",
		group: "watch",
		roles: ["admin"],
		load: () => import("./AuditPage.svelte"),
	},
	{
		name: "account",
		path: "/staff/compte",
		icon: "circle-user",
		title: () => a.account.title,
		about: () => a.account.about,
		place: "settings",
		group: "people",
		roles: DESK,
		load: () => import("./AccountPage.svelte"),
	},
	{
		name: "figures",
		path: "/staff/chiffres",
		icon: "chart-column",
		title: () => f.nav,
		place: "bar",
		roles: DESK,
		load: () => import("./FiguresPage.svelte"),
	},
	{
		name: "exports",
		path: "/staff/exports",
		icon: "download",
		title: () => e.mine,
		place: "hidden",
		roles: DESK,
		load: () => import("./ExportsPage.svelte"),
	},
	{
		name: "settings",
		path: "/staff/reglages",
		icon: "settings",
		title: () => m.nav.settings,
		place: "bar",
		roles: DESK,
		load: () => import("./SettingsPage.svelte"),
	},
	{
		name: "outside",
		path: "/staff/organismes",
		icon: "forward",
		title: () => w.nav,
		about: () => w.navAbout,
		place: "settings",
		group: "answering",
		roles: DESK,
		load: () => import("./OutsidePage.svelte"),
	},
	{
		name: "set-services",
		path: "/staff/reglages/services",
		icon: "megaphone",
		title: () => s.pages.services,
		about: () => s.pages.servicesAbout,
		place: "settings",
		group: "asked",
		roles: CHARGED,
		load: () => import("./settings/ServicesPage.svelte"),
	},
	{
		name: "set-departments",
		path: "/staff/reglages/equipes",
		icon: "users",
		title: () => s.pages.departments,
		about: () => s.pages.departmentsAbout,
		place: "settings",
		group: "answering",
		roles: CHARGED,
		load: () => import("./settings/DepartmentsPage.svelte"),
	},
	{
		name: "set-servers",
		path: "/staff/reglages/serveurs",
		icon: "cable",
		title: () => v.title,
		about: () => v.about,
		place: "settings",
		roles: ["admin"],
		load: () => import("./settings/ServersPage.svelte"),
	},
	{
		name: "set-areas",
		path: "/staff/reglages/secteurs",
		icon: "map",
		title: () => s.pages.areas,
		about: () => s.pages.areasAbout,
		place: "settings",
		group: "town",
		roles: CHARGED,
		load: () => import("./settings/AreasPage.svelte"),
	},
	{
		name: "set-objects",
		path: "/staff/reglages/equipements",
		icon: "signpost",
		title: () => o.title,
		about: () => o.about,
		place: "settings",
		group: "town",
		roles: CHARGED,
		load: () => import("./settings/ObjectsPage.svelte"),
	},
	{
		name: "set-routing",
		path: "/staff/reglages/routage",
		icon: "route",
		title: () => s.pages.routing,
		about: () => s.pages.routingAbout,
		place: "settings",
		group: "answering",
		roles: CHARGED,
		load: () => import("./settings/RoutingPage.svelte"),
	},
	{
		name: "set-town",
		path: "/staff/reglages/ville",
		icon: "building-2",
		title: () => s.pages.town,
		about: () => s.pages.townAbout,
		place: "settings",
		group: "town",
		roles: CHARGED,
		load: () => import("./settings/TownRulesPage.svelte"),
	},
	{
		name: "set-open-data",
		path: "/staff/reglages/donnees-ouvertes",
		icon: "download",
		title: () => g.title,
		about: () => g.about,
		place: "settings",
		roles: ["admin"],
		load: () => import("./settings/OpenDataPage.svelte"),
	},
	{
		name: "set-history",
		path: "/staff/reglages/historique",
		icon: "history",
		title: () => s.pages.history,
		about: () => s.pages.historyAbout,
		place: "settings",
		group: "watch",
		roles: CHARGED,
		load: () => import("./settings/HistoryPage.svelte"),
	},
	{
		name: "templates",
		path: "/staff/reglages/modeles",
		icon: "message-square",
		title: () => work.templates.title,
		about: () => work.templates.about,
		place: "settings",
		group: "asked",
		roles: ["manager", "admin"],
		load: () => import("./TemplatesPage.svelte"),
	},
	{
		name: "stickers",
		path: "/staff/etiquettes",
		icon: "qr-code",
		title: () => m.nav.stickers,
		about: () => m.settings.stickers,
		place: "settings",
		group: "asked",
		roles: DESK,
		load: () => import("./StickersPage.svelte"),
	},
	{
		name: "health",
		path: "/staff/etat",
		icon: "activity",
		title: () => m.nav.health,
		about: () => m.settings.health,
		place: "settings",
		group: "watch",
		roles: DESK,
		load: () => import("./HealthPage.svelte"),
	},
];

/** The page at an address; null for the map and list of reports. */
export function pageAt(path: string): DeskPage | null {
	const found = PAGES.filter((one) => path === one.path || path.startsWith(`${one.path}/`));
	// The settings hold the pages of their parts: the longest address is the nearest.
	return found.sort((a, b) => b.path.length - a.path.length)[0] ?? null;
}

/** The pages that `role` is offered in one place. */
export function offeredPages(place: DeskPage["place"], role: string | undefined): DeskPage[] {
	return PAGES.filter((one) => one.place === place && one.roles.some((each) => each === role));
}
