/** Words of the map, in French. */

export const fr = {
	zoomIn: "Rapprocher",
	zoomOut: "Éloigner",
	locate: "Ma position",
	gestureWindows: "Maintenez Ctrl et faites défiler pour agrandir la carte",
	gestureMac: "Maintenez ⌘ et faites défiler pour agrandir la carte",
	gesturePhone: "Déplacez la carte avec deux doigts",
	loading: "Chargement de la carte",
	noWebglTitle: "La carte ne s’affiche pas sur cet appareil",
	noWebglText: "Tout se fait aussi par la liste et par l’adresse.",
	failedTitle: "La carte n’a pas pu se charger",
	failedText: "La liste et l’adresse marchent toujours.",
	tilesFailing: "Le fond de carte n’arrive pas. Les points restent justes.",
	pickerKeys:
		"Flèches : déplacer le point de 1 m. Avec Majuscule : 10 m. Plus et moins : agrandir ou réduire.",
	nearestAsset: (reference: string, distance: string) => `${reference}, ${distance}`,
};
