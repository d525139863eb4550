/** Words of the accessibility statement, in Spanish. */
import type { fr } from "./access.fr";
import { formatDate, formatNumber, plural } from "./format";

export const es: typeof fr = {
	title: "Declaración de accesibilidad",
	link: "Accesibilidad: no conforme",
	intro: (town) => [
		`${town || "El municipio"} se compromete a hacer accesible este servicio, como exige el artículo 47 de la ley francesa 2005-102, de 11 de febrero de 2005.`,
		"Esta declaración se refiere a la aplicación de los vecinos: avisar, seguir, recibir noticias.",
	],
	state: "Estado de conformidad",
	stateText:
		"En el sentido de la ley, esta aplicación no es conforme con el RGAA 4.1: todavía no la ha auditado por completo una persona habilitada. Está construida para las WCAG 2.2, nivel AA, y lo que se puede medir se mide, como se dice a continuación.",
	results: "Resultados de las mediciones",
	resultsText: (date, screens, wide) =>
		`El ${formatDate(date)} se recorrieron ${formatNumber(screens)} pantallas y estados en un navegador con el tamaño de un teléfono; ${formatNumber(wide)} de ellos también con el de un ordenador.`,
	noProblem: "Estas mediciones no han encontrado ningún defecto. Eso no prueba que todo sea accesible.",
	problems: (count) =>
		`${formatNumber(count)} ${plural(count, "defecto encontrado", "defectos encontrados")} con estas mediciones, pantalla por pantalla más abajo.`,
	tools: (tools) => `Herramientas: ${tools}.`,
	checks: "Lo que se mide",
	checksList: [
		"Las reglas de axe para las WCAG 2.0 a 2.2, niveles A y AA",
		"El contraste de los textos en claro, en oscuro, en contraste reforzado y con los colores impuestos por el sistema",
		"El tamaño de botones y enlaces: al menos 44 píxeles",
		"El texto ampliado al 200 %, sin pérdida y sin desplazamiento lateral",
		"El recorrido con el teclado y la marca visible del elemento elegido",
		"La parada de las animaciones cuando se pide",
	],
	screens: "Pantalla por pantalla",
	screen: "Pantalla",
	defects: "Defectos",
	notCovered: "Lo que no está cubierto",
	notCoveredList: [
		"La auditoría de los 106 criterios del RGAA por una persona habilitada",
		"Pruebas con personas con discapacidad",
		"Pruebas con los lectores de pantalla NVDA, JAWS, VoiceOver y TalkBack, y con el control por voz",
		"Los navegadores Safari y Firefox",
		"Las fotos enviadas por los vecinos: su texto alternativo solo dice en general lo que muestran",
		"El mapa mismo: un lector de pantalla no puede leerlo. La lista y la búsqueda de direcciones hacen lo mismo",
		"Los paneles de los agentes, salvo el de ventanilla",
	],
	contact: "Escribirnos",
	contactText: "Si no puede usar esta aplicación, díganoslo: le ayudaremos de otra manera y la corregiremos.",
	contactNobody: "Diríjase a su ayuntamiento.",
	recourse: "Vías de recurso",
	recourseText:
		"Si nos ha señalado un defecto que le impide usar este servicio y nuestra respuesta no le satisface, puede:",
	recourseList: [
		"escribir al Défenseur des droits (defensor de los derechos): formulaire.defenseurdesdroits.fr",
		"contactar con su delegado más cercano: www.defenseurdesdroits.fr/saisir/delegues",
		"llamarle al 09 69 39 00 00",
		"escribirle sin sello: Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07",
	],
};
