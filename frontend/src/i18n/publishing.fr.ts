/** Words of the page where an admin sets the public dataset, in French. */
import { formatNumber, NBSP, plural } from "./format";

export const fr = {
	title: "Données ouvertes",
	about: "Ce que la ville publie de ses signalements, et comment personne n’y est reconnu",
	intro: "Un jeu de données sans texte, sans photo et sans adresse, reconstruit chaque nuit.",
	see: "Voir la page publique",
	edition: "Ce qui est publié",
	lines: (count: number) => `${formatNumber(count)} ${plural(count, "ligne", "lignes")}`,
	months: (count: number) => `${formatNumber(count)} ${plural(count, "mois", "mois")}`,
	files: (count: number, size: string) =>
		`${formatNumber(count)} ${plural(count, "fichier", "fichiers")}, ${size}`,
	leftOut: (count: number, isLeast: boolean) =>
		isLeast
			? `${formatNumber(count)} ou un peu plus, trop rares pour être publiés`
			: count === 0
				? "aucun signalement retiré"
				: `${formatNumber(count)} trop ${plural(count, "rare", "rares")} pour être ${plural(count, "publié", "publiés")}`,
	nothing: "Rien n’est encore publié. Un mois paraît trois jours après sa fin.",
	nothingOff: "La publication est arrêtée : le public ne trouve aucun fichier.",
	build: "Dernière construction",
	states: {
		never: "Jamais construit",
		waiting: "En attente d’un serveur de tâches",
		building: "En cours",
		retrying: "Interrompue, va reprendre toute seule",
		failed: "Abandonnée",
		done: "Terminée",
	} as Record<string, string>,
	doneAt: (when: string) => `Dernière terminée : ${when}`,
	builtAt: (when: string) => `Les fichiers datent du ${when}.`,
	failedText: "L’édition publiée reste en place. Réessayez ; si cela recommence, voyez l’état du service.",
	now: "Construire maintenant",
	asked: "C’est demandé. Cette page se met à jour seule.",
	rules: "Règles",
	isOn: "Publier les signalements",
	isOnHint: "La loi ouvre par défaut les données des communes de plus de 3 500 habitants.",
	k: "Signalements semblables, au moins",
	kHint: (k: number) =>
		`Chaque ligne se confond avec au moins ${formatNumber(Math.max(k - 1, 0))} ${plural(k - 1, "autre", "autres")} : même date, même lieu, même type. Usuel${NBSP}: 5. De 3 à 100.`,
	place: "Côté d’un carré de la carte (mètres)",
	placeHint: `Un point est remplacé par le centre de son carré. Usuel${NBSP}: 200. De 50 à 5${NBSP}000.`,
	licence: "Licence",
	warnK: "Changer ce nombre reclasse toute la publication",
	warnKText:
		"Les fichiers déjà téléchargés restent chez ceux qui les ont. Qui compare les deux éditions en sait plus que par une seule : choisissez une fois, puis n’y touchez plus.",
	warnLower: "Un nombre plus petit publie plus de lignes, chacune moins cachée parmi d’autres.",
	warnPlace: "Un carré plus petit montre des lieux plus précis.",
	warnOff: "Tout sera retiré du site",
	warnOffText:
		"Fichiers et statistiques publiques disparaissent à la prochaine construction, dans quelques minutes. Les copies déjà prises ne reviennent pas.",
	warnOn: "Tout sera publié de nouveau",
	warnOnText: "La prochaine construction reclasse tous les mois terminés et les met en ligne.",
	warnLicence: "La licence change pour les prochains téléchargements",
	warnLicenceText: "Ce qui a été pris sous l’ancienne licence le reste.",
	sure: "J’ai compris, changer la publication",
	report: "Mois par mois",
	reportText: "À quelle finesse chaque mois est publié, et ce qui n’a pas pu l’être.",
	month: "Mois",
	published: "Publiés",
	day: "Au jour",
	week: "À la semaine",
	byMonth: "Au mois",
	town: "Toute la commune",
	leftOutColumn: "Retirés",
	fewer: (k: number) => `moins de ${formatNumber(k)}`,
	scroll: "Tableau à faire défiler",
	loading: "Chargement des règles de publication",
};
