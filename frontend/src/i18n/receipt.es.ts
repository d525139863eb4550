/** Words of the printed receipt, in Spanish. */
import type { ReceiptWords } from "./receipt.fr";

export const es: ReceiptWords = {
	title: "Recibo de su aviso",
	provisional: "Nota provisional de su aviso",
	number: "Número",
	numberLater: "Su número estará disponible con este código en cuanto el ayuntamiento tenga conexión.",
	what: "Qué",
	where: "Dónde",
	when: "Comunicado el",
	taken: "Anotado el",
	department: "Quién se ocupa",
	due: "Antes del",
	asset: "Objeto",
	follow: "Seguir este aviso",
	followText: "Escanee este código con un teléfono o dé el número al ayuntamiento.",
	scanLater: "Escanee este código mañana para leer su número.",
	keep: "Conserve este papel: el código abre su aviso sin contraseña.",
	free: "Este servicio es gratuito.",
	qr: "Código para escanear",
};
