/** Words of the round: its order, words for colleagues, handing over; in French. */
import { plural } from "./format";

export const fr = {
	order: {
		change: "Changer l’ordre",
		finished: "Ordre terminé",
		carryOn: "Repartir d’ici",
		carriedOn: "Ordre refait depuis votre position.",
		first: (name: string) => `En premier${"\u00a0"}: ${name}`,
		up: (name: string) => `Monter${"\u00a0"}: ${name}`,
		down: (name: string) => `Descendre${"\u00a0"}: ${name}`,
	},
	note: {
		open: "Mot ou photo",
		title: "Mot pour l’équipe",
		text: "Votre mot",
		hint: "Le bureau et vos collègues le lisent, pas l’habitant.",
		missing: "Écrivez quelques mots.",
		photo: "Ajouter une photo",
		photoOf: (number: number) => `Photo ${number} avant travaux`,
		remove: "Enlever cette photo",
		send: "Garder ce mot",
		words: "Mot pour l’équipe",
	},
	team: {
		choice: "Il faut une autre équipe",
		choiceMeta: "L’arrêt lui est confié avec votre mot",
		which: "Quelle équipe",
		whichMissing: "Choisissez l’équipe.",
		why: "Pourquoi",
		whyHint: "L’autre équipe lira ce mot. L’habitant peut le voir aussi.",
		whyMissing: "Dites pourquoi en quelques mots.",
		send: "Confier à cette équipe",
		words: (team: string) => `Confié à ${team}`,
	},
	ahead: {
		fetch: (bytes: number) =>
			`Garder la carte hors ligne (${Math.max(1, Math.round(bytes / 1_000_000))}${"\u00a0"}Mo)`,
		fetching: "La carte arrive sur ce téléphone",
		done: "Prêt hors ligne",
		doneText: "La liste, les photos et la carte sont sur ce téléphone.",
		missing: (count: number) => `${count} ${plural(count, "morceau manque", "morceaux manquent")}.`,
	},
	leave: {
		other: (name: string) => `Ce téléphone garde les arrêts de ${name}. Vous connecter les efface.`,
		otherUnsent: (name: string, count: number) =>
			`${count} ${plural(count, "envoi", "envois")} de ${name} ${plural(count, "n’est pas parti et sera perdu", "ne sont pas partis et seront perdus")}.`,
		go: "Effacer et me connecter",
		stay: "Ne rien effacer",
	},
};
