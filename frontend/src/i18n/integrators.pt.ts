/** Words of the page for programmers, in Portuguese. */
import type { fr } from "./integrators.fr";

export const pt: typeof fr = {
	title: "Para programadores",
	intro: (town: string) =>
		`O que ${town || "a cidade"} abre aos programas, com linhas prontas a copiar. Ler não pede chave nem conta.`,
	api: "A API",
	apiText: "Procurar, comunicar, seguir: tudo o que a aplicação faz. Nenhum endereço nem campo desaparece.",
	docs: "Documentação para experimentar",
	description: "Descrição OpenAPI",
	open311: "Open311",
	open311Text: "Para os programas que falam GeoReport v2, em XML ou em JSON.",
	discovery: "Ficha de descoberta",
	key: "Enviar por Open311 exige uma chave da câmara.",
	keyMail: "Pedir uma chave",
	webhooks: "Webhooks",
	webhooksText:
		"A câmara pode avisar o seu servidor em cada etapa. Os envios são assinados (Standard Webhooks); isto verifica-os:",
	data: "Dados abertos",
	dataText:
		"Todas as ocorrências passadas, mês a mês, sem nada de pessoal. Uma transferência cortada continua onde parou.",
	dataLink: "Ficheiros, colunas e licença",
	feeds: "Feeds",
	feedsText:
		"As novidades em Atom ou RSS, por bairro, tipo ou rua; as intervenções previstas para uma agenda.",
	calendar: "Intervenções previstas (agenda)",
	embed: "Num site",
	embedText: "O mapa ou a lista numa página, sem cookies.",
	embedLink: "Preparar o código",
	copy: (name: string) => `Copiar: ${name}`,
	copied: "Copiado",
	notCopied: "Não foi possível copiar: selecione a linha à mão.",
	choose: "Bairro",
};
