/** Words of the page for programmers, in French. */

export const fr = {
	title: "Pour les développeurs",
	intro: (town: string) =>
		`Ce que ${town || "la ville"} ouvre aux programmes, avec des lignes prêtes à copier. Lire ne demande ni clé ni compte.`,
	api: "L’API",
	apiText:
		"Chercher, signaler, suivre : tout ce que fait l’application. Une adresse ou un champ ne disparaît pas.",
	docs: "Documentation à essayer",
	description: "Description OpenAPI",
	open311: "Open311",
	open311Text: "Pour les logiciels qui parlent GeoReport v2, en XML ou en JSON.",
	discovery: "Fiche de découverte",
	key: "Envoyer par Open311 demande une clé de la mairie.",
	keyMail: "Demander une clé",
	webhooks: "Webhooks",
	webhooksText:
		"La mairie peut prévenir votre serveur à chaque étape. Les envois sont signés (Standard Webhooks) ; ceci les vérifie :",
	data: "Données ouvertes",
	dataText:
		"Tous les signalements passés, mois par mois, sans rien de personnel. Reprend là où le fichier s’est arrêté.",
	dataLink: "Fichiers, colonnes et licence",
	feeds: "Flux",
	feedsText:
		"Les nouveautés en Atom ou en RSS, par quartier, type ou rue ; les interventions prévues pour un agenda.",
	calendar: "Interventions prévues (agenda)",
	embed: "Sur un site",
	embedText: "La carte ou la liste dans une page, sans cookie.",
	embedLink: "Préparer le code",
	copy: (name: string) => `Copier : ${name}`,
	copied: "Copié",
	notCopied: "La copie n’a pas marché : sélectionnez la ligne à la main.",
	choose: "Quartier",
};
