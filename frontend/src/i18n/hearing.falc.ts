/** Easy-to-read French for hearing back: the result, being told, finding one's messages again. */
import type { fr } from "./hearing.fr";
import type { Part } from "./locale.svelte";

export const falc: Part<typeof fr> = {
	ask: {
		title: "Le problème est-il réparé ?",
		text: "Répondez. L’équipe saura si elle doit revenir.",
		yes: "Oui",
		no: "Non",
	},
	opinion: {
		title: "Êtes-vous content ?",
		fair: "Un peu",
		comment: "Voulez-vous écrire à l’équipe ?",
		commentHint: "Seule la ville lira cette phrase.",
		sent: "Merci. Nous avons votre réponse.",
		until: (day) => `Vous pouvez changer votre réponse jusqu’au ${day}.`,
	},
	notFixed: {
		refused: "Votre réponse n’est pas arrivée",
		kept: "C’est gardé. L’équipe va le recevoir.",
		waiting: "Votre réponse n’est pas encore partie",
		waitingText: "Elle est dans ce téléphone. Elle partira toute seule.",
	},
	push: {
		title: "Avoir des nouvelles sur ce téléphone",
		text: "Le téléphone affiche un petit message quand il y a du nouveau.",
		on: "Oui, sur ce téléphone",
		off: "Arrêter sur ce téléphone",
		isOn: "Ce téléphone donne des nouvelles",
		isOnText: "Un petit message s’affiche quand il y a du nouveau.",
		done: "Ce téléphone vous donnera des nouvelles.",
		stopped: "Ce téléphone ne vous donnera plus de nouvelles.",
		denied: "Le téléphone bloque les messages",
		deniedText: "Ouvrez les réglages du navigateur. Autorisez les notifications. Puis essayez encore.",
		failed: "Cela n’a pas marché. Essayez encore. Ou choisissez l’e-mail.",
		install: "Ajoutez d’abord Rue Claire à l’écran d’accueil du téléphone.",
	},
	mail: {
		askedTitle: "Nous avons envoyé un e-mail",
		askedText: "Ouvrez cet e-mail. Appuyez sur le bouton pour avoir des nouvelles.",
	},
	signIn: {
		title: "Retrouver mes messages",
		text: "Écrivez votre adresse e-mail. Vous recevrez un e-mail. Il ouvrira vos messages ici.",
		action: "Recevoir l’e-mail",
		sentTitle: "Regardez vos e-mails",
		sentText:
			"Nous connaissons peut-être cette adresse. Alors un e-mail est parti. Vous avez 15 minutes pour l’ouvrir.",
		code: "Les 6 chiffres de l’e-mail",
		codeHint: "Vous lisez l’e-mail sur un autre appareil ? Écrivez les 6 chiffres ici.",
		open: "Ouvrir mes messages",
		landing: "Appuyez pour voir vos messages ici.",
		landingNote: "Vous n’avez rien demandé ? Fermez cette page.",
		otherDevice: "Vous avez utilisé un autre appareil. Écrivez les 6 chiffres de l’e-mail.",
		again: "Recevoir un autre e-mail",
		badCode: "Il faut 6 chiffres.",
		failed: "Ce lien ne marche pas",
		done: "Voici vos messages.",
	},
	mine: {
		elsewhere: "Vos messages sont sur un autre appareil ?",
		elsewhereText: "Avec un e-mail, vous pouvez les voir ici.",
		yours: "Vos messages",
		follows: "Les problèmes dont vous avez des nouvelles",
		settings: "Choisir comment avoir des nouvelles",
		note: "Cette liste vient de ce téléphone et de votre adresse e-mail.",
	},
	settings: {
		title: "Comment avoir des nouvelles",
		loading: "Vos choix arrivent. Attendez un peu.",
		each: "À chaque nouvelle",
		eachText: "Vous recevez un e-mail quand il y a du nouveau.",
		daily: "Une fois par jour",
		dailyText: "Vous recevez un seul e-mail, le soir.",
		never: "Aucun e-mail",
		neverText: "Vous ne recevez plus d’e-mails.",
		dataText: "Vous pouvez voir ce que la ville sait de vous. Vous pouvez tout effacer.",
		eraseText:
			"La ville oublie votre nom, votre adresse et votre téléphone. Elle garde les problèmes. Vous n’aurez plus de nouvelles.",
	},
};
