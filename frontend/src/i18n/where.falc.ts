/** Easy-to-read French for saying where, what, and "the same one": short sentences, one idea each, everyday words. */
import { plural } from "./format";
import type { Part } from "./locale.svelte";
import type { fr } from "./where.fr";

export const falc: Part<typeof fr> = {
	gps: {
		waiting: (distance) => `Le téléphone sait où vous êtes, à ${distance} près`,
		waitingText: "Attendez quelques secondes. Le téléphone cherche encore.",
		slow: "Le téléphone ne sait pas bien où vous êtes",
		slowText: "Mettez le point sur la carte. Ou écrivez l’adresse.",
		slowTextNoMap: "Écrivez l’adresse. Ou choisissez un lieu dans la liste.",
		dontWait: "Continuer maintenant",
	},
	place: {
		chooseMap: "Touchez la carte. Ou écrivez une adresse. Ou choisissez dans la liste.",
		chooseList: "Écrivez une adresse. Ou choisissez un lieu dans la liste.",
		touchMap: "Touchez la carte au bon endroit",
		landmarks: "Lieux près de vous",
		fromList: "Le point est sur ce lieu",
		hintAdd: "Dire où c’est plus précisément",
		hint: "Une aide pour trouver l’endroit (si vous voulez)",
		hintText: "Cette phrase aide l’équipe à trouver l’endroit. Seule l’équipe la lira.",
		hintExample: "À côté de l’école",
	},
	road: {
		title: {
			metropole: "La métropole s’occupe de cette route",
			departement: "Le département s’occupe de cette route",
			state: "L’État s’occupe de cette route",
			private: "Cette rue est privée",
		},
		forwards: (name) => `Vous pouvez envoyer votre message ici. La ville le donnera à : ${name}.`,
		takes: "Vous pouvez envoyer votre message ici. La ville le donnera aux bonnes personnes.",
		some: (services) =>
			`Ici, la ville ne s’occupe pas de : ${services}. Pour le reste, envoyez votre message.`,
		all: "La ville ne répare rien ici. Voici à qui parler.",
		stop: "Ici, la ville ne s’en occupe pas",
		stopText: (service) => `Votre problème est : ${service}. Parlez à la bonne équipe.`,
		action: "Choisissez un autre problème. Ou parlez à la bonne équipe.",
	},
	competent: { site: "Voir leur site internet" },
	what: {
		search: "Écrivez quel est le problème",
		example: "Exemple : un trou devant l’école",
		fromWords: "Avec vos mots, nous pensons à",
		kept: "Votre phrase est gardée. Vous pourrez la changer.",
		because: {
			asset: "Vous avez choisi cet objet",
			nearby: "Des personnes le disent souvent ici",
			often: "Des personnes le disent souvent dans la ville",
			hour: "Cela arrive souvent à cette heure",
			season: "Cela arrive souvent à cette saison",
		},
	},
	duplicate: {
		joinTitle: "Dire que vous l’avez vu aussi",
		joinText: "Vous aurez des nouvelles de ce problème. Vous n’êtes pas obligé d’écrire.",
		detail: "Voulez-vous dire autre chose à l’équipe ?",
		detailHint: "Seule l’équipe lira cette phrase.",
		detailExample: "Depuis hier, deux autres lampes ne marchent plus.",
		photos: (count) =>
			plural(count, "L’équipe recevra aussi votre photo.", "L’équipe recevra aussi vos photos."),
		send: "Je l’ai vu aussi",
		kept: "C’est gardé dans ce téléphone. Cela partira tout seul.",
	},
	send: {
		hint: (hint) => `Pour trouver l’endroit : ${hint}`,
		looksLike: (name) => `Votre phrase parle peut-être de : ${name}`,
		looksLikeText: "C’est vous qui choisissez.",
		change: (name) => `Choisir : ${name}`,
		keep: "Garder ce que j’ai choisi",
	},
	questions: {
		number: "Écrivez un nombre. Exemple : 3.",
		datetime: "Choisissez un jour. Puis choisissez une heure.",
	},
};
