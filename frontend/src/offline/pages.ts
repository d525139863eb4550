/** Which addresses open without a network: those of the resident's app and of the crew's. Tried against path and query. */

export const RESIDENT_PAGES: readonly RegExp[] = [
	/^\/(index\.html)?(\?|$)/,
	/^\/(signaler|ville|alertes|integrer|mes-signalements|a-propos|guichet|accessibilite)\/?(\?|$)/,
	/^\/(suivi|alertes|confirmer|desabonner|recu)\/[^/?]+\/?(\?|$)/,
	/^\/(connexion(\/[^/?]+)?|reglages)\/?(\?|$)/,
	/^\/o\/[^/?]+\/[^?]+(\?|$)/,
];

export const CREW_PAGES: readonly RegExp[] = [/^\/crew(\/|\?|$)/];

/** The base map's tiles, seen or fetched ahead. */
export const MAP_CACHE = "base-map";
/** Photos of a crew's stops, fetched ahead by the crew's app alone; sign-out deletes them. */
export const CREW_PHOTOS = "crew-photos";
