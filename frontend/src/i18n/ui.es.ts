/** Words shared by the apps, in Spanish. */
import { formatBytes } from "./format";
import type { fr } from "./ui.fr";

export const es: typeof fr = {
	appName: "Rue Claire",
	skip: "Ir al contenido",
	back: "Volver",
	close: "Cerrar",
	cancel: "Deshacer",
	retry: "Reintentar",
	seeList: "Ver la lista",
	loading: "Cargando",
	late: "Con retraso",
	language: "Idioma",
	theme: "Aspecto",
	themes: {
		system: "Como el teléfono",
		light: "Claro",
		dark: "Oscuro",
		contrast: "Alto contraste",
	},
	statuses: {
		received: "Recibido",
		acknowledged: "En trámite",
		scheduled: "Intervención prevista",
		in_progress: "En curso",
		resolved: "Reparado",
		rejected: "No admitido",
		forwarded: "Transmitido",
		duplicate: "Ya avisado",
		reopened: "Reabierto",
	},
	update: { ready: "Hay una nueva versión lista.", now: "Recargar" },
	before: "Antes",
	after: "Después",
	photoPending: "Foto en preparación",
	photoGone: "Foto no disponible",
	network: {
		offline: "Sin red",
		offlineKept: "Todo está guardado en este teléfono. Se enviará solo.",
	},
	errors: {
		network: "El servidor no responde. Compruebe la red y vuelva a intentarlo.",
		timeout: "El servidor tarda demasiado en responder. Vuelva a intentarlo en un momento.",
		unknown: "Algo no ha funcionado por nuestra parte. Vuelva a intentarlo en un momento.",
		loadFailed: "No se puede mostrar esta página",
		codeLabel: (code) => `Referencia técnica: ${code}`,
	},
	photos: {
		too_large: (limit) => `Esta foto supera los ${formatBytes(limit)}. Elija una más ligera.`,
		unreadable: "Este archivo no es una foto legible. Elija otra.",
	},
};
