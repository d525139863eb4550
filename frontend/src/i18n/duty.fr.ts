/** Words of what lies too long, of a crew's day, of who a change of many tells and of the month on paper; in French. */
import { formatNumber, NBSP, plural } from "./format";

const duration = (minutes: number) =>
	minutes < 60
		? `${minutes}${NBSP}min`
		: `${Math.floor(minutes / 60)}${NBSP}h${minutes % 60 ? `${NBSP}${String(minutes % 60).padStart(2, "0")}` : ""}`;

export const fr = {
	dormant: {
		filter: "Très en retard",
		flag: "Très en retard",
		bell: (count: number) =>
			`${formatNumber(count)} ${plural(count, "signalement attend", "signalements attendent")} depuis trop longtemps`,
		see: "Les voir",
	},
	told: {
		title: "Qui est prévenu",
		more: "Voir signalement par signalement",
		nobody: "Personne ne suit ce signalement.",
		sender: "le déclarant",
		follower: "une personne qui suit",
		channel: (code: string) => ({ email: "e-mail", push: "notification", sms: "SMS" })[code] ?? code,
		held: "dans le résumé du soir",
		mail: "Voir l’e-mail",
		mailOf: (number: string) => `Voir l’e-mail pour ${number}`,
		why: "Voir les noms parce que",
		names: "Voir les noms",
		audited: "Chaque consultation des noms est notée avec son motif.",
		shown: "Noms affichés. La consultation est notée.",
		teamOnly: "Changer d’équipe ne prévient aucun habitant.",
	},
	day: {
		title: "Journée des agents de terrain",
		hint: "Vide : les valeurs habituelles. La page des tournées juge avec elles si une journée est trop pleine.",
		stop: "Minutes par arrêt",
		stopHint: "20 d’habitude",
		length: "Heures de travail par jour",
		lengthHint: "7 d’habitude, par exemple 7,5",
		speed: "Vitesse en ville (km/h)",
		speedHint: "18 d’habitude",
		dormant: "Prévenir les responsables après",
		dormantHint:
			"Jours de retard. Une seule fois par signalement, par la cloche et par un e-mail. Vide : jamais.",
		told: (stop: number, minutes: number, speed: number) =>
			`Compté : ${stop}${NBSP}min par arrêt, ${duration(minutes)} par jour, ${speed}${NBSP}km/h.`,
		change: "Modifier",
		changeOf: (team: string) => `Modifier la journée de l’équipe ${team}`,
		wrong: "Entre 0,5 et 12 heures.",
	},
};
