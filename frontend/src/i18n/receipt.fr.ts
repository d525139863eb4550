/** Words of the printed receipt, in French; the receipt is in the person's language, whatever the screen's. */
export const fr = {
	title: "Récépissé de signalement",
	provisional: "Note provisoire de signalement",
	number: "Numéro",
	numberLater: "Votre numéro vous attend derrière ce code dès que la mairie a le réseau.",
	what: "Quoi",
	where: "Où",
	when: "Signalé le",
	taken: "Noté le",
	department: "Qui s’en occupe",
	due: "Avant le",
	asset: "Objet",
	follow: "Suivre ce signalement",
	followText: "Scannez ce code avec un téléphone, ou donnez le numéro à la mairie.",
	scanLater: "Scannez ce code demain pour lire votre numéro.",
	keep: "Gardez ce papier : le code ouvre votre signalement sans mot de passe.",
	free: "Ce service est gratuit.",
	qr: "Code à scanner",
};
export type ReceiptWords = typeof fr;
