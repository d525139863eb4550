/** Words of the exports, in French. */
import { formatNumber, NBSP, plural } from "./format";

export const fr = {
	button: "Exporter",
	title: "Exporter ces signalements",
	loading: "Comptage",
	count: (count: number) =>
		`${formatNumber(count)} ${plural(count, "signalement", "signalements")}, selon les filtres en cours.`,
	format: "Format",
	formats: {
		csv: "CSV, pour un tableur",
		xlsx: "XLSX, classeur Excel ou LibreOffice",
		geojson: "GeoJSON, pour une carte en ligne",
		gpkg: "GeoPackage, pour QGIS",
	},
	separator: "Séparateur",
	semicolon: "Point-virgule (Excel en français)",
	comma: "Virgule",
	columns: "Colonnes",
	personal: "Ajouter ce qui désigne des personnes",
	personalText:
		"Textes, noms, adresses e-mail et téléphones des habitants. L’export est inscrit au journal, avec votre nom.",
	download: "Télécharger",
	prepare: "Préparer le fichier",
	prepareText: `C’est un grand fichier${NBSP}: il se prépare pendant que vous travaillez, et reste ici sept jours, pour vous seul.`,
	none: "Aucun signalement ne correspond aux filtres.",
	mine: "Vos fichiers",
	waiting: "En attente",
	working: (done: number, total: number) => `${formatNumber(done)} sur ${formatNumber(total)}`,
	ready: "Prêt",
	again: "Un incident l’a interrompu. Nouvel essai dans quelques minutes.",
	failures: {
		storage: `La préparation a échoué${NBSP}: la place manque sur le serveur, ou son stockage ne répond pas.`,
		stopped: `La préparation a échoué${NBSP}: elle a été interrompue plusieurs fois. Restreignez les filtres si cela se répète.`,
		other: "La préparation a échoué.",
	},
	retry: "Réessayer",
	asked: (moment: string) => `demandé ${moment}`,
	until: (moment: string) => `Disponible jusqu’au ${moment}`,
	rows: (count: number) => `${formatNumber(count)} ${plural(count, "ligne", "lignes")}`,
	dropOf: (format: string, moment: string) => `Supprimer le fichier ${format}, ${moment}`,
	mineText: "Préparés à votre demande, pour vous seul, et supprimés après sept jours.",
	reading: "Chargement de vos fichiers",
	unread: "Vos fichiers ne peuvent pas être affichés",
	empty: "Aucun fichier",
	emptyText: `Depuis la liste des signalements, filtrez puis exportez${NBSP}: les grands fichiers se préparent ici.`,
	toList: "Aller aux signalements",
	bell: (count: number) =>
		`${formatNumber(count)} ${plural(count, "fichier terminé", "fichiers terminés")}, à voir`,
	told: "Votre export est prêt",
};
