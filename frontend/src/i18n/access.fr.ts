/** Words of the accessibility statement (RGAA 4.1), in French. The facts come from docs/accessibility.json. */
import { formatDate, formatNumber, NBSP, plural } from "./format";

export const fr = {
	title: "Déclaration d’accessibilité",
	link: "Accessibilité : non conforme",
	intro: (town: string) => [
		`${town || "La commune"} s’engage à rendre ce service accessible, conformément à l’article 47 de la loi n° 2005-102 du 11 février 2005.`,
		"Cette déclaration s’applique à l’application des habitants : signaler, suivre, être prévenu.",
	],
	state: "État de conformité",
	stateText:
		"Cette application est non conforme au RGAA 4.1, au sens de la loi : aucun audit complet par une personne habilitée n’a encore été fait. Elle est construite pour les WCAG 2.2 niveau AA, et ce qui peut être mesuré l’est, comme dit ci-dessous.",
	results: "Résultats des mesures",
	resultsText: (date: string, screens: number, wide: number) =>
		`Le ${formatDate(date)}, ${formatNumber(screens)} écrans et états ont été parcourus dans un navigateur, à la taille d’un téléphone ; ${formatNumber(wide)} l’ont été aussi à celle d’un ordinateur.`,
	noProblem: "Aucun défaut n’a été trouvé par ces mesures. Cela ne prouve pas que tout est accessible.",
	problems: (count: number) =>
		`${formatNumber(count)} ${plural(count, "défaut trouvé", "défauts trouvés")} par ces mesures, ${plural(count, "dit", "dits")} écran par écran ci-dessous.`,
	tools: (tools: string) => `Outils${NBSP}: ${tools}.`,
	checks: "Ce qui est mesuré",
	checksList: [
		"Les règles d’axe pour les WCAG 2.0 à 2.2, niveaux A et AA",
		"Le contraste des textes en clair, en sombre, en contraste renforcé et avec les couleurs imposées par le système",
		"La taille des boutons et des liens : 44 pixels au moins",
		"Le texte agrandi à 200 %, sans perte et sans défilement de côté",
		"Le parcours au clavier, et le repère visible de l’élément choisi",
		"L’arrêt des animations quand on le demande",
	],
	screens: "Écran par écran",
	screen: "Écran",
	defects: "Défauts",
	notCovered: "Ce qui n’est pas couvert",
	notCoveredList: [
		"L’audit des 106 critères du RGAA par une personne habilitée",
		"Des essais avec des personnes handicapées",
		"Des essais avec les lecteurs d’écran NVDA, JAWS, VoiceOver et TalkBack, et avec la commande vocale",
		"Les navigateurs Safari et Firefox",
		"Les photos envoyées par les habitants : leur texte de remplacement dit seulement ce qu’elles montrent en général",
		"La carte elle-même : elle ne se lit pas avec un lecteur d’écran. La liste et la recherche d’adresse font le même travail",
		"Les tableaux de bord des agents, hors du guichet",
	],
	contact: "Nous écrire",
	contactText:
		"Si vous ne pouvez pas utiliser cette application, dites-le-nous : nous vous aiderons autrement, et nous la corrigerons.",
	contactNobody: "Adressez-vous à votre mairie.",
	recourse: "Voies de recours",
	recourseText:
		"Si vous nous avez signalé un défaut qui vous empêche d’utiliser ce service et que notre réponse ne vous convient pas, vous pouvez :",
	recourseList: [
		"écrire au Défenseur des droits : formulaire.defenseurdesdroits.fr",
		"contacter son délégué près de chez vous : www.defenseurdesdroits.fr/saisir/delegues",
		"lui téléphoner au 09 69 39 00 00",
		"lui écrire, sans timbre : Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07",
	],
};
