/** Words of the accessibility statement, in English. */
import type { fr } from "./access.fr";
import { formatDate, formatNumber, plural } from "./format";

export const en: typeof fr = {
	title: "Accessibility statement",
	link: "Accessibility: not compliant",
	intro: (town: string) => [
		`${town || "The town"} undertakes to make this service accessible, as article 47 of French law 2005-102 of 11 February 2005 requires.`,
		"This statement is about the residents’ app: reporting, following, being told.",
	],
	state: "State of compliance",
	stateText:
		"In the sense of the law, this app is not compliant with RGAA 4.1: no complete audit by a qualified person has been made yet. It is built for WCAG 2.2 level AA, and what can be measured is measured, as said below.",
	results: "What was measured",
	resultsText: (date: string, screens: number, wide: number) =>
		`On ${formatDate(date)}, ${formatNumber(screens)} screens and states were walked in a browser at the size of a telephone; ${formatNumber(wide)} of them also at the size of a computer.`,
	noProblem: "These measures found no defect. That does not prove that everything is accessible.",
	problems: (count: number) =>
		`${formatNumber(count)} ${plural(count, "defect", "defects")} found by these measures, told screen by screen below.`,
	tools: (tools: string) => `Tools: ${tools}.`,
	checks: "What is measured",
	checksList: [
		"The rules of axe for WCAG 2.0 to 2.2, levels A and AA",
		"The contrast of texts in light, dark and reinforced contrast, and with colours imposed by the system",
		"The size of buttons and links: 44 pixels at least",
		"Text enlarged to 200 %, without loss or sideways scrolling",
		"The way through by keyboard, and the visible mark of the chosen element",
		"Animations stopped on demand",
	],
	screens: "Screen by screen",
	screen: "Screen",
	defects: "Defects",
	notCovered: "What is not covered",
	notCoveredList: [
		"The audit of the 106 criteria of RGAA by a qualified person",
		"Trials with disabled people",
		"Trials with the screen readers NVDA, JAWS, VoiceOver and TalkBack, and with voice control",
		"The browsers Safari and Firefox",
		"Photos sent by residents: their text alternative says only in general what they show",
		"The map itself: a screen reader cannot read it. The list and the address search do the same work",
		"The dashboards of staff, but for the counter",
	],
	contact: "Write to us",
	contactText: "If you cannot use this app, tell us: we will help you another way, and mend it.",
	contactNobody: "Turn to your town hall.",
	recourse: "Appeal",
	recourseText:
		"If you told us of a defect that keeps you from using this service and our answer does not satisfy you, you can:",
	recourseList: [
		"write to the Défenseur des droits (French ombudsman): formulaire.defenseurdesdroits.fr",
		"contact its delegate near you: www.defenseurdesdroits.fr/saisir/delegues",
		"telephone it: 09 69 39 00 00",
		"send a letter, without a stamp: Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07",
	],
};
