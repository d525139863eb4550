/** Words of the printed receipt, in Portuguese. */
import type { ReceiptWords } from "./receipt.fr";

export const pt: ReceiptWords = {
	title: "Recibo da sua ocorrência",
	provisional: "Nota provisória da sua ocorrência",
	number: "Número",
	numberLater: "O seu número ficará disponível neste código assim que a câmara municipal tiver rede.",
	what: "O quê",
	where: "Onde",
	when: "Comunicado em",
	taken: "Anotado em",
	department: "Quem trata",
	due: "Antes de",
	asset: "Objeto",
	follow: "Acompanhar esta ocorrência",
	followText: "Leia este código com um telefone ou indique o número à câmara municipal.",
	scanLater: "Leia este código amanhã para ver o seu número.",
	keep: "Guarde este papel: o código abre a sua ocorrência sem palavra-passe.",
	free: "Este serviço é gratuito.",
	qr: "Código para ler",
};
