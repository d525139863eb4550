/** Words of the map, in Portuguese. */
import type { fr } from "./map.fr";

export const pt: typeof fr = {
	zoomIn: "Aproximar",
	zoomOut: "Afastar",
	locate: "A minha posição",
	gestureWindows: "Mantenha Ctrl premido e deslize para ampliar o mapa",
	gestureMac: "Mantenha ⌘ premido e deslize para ampliar o mapa",
	gesturePhone: "Desloque o mapa com dois dedos",
	loading: "A carregar o mapa",
	noWebglTitle: "Este aparelho não consegue mostrar o mapa",
	noWebglText: "Tudo se faz também pela lista e pelo endereço.",
	failedTitle: "Não foi possível carregar o mapa",
	failedText: "A lista e o endereço continuam a funcionar.",
	tilesFailing: "O fundo do mapa não chega. Os pontos continuam certos.",
	pickerKeys: "Setas: deslocar o ponto 1 m. Com Shift: 10 m. Mais e menos: ampliar ou reduzir.",
	nearestAsset: (reference, distance) => `${reference}, ${distance}`,
};
