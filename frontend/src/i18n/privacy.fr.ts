/** Words of the warning about what a sentence gives away: French, the type of the others. */
export const fr = {
	title: (what: string) => `Masqué pour le public : ${what}`,
	text: "La mairie le lira, personne d’autre. Pour être recontacté, laissez plutôt vos coordonnées plus bas.",
	email: (found: string) => `l’adresse ${found}`,
	telephone: (found: string) => `le téléphone ${found}`,
	plate: (found: string) => `la plaque ${found}`,
};
