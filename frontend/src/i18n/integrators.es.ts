/** Words of the page for programmers, in Spanish. */
import type { fr } from "./integrators.fr";

export const es: typeof fr = {
	title: "Para desarrolladores",
	intro: (town: string) =>
		`Lo que ${town || "la ciudad"} abre a los programas, con líneas listas para copiar. Leer no exige clave ni cuenta.`,
	api: "La API",
	apiText: "Buscar, avisar, seguir: todo lo que hace la aplicación. Ninguna dirección ni campo desaparece.",
	docs: "Documentación para probar",
	description: "Descripción OpenAPI",
	open311: "Open311",
	open311Text: "Para los programas que hablan GeoReport v2, en XML o en JSON.",
	discovery: "Ficha de descubrimiento",
	key: "Enviar por Open311 exige una clave del ayuntamiento.",
	keyMail: "Pedir una clave",
	webhooks: "Webhooks",
	webhooksText:
		"El ayuntamiento puede avisar a su servidor de cada etapa. Los envíos van firmados (Standard Webhooks); esto los verifica:",
	data: "Datos abiertos",
	dataText:
		"Todos los avisos pasados, mes a mes, sin nada personal. Una descarga cortada sigue donde se paró.",
	dataLink: "Archivos, columnas y licencia",
	feeds: "Canales",
	feedsText:
		"Las novedades en Atom o RSS, por barrio, tipo o calle; las intervenciones previstas para una agenda.",
	calendar: "Intervenciones previstas (agenda)",
	embed: "En un sitio web",
	embedText: "El mapa o la lista en una página, sin cookies.",
	embedLink: "Preparar el código",
	copy: (name: string) => `Copiar: ${name}`,
	copied: "Copiado",
	notCopied: "No se pudo copiar: seleccione la línea a mano.",
	choose: "Barrio",
};
