/** Words of saying where, what, and "the same one", in French. No-break spaces are added by typography.ts. */
import { plural } from "./format";

export const fr = {
	gps: {
		waiting: (distance: string) => `Position à ${distance} près`,
		waitingText: "Encore quelques secondes : elle devient plus précise toute seule.",
		slow: "La position reste peu précise",
		slowText: "Placez le point vous-même sur la carte, ou tapez l’adresse.",
		slowTextNoMap: "Tapez l’adresse, ou choisissez un lieu dans la liste.",
		dontWait: "Continuer sans attendre",
	},
	place: {
		chooseTitle: "Dites où c’est",
		chooseMap: "Touchez la carte, tapez une adresse ou choisissez dans la liste.",
		chooseList: "Tapez une adresse, ou choisissez un lieu dans la liste.",
		choose: "Choisir un lieu pour continuer",
		skipMap: "Choisir le lieu sans la carte",
		touchMap: "Touchez la carte ou glissez le point",
		landmarks: "Lieux connus tout près",
		away: (distance: string) => `à ${distance}`,
		fromList: "Point placé sur ce lieu",
		hintAdd: "Ajouter un repère",
		hint: "Un repère (facultatif)",
		hintText: "Ce qui aide à trouver l’endroit exact. Lu par l’équipe seulement, jamais publié.",
		hintExample: "Environ 5 m vers l’école",
		noPhotoPlace: "Non, ailleurs",
	},
	road: {
		title: {
			metropole: "Cette route est à la métropole",
			departement: "Cette route est au département",
			state: "Cette route est à l’État",
			private: "Cette voie est privée",
		},
		forwards: (name: string) =>
			`Vous pouvez signaler ici. Ce qui relève de « ${name} » leur est transmis par la ville.`,
		takes: "Vous pouvez signaler ici : la ville fera suivre si besoin.",
		some: (services: string) => `La ville n’y traite pas : ${services}. Le reste se signale ici.`,
		all: "La ville n’y intervient pas. Voici qui prévenir.",
		stop: "Ici, ce n’est pas la ville",
		stopText: (service: string) => `« ${service} » sur cette voie : prévenez directement.`,
		action: "Choisissez un autre problème, ou prévenez directement.",
	},
	competent: {
		call: (phone: string) => `Appeler le ${phone}`,
		write: "Écrire un e-mail",
		site: "Ouvrir leur site",
		newTab: "(nouvel onglet)",
	},
	what: {
		search: "Décrivez ou cherchez le problème",
		example: "Exemple : un trou devant l’école",
		fromWords: "D’après vos mots",
		kept: "Votre phrase sera reprise dans le signalement. Vous pourrez la changer.",
		because: {
			asset: "D’après l’équipement choisi",
			nearby: "Souvent signalé tout près",
			often: "Souvent signalé dans la ville",
			hour: "Fréquent à cette heure",
			season: "Fréquent en cette saison",
		},
	},
	duplicate: {
		another: (number: number, of: number) => `${number} sur ${of}`,
		here: (when: string) => `Au même endroit, ${when}`,
		joinTitle: "Ajouter votre voix",
		joinText: "Vous suivrez ce signalement. Rien d’autre n’est obligatoire.",
		detail: "Un détail pour l’équipe (facultatif)",
		detailHint: "Lu par l’équipe seulement, jamais publié.",
		detailExample: "Depuis hier, deux autres sont éteints.",
		photos: (count: number) =>
			`${plural(count, "Votre photo sera jointe", "Vos photos seront jointes")} au signalement.`,
		send: "Ajouter ma voix",
		back: "Revenir",
		kept: "C’est gardé sur ce téléphone et partira seul.",
	},
	send: {
		hint: (hint: string) => `Repère : ${hint}`,
		looksLike: (name: string) => `Votre phrase fait penser à « ${name} »`,
		looksLikeText: "Vous décidez : changez, ou gardez votre choix.",
		change: (name: string) => `Choisir « ${name} »`,
		keep: "Garder mon choix",
	},
	questions: {
		number: "Écrivez un nombre, par exemple 3.",
		datetime: "Choisissez un jour et une heure.",
	},
};
