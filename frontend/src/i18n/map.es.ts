/** Words of the map, in Spanish. */
import type { fr } from "./map.fr";

export const es: typeof fr = {
	zoomIn: "Acercar",
	zoomOut: "Alejar",
	locate: "Mi posición",
	gestureWindows: "Mantenga pulsada la tecla Ctrl y desplácese para ampliar el mapa",
	gestureMac: "Mantenga pulsada la tecla ⌘ y desplácese para ampliar el mapa",
	gesturePhone: "Mueva el mapa con dos dedos",
	loading: "Cargando el mapa",
	noWebglTitle: "Este aparato no puede mostrar el mapa",
	noWebglText: "Todo se puede hacer también con la lista y la dirección.",
	failedTitle: "No se ha podido cargar el mapa",
	failedText: "La lista y la dirección siguen funcionando.",
	tilesFailing: "El fondo del mapa no llega. Los puntos siguen siendo correctos.",
	pickerKeys: "Flechas: mover el punto 1 m. Con Mayúsculas: 10 m. Más y menos: ampliar o reducir.",
	nearestAsset: (reference, distance) => `${reference}, ${distance}`,
};
