/** Words of the engine room beyond its queues, in French. */
import { formatNumber, NBSP, plural } from "./format";

const n = (count: number, one: string, many: string) => `${formatNumber(count)} ${plural(count, one, many)}`;
/** Bytes as people read them. */
const size = (bytes: number) =>
	bytes >= 2 ** 30
		? `${formatNumber(Math.round((bytes / 2 ** 30) * 10) / 10)}${NBSP}Go`
		: `${formatNumber(Math.round(bytes / 2 ** 20))}${NBSP}Mo`;

export const fr = {
	title: "Installation",
	version: "Version",
	versionText: (version: string, database: string) => `Rue Claire ${version}, PostgreSQL ${database}`,
	schema: "Tables",
	schemaFine: (current: string) => `à jour (${current})`,
	schemaLate: (current: string, wanted: string) =>
		`à ${current}, cette version demande ${wanted} : lancez flask db upgrade`,
	storage: "Stockage des photos",
	free: (free: number, total: number) => `${size(free)} libres sur ${size(total)}`,
	s3: "chez un hébergeur S3",
	pictures: (count: number, bytes: number) =>
		`${n(count, "photo", "photos")}, ${size(bytes)} de copies publiques`,
	ground: "Plan de la ville",
	groundAge: (when: string) => `données importées ${when}`,
	groundUnknown: "date d’import inconnue",
	groundSize: (streets: number, objects: number, areas: number) =>
		`${n(streets, "rue", "rues")}, ${n(objects, "équipement", "équipements")}, ${n(areas, "secteur", "secteurs")}`,
	channels: "Messages des dernières 24 heures",
	channel: { email: "E-mail", push: "Notification", sms: "SMS", webhook: "Autre programme" } as Record<
		string,
		string
	>,
	columns: {
		channel: "Canal",
		sent: "Partis",
		waiting: "En attente",
		failed: "Abandonnés",
		last: "Dernier départ",
	},
	noChannel: "Aucun message depuis 24 heures.",
	never: "jamais",
	examine: "Tout examiner",
	examineText:
		"Essaie pour de vrai le disque, la base, Redis, le stockage et le serveur d’e-mail. Quelques secondes.",
	examining: "Examen en cours…",
	again: "Examiner à nouveau",
	allFine: "Tout va bien : rien à réparer.",
	result: (wrong: number, look: number) =>
		`${n(wrong, "problème à réparer", "problèmes à réparer")}, ${n(look, "point à surveiller", "points à surveiller")}.`,
	fine: (count: number) => `${n(count, "point vérifié va bien", "points vérifiés vont bien")}`,
	states: { ok: "Bien", warn: "À surveiller", fail: "À réparer" } as Record<string, string>,
	detail: "Détail technique",
	things: {
		secret: "Clé secrète",
		address: "Adresse publique",
		front: "Applications construites",
		disk: "Place sur le disque",
		database: "Base PostgreSQL",
		postgis: "PostGIS",
		clock: "Horloge",
		schema: "Tables à jour",
		processes: "Programmes de fond",
		tasks: "Tâches régulières",
		redis: "Redis",
		redis_kept: "Redis garde ce qu’il a",
		redis_memory: "Mémoire de Redis",
		storage: "Stockage",
		mail: "Serveur d’e-mail",
		queue: "File d’attente",
		default_town: "Ville par défaut",
		town: "Routage de la ville",
	} as Record<string, string>,
	advice: {
		secret: "Choisissez une longue clé au hasard (openssl rand -hex 32) avant d’ouvrir au public.",
		address: "Mettez l’adresse en https : les connexions en dépendent.",
		front: "Construisez les applications : npm ci puis npm run build dans frontend.",
		disk: "Faites de la place sur ce disque, ou déplacez les photos vers un S3.",
		database: "Démarrez PostgreSQL et vérifiez son adresse dans les réglages du serveur.",
		postgis: "Ajoutez PostGIS à cette base : create extension postgis.",
		clock: "Activez la mise à l’heure automatique du serveur.",
		schema: "Mettez les tables à jour : flask db upgrade.",
		processes: "Démarrez les programmes de fond : systemctl start rueclaire.target.",
		tasks: "Lisez plus bas, dans les tâches régulières, ce qui a échoué.",
		redis: "Démarrez Redis. Les signalements arrivent toujours, mais personne n’est prévenu.",
		redis_kept: "Activez « appendonly yes » : sinon un redémarrage retarde les envois.",
		redis_memory: "Réglez maxmemory-policy sur noeviction : sinon du travail peut se perdre.",
		storage: "Faites de la place là où sont les photos, ou donnez au service le droit d’y écrire.",
		mail: "Vérifiez l’adresse du serveur d’e-mail et le pare-feu. Les e-mails attendent.",
		queue: "Regardez plus bas ce qui attend et pourquoi, puis réessayez.",
		default_town: "La ville nommée dans l’installation n’existe pas : corrigez son nom, ou importez-la.",
		town: "Ajoutez des règles dans le routage : ce que rien ne prévoit va à l’équipe de secours.",
	} as Record<string, string>,
};
