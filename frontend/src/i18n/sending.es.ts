/** Words about sending, in Spanish. */
import { plural } from "./format";
import type { fr } from "./sending.fr";

export const es: typeof fr = {
	announce: {
		waiting: (count) =>
			plural(count, "Un envío espera en este teléfono", `${count} envíos esperan en este teléfono`),
		waitingText: "No tiene que hacer nada: saldrá solo en cuanto sea posible.",
		refused: (count) =>
			plural(count, "Un envío necesita su atención", `${count} envíos necesitan su atención`),
		refusedText: "No se ha perdido nada. Vea lo que hay que cambiar.",
	},
	errand: {
		notFixed: "Usted dice que no está reparado",
		join: "Usted ha visto el mismo problema",
		photo: "Usted envía otra foto",
		removeTitle: "¿Eliminar este envío?",
		removeText: "Se borrará de este teléfono. La ciudad no lo ha recibido.",
		removeMaybe: "Se borrará de este teléfono. Es posible que la ciudad ya lo haya recibido.",
	},
	card: {
		photos: (count) => plural(count, "Con una foto", `Con ${count} fotos`),
		preparing: "Preparando la foto. Puede cerrar esta página.",
		fragile: "Red débil: la foto sale por partes y continúa donde se detuvo.",
		offline: "Sin red. El envío seguirá solo cuando vuelva.",
	},
	sent: {
		without: (count) => plural(count, "Una foto no ha salido", `${count} fotos no han salido`),
		withoutText: "Su aviso ha llegado. El lugar y sus respuestas bastan al equipo.",
		withoutHow: "Puede enviar otra ahora.",
	},
	another: {
		gone: "Esta foto no se ha podido publicar",
		goneText: "El aviso sí ha llegado. Otra foto puede ocupar su lugar.",
		replace: "Enviar otra foto",
		add: "Añadir una foto",
		waiting: "Su foto saldrá en cuanto sea posible.",
		refused: "Esta foto no se ha aceptado. Elija otra.",
		sent: "Su foto ha llegado. Se mostrará en cuanto esté lista.",
	},
};
