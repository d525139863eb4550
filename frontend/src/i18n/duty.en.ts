/** Words of what lies too long, of a crew's day, of who a change of many tells and of the month on paper; in English. */
import type { fr } from "./duty.fr";
import { formatNumber, NBSP, plural } from "./format";

const duration = (minutes: number) =>
	minutes < 60
		? `${minutes}${NBSP}min`
		: `${Math.floor(minutes / 60)}${NBSP}h${minutes % 60 ? `${NBSP}${String(minutes % 60).padStart(2, "0")}` : ""}`;

export const en: typeof fr = {
	dormant: {
		filter: "Long overdue",
		flag: "Long overdue",
		bell: (count) => `${formatNumber(count)} ${plural(count, "report has", "reports have")} waited too long`,
		see: "See them",
	},
	told: {
		title: "Who is told",
		more: "See report by report",
		nobody: "Nobody follows this report.",
		sender: "the sender",
		follower: "somebody who follows",
		channel: (code) => ({ email: "e-mail", push: "notification", sms: "text message" })[code] ?? code,
		held: "in the evening’s summary",
		mail: "See the e-mail",
		mailOf: (number) => `See the e-mail for ${number}`,
		why: "See the names because",
		names: "See the names",
		audited: "Each look at the names is recorded with its reason.",
		shown: "Names shown. The look is recorded.",
		teamOnly: "A change of team tells no resident.",
	},
	day: {
		title: "A crew’s day",
		hint: "Empty: the usual values. The page of rounds judges by them whether a day is too full.",
		stop: "Minutes a stop",
		stopHint: "Usually 20",
		length: "Hours of work a day",
		lengthHint: "Usually 7, for example 7.5",
		speed: "Speed in town (km/h)",
		speedHint: "Usually 18",
		dormant: "Tell the managers after",
		dormantHint: "Days past due. Once for each report, by the bell and by an e-mail. Empty: never.",
		told: (stop, minutes, speed) =>
			`Reckoned: ${stop}${NBSP}min a stop, ${duration(minutes)} a day, ${speed}${NBSP}km/h.`,
		change: "Change",
		changeOf: (team) => `Change the day of the team ${team}`,
		wrong: "Between 0.5 and 12 hours.",
	},
};
