/** Easy-to-read French about sending: what waits, what needs the person, what stayed behind. */
import { plural } from "./format";
import type { Part } from "./locale.svelte";
import type { fr } from "./sending.fr";

export const falc: Part<typeof fr> = {
	announce: {
		waiting: (count) =>
			plural(count, "Un message n’est pas encore parti", `${count} messages ne sont pas encore partis`),
		waitingText: "Vous n’avez rien à faire. Le téléphone va l’envoyer tout seul.",
		refused: (count) => plural(count, "Il y a un message à changer", `Il y a ${count} messages à changer`),
		refusedText: "Rien n’est perdu. Regardez ce qu’il faut changer.",
	},
	errand: {
		join: "Vous avez vu le même problème",
		removeTitle: "Effacer ce message ?",
		removeText: "Le message sera effacé du téléphone. La ville n’a pas reçu ce message.",
		removeMaybe: "Le message sera effacé du téléphone. La ville l’a peut-être déjà reçu.",
	},
	card: {
		preparing: "La photo se prépare. Vous pouvez fermer cette page.",
		fragile: "Internet marche mal. La photo part petit à petit. Vous n’avez rien à faire.",
		offline: "Pas d’internet. Le message partira quand internet reviendra.",
	},
	sent: {
		withoutText: "La ville a bien reçu votre message. L’équipe a tout ce qu’il faut.",
	},
	another: {
		gone: "La ville ne peut pas montrer cette photo",
		goneText: "La ville a bien reçu votre message. Vous pouvez envoyer une autre photo.",
		waiting: "La photo va partir toute seule.",
		refused: "La ville ne peut pas prendre cette photo. Choisissez une autre photo.",
		sent: "La ville a reçu votre photo. Vous la verrez bientôt ici.",
	},
};
