/** Words shared by the three apps, in French. */
import { formatBytes, NBSP } from "./format";

export const fr = {
	appName: "Rue Claire",
	skip: "Aller au contenu",
	back: "Retour",
	close: "Fermer",
	cancel: "Annuler",
	retry: "Réessayer",
	seeList: "Voir la liste",
	loading: "Chargement",
	late: "En retard",
	language: "Langue",
	theme: "Affichage",
	themes: {
		system: "Comme le téléphone",
		light: "Clair",
		dark: "Sombre",
		contrast: "Contraste fort",
	},
	statuses: {
		received: "Reçu",
		acknowledged: "Pris en charge",
		scheduled: "Intervention prévue",
		in_progress: "En cours",
		resolved: "Réparé",
		rejected: "Non retenu",
		forwarded: "Transmis",
		duplicate: "Déjà signalé",
		reopened: "Rouvert",
	},
	update: { ready: "Une nouvelle version est prête.", now: "Recharger" },
	before: "Avant",
	after: "Après",
	photoPending: "Photo en préparation",
	photoGone: "Photo indisponible",
	network: {
		offline: "Pas de réseau",
		offlineKept: "Tout est gardé sur ce téléphone. L’envoi se fera seul.",
	},
	errors: {
		network: "Pas de réponse du serveur. Vérifiez le réseau, puis réessayez.",
		timeout: "Le serveur met trop de temps à répondre. Réessayez dans un instant.",
		unknown: "Quelque chose n’a pas marché de notre côté. Réessayez dans un instant.",
		loadFailed: "Cette page ne s’affiche pas",
		codeLabel: (code: string) => `Repère technique${NBSP}: ${code}`,
	},
	photos: {
		too_large: (limit: number) => `Cette photo dépasse ${formatBytes(limit)}. Choisissez-en une plus légère.`,
		unreadable: "Ce fichier n’est pas une photo lisible. Choisissez-en une autre.",
	},
};
