/** Words of what a scanned code opens, in Portuguese. */
import type { fr } from "./scanned.fr";

export const pt: typeof fr = {
	loading: "A procurar este objeto",
	unknownTitle: "Este objeto não está no inventário",
	unknownText: "Pode ter sido substituído. Pode comunicar o problema pelo endereço ou no mapa.",
	offlineTitle: "Sem rede",
	offlineText:
		"Sem rede não é possível encontrar o objeto. Pode começar a sua ocorrência: será enviada assim que a rede voltar.",
	report: "Comunicar o problema",
	retry: "Tentar novamente",
	failedTitle: "Não foi possível encontrar o objeto",
	pendingTitle: "A sua ocorrência ainda não chegou",
	pendingText:
		"O agente guardou-a no seu dispositivo. O seu número aparecerá aqui assim que for enviada: tente mais tarde ou telefone para a câmara municipal.",
	pageTitle: "O seu recibo",
};
