/** Words of what a scanned code opens (a sticker, a provisional receipt), in French. */
export const fr = {
	loading: "On cherche cet équipement",
	unknownTitle: "Cet équipement n’est pas dans l’inventaire",
	unknownText:
		"Il a peut-être été remplacé. Vous pouvez signaler le problème par son adresse ou sur la carte.",
	offlineTitle: "Pas de réseau",
	offlineText:
		"L’équipement ne peut pas être retrouvé sans réseau. Vous pouvez commencer votre signalement : il partira dès le retour du réseau.",
	report: "Signaler le problème",
	retry: "Réessayer",
	failedTitle: "L’équipement n’a pas pu être retrouvé",
	pendingTitle: "Votre signalement n’est pas encore arrivé",
	pendingText:
		"L’agent l’a gardé sur son appareil. Votre numéro s’affichera ici dès qu’il sera envoyé : réessayez plus tard, ou appelez la mairie.",
	pageTitle: "Votre récépissé",
};
