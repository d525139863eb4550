/** Words of the page of the town's rounds, in French. */
import { formatDistance, formatNumber, NBSP, plural } from "./format";

const duration = (minutes: number) =>
	minutes < 60
		? `${minutes}${NBSP}min`
		: `${Math.floor(minutes / 60)}${NBSP}h${minutes % 60 ? `${NBSP}${String(minutes % 60).padStart(2, "0")}` : ""}`;

export const fr = {
	nav: "Tournées",
	title: "Tournées du jour",
	about: "Qui va où, dans quel ordre, et ce que personne n’a encore.",
	day: "Jour",
	before: "Jour précédent",
	after: "Jour suivant",
	today: "Aujourd’hui",
	loading: "Chargement des tournées",
	failed: "Les tournées n’arrivent pas",
	empty: "Rien de prévu ce jour-là",
	emptyText: "Aucun arrêt n’est prévu ni attendu ce jour-là dans vos équipes.",
	map: "Carte de la tournée",
	team: (name: string) => `Équipe ${name}`,
	waiting: "À répartir",
	waitingShown: (shown: number, all: number) =>
		`${formatNumber(all)} arrêts, les ${formatNumber(shown)} plus urgents sont montrés.`,
	stops: (count: number) => `${formatNumber(count)} ${plural(count, "arrêt", "arrêts")}`,
	left: (count: number, minutes: number, metres: number) =>
		count === 0
			? "Plus rien à faire"
			: `${formatNumber(count)} ${plural(count, "arrêt", "arrêts")}, ${duration(minutes)}, ${formatDistance(metres)}`,
	progress: (name: string) => `Avancement de ${name}`,
	doneOf: (done: number, all: number) => `${done} sur ${all}`,
	tooMuch: "Journée trop pleine",
	tooMuchText: (most: number) =>
		`Plus de ${duration(most)} de travail et de route. Confiez des arrêts à quelqu’un d’autre.`,
	free: "Libre",
	show: (name: string) => `Voir la tournée : ${name}`,
	print: "Feuille de route",
	printOf: (name: string) => `Feuille de route : ${name} (PDF)`,
	late: "En retard",
	choose: (what: string) => `Choisir ${what}`,
	all: "Tout choisir",
	none: "Ne rien choisir",
	chosen: (count: number) => `${count} ${plural(count, "arrêt choisi", "arrêts choisis")}`,
	to: "Confier à",
	toWhom: "Choisir une personne",
	nobody: "Personne (à répartir)",
	give: "Confier",
	given: (count: number, name: string) =>
		`${count} ${plural(count, "arrêt confié", "arrêts confiés")} à ${name}.`,
	takenBack: (count: number) => `${count} ${plural(count, "arrêt remis", "arrêts remis")} à répartir.`,
	undo: "Annuler",
	refused: (count: number) =>
		`${count} ${plural(count, "arrêt a changé", "arrêts ont changé")} entre-temps et ${plural(count, "n’a pas bougé", "n’ont pas bougé")}. La liste est à jour : recommencez si besoin.`,
	drag: "On peut aussi glisser un arrêt sur une personne.",
	load: (name: string, stops: number) => `${name} (${stops} ${plural(stops, "arrêt", "arrêts")})`,
};
