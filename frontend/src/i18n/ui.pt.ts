/** Words shared by the apps, in Portuguese. */
import { formatBytes } from "./format";
import type { fr } from "./ui.fr";

export const pt: typeof fr = {
	appName: "Rue Claire",
	skip: "Ir para o conteúdo",
	back: "Voltar",
	close: "Fechar",
	cancel: "Anular",
	retry: "Tentar de novo",
	seeList: "Ver a lista",
	loading: "A carregar",
	late: "Em atraso",
	language: "Idioma",
	theme: "Aspeto",
	themes: {
		system: "Como o telefone",
		light: "Claro",
		dark: "Escuro",
		contrast: "Alto contraste",
	},
	statuses: {
		received: "Recebido",
		acknowledged: "Em tratamento",
		scheduled: "Intervenção prevista",
		in_progress: "Em curso",
		resolved: "Reparado",
		rejected: "Não aceite",
		forwarded: "Transmitido",
		duplicate: "Já comunicado",
		reopened: "Reaberto",
	},
	update: { ready: "Há uma nova versão pronta.", now: "Recarregar" },
	before: "Antes",
	after: "Depois",
	photoPending: "Foto em preparação",
	photoGone: "Foto indisponível",
	network: {
		offline: "Sem rede",
		offlineKept: "Tudo está guardado neste telefone. O envio é automático.",
	},
	errors: {
		network: "O servidor não responde. Verifique a rede e tente de novo.",
		timeout: "O servidor demora demasiado a responder. Tente de novo dentro de momentos.",
		unknown: "Algo correu mal do nosso lado. Tente de novo dentro de momentos.",
		loadFailed: "Não é possível mostrar esta página",
		codeLabel: (code) => `Referência técnica: ${code}`,
	},
	photos: {
		too_large: (limit) => `Esta foto tem mais de ${formatBytes(limit)}. Escolha uma mais leve.`,
		unreadable: "Este ficheiro não é uma foto legível. Escolha outra.",
	},
};
