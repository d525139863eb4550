/** Words of what a scanned code opens, in Spanish. */
import type { fr } from "./scanned.fr";

export const es: typeof fr = {
	loading: "Buscando este objeto",
	unknownTitle: "Este objeto no está en el inventario",
	unknownText:
		"Puede que lo hayan sustituido. Usted puede comunicar el problema con su dirección o en el mapa.",
	offlineTitle: "Sin conexión",
	offlineText:
		"Sin conexión no se puede encontrar el objeto. Puede empezar su aviso: se enviará en cuanto vuelva la conexión.",
	report: "Comunicar el problema",
	retry: "Reintentar",
	failedTitle: "No se ha podido encontrar el objeto",
	pendingTitle: "Su aviso todavía no ha llegado",
	pendingText:
		"El agente lo ha guardado en su dispositivo. Su número aparecerá aquí en cuanto se envíe: vuelva a intentarlo más tarde o llame al ayuntamiento.",
	pageTitle: "Su recibo",
};
