/** Words about sending: what waits, what leaves in parts, what stayed behind. French is the reference. */
import { plural } from "./format";

export const fr = {
	announce: {
		waiting: (count: number) =>
			plural(count, "Un envoi attend sur ce téléphone", `${count} envois attendent sur ce téléphone`),
		waitingText: "Il n’y a rien à faire : cela part tout seul dès que possible.",
		refused: (count: number) =>
			plural(count, "Un envoi a besoin de vous", `${count} envois ont besoin de vous`),
		refusedText: "Rien n’est perdu. Voyez ce qu’il faut changer.",
	},
	errand: {
		notFixed: "Vous dites que ce n’est pas réparé",
		join: "Vous avez vu le même problème",
		photo: "Vous envoyez une autre photo",
		removeTitle: "Supprimer cet envoi ?",
		removeText: "Il sera effacé de ce téléphone. La ville ne l’a pas reçu.",
		removeMaybe: "Il sera effacé de ce téléphone. Il est possible que la ville l’ait déjà reçu.",
	},
	card: {
		photos: (count: number) => plural(count, "Avec une photo", `Avec ${count} photos`),
		preparing: "Préparation de la photo. Vous pouvez fermer cette page.",
		fragile: "Réseau fragile : la photo part par morceaux et reprend là où elle s’est arrêtée.",
		offline: "Pas de réseau. L’envoi reprendra seul à son retour.",
	},
	sent: {
		without: (count: number) =>
			plural(count, "Une photo n’est pas partie", `${count} photos ne sont pas parties`),
		withoutText: "Votre signalement est bien arrivé. Le lieu et vos réponses suffisent à l’équipe.",
		withoutHow: "Vous pouvez en envoyer une autre maintenant.",
	},
	another: {
		gone: "Cette photo n’a pas pu être publiée",
		goneText: "Le signalement, lui, est bien arrivé. Une autre photo peut prendre sa place.",
		replace: "Envoyer une autre photo",
		add: "Ajouter une photo",
		waiting: "Votre photo part dès que possible.",
		refused: "Cette photo n’a pas été prise. Choisissez-en une autre.",
		sent: "Votre photo est arrivée. Elle s’affiche dès qu’elle est prête.",
	},
};
