/** Words of the engine room beyond its queues, in English. */
import type { fr } from "./engine.fr";
import { formatNumber, plural } from "./format";

const n = (count: number, one: string, many: string) => `${formatNumber(count)} ${plural(count, one, many)}`;
/** Bytes as people read them. */
const size = (bytes: number) =>
	bytes >= 2 ** 30
		? `${formatNumber(Math.round((bytes / 2 ** 30) * 10) / 10)} GB`
		: `${formatNumber(Math.round(bytes / 2 ** 20))} MB`;

export const en: typeof fr = {
	title: "This installation",
	version: "Running version",
	versionText: (version, database) => `Version ${version} of Rue Claire on PostgreSQL ${database}`,
	schema: "Database tables",
	schemaFine: (current) => `up to date (${current})`,
	schemaLate: (current, wanted) => `at ${current}, this version needs ${wanted}: run flask db upgrade`,
	storage: "Where photos are kept",
	free: (free, total) => `${size(free)} free of ${size(total)}`,
	s3: "with an S3 provider",
	pictures: (count, bytes) => `${n(count, "picture", "pictures")}, ${size(bytes)} of public copies`,
	ground: "Map of the town",
	groundAge: (when) => `data imported ${when}`,
	groundUnknown: "date of import unknown",
	groundSize: (streets, objects, areas) =>
		`${n(streets, "street", "streets")}, ${n(objects, "object", "objects")}, ${n(areas, "area", "areas")}`,
	channels: "Messages of the last 24 hours",
	channel: { email: "Mail", push: "Push notification", sms: "Text message", webhook: "Other program" },
	columns: {
		channel: "Channel",
		sent: "Sent",
		waiting: "Waiting",
		failed: "Given up",
		last: "Last one left",
	},
	noChannel: "No message for 24 hours.",
	never: "never",
	examine: "Examine everything",
	examineText: "Really tries the disk, the database, Redis, the storage and the mail server. Some seconds.",
	examining: "Examining…",
	again: "Examine again",
	allFine: "All is well: nothing to mend.",
	result: (wrong, look) => `${formatNumber(wrong)} to mend, ${formatNumber(look)} to watch.`,
	fine: (count) => n(count, "check is fine", "checks are fine"),
	states: { ok: "Fine", warn: "Watch", fail: "Mend" },
	detail: "Technical detail",
	things: {
		secret: "Secret key",
		address: "Public address",
		front: "Built applications",
		disk: "Room on the disk",
		database: "PostgreSQL",
		postgis: "PostGIS in the database",
		clock: "Clock",
		schema: "Tables up to date",
		processes: "Background programs",
		tasks: "Regular tasks",
		redis: "Redis answers",
		redis_kept: "Redis keeps what it has",
		redis_memory: "Memory of Redis",
		storage: "Storage",
		mail: "Mail server",
		queue: "Queue",
		default_town: "Default town",
		town: "Routing of the town",
	},
	advice: {
		secret: "Choose a long random key (openssl rand -hex 32) before opening to the public.",
		address: "Use an https address: signing in depends on it.",
		front: "Build the applications: npm ci, then npm run build in frontend.",
		disk: "Make room on this disk, or move the photos to an S3.",
		database: "Start PostgreSQL and check its address in the server's settings.",
		postgis: "Add PostGIS to this database: create extension postgis.",
		clock: "Turn on time synchronisation of the server.",
		schema: "Bring the tables up to date: flask db upgrade.",
		processes: "Start the background programs: systemctl start rueclaire.target.",
		tasks: "Read below, among the regular tasks, what failed.",
		redis: "Start Redis. Reports still come in, but nobody is told.",
		redis_kept: "Turn on “appendonly yes”: otherwise a restart delays what is sent.",
		redis_memory: "Set maxmemory-policy to noeviction: otherwise work may be lost.",
		storage: "Make room where the photos are, or give the service the right to write there.",
		mail: "Check the mail server's address and the firewall. Mails wait.",
		queue: "Look below at what waits and why, then try again.",
		default_town: "The town that the installation names does not exist: mend its name, or import it.",
		town: "Add rules in the routing: what nothing foresees goes to the fallback department.",
	},
};
