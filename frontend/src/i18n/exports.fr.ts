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
	failed: "La préparation a échoué. Demandez-le de nouveau.",
	rows: (count: number) => `${formatNumber(count)} ${plural(count, "ligne", "lignes")}`,
	drop: "Supprimer ce fichier",
	told: "Votre export est prêt",
};
