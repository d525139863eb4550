/** Easy-to-read French for the words shared by the apps. */
import type { Part } from "./locale.svelte";
import type { fr } from "./ui.fr";

export const falc: Part<typeof fr> = {
	retry: "Essayer encore",
	cancel: "Annuler",
	theme: "Couleurs",
	statuses: {
		received: "Reçu",
		acknowledged: "Une équipe s’en occupe",
		scheduled: "Une équipe va venir",
		in_progress: "L’équipe répare",
		resolved: "Réparé",
		rejected: "Pas accepté",
		forwarded: "Donné à d’autres",
		duplicate: "Déjà dit",
		reopened: "À refaire",
	},
	photoPending: "La photo se prépare",
	photoGone: "Pas de photo",
	network: {
		offline: "Pas d’internet",
		offlineKept: "Tout est gardé dans ce téléphone. Le message partira tout seul.",
	},
	errors: {
		network: "Internet ne répond pas. Essayez encore plus tard.",
		timeout: "La réponse est trop longue à venir. Essayez encore plus tard.",
		unknown: "Il y a un problème chez nous. Essayez encore plus tard.",
		loadFailed: "Cette page ne s’ouvre pas",
	},
	photos: {
		unreadable: "Ce n’est pas une photo. Choisissez une photo.",
	},
};
