/** What the webhooks' page works with, by the names of the server's document. */
import type { components } from "../api/schema";

type Shapes = components["schemas"];

export type Webhook = Shapes["Webhook"];
export type Webhooks = Shapes["Webhooks"];
export type MadeWebhook = Shapes["MadeWebhook"];
export type WebhookTold = Shapes["WebhookDelivery"];
export type WebhookToldLog = Shapes["WebhookLog"];

export const FILTERS = ["service_codes", "department_codes", "area_codes", "statuses"] as const;
export type Filter = (typeof FILTERS)[number];

/** The host of an address, or the address where there is none. */
export function hostOf(url: string): string {
	try {
		return new URL(url).host;
	} catch {
		return url;
	}
}

/** How many lists narrow what a webhook hears. */
export function filterCount(one: Webhook): number {
	return FILTERS.filter((name) => one[name].length > 0).length;
}
