/** Words of the accessibility statement, in Portuguese. */
import type { fr } from "./access.fr";
import { formatDate, formatNumber, plural } from "./format";

export const pt: typeof fr = {
	title: "Declaração de acessibilidade",
	link: "Acessibilidade: não conforme",
	intro: (town) => [
		`${town || "O município"} compromete-se a tornar este serviço acessível, como exige o artigo 47 da lei francesa 2005-102, de 11 de fevereiro de 2005.`,
		"Esta declaração refere-se à aplicação dos moradores: comunicar, acompanhar, receber notícias.",
	],
	state: "Estado de conformidade",
	stateText:
		"No sentido da lei, esta aplicação não está conforme com o RGAA 4.1: ainda não foi feita uma auditoria completa por uma pessoa habilitada. Está construída para as WCAG 2.2, nível AA, e o que pode ser medido é medido, como se diz abaixo.",
	results: "Resultados das medições",
	resultsText: (date, screens, wide) =>
		`Em ${formatDate(date)} foram percorridos ${formatNumber(screens)} ecrãs e estados num navegador com o tamanho de um telefone; ${formatNumber(wide)} deles também com o de um computador.`,
	noProblem: "Estas medições não encontraram nenhum defeito. Isso não prova que tudo seja acessível.",
	problems: (count) =>
		`${formatNumber(count)} ${plural(count, "defeito encontrado", "defeitos encontrados")} por estas medições, ecrã a ecrã mais abaixo.`,
	tools: (tools) => `Ferramentas: ${tools}.`,
	checks: "O que é medido",
	checksList: [
		"As regras do axe para as WCAG 2.0 a 2.2, níveis A e AA",
		"O contraste dos textos em claro, em escuro, em contraste reforçado e com as cores impostas pelo sistema",
		"O tamanho dos botões e das ligações: pelo menos 44 píxeis",
		"O texto ampliado a 200 %, sem perda e sem deslocamento lateral",
		"O percurso com o teclado e a marca visível do elemento escolhido",
		"A paragem das animações quando se pede",
	],
	screens: "Ecrã a ecrã",
	screen: "Ecrã",
	defects: "Defeitos",
	notCovered: "O que não está coberto",
	notCoveredList: [
		"A auditoria dos 106 critérios do RGAA por uma pessoa habilitada",
		"Ensaios com pessoas com deficiência",
		"Ensaios com os leitores de ecrã NVDA, JAWS, VoiceOver e TalkBack, e com o comando por voz",
		"Os navegadores Safari e Firefox",
		"As fotos enviadas pelos moradores: o texto alternativo só diz em geral o que mostram",
		"O próprio mapa: um leitor de ecrã não o consegue ler. A lista e a procura de endereços fazem o mesmo",
		"Os painéis dos agentes, exceto o do balcão",
	],
	contact: "Escrever-nos",
	contactText: "Se não consegue usar esta aplicação, diga-nos: ajudamos de outra maneira e corrigimo-la.",
	contactNobody: "Dirija-se à sua câmara municipal.",
	recourse: "Vias de recurso",
	recourseText:
		"Se nos comunicou um defeito que o impede de usar este serviço e a nossa resposta não lhe convém, pode:",
	recourseList: [
		"escrever ao Défenseur des droits (provedor dos direitos): formulaire.defenseurdesdroits.fr",
		"contactar o delegado mais próximo: www.defenseurdesdroits.fr/saisir/delegues",
		"telefonar para o 09 69 39 00 00",
		"escrever-lhe, sem selo: Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07",
	],
};
