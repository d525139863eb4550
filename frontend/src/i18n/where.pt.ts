/** Words of saying where, what, and "the same one", in Portuguese. */
import { plural } from "./format";
import type { fr } from "./where.fr";

export const pt: typeof fr = {
	gps: {
		waiting: (distance) => `Posição com margem de ${distance}`,
		waitingText: "Mais uns segundos: vai ficando mais precisa.",
		slow: "A posição continua pouco precisa",
		slowText: "Coloque o ponto no mapa ou escreva o endereço.",
		slowTextNoMap: "Escreva o endereço ou escolha um local na lista.",
		dontWait: "Continuar sem esperar",
	},
	place: {
		chooseTitle: "Diga onde é",
		chooseMap: "Toque no mapa, escreva um endereço ou escolha na lista.",
		chooseList: "Escreva um endereço ou escolha um local na lista.",
		choose: "Escolha um local para continuar",
		skipMap: "Escolher o local sem o mapa",
		touchMap: "Toque no mapa ou arraste o ponto",
		landmarks: "Locais conhecidos muito perto",
		away: (distance) => `a ${distance}`,
		fromList: "Ponto colocado neste local",
		hintAdd: "Acrescentar uma referência",
		hint: "Uma referência (facultativa)",
		hintText: "O que ajuda a encontrar o local exato. Lido só pela equipa, nunca publicado.",
		hintExample: "Cerca de 5 m na direção da escola",
		noPhotoPlace: "Não, noutro local",
	},
	road: {
		title: {
			metropole: "Esta via é da metrópole",
			departement: "Esta via é do departamento",
			state: "Esta via é do Estado",
			private: "Esta via é privada",
		},
		forwards: (name) => `Pode comunicar aqui. A cidade transmite o que compete a «${name}».`,
		takes: "Pode comunicar aqui: a cidade transmite se for preciso.",
		some: (services) => `Aqui a cidade não trata de: ${services}. O resto comunica-se aqui.`,
		all: "A cidade não intervém aqui. Eis a quem se dirigir.",
		stop: "Aqui não compete à cidade",
		stopText: (service) => `«${service}» nesta via: avise diretamente.`,
		action: "Escolha outro problema ou avise diretamente.",
	},
	competent: {
		call: (phone) => `Ligar para o ${phone}`,
		write: "Escrever um e-mail",
		site: "Abrir o site",
		newTab: "(novo separador)",
	},
	what: {
		search: "Descreva ou procure o problema",
		example: "Exemplo: um buraco em frente da escola",
		fromWords: "Segundo as suas palavras",
		kept: "A sua frase fará parte da ocorrência. Poderá alterá-la.",
		because: {
			asset: "Segundo o equipamento escolhido",
			nearby: "Comunicado muitas vezes aqui perto",
			often: "Comunicado muitas vezes na cidade",
			hour: "Frequente a esta hora",
			season: "Frequente nesta época do ano",
		},
	},
	duplicate: {
		another: (number, of) => `${number} de ${of}`,
		here: (when) => `No mesmo local, ${when}`,
		joinTitle: "Juntar a sua voz",
		joinText: "Vai acompanhar esta ocorrência. Mais nada é obrigatório.",
		detail: "Um pormenor para a equipa (facultativo)",
		detailHint: "Lido só pela equipa, nunca publicado.",
		detailExample: "Desde ontem há mais dois apagados.",
		photos: (count) =>
			`${plural(count, "A sua foto será acrescentada", "As suas fotos serão acrescentadas")} à ocorrência.`,
		send: "Juntar a minha voz",
		back: "Voltar",
		kept: "Está guardado neste telefone e será enviado automaticamente.",
	},
	send: {
		hint: (hint) => `Referência: ${hint}`,
		looksLike: (name) => `A sua frase faz pensar em «${name}»`,
		looksLikeText: "A decisão é sua: mude, ou mantenha a sua escolha.",
		change: (name) => `Escolher «${name}»`,
		keep: "Manter a minha escolha",
	},
	questions: {
		number: "Escreva um número, por exemplo 3.",
		datetime: "Escolha um dia e uma hora.",
	},
};
